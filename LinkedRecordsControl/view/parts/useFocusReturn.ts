import * as React from "react";

/** What a part of the panel needs in order to keep the focus. */
interface FocusReturn<E extends HTMLElement> {
  readonly ref: React.RefObject<E>;
  readonly onFocus: (event: React.FocusEvent) => void;
  readonly onBlur: (event: React.FocusEvent) => void;
}

/** What takes the focus, the most sensible first: the card that has come, the search box, any button. */
const wanted = ["article button", "input", "button"];

/**
 * Keeps the focus in a part of the panel while what had it goes: a button that did its work, a message that was
 * dismissed or whose time is over, a search box in whose place a card stands. It never takes the focus from elsewhere.
 * @param selectors for what takes the focus; where nothing does, the part itself
 * @returns for the element of the part
 */
export function useFocusReturn<E extends HTMLElement = HTMLElement>(selectors = wanted): FocusReturn<E> {
  const ref = React.useRef<E>(null);
  const last = React.useRef<Element>();
  // After every rendering: whatever was taken away is gone by now.
  React.useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (last.current && !last.current.isConnected && (!activeElement || activeElement === body)) {
      last.current = undefined;
      const { current: part } = ref;
      const next = selectors.map((selector) => part?.querySelector<HTMLElement>(selector)).find(Boolean);
      (next ?? part)?.focus();
    }
  });
  const [handlers] = React.useState(() => ({
    onFocus: ({ target }: React.FocusEvent) => {
      last.current = target;
    },
    // Browsers differ in whether an element that is taken away loses the focus first: whether it did is known later.
    onBlur: ({ target }: React.FocusEvent) =>
      void window.setTimeout(() => {
        if (last.current === target && target.isConnected && document.activeElement !== target) {
          last.current = undefined;
        }
      }),
  }));
  return { ref, ...handlers };
}
