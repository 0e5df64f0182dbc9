import * as React from "react";
import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { SectionPart } from "../../dataverse/tables/appPart";
import type { Row } from "../client/dataverseClient";
import { readRecentCases } from "../client/readRecentCases";
import { keyOf, lookupOf, textOf } from "../client/rowValues";
import { columnsOf, labelText } from "../client/tableMetadata";
import { useDesk } from "../DeskContext";
import { useLoaded } from "../state/useLoaded";
import { ContextItems } from "./ContextItems";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(96px, 34%) 1fr", rowGap: "2px", margin: 0 },
  label: { color: tokens.colorNeutralForeground2, padding: "4px 12px 4px 0", overflowWrap: "anywhere" },
  value: { margin: 0, padding: "4px 0", overflowWrap: "anywhere" },
  cases: { listStyleType: "none", margin: 0, padding: 0 },
  case: { display: "flex", flexDirection: "column", padding: "4px 0" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface PartProps<Kind extends SectionPart["kind"]> {
  part: Extract<SectionPart, { kind: Kind }>;
  /** The form's row. */
  row: Row;
}

/** Columns of the record that a lookup of the form points to, to be read only. */
function QuickView({ part, row }: PartProps<"quickView">): React.ReactElement | null {
  const styles = useStyles();
  const { dataverse, metadata } = useDesk();
  const { entityType = "", id = "" } = lookupOf(row, part.lookup) ?? {};
  const loaded = useLoaded(
    React.useCallback(async () => {
      const names = part.columns[entityType];
      if (!names) return [];
      const columns = columnsOf(await metadata.table(entityType), names);
      const linked = await dataverse.retrieve(entityType, id, `?$select=${columns.map(keyOf).join(",")}`);
      return columns.map((column) => [
        labelText(column.DisplayName, column.LogicalName),
        textOf(linked, keyOf(column)),
      ]);
    }, [dataverse, metadata, part, entityType, id]),
    { again: row },
  );
  if (loaded.kind !== "ready" || loaded.value.length === 0) return null;
  return (
    <dl className={styles.list} data-quick-view={part.name}>
      {loaded.value.map(([label, value]) => (
        <React.Fragment key={label}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value === "" ? "---" : <bdi>{value}</bdi>}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

/** The latest cases of the customer that a lookup of the form points to. */
function RecentCases({ part, row }: PartProps<"recentCases">): React.ReactElement {
  const styles = useStyles();
  const { dataverse } = useDesk();
  const customer = lookupOf(row, part.lookup)?.id;
  const loaded = useLoaded(
    React.useCallback(
      () => (customer === undefined ? Promise.resolve([]) : readRecentCases(dataverse, customer)),
      [dataverse, customer],
    ),
    { again: row },
  );
  const cases = loaded.kind === "ready" ? loaded.value : [];
  if (cases.length === 0) {
    const none = loaded.kind === "failed" ? loaded.reason : loaded.kind === "ready" ? "No cases." : "";
    return <Caption1 className={styles.quiet}>{none}</Caption1>;
  }
  return (
    <ul className={styles.cases} data-quick-view={part.name}>
      {cases.map(({ id, title, detail }) => (
        <li key={id} className={styles.case}>
          <span>{title}</span>
          <Caption1 className={styles.quiet}>{detail}</Caption1>
        </li>
      ))}
    </ul>
  );
}

interface SectionPartsProps {
  parts: readonly SectionPart[];
  row: Row;
  recordId: string;
  refreshes: number;
}

/** What stands in a section below its columns. */
export function SectionParts({ parts, row, recordId, refreshes }: SectionPartsProps): React.ReactElement {
  const styles = useStyles();
  return (
    <>
      {parts.map((part) => {
        switch (part.kind) {
          case "quickView":
            return <QuickView key={part.name} part={part} row={row} />;
          case "recentCases":
            return <RecentCases key={part.name} part={part} row={row} />;
          case "contextItems":
            return <ContextItems key={part.kind} conversationId={recordId} refreshes={refreshes} />;
          case "standIn":
            return (
              <Caption1 key={part.name} className={styles.quiet} data-stand-in={part.name}>
                {part.text}
              </Caption1>
            );
        }
      })}
    </>
  );
}
