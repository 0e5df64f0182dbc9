import type { CardColumns } from "../records/columns";
import { describeTables, type Descriptions } from "../records/descriptions";
import { asHostFailure, type Dataverse, type FailureKind } from "../records/ports";
import type { EntityReference } from "../records/row";
import { changeLink, type LinkChange, type LinkOutcome, type LinkTarget } from "./changeLink";
import { readConversation, type Conversation } from "./conversation";
import type { AppTabs, Clock, ConversationLinks, ScenarioName, Telemetry } from "./ports";
import { openRecord, type OpenFailure } from "./openRecord";
import { RecordSearch } from "./recordSearch";
import { slotFacts, type Slot } from "./slots";
import { readOnlyReason, type ReadOnlyReason } from "./status";
import { WritableStore, type Store } from "./store";

/** What the panel tells the agent at a slot. */
export type Notice =
  | { readonly kind: "changedMeanwhile" | "notTaken" }
  | { readonly kind: "readOnly"; readonly reason: ReadOnlyReason }
  | { readonly kind: "refused" | "unreadable"; readonly message: string }
  /** The record was unlinked and can be linked again. */
  | { readonly kind: "unlinked"; readonly record: LinkTarget };

/** Everything the view of a conversation renders. */
export interface ConversationState {
  readonly phase: "loading" | "failed" | "ready";
  /** Why the conversation could not be read; only in phase "failed". */
  readonly failure?: FailureKind;
  readonly conversation?: Conversation;
  /** Display names; they come after the first paint. */
  readonly descriptions: Descriptions;
  /** Why links cannot be changed; undefined where they can. */
  readonly readOnly?: ReadOnlyReason;
  /** The slot that is being changed. */
  readonly busy?: Slot;
  readonly notices: Readonly<Partial<Record<Slot, Notice>>>;
  /** Why the record that the agent wanted to see last did not open. */
  readonly openFailure?: OpenFailure;
}

/** What the panel needs of its surroundings. */
export interface PanelPorts {
  readonly dataverse: Dataverse;
  readonly links: ConversationLinks;
  readonly tabs: AppTabs;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** How long "Undo" is offered after an unlink, in milliseconds. */
const undoTime = 10_000;

/** The linked records of one conversation: its state, and what an agent can do with it. */
export class ConversationPanel {
  readonly searches: Readonly<Record<Slot, RecordSearch>>;
  private readonly writable = new WritableStore<ConversationState>({
    phase: "loading",
    descriptions: {},
    notices: {},
  });
  private formReadOnly = false;
  private disposed = false;
  private stopWatching?: () => void;

  constructor(
    private readonly ports: PanelPorts,
    readonly conversationId: string,
    private readonly columns: CardColumns,
  ) {
    const searchFor = (slot: Slot): RecordSearch =>
      new RecordSearch(ports.dataverse, slotFacts[slot].tables, ports.clock, ports.telemetry);
    this.searches = { customer: searchFor("customer"), case: searchFor("case") };
  }

  get state(): Store<ConversationState> {
    return this.writable;
  }

  /** First load. The display names are asked for beside the conversation, and nothing waits for them. */
  async start(): Promise<void> {
    this.stopWatching = this.ports.links.watch(() => this.update({}));
    void describeTables(this.ports.dataverse, this.columns).then((descriptions) => this.update({ descriptions }));
    await this.refresh();
  }

  /** Reads the conversation again. What is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    const scenario = this.ports.telemetry.start("load");
    try {
      const conversation = await this.read();
      this.update({ phase: "ready", conversation, failure: undefined });
      scenario.done();
    } catch (error) {
      const { kind } = asHostFailure(error);
      this.update(this.writable.get().conversation ? {} : { phase: "failed", failure: kind });
      scenario.failed(kind);
    }
  }

  /** Follows the form: a read-only form offers no change. */
  setFormReadOnly(formReadOnly: boolean): void {
    if (formReadOnly !== this.formReadOnly) {
      this.formReadOnly = formReadOnly;
      this.update({});
    }
  }

  /** Links a record, in place of the one that is there. */
  async link(slot: Slot, target: LinkTarget): Promise<void> {
    const shown = this.shown(slot);
    const outcome = await this.change(shown ? "replace" : "link", { slot, shown, target });
    if (outcome?.kind === "done") {
      this.searches[slot].clear();
    }
  }

  /** Unlinks what is shown, and offers to link it again for a while. */
  async unlink(slot: Slot): Promise<void> {
    const shown = this.shown(slot);
    if (!shown) {
      return;
    }
    const outcome = await this.change("unlink", { slot, shown, target: undefined });
    if (outcome?.kind === "done" && !this.disposed) {
      const notice: Notice = { kind: "unlinked", record: shown };
      this.notify(slot, notice);
      void this.ports.clock.delay(undoTime).then(() => {
        if (this.writable.get().notices[slot] === notice) {
          this.notify(slot, undefined);
        }
        return undefined;
      });
    }
  }

  /** Links again what was unlinked last. */
  async undo(slot: Slot): Promise<void> {
    const notice = this.writable.get().notices[slot];
    if (notice?.kind === "unlinked") {
      await this.change("undo", { slot, shown: this.shown(slot), target: notice.record });
    }
  }

  /** Takes the message of a slot away. */
  dismiss(slot: Slot): void {
    this.notify(slot, undefined);
  }

  /** Opens a record beside the conversation. */
  async open(record: EntityReference): Promise<void> {
    const openFailure = await openRecord(this.ports, record);
    this.update({ openFailure });
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.disposed = true;
    this.stopWatching?.();
    Object.values(this.searches).forEach((search) => search.clear());
  }

  private shown(slot: Slot): LinkTarget | undefined {
    return this.writable.get().conversation?.links[slot];
  }

  private read(): Promise<Conversation> {
    return readConversation(this.ports.dataverse, this.conversationId, this.columns);
  }

  /** One change at a time: a second click while one runs does nothing. */
  private async change(name: ScenarioName, change: LinkChange): Promise<LinkOutcome | undefined> {
    if (this.writable.get().busy) {
      return undefined;
    }
    this.update({ busy: change.slot, notices: { ...this.writable.get().notices, [change.slot]: undefined } });
    const scenario = this.ports.telemetry.start(name);
    const tab = this.ports.tabs.focusedTab();
    const { links, clock } = this.ports;
    const surroundings = { links, clock, read: () => this.read(), isFormReadOnly: () => this.formReadOnly };
    const outcome = await changeLink(surroundings, change, () => void this.refresh());
    this.update({ busy: undefined, ...("conversation" in outcome ? { conversation: outcome.conversation } : {}) });
    if (outcome.kind === "done") {
      scenario.done();
      tab.refresh();
    } else {
      scenario.failed(outcome.kind);
      this.notify(change.slot, noticeOf(outcome));
    }
    return outcome;
  }

  private notify(slot: Slot, notice: Notice | undefined): void {
    this.update({ notices: { ...this.writable.get().notices, [slot]: notice } });
  }

  private update(change: Partial<ConversationState>): void {
    if (this.disposed) {
      return;
    }
    const state = { ...this.writable.get(), ...change };
    const host = { links: this.ports.links.availability(), formReadOnly: this.formReadOnly };
    this.writable.set({ ...state, readOnly: readOnlyReason(state.conversation?.statuscode, host) });
  }
}

function noticeOf(outcome: Exclude<LinkOutcome, { kind: "done" }>): Notice {
  switch (outcome.kind) {
    case "readOnly":
      return { kind: "readOnly", reason: outcome.reason };
    case "refused":
    case "unreadable":
      return { kind: outcome.kind, message: outcome.message };
    case "changedMeanwhile":
    case "notTaken":
      return { kind: outcome.kind };
  }
}
