import type { Notice, Undoable } from "../base/notice";
import type { Clock } from "../base/ports";
import type { UndoOffer } from "./pageScope";

/** How long "Undo" is offered, in milliseconds. */
const undoTime = 10_000;

/** The messages of a panel, one for each of its slots. */
interface Notices<S extends string> {
  get(slot: S): Notice | undefined;
  set(slot: S, notice: Notice | undefined): void;
}

/** Offers to undo the last change of each slot of a panel, as a message that goes after a while. */
export class UndoOffers<S extends string> {
  /**
   * @param offers of the page: they survive a panel that is built anew
   * @param keyOf the key of a slot among them
   */
  constructor(
    private readonly clock: Clock,
    private readonly notices: Notices<S>,
    private readonly offers: Map<string, UndoOffer>,
    private readonly keyOf: (slot: S) => string,
  ) {}

  /** Offers it from now on. */
  offer(slot: S, undoable: Undoable): void {
    this.offers.set(this.keyOf(slot), { undoable, until: this.clock.now() + undoTime });
    this.resume(slot);
  }

  /** Offers what the page remembers of a slot, as long as it may be undone. */
  resume(slot: S): void {
    const now = this.clock.now();
    const found = this.offers.get(this.keyOf(slot));
    if (found && found.until > now) {
      const notice: Notice = found.undoable;
      this.notices.set(slot, notice);
      void this.clock.delay(found.until - now).then(() => {
        if (this.notices.get(slot) === notice) {
          this.notices.set(slot, undefined);
        }
        return undefined;
      });
    }
  }

  /** Takes the agent at the offer: it is not made again. @returns what shall be undone, if it is still offered */
  take(slot: S): Undoable | undefined {
    const notice = this.notices.get(slot);
    this.offers.delete(this.keyOf(slot));
    return notice?.kind === "unlinked" || notice?.kind === "replaced" ? notice : undefined;
  }
}
