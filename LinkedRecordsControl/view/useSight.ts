import * as React from "react";

/** What wants to know whether the agent sees it. */
interface Seen {
  setSight(isInSight: () => boolean): void;
  cameIntoSight(): void;
}

/**
 * Tells a panel whether the agent can see it: the forms of other sessions and tabs stay on the page, hidden.
 * @returns a ref for the element of the panel
 */
export function useSight(panel: Seen): React.RefObject<HTMLDivElement> {
  const element = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    // A host without it never hears that a panel has come into sight: there, every panel counts as seen.
    if (!element.current || typeof IntersectionObserver === "undefined") {
      return undefined;
    }
    panel.setSight(() => (element.current?.getClientRects().length ?? 0) > 0);
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        panel.cameIntoSight();
      }
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [panel]);
  return element;
}
