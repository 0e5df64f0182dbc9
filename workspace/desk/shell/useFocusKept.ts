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
      return;
    }
    // A browser takes the focus from a hidden element some time later; nobody has to wait for that.
    const { activeElement } = document;
    const isGone = !activeElement || activeElement === document.body || activeElement.getClientRects().length === 0;
    if (isGone) document.getElementById(tabElementId(focused))?.focus();
  }, [focused, tabs]);
}
