import * as React from "react";
import type { Workspace } from "../state/sessions";
import { tabElementId } from "./TabStrip";

/**
 * Keeps the keyboard's place: when the element with the focus went away with its session or tab, the tab that is shown
 * now gets the focus, so that nobody starts again at the top of the page.
 */
export function useFocusKept(workspace: Workspace): void {
  const focused = workspace.sessions.find(({ id }) => id === workspace.focusedSessionId)?.focusedTabId ?? "";
  const tabs = workspace.sessions.flatMap((session) => session.tabs.map(({ id }) => id)).join(" ");
  const first = React.useRef(true);
  React.useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    // A browser takes the focus from a hidden element at its next frame, not at once.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.getElementById(tabElementId(focused))?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [focused, tabs]);
}
