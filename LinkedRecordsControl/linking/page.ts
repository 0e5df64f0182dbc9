import { UndoMemory } from "./undoMemory";

/** Hears that the links of a conversation may be others now. */
export type NewsListener = (conversationId: string) => void;

/** Tells all panels on the page what one of them did: the control can stand there twice, or be built anew meanwhile. */
export class PageNews {
  private readonly listeners = new Set<NewsListener>();

  /** @returns a function that stops the watching */
  watch(listener: NewsListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** @param own the listener of whoever tells: it knows */
  tell(conversationId: string, own: NewsListener): void {
    [...this.listeners].filter((listener) => listener !== own).forEach((listener) => listener(conversationId));
  }
}

/** What the panels of one page share; it outlives each of them. */
export interface Page {
  readonly undoMemory: UndoMemory;
  readonly news: PageNews;
}

/** A page of its own. */
export function newPage(): Page {
  return { undoMemory: new UndoMemory(), news: new PageNews() };
}

/** The page that the control stands on. */
export const thisPage: Page = newPage();
