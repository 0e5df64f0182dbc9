import { describeTables } from "../records/descriptions";
import { asHostFailure } from "../records/ports";
import { isSameRecord, type EntityReference } from "../records/row";
import { SearchColumns } from "../records/searchColumns";
import { isLinkable } from "../records/tables";
import { readConversationsOfCase, readMoreConversations, type ConversationLine } from "./caseConversations";
import { readCase, roleFacts, roleValues, type CaseRecord, type CaseRole } from "./casePeople";
import type { CasePart, CaseReadOnly, CaseState } from "./caseState";
import type { LinkTarget } from "./changeLink";
import { noticeOf, type Notice } from "./conversationState";
import { readCurrentConversation } from "./currentConversation";
import { openRecord } from "./openRecord";
import type { PanelOptions, PanelPorts } from "./panelPorts";
import { performChange } from "./performChange";
import { RecordSearch } from "./recordSearch";
import { readOnlyReason } from "./status";
import { WritableStore, type Store } from "./store";
import { conversationTable } from "./conversation";

/** How long "Undo" is offered, in milliseconds. */
const undoTime = 10_000;

/** The people and the conversations of one case: its state, and what an agent can do with it. */
export class CasePanel {
  readonly searches: Readonly<Record<CaseRole, RecordSearch>>;
  private readonly writable = new WritableStore<CaseState>({
    phase: "loading",
    descriptions: {},
    conversations: { kind: "loading" },
    canLinkCurrent: false,
    notices: {},
  });
  private readonly stops: (() => void)[] = [];
  private formReadOnly = false;
  private disposed = false;

  constructor(
    private readonly ports: PanelPorts,
    readonly caseId: string,
    readonly options: PanelOptions,
  ) {
    const columns = new SearchColumns(ports.dataverse, options.searchColumns);
    this.searches = {
      customer: new RecordSearch(ports, columns, roleFacts.customer.tables),
      primaryContact: new RecordSearch(ports, columns, roleFacts.primaryContact.tables),
    };
  }

  get state(): Store<CaseState> {
    return this.writable;
  }

  /** First load: the case first; its conversations and the session's one beside it. */
  async start(): Promise<void> {
    this.stops.push(
      this.ports.links.watch(() => this.update({})),
      this.ports.tabs.watchSwitches(() => void this.readCurrent()),
    );
    const reading = this.refresh();
    void describeTables(this.ports.dataverse, this.options.columns).then((descriptions) =>
      this.update({ descriptions }),
    );
    await reading;
  }

  /** Reads everything again. What is shown stays until the answers are there. */
  async refresh(): Promise<void> {
    await Promise.all([this.readRecord(), this.readConversations(), this.readCurrent()]);
  }

  /** Follows the form: a read-only form offers no change. */
  setFormReadOnly(formReadOnly: boolean): void {
    if (formReadOnly !== this.formReadOnly) {
      this.formReadOnly = formReadOnly;
      this.update({});
    }
  }

  /** Puts a person into a role. Where one stands there already and the maker wants it so, the agent is asked first. */
  async replace(role: CaseRole, target: LinkTarget): Promise<void> {
    const shown = this.person(role);
    if (shown && this.options.confirmReplace && !isSameRecord(shown, target)) {
      this.update({ question: { role, target } });
      return;
    }
    await this.setPerson(role, target);
  }

  /** The agent's answer to "Replace …?". */
  async answer(replace: boolean): Promise<void> {
    const { question } = this.writable.get();
    this.update({ question: undefined });
    if (question && replace) {
      await this.setPerson(question.role, question.target);
    }
  }

  /** Takes the person out of a role that may be empty. */
  async clear(role: CaseRole): Promise<void> {
    if (this.person(role) && !roleFacts[role].required) {
      await this.setPerson(role, undefined);
    }
  }

  /** Puts back who was there before the last change. */
  async undo(role: CaseRole): Promise<void> {
    const notice = this.writable.get().notices[role];
    if (notice?.kind === "unlinked" || notice?.kind === "replaced") {
      await this.setPerson(role, notice.record, false);
    }
  }

  /** Opens the full lookup dialog of the host, and takes what the agent chooses there. */
  async lookUp(role: CaseRole): Promise<void> {
    try {
      const chosen = await this.ports.dialogs.lookup(roleFacts[role].tables);
      if (chosen && isLinkable(chosen.entityType)) {
        await this.replace(role, { ...chosen, entityType: chosen.entityType });
      }
    } catch {
      this.notify(role, { kind: "dialogFailed" });
    }
  }

  /** Links this case to the conversation of the agent's session. */
  linkToCurrent(): Promise<void> {
    const { record } = this.writable.get();
    return this.changeCurrent({ entityType: "incident", id: this.caseId, name: record?.title ?? "" });
  }

  /** Unlinks this case from the conversation of the agent's session. */
  unlinkFromCurrent(): Promise<void> {
    return this.changeCurrent(undefined);
  }

  /** Reads the next page of conversations. */
  async loadMore(): Promise<void> {
    const { conversations } = this.writable.get();
    if (conversations.kind !== "found" || !conversations.next || conversations.more === "loading") {
      return;
    }
    this.update({ conversations: { ...conversations, more: "loading" } });
    try {
      const page = await readMoreConversations(this.ports.dataverse, this.caseId, conversations.next);
      const lines = [...conversations.lines, ...page.lines];
      this.update({ conversations: { kind: "found", lines, next: page.next, more: "idle" } });
    } catch {
      this.update({ conversations: { ...conversations, more: "failed" } });
    }
  }

  /** Opens a conversation: in its own session where the product can, else as a record. */
  async openConversation(line: Pick<ConversationLine, "id" | "subject">): Promise<void> {
    if (!(await this.ports.links.open(line.id))) {
      await this.open({ entityType: conversationTable, id: line.id, name: line.subject });
    }
  }

  /** Opens a record beside the case. */
  async open(record: EntityReference): Promise<void> {
    this.update({ openFailure: await openRecord(this.ports, record) });
  }

  /** Takes the message of a part away. */
  dismiss(part: CasePart): void {
    this.notify(part, undefined);
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.disposed = true;
    this.stops.forEach((stop) => stop());
    Object.values(this.searches).forEach((search) => search.clear());
  }

  private person(role: CaseRole): LinkTarget | undefined {
    return this.writable.get().record?.people[role];
  }

  /**
   * Changes a role by an ordinary update of the case. The case is read first: what somebody else changed meanwhile is
   * shown, not overwritten. The host sends no ETag, so the moment between the two stays open.
   */
  private async setPerson(role: CaseRole, target: LinkTarget | undefined, offerUndo = true): Promise<void> {
    if (this.writable.get().busy) {
      return;
    }
    const shown = this.person(role);
    this.update({ busy: role, notices: { ...this.writable.get().notices, [role]: undefined } });
    const scenario = this.ports.telemetry.start("save");
    const tab = this.ports.tabs.focusedTab();
    let notice: Notice | undefined;
    try {
      const before = await this.fetch();
      if (!isSameRecord(before.people[role], shown)) {
        notice = { kind: "changedMeanwhile" };
        this.update({ record: before });
        scenario.failed("changedMeanwhile");
      } else {
        await this.ports.dataverse.update("incident", this.caseId, roleValues(role, target));
        this.update({ record: await this.fetch() });
        scenario.done();
        this.ports.events.recordSaved({ entityType: "incident", id: this.caseId });
        this.searches[role].clear();
        tab.refresh();
        notice = shown && offerUndo ? { kind: target ? "replaced" : "unlinked", record: shown } : undefined;
      }
    } catch (error) {
      const { kind, message } = asHostFailure(error);
      scenario.failed(kind);
      this.ports.events.failed({ action: "save", reason: kind });
      notice = { kind: "notSaved", message };
    }
    this.update({ busy: undefined });
    this.notify(role, notice);
    if (notice?.kind === "replaced" || notice?.kind === "unlinked") {
      void this.expire(role, notice);
    }
  }

  private async expire(role: CaseRole, notice: Notice): Promise<void> {
    await this.ports.clock.delay(undoTime);
    if (this.writable.get().notices[role] === notice) {
      this.notify(role, undefined);
    }
  }

  private async changeCurrent(target: LinkTarget | undefined): Promise<void> {
    const { current, busy } = this.writable.get();
    if (!current || busy) {
      return;
    }
    const shown = current.links.case;
    this.update({ busy: "current", notices: { ...this.writable.get().notices, current: undefined } });
    const outcome = await performChange(this.ports, this.options, {
      conversationId: current.id,
      name: target ? (shown ? "replace" : "link") : "unlink",
      change: { slot: "case", shown, target },
      isFormReadOnly: false,
      onLateAnswer: () => void this.readCurrent(),
    });
    this.update({ busy: undefined, ...("conversation" in outcome ? { current: outcome.conversation } : {}) });
    this.notify("current", outcome.kind === "done" ? undefined : noticeOf(outcome));
    await this.readConversations();
  }

  private fetch(): Promise<CaseRecord> {
    return readCase(this.ports.dataverse, this.caseId, this.options.columns);
  }

  private async readRecord(): Promise<void> {
    const scenario = this.ports.telemetry.start("load");
    try {
      this.update({ phase: "ready", failure: undefined, record: await this.fetch() });
      scenario.done();
    } catch (error) {
      const { kind } = asHostFailure(error);
      if (this.writable.get().phase !== "ready") {
        this.update({ phase: "failed", failure: kind });
      }
      scenario.failed(kind);
    }
  }

  private async readConversations(): Promise<void> {
    try {
      const page = await readConversationsOfCase(this.ports.dataverse, this.caseId);
      this.update({ conversations: { kind: "found", ...page, more: "idle" } });
    } catch {
      this.update({ conversations: { kind: "failed" } });
    }
  }

  private async readCurrent(): Promise<void> {
    this.update({ current: await readCurrentConversation(this.ports, this.options.columns) });
  }

  private notify(part: CasePart, notice: Notice | undefined): void {
    this.update({ notices: { ...this.writable.get().notices, [part]: notice } });
  }

  private update(change: Partial<CaseState>): void {
    if (this.disposed) {
      return;
    }
    const state = { ...this.writable.get(), ...change };
    const links = this.ports.links.availability();
    this.writable.set({
      ...state,
      readOnly: this.readOnly(state.record),
      canLinkCurrent:
        state.current !== undefined &&
        readOnlyReason(state.current.statuscode, { links, formReadOnly: false }) === undefined,
    });
  }

  private readOnly(record: CaseRecord | undefined): CaseReadOnly | undefined {
    if (this.formReadOnly) {
      return "formReadOnly";
    }
    if (record?.inactive) {
      return "inactive";
    }
    return this.ports.privileges.has("incident", "Write") ? undefined : "noPrivilege";
  }
}
