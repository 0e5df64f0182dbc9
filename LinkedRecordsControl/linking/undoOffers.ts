import type { Notice } from "./conversationState";
import type { Clock } from "./ports";
import type { Undoable, UndoMemory } from "./undoMemory";

/** How long "Undo" is offered, in milliseconds. */
const undoTime = 10_000;

/** The messages of a panel, one for each of its parts. */
interface Notices<P extends string> {
  get(part: P): Notice | undefined;
  set(part: P, notice: Notice | undefined): void;
}

/** Offers to undo the last change of each part of a panel, as a message that goes after a while. */
export class UndoOffers<P extends string> {
  constructor(
    private readonly clock: Clock,
    private readonly recordId: string,
    private readonly notices: Notices<P>,
    private readonly memory: UndoMemory,
  ) {}

  /** Offers it from now on. */
  offer(part: P, undoable: Undoable): void {
    this.memory.put(this.recordId, part, undoable, this.clock.now() + undoTime);
    this.resume(part);
  }

  /** Offers what the page remembers of a part, as long as it may be undone. */
  resume(part: P): void {
    const now = this.clock.now();
    const found = this.memory.get(this.recordId, part, now);
    if (found) {
      const notice: Notice = found.undoable;
      this.notices.set(part, notice);
      void this.clock.delay(found.until - now).then(() => {
        if (this.notices.get(part) === notice) {
          this.notices.set(part, undefined);
        }
        return undefined;
      });
    }
  }

  /** Takes the agent at the offer: it is not made again. @returns what shall be undone, if it is still offered */
  take(part: P): Undoable | undefined {
    const notice = this.notices.get(part);
    this.memory.forget(this.recordId, part);
    return notice?.kind === "unlinked" || notice?.kind === "replaced" ? notice : undefined;
  }
}
