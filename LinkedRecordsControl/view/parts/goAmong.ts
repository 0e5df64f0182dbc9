import type * as React from "react";

/**
 * Moves the focus among the items of a list that is one stop of the Tab key, by the arrow keys, Home and End.
 * @param items in the order of the page; a key that was pressed outside of them does nothing
 */
export function goAmong(event: React.KeyboardEvent, items: readonly HTMLElement[]): void {
  const at = items.findIndex((item) => item === event.target);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  const target = at < 0 ? undefined : items[targets[event.key] ?? -1];
  if (target) {
    event.preventDefault();
    target.focus();
  }
}
