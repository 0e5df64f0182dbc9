import { CardEdits, type EditHost } from "./cardEdits";
import type { Notice } from "../base/notice";
import type { SlotChange } from "../linking/slots";
import type { RememberedChange } from "./lastChanges";
import type { LinkTarget } from "../base/record";
import { PageMemory } from "./pageMemory";

/** Hears that the links of a conversation may be others now. */
export type LinksListener = (conversationId: string) => void;

/** What a panel leaves to the one that is built anew in its place. */
interface Leftovers {
  readonly notices: Readonly<Record<string, Notice | undefined>>;
  /** What was not done and can be tried again, by slot. */
  readonly wishes: Map<string, SlotChange<string>>;
  readonly focusedParts: Set<string>;
  /** The moment in milliseconds after which a panel is no successor any more. */
  readonly until: number;
}

/**
 * What the panels of one page share. It outlives each of them: the control can stand there twice, and the tab refresh
 * that follows a change may build it anew.
 */
export class PageScope {
  /** The last changes, which can be undone, by record and slot. */
  readonly lastChanges = new PageMemory<RememberedChange>();
  private readonly edits = new Map<string, CardEdits>();
  /** By record. */
  readonly leftovers = new PageMemory<Leftovers>();
  private readonly listeners = new Set<LinksListener>();

  /** Something was typed into a card that is not in the database. */
  get isUnsaved(): boolean {
    return [...this.edits.values()].some((edits) => edits.isUnsaved);
  }

  /** The edits of a record, also those begun before. @param host the panel that shows it now */
  editsOf({ entityType, id }: LinkTarget, host: EditHost): CardEdits {
    const key = `${entityType}:${id}`;
    let found = this.edits.get(key);
    if (!found) {
      found = new CardEdits(entityType, id, host);
      this.forgetEdits();
      this.edits.set(key, found);
    }
    found.attach(host);
    return found;
  }

  /** A panel shows records no more. */
  release(hosts: Iterable<EditHost>): void {
    for (const host of hosts) {
      this.edits.forEach((edits) => edits.detach(host));
    }
    this.forgetEdits();
  }

  /** An agent sees many records in a day: what nobody shows is kept for what was typed, and for its undo. */
  private forgetEdits(): void {
    this.edits.forEach((edits, key) => edits.isNeeded || this.edits.delete(key));
  }

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
