import { asHostFailure } from "../base/failure";
import { Latest } from "../base/latest";
import type { Notice } from "../base/notice";
import type { PanelOptions } from "../base/options";
import type { Ports } from "../base/ports";
import { asLinkTarget, isSameRecord, type EntityReference, type LinkTarget } from "../base/record";
import { WritableStore, type Store } from "../base/store";
import { toldApart } from "../linking/namesakes";
import { openRecord } from "../linking/openRecord";
import type { RecordSearch } from "../linking/recordSearch";
import type { Links, SlotChange } from "../linking/slots";
import { describeTables } from "../records/descriptions";
import type { LinksListener, PageScope } from "./pageScope";
import type { Doing, PanelState } from "./panelState";
import { UndoOffers } from "./undoOffers";

/** Whether a change was done, and whether it was this one that wrote. */
export interface ChangeEnd {
  readonly done: boolean;
  readonly written: boolean;
}

/**
 * The core of every panel: reads a row with its slots and follows the host; one change at a time, with its question,
 * its message and its undo. How a slot is changed, and what else the row has, is the panel's own.
 */
export abstract class Panel<S extends string, R extends { readonly links: Links<S> }, T extends PanelState<S, R>> {
  abstract readonly searches: Readonly<Partial<Record<S, RecordSearch>>>;
  private readonly store: WritableStore<T>;
  private readonly newest: Latest<R>;
  private readonly undos: UndoOffers<S>;
  private readonly stops: (() => void)[] = [];
  private formReadOnly = false;
  private over = false;
  /** A change runs. It also runs to its end where the panel is gone meanwhile. */
  private working = false;

  /**
   * @param id of the form's record
   * @param first what is shown before the first answer
   */
  protected constructor(
    protected readonly ports: Ports,
    readonly id: string,
    readonly options: PanelOptions,
    protected readonly page: PageScope,
    first: T,
  ) {
    this.store = new WritableStore(first);
    this.newest = new Latest(() => this.readRecord());
    const notices = { get: (slot: S) => this.state.get().notices[slot], set: this.notify.bind(this) };
    this.undos = new UndoOffers(ports.clock, notices, page.undoOffers, (slot) => `${id}:${slot}`);
  }

  get state(): Store<T> {
    return this.store;
  }

  get isOver(): boolean {
    return this.over;
  }

  get isFormReadOnly(): boolean {
    return this.formReadOnly;
  }

  /** First load; what could be undone before the control was built anew still can. */
  async start(): Promise<void> {
    Object.keys(this.searches).forEach((slot) => this.undos.resume(slot as S));
    this.stops.push(
      this.ports.links.watch(() => this.update({})),
      this.ports.tabs.watchSwitches(() => void this.onSwitch()),
      this.page.watchLinks(this.onLinks),
    );
    // Asked first, answered first: nothing waits for the display names.
    const reading = this.refresh();
    void describeTables(this.ports.dataverse, this.options.columns).then((descriptions) =>
      this.update({ descriptions }),
    );
    await reading;
  }

  /** Reads everything again. What is shown stays until the answers are there. */
  refresh(): Promise<void> {
    return this.load();
  }

  /** Follows the form: a read-only form offers no change. */
  setFormReadOnly(formReadOnly: boolean): void {
    if (formReadOnly !== this.formReadOnly) {
      this.formReadOnly = formReadOnly;
      this.update({});
    }
  }

  /** Puts a record into a slot. Where one stands there already and the maker wants it so, the agent is asked first. */
  async link(slot: S, target: LinkTarget): Promise<void> {
    await this.put(slot, this.linked(slot), target);
  }

  /** The agent's answer to "Replace …?". */
  async answer(replace: boolean): Promise<void> {
    const { question } = this.state.get();
    if (question && !(replace && this.working)) {
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
    const undoable = this.working ? undefined : this.undos.take(slot);
    if (undoable) {
      await this.run({ name: "undo", slot, shown: undoable.replacement, target: undoable.record });
    }
  }

  /** Opens the full lookup dialog of the host, and takes what the agent chooses there. */
  async lookUp(slot: S): Promise<void> {
    const shown = this.linked(slot);
    const tables = this.searches[slot]?.tables ?? [];
    const chosen = asLinkTarget(await this.ask(slot, () => this.ports.dialogs.lookup(tables)));
    if (chosen) {
      await this.put(slot, shown, chosen);
    }
  }

  /** Takes the message of a slot away. */
  dismiss(slot: S): void {
    this.undos.take(slot);
    this.notify(slot, undefined);
  }

  /** Opens a record beside the form. */
  async open(record: EntityReference): Promise<void> {
    this.update({ openFailure: await openRecord(this.ports, record) });
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.over = true;
    this.stops.forEach((stop) => stop());
    Object.values<RecordSearch | undefined>(this.searches).forEach((search) => search?.clear());
  }

  /** Reads the row afresh. @throws HostFailure */
  protected abstract readRecord(): Promise<R>;

  /** What follows from the rest of the state. */
  protected abstract derive(state: T): Partial<T>;

  /** Does a change and tells its failure. It may count on being the only one. */
  protected abstract change(change: SlotChange<S>): Promise<ChangeEnd>;

  /** The agent has come back to a session or a tab. */
  protected abstract onSwitch(): Promise<void>;

  /** The links of a conversation may be others now, as another panel on the page tells. */
  protected abstract readonly onLinks: LinksListener;

  protected get isBusy(): boolean {
    return this.working;
  }

  /** What stands in a slot, as the agent sees it. */
  protected linked(slot: S): LinkTarget | undefined {
    return this.state.get().record?.links[slot];
  }

  /** Reads the row, keeps the newest answer, and leaves it to `showNewest` to show it. @throws HostFailure */
  read(): Promise<R> {
    return this.newest.read();
  }

  /** Reads the row and shows it, or why it cannot be read. */
  protected async load(): Promise<void> {
    const scenario = this.ports.telemetry.start("load");
    try {
      await this.read();
      scenario.done();
      this.showNewest();
    } catch (error) {
      const { kind } = asHostFailure(error);
      this.update(this.state.get().record ? { failure: kind } : { phase: "failed", failure: kind });
      scenario.failed(kind);
    }
  }

  /** Shows what was read last. While a change runs, the screen waits for its end. */
  protected showNewest(): void {
    const { value: record } = this.newest;
    const { busy, question, record: shown } = this.state.get();
    if (!record || busy) {
      return;
    }
    const isAsked = question && isSameRecord(record.links[question.slot], question.shown);
    // Only a new answer ends a failure.
    const failure = record === shown ? this.state.get().failure : undefined;
    this.update({ phase: "ready", failure, record, question: isAsked ? question : undefined });
  }

  /** A change of a slot begins: what the slot told before is settled. */
  protected begin(slot: S, doing: Doing): void {
    this.working = true;
    this.update({ busy: { slot, doing }, notices: { ...this.state.get().notices, [slot]: undefined } });
  }

  /** The change has ended: what was read last is shown. */
  protected end(): void {
    this.working = false;
    this.update({ busy: undefined });
    this.showNewest();
  }

  /** Sets the message of a slot, or takes it away. */
  protected notify(slot: S, notice: Notice | undefined): void {
    this.update({ notices: { ...this.state.get().notices, [slot]: notice } });
  }

  protected update(change: Partial<PanelState<S, R>> | Partial<T>): void {
    if (!this.over) {
      const state = { ...this.state.get(), ...change };
      this.store.set({ ...state, ...this.derive(state) });
    }
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
  private async run(change: SlotChange<S>): Promise<boolean> {
    const { name, slot, shown, target } = change;
    if (this.working) {
      return false;
    }
    const { done, written } = await this.change(change);
    if (done) {
      this.searches[slot]?.clear();
    }
    if (written && shown && name !== "undo") {
      this.undos.offer(slot, { kind: target ? "replaced" : "unlinked", record: shown, replacement: target });
    }
    return done;
  }
}
