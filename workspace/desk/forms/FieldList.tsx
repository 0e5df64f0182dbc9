import * as React from "react";
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";
import { isLookup, labelText, type ColumnMetadata, type TableMetadata } from "../client/tableMetadata";
import { keyOf, lookupOf, textOf } from "../client/rowValues";
import { useDesk } from "../DeskContext";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(96px, 34%) 1fr", rowGap: "2px", margin: 0 },
  label: { color: tokens.colorNeutralForeground2, padding: "6px 12px 6px 0", overflowWrap: "anywhere" },
  value: { margin: 0, padding: "6px 0", overflowWrap: "anywhere", whiteSpace: "pre-line" },
  empty: { color: tokens.colorNeutralForeground3 },
});

/** Tables that have a form here, so that a lookup to them is a link. */
const withForm = new Set(["account", "contact", "incident", "msdyn_ocliveworkitem"]);

/** The value of one column: lookups open their record in a tab, e-mails and phone numbers start a message or call. */
export function FieldValue({ row, column }: { row: Row; column: ColumnMetadata }): React.ReactElement {
  const desk = useDesk();
  const styles = useStyles();
  const text = textOf(row, keyOf(column));
  const lookup = isLookup(column) ? lookupOf(row, column.LogicalName) : null;
  if (lookup && withForm.has(lookup.entityType)) {
    return (
      <Link as="button" onClick={() => desk.openRecord(lookup.entityType, lookup.id)}>
        {lookup.name ?? lookup.id}
      </Link>
    );
  }
  if (text === "") {
    return (
      <span className={styles.empty} aria-label="empty">
        ---
      </span>
    );
  }
  if (column.Format === "Email") return <Link href={`mailto:${text}`}>{text}</Link>;
  if (column.Format === "Phone")
    return (
      <Link href={`tel:${text.replace(/[^\d+]/g, "")}`}>
        <bdi>{text}</bdi>
      </Link>
    );
  // A number or date keeps its own direction on a page that runs right to left.
  return <bdi>{text}</bdi>;
}

/** Columns of a table by their logical names; names the table does not have are left out. */
export const columnsOf = (table: TableMetadata, names: readonly string[]): ColumnMetadata[] =>
  names.flatMap((name) => table.Attributes.find(({ LogicalName }) => LogicalName === name) ?? []);

/** Labels and values of columns, as a form shows them when read-only. */
export function FieldList(props: { table: TableMetadata; row: Row; columns: readonly string[] }): React.ReactElement {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {columnsOf(props.table, props.columns).map((column) => (
        <React.Fragment key={column.LogicalName}>
          <dt className={styles.label}>{labelText(column.DisplayName, column.LogicalName)}</dt>
          <dd className={styles.value} data-column={column.LogicalName}>
            <FieldValue row={props.row} column={column} />
          </dd>
        </React.Fragment>
      ))}
    </dl>
  );
}
