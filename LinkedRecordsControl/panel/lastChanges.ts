import type { Clock } from "../base/ports";
import type { SlotChange } from "../linking/slots";
import type { PageMemory } from "./pageMemory";

/** A change that was done. */
export interface Done<S extends string> {
  readonly change: SlotChange<S>;
  /** It was this one that wrote, and what it did can be taken back. */
  readonly undoable: boolean;
}

/** What the page remembers of a change, and the moment in milliseconds at which it is forgotten. */
export interface RememberedChange {
  readonly done: Done<string>;
  readonly until: number;
}

/** How long a change is told, and can be undone, in milliseconds. */
export const toldFor = 10_000;

/** What is told of the slots of a panel. */
interface Told<S extends string> {
  get(slot: S): Done<S> | undefined;
  set(slot: S, done: Done<S> | undefined): void;
}

/** The last change of each slot of a panel: told for a while, with the offer to undo it, whatever else fails meanwhile. */
export class LastChanges<S extends string> {
  /**
   * @param remembered by the page: they survive a panel that is built anew
   * @param keyOf the key of a slot among them
   */
  constructor(
    private readonly clock: Clock,
    private readonly told: Told<S>,
    private readonly remembered: PageMemory<RememberedChange>,
    private readonly keyOf: (slot: S) => string,
  ) {}

  /** Tells a change from now on. */
  tell(done: Done<S>): void {
    const { slot } = done.change;
    const now = this.clock.now();
    this.remembered.set(this.keyOf(slot), { done, until: now + toldFor }, now);
    this.resume(slot);
  }

  /** Tells what the page remembers of a slot, as long as it may be undone. */
  resume(slot: S): void {
    const now = this.clock.now();
    const found = this.remembered.get(this.keyOf(slot), now);
    if (found) {
      const done = { ...found.done, change: { ...found.done.change, slot } };
      this.told.set(slot, done);
      void this.clock.delay(found.until - now).then(() => {
        if (this.told.get(slot) === done) {
          this.told.set(slot, undefined);
        }
        return undefined;
      });
    }
  }

  /** It is not told any more, nor offered. */
  forget(slot: S): void {
    this.remembered.delete(this.keyOf(slot));
    this.told.set(slot, undefined);
  }
}
