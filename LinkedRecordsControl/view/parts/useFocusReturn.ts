import * as React from "react";

/** A place that keeps the focus. */
export interface FocusReturn {
  readonly place: React.RefObject<HTMLElement>;
  /** @returns a promise that ends with the action */
  readonly keep: (action: Promise<void>) => Promise<void>;
}

/**
 * Keeps the focus at a place while what had it comes and goes: after an action whose button is gone, the place itself
 * takes the focus, so that it does not fall back to the top of the page.
 */
export function useFocusReturn(): FocusReturn {
  const place = React.useRef<HTMLElement>(null);
  const keep = React.useCallback(async (action: Promise<void>): Promise<void> => {
    await action;
    if (document.activeElement === null || document.activeElement === document.body) {
      place.current?.focus();
    }
  }, []);
  return React.useMemo(() => ({ place, keep }), [keep]);
}
