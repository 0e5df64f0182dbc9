import type { LinkTarget } from "./changeLink";
import type { Slot } from "./slots";

/** What can be undone: the record that was unlinked or replaced. */
export interface Undoable {
  readonly kind: "unlinked" | "replaced";
  readonly record: LinkTarget;
}

interface Remembered extends Undoable {
  readonly until: number;
}

/**
 * Remembers what can be undone while the page lives: the tab refresh that follows a change may build the control
 * anew, and the offer must survive it.
 */
export class UndoMemory {
  private readonly remembered = new Map<string, Remembered>();

  /** @param until moment, in milliseconds, at which the offer ends */
  put(conversationId: string, slot: Slot, undoable: Undoable, until: number): void {
    this.remembered.set(`${conversationId}:${slot}`, { ...undoable, until });
  }

  /** What can still be undone at the moment `now`, and until when. */
  get(conversationId: string, slot: Slot, now: number): Remembered | undefined {
    const found = this.remembered.get(`${conversationId}:${slot}`);
    return found && found.until > now ? found : undefined;
  }

  forget(conversationId: string, slot: Slot): void {
    this.remembered.delete(`${conversationId}:${slot}`);
  }
}
