import * as React from "react";

/** What a part of the panel needs in order to keep the focus. */
export interface FocusReturn<E extends HTMLElement = HTMLElement> {
  readonly ref: React.RefObject<E>;
  readonly onFocus: (event: React.FocusEvent) => void;
  readonly onBlur: (event: React.FocusEvent) => void;
}

/** What had the focus in a part that is built anew. */
const gone = { isConnected: false };

/** What takes the focus, the most sensible first: the card that has come, the search box, any button. */
const wanted = ["article button", "input", "button"];

/**
 * Keeps the focus in a part of the panel while what had it goes: a button that did its work, a message that was
 * dismissed or whose time is over, a search box in whose place a card stands, the whole form. It never takes the focus
 * from elsewhere.
 * @param name of the part in its panel
 * @param lost the parts of the panel that had the focus when they went: a host may build a form anew after a change
 * @param selectors for what takes the focus; where nothing does, the part itself
 * @returns for the element of the part
 */
export function useFocusReturn<E extends HTMLElement = HTMLElement>(
  name = "",
  lost?: Set<string>,
  selectors = wanted,
): FocusReturn<E> {
  const ref = React.useRef<E>(null);
  const last = React.useRef<Pick<Element, "isConnected"> | undefined>(lost?.has(name) ? gone : undefined);
  // After every rendering: whatever was taken away is gone by now.
  React.useLayoutEffect(() => {
    const { activeElement, body } = document;
    const { current: part } = ref;
    if (part && last.current && !last.current.isConnected) {
      last.current = undefined;
      if (!activeElement || activeElement === body) {
        (selectors.map((selector) => part.querySelector<HTMLElement>(selector)).find(Boolean) ?? part).focus();
      }
    }
  });
  React.useLayoutEffect(() => () => void lost?.[last.current ? "add" : "delete"](name), [name, lost]);
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
