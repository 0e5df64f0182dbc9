import * as React from "react";
import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";
import type { TableMetadata } from "../client/tableMetadata";
import { textOf } from "../client/rowValues";
import { useDesk } from "../DeskContext";
import { useLoaded, type Loaded } from "../state/useLoaded";
import { Card } from "../parts/Card";
import { Problem } from "../parts/Problem";
import { ControlColumn } from "./ControlColumn";
import { FieldList } from "./FieldList";
import { FormCommands, FormHeader } from "./FormHeader";
import { FormTabs } from "./FormTabs";
import { SectionParts } from "./SectionParts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "8px", padding: "0 12px 16px", minWidth: 0 },
  // Where there is no room side by side, the control stands above the sections, at the top of both.
  columns: { display: "flex", flexWrap: "wrap-reverse", gap: "12px", alignItems: "flex-end" },
  // Sections flow into as many columns as there is room for.
  details: { columnWidth: "232px", columnGap: "12px", flexGrow: 1, flexBasis: "260px", minWidth: 0 },
  section: { breakInside: "avoid", marginBottom: "12px" },
  wait: { padding: "48px" },
});

/** Reads a record, and again when `refreshes` changes; the row before stays until the new one is there. */
function useRecord(tableName: string, id: string, refreshes: number): Loaded<{ table: TableMetadata; row: Row }> {
  const { dataverse, metadata } = useDesk();
  const load = React.useCallback(async () => {
    const [table, row] = await Promise.all([metadata.table(tableName), dataverse.retrieve(tableName, id)]);
    return { table, row };
  }, [dataverse, metadata, tableName, id]);
  return useLoaded(load, { again: refreshes });
}

interface RecordFormProps {
  tabId: string;
  canClose: boolean;
  table: string;
  recordId: string;
  refreshes: number;
}

/** The form of an existing record: header, sections, and the solution's controls in a column of their own. */
export function RecordForm({ tabId, canClose, table, recordId, refreshes }: RecordFormProps): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const loaded = useRecord(table, recordId, refreshes);
  const [tab, setTab] = React.useState<string | null>(null);
  const read = loaded.kind === "ready" ? loaded.value : null;
  // What a control has put out is unsaved until the row is read again.
  const [unsaved, setUnsaved] = React.useState(false);
  React.useEffect(() => setUnsaved(false), [read]);
  React.useEffect(() => {
    if (read) desk.recordRead(tabId, table, textOf(read.row, read.table.PrimaryNameAttribute), read.row);
  }, [desk, tabId, table, read]);
  if (loaded.kind === "loading") return <Spinner className={styles.wait} label="Loading the form" />;
  if (loaded.kind === "failed") {
    return (
      <div className={styles.form}>
        <FormCommands tabId={tabId} canClose={canClose} saved />
        <Problem reason={loaded.reason}>
          <Button onClick={() => desk.sessions.refreshTab(tabId)}>Try again</Button>
        </Problem>
      </div>
    );
  }
  const { table: definition, row } = loaded.value;
  const name = textOf(row, definition.PrimaryNameAttribute);
  const layout = desk.appTables.formOf(table);
  // As in the product, a tab that is left takes its code components with it.
  const otherTab = layout.otherTabs?.find((other) => other.name === tab);
  const { sections } = otherTab ?? layout;
  return (
    <div className={styles.form}>
      <FormCommands tabId={tabId} canClose={canClose} saved />
      <FormHeader table={definition} row={row} name={name} unsaved={unsaved} />
      {layout.firstTab && (
        <FormTabs first={layout.firstTab} others={layout.otherTabs ?? []} selected={tab} select={setTab} />
      )}
      <div className={styles.columns}>
        <div className={styles.details}>
          {sections.map((section) => (
            <Card
              key={section.title}
              className={styles.section}
              title={section.title}
              {...(section.name && { name: section.name })}
            >
              {section.columns.length > 0 && <FieldList table={definition} row={row} columns={section.columns} />}
              <SectionParts parts={section.parts ?? []} row={row} recordId={recordId} refreshes={refreshes} />
            </Card>
          ))}
        </div>
        {!otherTab && (
          <ControlColumn
            table={definition}
            row={row}
            recordId={recordId}
            recordName={name}
            onUnsaved={() => setUnsaved(true)}
          />
        )}
      </div>
    </div>
  );
}
