import type { RecordCard } from "../records/card";
import { describeTables } from "../records/descriptions";
import { asHostFailure } from "../records/ports";
import { isSameRecord, type EntityReference } from "../records/row";
import { SearchColumns } from "../records/searchColumns";
import { isLinkable, tableFacts, type LinkableTable } from "../records/tables";
import { slotAbilities } from "./abilities";
import { isPortalUrlFormat, sendArticle } from "./articleLink";
import { AfterPaint } from "./afterPaint";
import type { LinkChange, LinkOutcome, LinkTarget } from "./changeLink";
import { readConversation, type Conversation } from "./conversation";
import { noSuggestions, noticeOf, type ConversationState, type Notice } from "./conversationState";
import { newRecordValues } from "./newRecordValues";
import { openRecord } from "./openRecord";
import type { PanelOptions, PanelPorts } from "./panelPorts";
import { performChange } from "./performChange";
import type { ScenarioName } from "./ports";
import { RecordSearch } from "./recordSearch";
import { slotFacts, slotNames, type Slot } from "./slots";
import { readOnlyReason } from "./status";
import { WritableStore, type Store } from "./store";
import { UndoMemory } from "./undoMemory";

/** How long "Undo" is offered, in milliseconds. */
const undoTime = 10_000;

/** Pauses between the looks at a database that did not show a change in time, in milliseconds. */
const followPauses = [5000, 15_000, 30_000] as const;

/** One for the page: the control may be built anew right after a change. */
const undoMemory = new UndoMemory();

/** The linked records of one conversation: its state, and what an agent can do with it. */
export class ConversationPanel {
  readonly searches: Readonly<Record<Slot, RecordSearch>>;
  private readonly writable: WritableStore<ConversationState>;
  private readonly afterPaint: AfterPaint;
  private readonly stops: (() => void)[] = [];
  private formReadOnly = false;
  private disposed = false;
  /** Counts the readings, so that an answer never overwrites a newer one. */
  private reading = 0;
  /** The links that suggestions and mismatch were last asked for. */
  private enriched: string | undefined;

  constructor(
    private readonly ports: PanelPorts,
    readonly conversationId: string,
    readonly options: PanelOptions,
    private readonly undoable = undoMemory,
  ) {
    const columns = new SearchColumns(ports.dataverse, options.searchColumns);
    this.searches = {
      customer: new RecordSearch(ports, columns, slotFacts.customer.tables),
      case: new RecordSearch(ports, columns, slotFacts.case.tables),
    };
    this.afterPaint = new AfterPaint(ports.dataverse, conversationId);
    this.writable = new WritableStore<ConversationState>({
      phase: "loading",
      descriptions: {},
      suggestions: noSuggestions,
      notices: {},
      moveCase: ports.privileges.has("incident", "Write") ? "yes" : "noPrivilege",
      abilities: {
        customer: slotAbilities("customer", ports.privileges, options),
        case: slotAbilities("case", ports.privileges, options),
      },
    });
  }

  get state(): Store<ConversationState> {
    return this.writable;
  }

  /** First load. The display names are asked for beside the conversation, but after it: nothing waits for them. */
  async start(): Promise<void> {
    this.stops.push(
      this.ports.links.watch(() => this.update({})),
      this.ports.tabs.watchSwitches(() => void this.read()),
    );
    const reading = this.read();
    void describeTables(this.ports.dataverse, this.options.columns).then((descriptions) =>
      this.update({ descriptions }),
    );
    slotNames.forEach((slot) => this.offerUndo(slot));
    await reading;
  }

  /** Reads everything again, suggestions too. What is shown stays until the answers are there. */
  async refresh(): Promise<void> {
    this.enriched = undefined;
    await this.read();
  }

  /** Follows the form: a read-only form offers no change. */
  setFormReadOnly(formReadOnly: boolean): void {
    if (formReadOnly !== this.formReadOnly) {
      this.formReadOnly = formReadOnly;
      this.update({});
    }
  }

  /** Links a record. Where one is linked already and the maker wants it so, the agent is asked first. */
  async link(slot: Slot, target: LinkTarget): Promise<void> {
    const shown = this.shown(slot);
    if (shown && this.options.confirmReplace && !isSameRecord(shown, target)) {
      this.update({ question: { slot, target } });
      return;
    }
    await this.linkNow(slot, target);
  }

  /** The agent's answer to "Replace …?". */
  async answer(replace: boolean): Promise<void> {
    const { question } = this.writable.get();
    this.update({ question: undefined });
    if (question && replace) {
      await this.linkNow(question.slot, question.target);
    }
  }

  /** Unlinks what is shown, and offers to link it again for a while. */
  async unlink(slot: Slot): Promise<void> {
    const shown = this.shown(slot);
    if (!shown) {
      return;
    }
    const outcome = await this.change("unlink", { slot, shown, target: undefined });
    this.rememberUndo(outcome, slot, "unlinked", shown);
  }

  /** Links again what was unlinked or replaced last. */
  async undo(slot: Slot): Promise<void> {
    const notice = this.writable.get().notices[slot];
    if (notice?.kind === "unlinked" || notice?.kind === "replaced") {
      this.undoable.forget(this.conversationId, slot);
      await this.change("undo", { slot, shown: this.shown(slot), target: notice.record });
    }
  }

  /** Opens the full lookup dialog of the host, and links what the agent chooses there. */
  async lookUp(slot: Slot): Promise<void> {
    const chosen = await this.ask(slot, () => this.ports.dialogs.lookup(slotFacts[slot].tables));
    if (chosen && isLinkable(chosen.entityType)) {
      await this.link(slot, { ...chosen, entityType: chosen.entityType });
    }
  }

  /** Creates a record, filled from what the conversation knows, and links it. Closed without saving, nothing happens. */
  async createAndLink(slot: Slot, table: LinkableTable): Promise<void> {
    const scenario = this.ports.telemetry.start("create");
    const clues = await this.afterPaint.clues().catch(() => undefined);
    const values = newRecordValues(table, clues, this.writable.get().conversation?.links ?? {});
    const created = await this.ask(slot, () => this.ports.dialogs.quickCreate(table, values));
    if (!created) {
      scenario.failed("cancelled");
      return;
    }
    scenario.done();
    this.ports.events.recordSaved({ entityType: table, id: created.id });
    const target = { ...created, entityType: table };
    const outcome = await this.linkNow(slot, target);
    if (outcome?.kind !== "done") {
      this.notify(slot, { kind: "createdNotLinked", record: target });
    }
  }

  /** Remedy of a mismatch: the customer of the case becomes the linked customer. */
  async useCustomerOfCase(): Promise<void> {
    const owner = this.writable.get().mismatch?.customerOfCase;
    if (owner && isLinkable(owner.entityType)) {
      await this.linkNow("customer", { ...owner, entityType: owner.entityType });
    }
  }

  /** Remedy of a mismatch: the case goes to the linked customer, by an ordinary update of the case. */
  async moveCase(): Promise<void> {
    const { mismatch, busy } = this.writable.get();
    if (!mismatch || busy) {
      return;
    }
    const { customer, caseCard } = mismatch;
    this.update({ busy: { slot: "case", doing: "saving" }, notices: {} });
    const scenario = this.ports.telemetry.start("save");
    const tab = this.ports.tabs.focusedTab();
    let notice: Notice | undefined;
    try {
      await this.ports.dataverse.update("incident", caseCard.id, {
        [`customerid_${customer.entityType}@odata.bind`]: `/${tableFacts[customer.entityType].entitySetName}(${customer.id})`,
      });
      scenario.done();
      this.ports.events.recordSaved({ entityType: "incident", id: caseCard.id });
      tab.refresh();
    } catch (error) {
      const { kind, message } = asHostFailure(error);
      scenario.failed(kind);
      this.ports.events.failed({ action: "save", reason: kind });
      notice = { kind: "notSaved", message };
    }
    this.update({ busy: undefined, notices: { ...this.writable.get().notices, case: notice } });
    await this.read();
  }

  /** Whether articles can be sent at all: the maker named a portal. */
  get canSendArticles(): boolean {
    return isPortalUrlFormat(this.options.portalUrlFormat);
  }

  /** Lets the agent choose a knowledge article, and puts its link into the message box, unsent. */
  async sendArticle(): Promise<void> {
    this.update({ article: undefined });
    this.update({ article: await sendArticle(this.ports, this.options.portalUrlFormat, this.conversationId) });
  }

  /** Takes the message of a slot away. */
  dismiss(slot: Slot): void {
    this.undoable.forget(this.conversationId, slot);
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
    this.stops.forEach((stop) => stop());
    Object.values(this.searches).forEach((search) => search.clear());
  }

  /** Reads the conversation; what comes after its cards is asked for only where the links are others now. */
  private async read(): Promise<void> {
    const reading = ++this.reading;
    const scenario = this.ports.telemetry.start("load");
    try {
      const conversation = await readConversation(this.ports.dataverse, this.conversationId, this.options.columns);
      scenario.done();
      if (reading === this.reading && !this.writable.get().busy) {
        this.show(conversation);
      }
    } catch (error) {
      const { kind } = asHostFailure(error);
      this.update(this.writable.get().conversation ? {} : { phase: "failed", failure: kind });
      scenario.failed(kind);
    }
  }

  private shown(slot: Slot): LinkTarget | undefined {
    return this.writable.get().conversation?.links[slot];
  }

  private async linkNow(slot: Slot, target: LinkTarget): Promise<LinkOutcome | undefined> {
    const shown = this.shown(slot);
    const outcome = await this.change(shown ? "replace" : "link", { slot, shown, target });
    if (outcome?.kind === "done") {
      this.searches[slot].clear();
      if (shown && !isSameRecord(shown, target)) {
        this.rememberUndo(outcome, slot, "replaced", shown);
      }
    }
    return outcome;
  }

  /** One change at a time: a second click while one runs does nothing. */
  private async change(name: ScenarioName, change: LinkChange): Promise<LinkOutcome | undefined> {
    const { slot } = change;
    if (this.writable.get().busy) {
      return undefined;
    }
    this.update({
      busy: { slot, doing: change.target ? "linking" : "unlinking" },
      notices: { ...this.writable.get().notices, [slot]: undefined },
    });
    const outcome = await performChange(this.ports, this.options, {
      conversationId: this.conversationId,
      name,
      change,
      isFormReadOnly: this.formReadOnly,
      onLateAnswer: () => void this.read(),
    });
    this.reading++;
    this.update({ busy: undefined });
    if ("conversation" in outcome) {
      this.show(outcome.conversation);
    }
    if (outcome.kind !== "done") {
      this.notify(slot, noticeOf(outcome));
      if (outcome.kind === "notTaken" || outcome.kind === "unreadable") {
        void this.follow(change);
      }
    }
    return outcome;
  }

  /** Looks at the database for a while longer, until it shows the change. */
  private async follow({ slot, target }: LinkChange): Promise<void> {
    const told = this.writable.get().notices[slot];
    for (const pause of followPauses) {
      await this.ports.clock.delay(pause);
      if (this.disposed || this.writable.get().notices[slot] !== told) {
        return;
      }
      await this.read();
      if (isSameRecord(this.shown(slot), target)) {
        this.notify(slot, undefined);
        return;
      }
    }
  }

  /** Runs a dialog of the host; its failure is told at the slot. */
  private async ask<T>(slot: Slot, dialog: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      return await dialog();
    } catch {
      this.notify(slot, { kind: "dialogFailed" });
      return undefined;
    }
  }

  private rememberUndo(
    outcome: LinkOutcome | undefined,
    slot: Slot,
    kind: "unlinked" | "replaced",
    record: LinkTarget,
  ): void {
    if (outcome?.kind === "done") {
      const until = this.ports.clock.now() + undoTime;
      this.undoable.put(this.conversationId, slot, { kind, record }, until);
      this.offerUndo(slot);
    }
  }

  /** Offers what the page remembers of this slot, as long as it may be undone. */
  private offerUndo(slot: Slot): void {
    const now = this.ports.clock.now();
    const found = this.undoable.get(this.conversationId, slot, now);
    if (found) {
      const notice: Notice = { kind: found.kind, record: found.record };
      this.notify(slot, notice);
      void this.ports.clock.delay(found.until - now).then(() => {
        if (this.writable.get().notices[slot] === notice) {
          this.notify(slot, undefined);
        }
        return undefined;
      });
    }
  }

  private show(conversation: Conversation): void {
    this.update({ phase: "ready", failure: undefined, conversation });
    const links = slotNames.map((slot) => linkKey(conversation.links[slot])).join();
    if (links !== this.enriched) {
      this.enriched = links;
      void this.enrich(conversation);
    }
  }

  /** Suggestions and the mismatch come after the cards; their failure leaves the cards as they are. */
  private async enrich(conversation: Conversation): Promise<void> {
    const { enriched } = this;
    const isCurrent = (): boolean => this.enriched === enriched;
    const scenario = this.ports.telemetry.start("suggest");
    try {
      const [suggestions, mismatch] = await Promise.all([
        this.writable.get().readOnly ? noSuggestions : this.afterPaint.suggestions(conversation),
        this.afterPaint.mismatch(conversation),
      ]);
      scenario.done();
      if (isCurrent()) {
        this.update({ suggestions, mismatch });
      }
    } catch (error) {
      scenario.failed(asHostFailure(error).kind);
      if (isCurrent()) {
        this.update({ suggestions: noSuggestions, mismatch: undefined });
      }
    }
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

/** What suggestions and mismatch depend on: the record and what it belongs to. */
function linkKey(card: RecordCard | undefined): string {
  return card ? `${card.entityType}:${card.id}:${card.related?.id ?? ""}` : "";
}
