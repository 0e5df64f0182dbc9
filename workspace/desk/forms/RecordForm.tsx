import * as React from "react";
import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";
import type { TableMetadata } from "../client/tableMetadata";
import { textOf } from "../client/rowValues";
import { useDesk } from "../DeskContext";
import { useLoaded, type Loaded } from "../state/useLoaded";
import { Card } from "../parts/Card";
import { Problem } from "../parts/Problem";
import { ContextItems } from "./ContextItems";
import { ControlColumn } from "./ControlColumn";
import { FieldList } from "./FieldList";
import { FormCommands, FormHeader } from "./FormHeader";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "8px", padding: "0 12px 16px", minWidth: 0 },
  // Where there is no room side by side, the control stands above the sections, at the top of both.
  columns: { display: "flex", flexWrap: "wrap-reverse", gap: "12px", alignItems: "flex-end" },
  details: { display: "flex", flexDirection: "column", gap: "12px", flexGrow: 1, flexBasis: "260px", minWidth: 0 },
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
  const read = loaded.kind === "ready" ? loaded.value : null;
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
  return (
    <div className={styles.form}>
      <FormCommands tabId={tabId} canClose={canClose} saved />
      <FormHeader table={definition} row={row} name={name} />
      <div className={styles.columns}>
        <div className={styles.details}>
          {desk.appTables.formOf(table).sections.map((section, index) => (
            <React.Fragment key={section.title}>
              <Card title={section.title}>
                <FieldList table={definition} row={row} columns={section.columns} />
              </Card>
              {index === 0 && table === "msdyn_ocliveworkitem" && (
                <ContextItems conversationId={recordId} refreshes={refreshes} />
              )}
            </React.Fragment>
          ))}
        </div>
        <ControlColumn table={definition} row={row} recordId={recordId} recordName={name} />
      </div>
    </div>
  );
}
