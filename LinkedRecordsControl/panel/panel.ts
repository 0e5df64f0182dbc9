import type { PanelOptions } from "../base/options";
import type { Ports } from "../base/ports";
import { asLinkTarget, isSameRecord, type LinkTarget } from "../base/record";
import { toldApart } from "../linking/namesakes";
import type { RecordSearch } from "../linking/recordSearch";
import type { Links, SlotChange } from "../linking/slots";
import type { RecordCard } from "../records/card";
import type { CardEdits, EditHost } from "./cardEdits";
import { inSight, keepFresh, type Sight } from "./freshness";
import { LastChanges, toldFor, type Done } from "./lastChanges";
import type { PageScope } from "./pageScope";
import type { PanelState } from "./panelState";
import { WritingPanel, type ChangeEnd } from "./writingPanel";

/**
 * The core of every panel: one change at a time of the row's slots, with its question, its message, and its undo. How a
 * slot is changed, and what else the row has, is the panel's own.
 */
export abstract class Panel<
  S extends string,
  R extends { readonly links: Links<S> },
  T extends PanelState<S, R>,
> extends WritingPanel<S, R, T> {
  abstract readonly searches: Readonly<Partial<Record<S, RecordSearch>>>;
  /** Parts that had the focus when they went. */
  focusedParts = new Set<string>();
  protected sight = inSight;
  protected readonly last: LastChanges<S>;
  private readonly editHosts = new Map<S, EditHost>();
  /** What the agent wanted last of a slot and was not done. */
  private wishes = new Map<S, SlotChange<S>>();
  protected constructor(ports: Ports, id: string, options: PanelOptions, page: PageScope, first: T) {
    super(ports, id, options, page, first);
    const told = { get: (slot: S) => this.state.get().done[slot], set: this.showDone.bind(this) };
    this.last = new LastChanges(ports.clock, told, page.lastChanges, (slot) => `${id}:${this.keyOf(slot)}`);
  }

  /** First load; what was told, and could be undone or tried again before the control was built anew, still is. */
  override async start(): Promise<void> {
    const { clock } = this.ports;
    const left = this.page.leftovers.get(this.id, clock.now());
    if (left) {
      this.wishes = left.wishes as Map<S, SlotChange<S>>;
      this.focusedParts = left.focusedParts;
      this.update({ notices: left.notices } as Partial<PanelState<S, R>>);
    }
    Object.keys(this.searches).forEach((slot) => this.last.resume(slot as S));
    this.stops.push(
      keepFresh(this.ports, { isIdle: () => this.isIdle, look: () => this.look(), reread: () => this.reread() }),
    );
    this.stops.push(this.ports.attention.guard(() => this.page.isUnsaved));
    await super.start();
  }

  /** The edits of the record in a slot; undefined where it cannot be edited here. */
  edits(slot: S): CardEdits | undefined {
    const card = this.state.get().record?.links[slot];
    return card?.row && !this.isOver && this.canEdit(card) ? this.page.editsOf(card, this.editHost(slot)) : undefined;
  }

  /** Takes how the panel stands on the page now. */
  setSight(sight: Sight): void {
    this.sight = sight;
  }

  /** Puts a record into a slot. Where one stands there already and the maker wants it so, the agent is asked first. */
  async link(slot: S, target: LinkTarget): Promise<void> {
    await this.put(slot, this.linked(slot), target);
  }

  /** The agent's answer to "Replace …?". */
  async answer(replace: boolean): Promise<void> {
    const { question } = this.state.get();
    if (question && !(replace && this.isBusy)) {
      this.update({ question: undefined });
      if (replace) {
        await this.putNow(question.slot, question.shown, question.target);
      }
    }
  }

  /** Empties a slot, and offers to undo it for a while. */
  async unlink(slot: S): Promise<void> {
    const shown = this.linked(slot);
    if (shown && this.state.get().abilities[slot].unlink !== "no") {
      await this.run({ name: "unlink", slot, shown, target: undefined });
    }
  }

  /** Puts back what stood in the slot before the last change. */
  async undo(slot: S): Promise<void> {
    const done = this.state.get().done[slot];
    if (done?.undoable) {
      const { change } = done;
      await this.run({ ...change, name: "undo", shown: change.target, target: change.shown });
    }
  }

  /** Tries once more what was not done. */
  async retry(slot: S): Promise<void> {
    const wish = this.wishes.get(slot);
    if (wish) {
      await this.run(wish);
    }
  }

  /**
   * Opens the full lookup dialog of the host, and takes what the agent chooses there.
   * @param text what the dialog searches for at first
   */
  async lookUp(slot: S, text = ""): Promise<void> {
    const shown = this.linked(slot);
    const tables = this.searches[slot]?.tables ?? [];
    const chosen = asLinkTarget(await this.ask(slot, () => this.ports.dialogs.lookup(tables, text)));
    if (chosen && tables.includes(chosen.entityType)) {
      await this.put(slot, shown, chosen);
    }
  }

  /** Takes a message of a slot away: why something was not done, or what was done. */
  dismiss(slot: S, message: "notice" | "done"): void {
    if (message === "done") {
      this.last.forget(slot);
    } else {
      this.notify(slot, undefined);
    }
  }

  /** Ends all watching; answers that come later change nothing. */
  override dispose(): void {
    super.dispose();
    const { wishes, focusedParts } = this;
    const { notices } = this.state.get();
    const now = this.ports.clock.now();
    this.page.leftovers.set(this.id, { notices, wishes, focusedParts, until: now + toldFor }, now);
    this.page.release(this.editHosts.values());
    Object.values<RecordSearch | undefined>(this.searches).forEach((search) => search?.clear());
  }

  /** Whether the row is still as it is shown, by one cheap request. @throws HostFailure */
  protected abstract isCurrent(record: R): Promise<boolean>;

  /** Does a change and tells its failure. It may count on being the only one. */
  protected abstract change(change: SlotChange<S>): Promise<ChangeEnd>;

  /** Seen, and nothing begun: no change, no question, nothing typed. */
  private get isIdle(): boolean {
    const searches = Object.values<RecordSearch | undefined>(this.searches);
    const isTyping = searches.some((search) => search && search.state.get().kind !== "idle");
    const { sight } = this;
    return sight.isInSight() && !sight.isInBox() && !isTyping && !this.isBusy && !this.state.get().question;
  }

  private async look(): Promise<void> {
    const { record } = this.state.get();
    // A look that fails tells nothing: the next one may succeed.
    if (record && !(await this.isCurrent(record).catch(() => true))) {
      await this.reread();
    }
  }

  private async reread(): Promise<void> {
    await this.read().catch(() => undefined);
    // The agent may have begun something meanwhile.
    if (this.isIdle) {
      this.sight.keepFocus(() => this.showNewest());
    }
  }

  /** What stands in a slot, as the agent sees it. */
  protected linked(slot: S): LinkTarget | undefined {
    return this.state.get().record?.links[slot];
  }

  /** @param shown what the agent saw in the slot when choosing: a dialog may have been open since */
  protected async put(slot: S, shown: LinkTarget | undefined, target: LinkTarget): Promise<boolean> {
    if (shown && this.options.confirmReplace && !isSameRecord(shown, target)) {
      this.update({ question: { slot, shown, target: await toldApart(this.ports.dataverse, target, shown) } });
      return false;
    }
    return this.putNow(slot, shown, target);
  }

  /** @returns whether the target stands in the slot now */
  protected putNow(slot: S, shown: LinkTarget | undefined, target: LinkTarget): Promise<boolean> {
    return this.run({ name: shown ? "replace" : "link", slot, shown, target });
  }

  /** Runs a dialog of the host; its failure is told at the slot. */
  protected async ask<D>(slot: S, dialog: () => Promise<D | undefined>): Promise<D | undefined> {
    try {
      return await dialog();
    } catch {
      this.notify(slot, { kind: "dialogFailed" });
      return undefined;
    }
  }

  /** One change at a time: a second click while one runs does nothing. @returns whether the change was done */
  protected async run(change: SlotChange<S>): Promise<boolean> {
    if (this.isBusy) {
      return false;
    }
    const { kind, written } = await this.change(change);
    const isDone = kind === "done";
    if (isDone) {
      this.tellDone(change, written);
    } else {
      this.wishes.set(change.slot, change);
    }
    return isDone;
  }

  /** A change was done. It can be undone where it was this one that wrote, and the slot may be as it was. */
  protected override tellDone(change: SlotChange<S>, written = false): void {
    const { name, slot, shown, target } = change;
    const card = this.linked(slot);
    this.searches[slot]?.clear();
    const mayBeAsBefore = shown !== undefined || this.state.get().abilities[slot].unlink === "yes";
    // Of what was read since, more is known: enough to tell it apart from one of its name.
    const told = card && isSameRecord(card, target) ? { ...change, target: card } : change;
    this.last.tell({ change: told, undoable: written && name !== "undo" && mayBeAsBefore });
  }

  /** What a slot is called among the last changes of the record. */
  protected keyOf(slot: S): string {
    return slot;
  }

  private canEdit({ entityType, inactive }: RecordCard): boolean {
    const { actions, readOnly, readOnlyTables } = this.options;
    const mayWrite = this.ports.privileges.has(entityType, "Write") !== false;
    return actions.has("edit") && !readOnly && !readOnlyTables.has(entityType) && !inactive && mayWrite;
  }

  private editHost(slot: S): EditHost {
    const host = this.editHosts.get(slot) ?? {
      ports: this.ports,
      reread: async () => {
        const record = await this.read().catch(() => undefined);
        this.showNewest();
        return record?.links[slot];
      },
    };
    this.editHosts.set(slot, host);
    return host;
  }

  private showDone(slot: S, done: Done<S> | undefined): void {
    this.update({ done: { ...this.state.get().done, [slot]: done } });
  }
}
