import * as React from "react";
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";
import { columnsOf, isLookup, labelText, type ColumnMetadata, type TableMetadata } from "../client/tableMetadata";
import { keyOf, lookupOf, textOf } from "../client/rowValues";
import { useDesk } from "../DeskContext";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(96px, 34%) 1fr", rowGap: "2px", margin: 0 },
  label: { color: tokens.colorNeutralForeground2, padding: "6px 12px 6px 0", overflowWrap: "anywhere" },
  value: { margin: 0, padding: "6px 0", overflowWrap: "anywhere", whiteSpace: "pre-line" },
  empty: { color: tokens.colorNeutralForeground3 },
});

/** The value of one column: lookups open their record in a tab, e-mails and phone numbers start a message or call. */
export function FieldValue({ row, column }: { row: Row; column: ColumnMetadata }): React.ReactElement {
  const desk = useDesk();
  const styles = useStyles();
  const text = textOf(row, keyOf(column));
  const lookup = isLookup(column) ? lookupOf(row, column.LogicalName) : null;
  // Only tables of the app have a form.
  if (lookup && desk.appTables.find(lookup.entityType)) {
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
