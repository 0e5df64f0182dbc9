import type { RememberedChange } from "./lastChanges";

/** Hears that the links of a conversation may be others now. */
export type LinksListener = (conversationId: string) => void;

/**
 * What the panels of one page share. It outlives each of them: the control can stand there twice, and the tab refresh
 * that follows a change may build it anew.
 */
export class PageScope {
  /** The last changes, which can be undone, by record and slot. */
  readonly lastChanges = new Map<string, RememberedChange>();
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
