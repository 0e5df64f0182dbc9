import * as React from "react";

/** What wants to know whether the agent sees it. */
interface Seen {
  setSight(isInSight: () => boolean): void;
  cameIntoSight(): void;
}

/** @returns a function that stops the watching */
function watch(panel: Seen, element: Element): () => void {
  // A host without it never hears that a panel has come into sight: there, every panel counts as seen.
  if (typeof IntersectionObserver === "undefined") {
    return () => undefined;
  }
  panel.setSight(() => element.getClientRects().length > 0);
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      panel.cameIntoSight();
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
