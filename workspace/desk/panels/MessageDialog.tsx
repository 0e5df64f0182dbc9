import * as React from "react";
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import type { Overlay } from "../state/overlays";

const useStyles = makeStyles({ text: { whiteSpace: "pre-line" }, details: { overflowX: "auto" } });

/** Alert, confirm and error dialogs of `context.navigation`; closing is the same as cancelling. */
export function MessageDialog({ overlay }: { overlay: Extract<Overlay, { kind: "dialog" }> }): React.ReactElement {
  const styles = useStyles();
  return (
    <Dialog
      open
      modalType={overlay.role === "confirm" ? "modal" : "alert"}
      onOpenChange={(_event, data) => {
        if (!data.open) overlay.answer(false);
      }}
    >
      <DialogSurface>
        <DialogBody>
          {overlay.title !== "" && <DialogTitle>{overlay.title}</DialogTitle>}
          <DialogContent className={styles.text}>
            {overlay.text}
            {overlay.details !== undefined && (
              <details>
                <summary>Details</summary>
                <pre className={styles.details}>{overlay.details}</pre>
              </details>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" autoFocus onClick={() => overlay.answer(true)}>
              {overlay.confirmLabel}
            </Button>
            {overlay.cancelLabel !== undefined && (
              <Button onClick={() => overlay.answer(false)}>{overlay.cancelLabel}</Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
