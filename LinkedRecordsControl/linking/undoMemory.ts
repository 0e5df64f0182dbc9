import type { LinkTarget } from "./changeLink";

/** What can be undone: the record that was unlinked or replaced. */
export interface Undoable {
  readonly kind: "unlinked" | "replaced";
  readonly record: LinkTarget;
  /** What the change put in its place; undefined = nothing. Undo applies only as long as that is still there. */
  readonly replacement: LinkTarget | undefined;
}

interface Remembered {
  readonly undoable: Undoable;
  readonly until: number;
}

/**
 * Remembers what can be undone while the page lives: the tab refresh that follows a change may build the control
 * anew, and the offer must survive it.
 */
export class UndoMemory {
  private readonly remembered = new Map<string, Remembered>();

  /** @param until moment, in milliseconds, at which the offer ends */
  put(recordId: string, part: string, undoable: Undoable, until: number): void {
    this.remembered.set(`${recordId}:${part}`, { undoable, until });
  }

  /** What can still be undone at the moment `now`, and until when. */
  get(recordId: string, part: string, now: number): Remembered | undefined {
    const found = this.remembered.get(`${recordId}:${part}`);
    return found && found.until > now ? found : undefined;
  }

  forget(recordId: string, part: string): void {
    this.remembered.delete(`${recordId}:${part}`);
  }
}
