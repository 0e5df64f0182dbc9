import * as React from "react";
import { Button, makeStyles } from "@fluentui/react-components";
import { DraftFields } from "../forms/DraftFields";
import { useDraft } from "../forms/useDraft";
import { useDesk } from "../DeskContext";
import { Problem } from "../parts/Problem";
import { SidePanel } from "../parts/SidePanel";
import type { Overlay } from "../state/overlays";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: "12px", paddingBottom: "16px" },
});

/** The quick create form; closing it answers with null, a save with the new record. */
export function QuickCreatePanel({
  overlay,
}: {
  overlay: Extract<Overlay, { kind: "quickCreate" }>;
}): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const form = useDraft(overlay.table, overlay.defaults);
  const title = `Quick Create: ${desk.tableLabel(overlay.table)}`;
  const save = async () => {
    const saved = await form.save();
    if (saved) overlay.answer(saved);
  };
  return (
    <SidePanel
      title={title}
      className={styles.body}
      close={() => overlay.answer(null)}
      footer={
        <>
          <Button appearance="primary" disabled={form.saving || !form.table} onClick={() => void save()}>
            Save and Close
          </Button>
          <Button onClick={() => overlay.answer(null)}>Cancel</Button>
        </>
      }
    >
      {form.problem !== null && <Problem reason={form.problem} />}
      <DraftFields columns={form.columns} draft={form.draft} missing={form.missing} change={form.change} />
    </SidePanel>
  );
}
