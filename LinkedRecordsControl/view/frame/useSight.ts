import * as React from "react";
import { isTextBox } from "../parts/isTextBox";
import type { Sight } from "../../panel/freshness";

/** What wants to know how it stands on the page. */
export interface Seen {
  setSight(sight: Sight): void;
  cameIntoSight?(): void;
}

/** What has the focus, where it stands in an element. */
const focusIn = (element: Element): Element | null =>
  element.contains(document.activeElement) ? document.activeElement : null;

/** @returns a function that stops the watching */
function watch(panel: Seen, element: Element): () => void {
  // A host without an observer never hears that a panel has come into sight: there, every panel counts as seen.
  const canObserve = typeof IntersectionObserver !== "undefined";
  let isOnScreen = true;
  panel.setSight({
    // What was hidden just now has no boxes any more, before the observer tells.
    isInSight: () => !canObserve || (isOnScreen && element.getClientRects().length > 0),
    isInBox: () => isTextBox(focusIn(element)),
    keepFocus: (change) => {
      const focused = focusIn(element);
      const section = focused?.closest("section");
      // The stores tell React outside of its own events, so that the page is drawn anew before this returns.
      change();
      if (section && !focused?.isConnected) {
        section.focus();
      }
    },
  });
  if (!canObserve) {
    return () => undefined;
  }
  const observer = new IntersectionObserver((entries) => {
    isOnScreen = entries.some(({ isIntersecting }) => isIntersecting);
    if (isOnScreen) {
      panel.cameIntoSight?.();
    }
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Tells a panel whether the agent can see it: the forms of other sessions and tabs stay on the page, hidden.
 * @returns a ref for the element of the panel, which may be another one later
 */
export function useSight(panel: Seen): React.RefCallback<HTMLDivElement> {
  return React.useMemo(() => {
    let stop = (): void => undefined;
    return (element) => {
      stop();
      stop = element ? watch(panel, element) : () => undefined;
    };
  }, [panel]);
}
