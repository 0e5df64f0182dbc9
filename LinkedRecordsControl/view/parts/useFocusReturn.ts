import * as React from "react";

/**
 * Keeps the focus at a place while what had it comes and goes: after an action whose button is gone, the place itself
 * takes the focus, so that it does not fall back to the top of the page.
 */
export function useFocusReturn(): {
  readonly place: React.RefObject<HTMLElement>;
  readonly keep: (action: Promise<void>) => void;
} {
  const place = React.useRef<HTMLElement>(null);
  const keep = React.useCallback((action: Promise<void>): void => {
    const after = async (): Promise<void> => {
      await action;
      if (document.activeElement === null || document.activeElement === document.body) {
        place.current?.focus();
      }
    };
    void after();
  }, []);
  return { place, keep };
}
