import type { Undoable } from "../base/notice";

/** Hears that the links of a conversation may be others now. */
export type LinksListener = (conversationId: string) => void;

/** An offer to undo, and the moment in milliseconds at which it ends. */
export interface UndoOffer {
  readonly undoable: Undoable;
  readonly until: number;
}

/**
 * What the panels of one page share. It outlives each of them: the control can stand there twice, and the tab refresh
 * that follows a change may build it anew.
 */
export class PageScope {
  /** What can be undone, by record and slot. */
  readonly undoOffers = new Map<string, UndoOffer>();
  private readonly listeners = new Set<LinksListener>();

  /** @returns a function that stops the watching */
  watchLinks(listener: LinksListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** @param own the listener of whoever tells: it knows */
  tellLinks(conversationId: string, own: LinksListener): void {
    [...this.listeners].filter((listener) => listener !== own).forEach((listener) => listener(conversationId));
  }
}

/** The page that the control stands on. */
export const thisPage = new PageScope();
