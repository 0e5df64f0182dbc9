import * as React from "react";
import { useDesk } from "../DeskContext";
import type { Overlay } from "../state/overlays";
import { useObservable } from "../state/useObservable";
import { LookupPanel } from "./LookupPanel";
import { MessageDialog } from "./MessageDialog";
import { QuickCreatePanel } from "./QuickCreatePanel";

/** Gives the focus back to where it was when a panel opened: panels that a program opens have no trigger. */
function useFocusReturn(): void {
  const [before] = React.useState(() => document.activeElement);
  React.useEffect(
    () => () => {
      // After the panel's own focus trap has let go.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}

function OverlayView({ overlay }: { overlay: Overlay }): React.ReactElement {
  useFocusReturn();
  switch (overlay.kind) {
    case "lookup":
      return <LookupPanel overlay={overlay} />;
    case "quickCreate":
      return <QuickCreatePanel overlay={overlay} />;
    case "dialog":
      return <MessageDialog overlay={overlay} />;
  }
}

/** Every open panel and dialog, the latest on top. */
export function OverlayHost(): React.ReactElement {
  const overlays = useObservable(useDesk().overlays);
  return (
    <>
      {overlays.map((overlay) => (
        <OverlayView key={overlay.key} overlay={overlay} />
      ))}
    </>
  );
}
