import * as React from "react";
import type { Sight } from "../../panel/freshness";

/** What wants to know how it stands on the page. */
export interface Seen {
  setSight(sight: Sight): void;
  cameIntoSight?(): void;
}

/** @returns a function that stops the watching */
function watch(panel: Seen, element: Element): () => void {
  // A host without an observer never hears that a panel has come into sight: there, every panel counts as seen.
  const canObserve = typeof IntersectionObserver !== "undefined";
  let isOnScreen = true;
  panel.setSight({
    // What was hidden just now has no boxes any more, before the observer tells.
    isInSight: () => !canObserve || (isOnScreen && element.getClientRects().length > 0),
    isInBox: () => element.contains(document.activeElement) && document.activeElement?.tagName === "INPUT",
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
