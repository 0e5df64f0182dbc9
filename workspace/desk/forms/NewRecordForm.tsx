import * as React from "react";
import { Badge, Button, makeStyles, Title3 } from "@fluentui/react-components";
import { SaveRegular } from "@fluentui/react-icons";
import { useDesk } from "../DeskContext";
import { Card } from "../parts/Card";
import { Problem } from "../parts/Problem";
import { ControlColumn } from "./ControlColumn";
import { DraftFields } from "./DraftFields";
import { FormCommands } from "./FormHeader";
import { useDraft } from "./useDraft";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "8px", padding: "0 12px 16px", minWidth: 0 },
  header: { display: "flex", alignItems: "center", gap: "12px" },
  name: { margin: 0 },
  columns: { display: "flex", flexWrap: "wrap-reverse", gap: "12px", alignItems: "flex-end" },
  details: { flexGrow: 1, flexBasis: "260px", minWidth: 0 },
});

/** A new record is unsaved whatever its control does. */
const unsavedAnyway = () => undefined;

interface NewRecordFormProps {
  tabId: string;
  canClose: boolean;
  table: string;
  defaults: Readonly<Record<string, string>>;
}

/** The main form of a record that is not saved yet; saving turns the tab into the form of the saved record. */
export function NewRecordForm({ tabId, canClose, table, defaults }: NewRecordFormProps): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const form = useDraft(table, defaults);
  const save = async () => {
    const saved = await form.save();
    if (!saved) return;
    desk.sessions.renameTab(tabId, saved.name ?? desk.tableLabel(table));
    desk.sessions.tabSaved(tabId, saved.id);
  };
  return (
    <div className={styles.form}>
      <FormCommands tabId={tabId} canClose={canClose} saved={false}>
        <Button
          appearance="subtle"
          size="small"
          icon={<SaveRegular />}
          disabled={form.saving}
          onClick={() => void save()}
        >
          Save
        </Button>
      </FormCommands>
      {form.problem !== null && <Problem reason={form.problem} />}
      <Card>
        <div className={styles.header}>
          <Title3 as="h1" className={styles.name}>
            New {desk.tableLabel(table)}
          </Title3>
          <Badge appearance="tint" color="warning">
            Unsaved
          </Badge>
        </div>
      </Card>
      <div className={styles.columns}>
        <div className={styles.details}>
          <Card title="Details">
            <DraftFields columns={form.columns} draft={form.draft} missing={form.missing} change={form.change} />
          </Card>
        </div>
        {form.table && (
          <ControlColumn table={form.table} row={null} recordId={null} recordName="" onUnsaved={unsavedAnyway} />
        )}
      </div>
    </div>
  );
}
