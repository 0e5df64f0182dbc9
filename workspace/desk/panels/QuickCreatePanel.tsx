import * as React from "react";
import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  OverlayDrawer,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { DraftFields } from "../forms/DraftFields";
import { useDraft } from "../forms/useDraft";
import { useDesk } from "../DeskContext";
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
    <OverlayDrawer
      open
      position="end"
      aria-label={title}
      onOpenChange={(_event, data) => {
        if (!data.open) overlay.answer(null);
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label="Close"
              onClick={() => overlay.answer(null)}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {form.problem !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{form.problem}</MessageBarBody>
          </MessageBar>
        )}
        <DraftFields columns={form.columns} draft={form.draft} missing={form.missing} change={form.change} />
      </DrawerBody>
      <DrawerFooter>
        <Button appearance="primary" disabled={form.saving || !form.table} onClick={() => void save()}>
          Save and Close
        </Button>
        <Button onClick={() => overlay.answer(null)}>Cancel</Button>
      </DrawerFooter>
    </OverlayDrawer>
  );
}
