import * as React from "react";
import { goAmong } from "../parts/goAmong";

const reachable = "a[href],button";

/** What in a list can take the focus by arrow keys; a box that is being edited has stops of its own. */
function itemsOf(list: HTMLElement | null): readonly HTMLElement[] {
  const all = Array.from(list?.querySelectorAll<HTMLElement>(reachable) ?? []);
  return all.filter((item) => !item.closest("[role=group]"));
}

/**
 * Makes links and buttons of a list one stop of the Tab key, with arrow keys, Home and End inside: a card with many columns
 * is passed as fast as one with few.
 */
export function useOneStop<T extends HTMLElement>(): {
  readonly ref: React.RefObject<T>;
  readonly onKeyDown: React.KeyboardEventHandler<T>;
  readonly onFocus: React.FocusEventHandler<T>;
} {
  const ref = React.useRef<T>(null);
  const last = React.useRef<Element | null>(null);
  const apply = (): void => {
    const items = itemsOf(ref.current);
    const stop = items.find((item) => item === last.current) ?? items[0];
    items.forEach((item) => (item.tabIndex = item === stop ? 0 : -1));
  };
  React.useLayoutEffect(apply);
  return {
    ref,
    onFocus: ({ target }) => {
      last.current = target;
      apply();
    },
    onKeyDown: (event) => goAmong(event, itemsOf(ref.current)),
  };
}
