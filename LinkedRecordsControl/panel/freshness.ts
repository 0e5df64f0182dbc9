import type { Ports } from "../base/ports";

/**
 * Pause between two looks at the database, in milliseconds. With the answers to a look and to the reading after it, what
 * somebody else changed is shown within half a minute.
 */
const lookPause = 28_000;

/** Events that come this close together, in milliseconds, tell of one return. */
const returnGap = 1000;

/** How a panel stands on the page, as its view knows. */
export interface Sight {
  /** Whether the agent can see the panel now: the forms of other sessions stay on the page, hidden. */
  isInSight(): boolean;
  /** Whether the focus is in a box of the panel: whoever is about to type is not disturbed. */
  isInBox(): boolean;
  /** Does a change of the screen that the agent did not ask for; what had the focus gives it to its section if it goes. */
  keepFocus(change: () => void): void;
}

/** A panel without a page. */
export const inSight: Sight = { isInSight: () => true, isInBox: () => false, keepFocus: (change) => change() };

/** A panel that is kept fresh. Nothing here rejects. */
export interface KeptFresh {
  /** The panel can be seen, and nothing is begun in it that a change of the screen would disturb. */
  isIdle(): boolean;
  /** Asks for one small row whether what is shown is still so, and reads it where it is not. */
  look(): Promise<void>;
  /** Reads what is shown. */
  reread(): Promise<void>;
}

/**
 * Shows what other people and other tabs change: looks now and then while the panel is seen and idle, and at once when the
 * agent comes back to the page. Whoever was away may have changed the linked records themselves: these are read as well.
 * @returns a function that ends it
 */
export function keepFresh({ clock, attention }: Pick<Ports, "clock" | "attention">, panel: KeptFresh): () => void {
  let asked = clock.now();
  const ask = (question: "look" | "reread"): void => {
    if (attention.isVisible() && panel.isIdle()) {
      asked = clock.now();
      void panel[question]();
    }
  };
  const stopLooking = clock.every(lookPause, () => ask("look"));
  const stopWatching = attention.watch((wasHidden) => {
    if (clock.now() - asked >= returnGap) {
      ask(wasHidden ? "reread" : "look");
    }
  });
  return () => {
    stopLooking();
    stopWatching();
  };
}
