import { isSameRecord, type EntityReference } from "../records/row";
import { SearchColumns } from "../records/searchColumns";
import { isLinkable, type LinkableTable } from "../records/tables";
import { isPortalUrlFormat, sendArticle } from "./articleLink";
import { roleValues } from "./casePeople";
import type { LinkChange, LinkOutcome, LinkTarget } from "./changeLink";
import { ConversationKeeper } from "./conversationKeeper";
import type { ConversationState } from "./conversationState";
import { newRecordValues } from "./newRecordValues";
import { openRecord } from "./openRecord";
import { thisPage } from "./page";
import type { PanelOptions, PanelPorts } from "./panelPorts";
import { performChange } from "./performChange";
import type { ScenarioName } from "./ports";
import { RecordSearch } from "./recordSearch";
import { saveCase, type CaseCheck } from "./saveCase";
import { slotFacts, slotNames, type Slot } from "./slots";
import type { Store } from "./store";
import { UndoOffers } from "./undoOffers";

/** How long a dialog may take to appear, in milliseconds; until then a second click does nothing. */
const dialogStart = 2000;

/** The linked records of one conversation: its state, and what an agent can do with it. */
export class ConversationPanel {
  readonly searches: Readonly<Record<Slot, RecordSearch>>;
  private readonly keeper: ConversationKeeper;
  private readonly undos: UndoOffers<Slot>;

  constructor(
    private readonly ports: PanelPorts,
    readonly conversationId: string,
    readonly options: PanelOptions,
    page = thisPage,
  ) {
    const columns = new SearchColumns(ports.dataverse, options.searchColumns);
    this.searches = {
      customer: new RecordSearch(ports, columns, slotFacts.customer.tables),
      case: new RecordSearch(ports, columns, slotFacts.case.tables),
    };
    this.keeper = new ConversationKeeper(ports, conversationId, options, page);
    const notices = {
      get: (slot: Slot) => this.keeper.state.notices[slot],
      set: this.keeper.notify.bind(this.keeper),
    };
    this.undos = new UndoOffers(ports.clock, conversationId, notices, page.undoMemory);
  }

  get state(): Store<ConversationState> {
    return this.keeper.store;
  }

  /** First load; what could be undone before the control was built anew still can. */
  async start(): Promise<void> {
    slotNames.forEach((slot) => this.undos.resume(slot));
    await this.keeper.start();
  }

  /** Reads everything again, suggestions too. What is shown stays until the answers are there. */
  refresh(): Promise<void> {
    return this.keeper.refresh();
  }

  /** Follows the form: a read-only form offers no change. */
  setFormReadOnly(formReadOnly: boolean): void {
    this.keeper.setFormReadOnly(formReadOnly);
  }

  /** Links a record. Where one is linked already and the maker wants it so, the agent is asked first. */
  async link(slot: Slot, target: LinkTarget): Promise<void> {
    await this.put(slot, this.shown(slot), target);
  }

  /** The agent's answer to "Replace …?". */
  async answer(replace: boolean): Promise<void> {
    const { question } = this.keeper.state;
    if (question && !(replace && this.keeper.isBusy)) {
      this.keeper.update({ question: undefined });
      if (replace) {
        await this.linkNow(question.slot, question.shown, question.target);
      }
    }
  }

  /** Unlinks what is shown, and offers to link it again for a while. */
  async unlink(slot: Slot): Promise<void> {
    const shown = this.shown(slot);
    if (shown) {
      const outcome = await this.change("unlink", { slot, shown, target: undefined });
      if (outcome?.kind === "done" && outcome.written) {
        this.undos.offer(slot, { kind: "unlinked", record: shown, replacement: undefined });
      }
    }
  }

  /** Links again what was unlinked or replaced last. */
  async undo(slot: Slot): Promise<void> {
    const undoable = this.keeper.isBusy ? undefined : this.undos.take(slot);
    if (undoable) {
      await this.change("undo", { slot, shown: undoable.replacement, target: undoable.record });
    }
  }

  /** Opens the full lookup dialog of the host, and links what the agent chooses there. */
  async lookUp(slot: Slot): Promise<void> {
    const shown = this.shown(slot);
    const chosen = await this.ask(slot, () => this.ports.dialogs.lookup(slotFacts[slot].tables));
    if (chosen && isLinkable(chosen.entityType)) {
      await this.put(slot, shown, { ...chosen, entityType: chosen.entityType });
    }
  }

  /** Creates a record, filled from what the conversation knows, and links it. Closed without saving, nothing happens. */
  async createAndLink(slot: Slot, table: LinkableTable): Promise<void> {
    if (this.keeper.isBusy) {
      return;
    }
    const shown = this.shown(slot);
    this.keeper.begin({ slot, doing: "creating" });
    const scenario = this.ports.telemetry.start("create");
    const clues = await this.keeper.afterPaint.clues().catch(() => undefined);
    const values = newRecordValues(table, clues, this.keeper.state.conversation?.links ?? {});
    const dialog = this.ask(slot, () => this.ports.dialogs.quickCreate(table, values));
    // Whether the host tells of a form that was closed is not sure: the panel must not wait for it.
    await Promise.race([dialog, this.ports.clock.delay(dialogStart)]);
    this.keeper.end();
    const created = await dialog;
    if (!created) {
      scenario.failed("cancelled");
      return;
    }
    scenario.done();
    this.ports.events.recordSaved({ entityType: table, id: created.id });
    const target = { ...created, entityType: table };
    const outcome = await this.put(slot, shown, target);
    if (outcome?.kind !== "done") {
      this.keeper.notify(slot, { kind: "createdNotLinked", record: target });
    }
  }

  /** Remedy of a mismatch: the customer of the case becomes the linked customer. */
  async useCustomerOfCase(): Promise<void> {
    const { mismatch } = this.keeper.state;
    if (mismatch && isLinkable(mismatch.customerOfCase.entityType)) {
      const { entityType } = mismatch.customerOfCase;
      await this.linkNow("customer", mismatch.customer, { ...mismatch.customerOfCase, entityType });
      await this.keeper.whenEnriched();
    }
  }

  /** Remedy of a mismatch: the case goes to the linked customer. */
  async moveCase(): Promise<void> {
    const { mismatch } = this.keeper.state;
    if (!mismatch || this.keeper.isBusy) {
      return;
    }
    const { customer, caseCard, customerOfCase } = mismatch;
    this.keeper.begin({ slot: "case", doing: "saving" });
    const check = async (): Promise<CaseCheck> => {
      const { links } = await this.keeper.read();
      const isUnchanged =
        isSameRecord(links.customer, customer) &&
        isSameRecord(links.case, caseCard) &&
        isSameRecord(links.case?.related, customerOfCase);
      return isUnchanged ? "asShown" : "changedMeanwhile";
    };
    const outcome = await saveCase(this.ports, caseCard.id, roleValues("customer", customer), check);
    await this.keeper.read().catch(() => undefined);
    this.keeper.end();
    this.keeper.tellPage();
    this.keeper.notify("case", outcome.kind === "failed" ? outcome.notice : undefined);
    // The remedy's own button goes with the mismatch: only then does the focus need another place.
    await this.keeper.whenEnriched();
  }

  /** Whether articles can be sent at all: the maker named a portal. */
  get canSendArticles(): boolean {
    return isPortalUrlFormat(this.options.portalUrlFormat);
  }

  /** Lets the agent choose a knowledge article, and puts its link into the message box, unsent. */
  async sendArticle(): Promise<void> {
    this.keeper.update({ article: undefined });
    const article = await sendArticle(this.ports, this.options.portalUrlFormat, this.conversationId);
    this.keeper.update({ article });
  }

  /** Takes the message of a slot away. */
  dismiss(slot: Slot): void {
    this.undos.take(slot);
    this.keeper.notify(slot, undefined);
  }

  /** Opens a record beside the conversation. */
  async open(record: EntityReference): Promise<void> {
    this.keeper.update({ openFailure: await openRecord(this.ports, record) });
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.keeper.dispose();
    Object.values(this.searches).forEach((search) => search.clear());
  }

  private shown(slot: Slot): LinkTarget | undefined {
    return this.keeper.state.conversation?.links[slot];
  }

  /** @param shown what the agent saw in the slot when choosing: a dialog may have been open since */
  private async put(slot: Slot, shown: LinkTarget | undefined, target: LinkTarget): Promise<LinkOutcome | undefined> {
    if (shown && this.options.confirmReplace && !isSameRecord(shown, target)) {
      this.keeper.update({ question: { slot, shown, target } });
      return undefined;
    }
    return this.linkNow(slot, shown, target);
  }

  private async linkNow(
    slot: Slot,
    shown: LinkTarget | undefined,
    target: LinkTarget,
  ): Promise<LinkOutcome | undefined> {
    const outcome = await this.change(shown ? "replace" : "link", { slot, shown, target });
    if (outcome?.kind === "done") {
      this.searches[slot].clear();
      if (shown && outcome.written) {
        this.undos.offer(slot, { kind: "replaced", record: shown, replacement: target });
      }
    }
    return outcome;
  }

  /** One change at a time: a second click while one runs does nothing. */
  private async change(name: ScenarioName, change: LinkChange): Promise<LinkOutcome | undefined> {
    const { keeper } = this;
    const { slot, target } = change;
    if (keeper.isBusy) {
      return undefined;
    }
    keeper.begin({ slot, doing: target ? "linking" : "unlinking" });
    const outcome = await performChange(this.ports, {
      conversationId: this.conversationId,
      name,
      change,
      isFormReadOnly: () => keeper.isFormReadOnly,
      read: () => keeper.read(),
      onLook: () => {
        keeper.showNewest();
        keeper.tellPage();
      },
      notice: { get: () => keeper.state.notices[slot], set: (notice) => keeper.notify(slot, notice) },
      onTaken: () => this.searches[slot].clear(),
      isOver: () => keeper.isOver,
    });
    keeper.end();
    keeper.tellPage();
    return outcome;
  }

  /** Runs a dialog of the host; its failure is told at the slot. */
  private async ask<T>(slot: Slot, dialog: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      return await dialog();
    } catch {
      this.keeper.notify(slot, { kind: "dialogFailed" });
      return undefined;
    }
  }
}
