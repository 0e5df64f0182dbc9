import { describeTables } from "../records/descriptions";
import { asHostFailure } from "../records/ports";
import { isSameRecord } from "../records/row";
import { slotAbilities } from "./abilities";
import { readConversationsOfCase, readMoreConversations, type ConversationPage } from "./caseConversations";
import { readCase, type CaseRecord, type CaseRole } from "./casePeople";
import type { CasePart, CaseReadOnly, CaseState } from "./caseState";
import type { LinkTarget } from "./changeLink";
import type { Conversation } from "./conversation";
import type { Notice } from "./conversationState";
import { readCurrentConversation } from "./currentConversation";
import { Latest } from "./latest";
import type { NewsListener, Page } from "./page";
import type { PanelOptions, PanelPorts } from "./panelPorts";
import { readOnlyReason } from "./status";
import { WritableStore, type Store } from "./store";

/** Keeps what is shown of a case as the database is: its people, its conversations, and the session's one. */
export class CaseKeeper {
  private readonly writable: WritableStore<CaseState>;
  private readonly newestRecord: Latest<CaseRecord>;
  private readonly newestConversations: Latest<ConversationPage>;
  private readonly newestCurrent: Latest<Conversation | undefined>;
  private readonly stops: (() => void)[] = [];
  private formReadOnly = false;
  private isInSight: () => boolean = () => true;
  /** The agent has gone to another session since the current conversation was read. */
  private isStale = false;
  private disposed = false;
  private working = false;

  constructor(
    private readonly ports: PanelPorts,
    private readonly caseId: string,
    private readonly options: PanelOptions,
    private readonly page: Page,
  ) {
    this.writable = new WritableStore<CaseState>({
      phase: "loading",
      descriptions: {},
      conversations: { kind: "loading" },
      canLinkCurrent: false,
      currentAbilities: slotAbilities("case", ports.privileges, options),
      notices: {},
    });
    this.newestRecord = new Latest(() => readCase(ports.dataverse, caseId, options.columns));
    this.newestConversations = new Latest(() => readConversationsOfCase(ports.dataverse, caseId));
    this.newestCurrent = new Latest(() => readCurrentConversation(ports, options.columns));
  }

  get store(): Store<CaseState> {
    return this.writable;
  }

  get state(): CaseState {
    return this.writable.get();
  }

  get isOver(): boolean {
    return this.disposed;
  }

  /** Whether a change runs. It also runs to its end where the panel is gone meanwhile. */
  get isBusy(): boolean {
    return this.working;
  }

  /** First load: the case first; its conversations and the session's one beside it. */
  async start(): Promise<void> {
    this.stops.push(
      this.ports.links.watch(() => this.update({})),
      this.ports.tabs.watchSwitches(this.onSwitch),
      this.page.news.watch(this.onNews),
    );
    // Asked first, answered first: nothing waits for the display names.
    const reading = this.refresh();
    void describeTables(this.ports.dataverse, this.options.columns).then((descriptions) =>
      this.update({ descriptions }),
    );
    await reading;
  }

  /** Reads everything again. What is shown stays until the answers are there. */
  async refresh(): Promise<void> {
    await Promise.all([this.loadRecord(), this.loadConversations(), this.loadCurrent()]);
  }

  setFormReadOnly(formReadOnly: boolean): void {
    if (formReadOnly !== this.formReadOnly) {
      this.formReadOnly = formReadOnly;
      this.update({});
    }
  }

  /** @param isInSight whether the agent can see the panel now: the forms of other sessions stay on the page, hidden */
  setSight(isInSight: () => boolean): void {
    this.isInSight = isInSight;
  }

  /** The agent has the panel before them again. */
  cameIntoSight(): void {
    if (this.isStale) {
      void this.loadCurrent();
    }
  }

  /** Reads the case; `end` shows it. @throws HostFailure */
  readRecord(): Promise<CaseRecord> {
    return this.newestRecord.read();
  }

  /** A change of a part begins: what the part told before is settled. */
  begin(part: CasePart): void {
    this.working = true;
    this.update({ busy: part, notices: { ...this.state.notices, [part]: undefined } });
  }

  /** The change has ended: what was read last is shown. */
  end(): void {
    this.working = false;
    this.update({ busy: undefined });
    this.showNewest();
  }

  /** A person was saved: reads the case again, or shows the person alone where that fails. */
  async endSaved(role: CaseRole, target: LinkTarget | undefined): Promise<void> {
    try {
      await this.readRecord();
      this.end();
    } catch {
      const { record } = this.state;
      const people = { ...record?.people, [role]: target && { ...target, fields: [] } };
      this.working = false;
      this.update({ busy: undefined, record: record && { ...record, people } });
    }
  }

  /** Tells other panels on the page that the links of a conversation may be others now. */
  tellPage(conversationId: string): void {
    this.page.news.tell(conversationId, this.onNews);
  }

  /** Sets the message of a part, or takes it away. */
  notify(part: CasePart, notice: Notice | undefined): void {
    this.update({ notices: { ...this.state.notices, [part]: notice } });
  }

  update(change: Partial<CaseState>): void {
    if (this.disposed) {
      return;
    }
    const state = { ...this.state, ...change };
    const host = { links: this.ports.links.availability(), formReadOnly: false };
    this.writable.set({
      ...state,
      readOnly: this.readOnly(state.record),
      canLinkCurrent: state.current !== undefined && readOnlyReason(state.current.statuscode, host) === undefined,
    });
  }

  /** Reads which conversation the session is about, and the conversation. */
  async loadCurrent(): Promise<void> {
    this.isStale = false;
    await this.newestCurrent.read();
    const { value: current } = this.newestCurrent;
    const { notices } = this.state;
    // A message about another session's conversation has no place here.
    const isSame = current?.id === this.state.current?.id;
    this.update({ current, notices: isSame ? notices : { ...notices, current: undefined } });
  }

  /** Reads the first page of the case's conversations. */
  async loadConversations(): Promise<void> {
    try {
      const before = this.newestConversations.value;
      await this.newestConversations.read();
      const page = this.newestConversations.value;
      if (page && page !== before) {
        this.update({ conversations: { kind: "found", ...page, more: "idle" } });
      }
    } catch {
      this.update({ conversations: { kind: "failed" } });
    }
  }

  /** Reads the next page. */
  async loadMoreConversations(): Promise<void> {
    const { conversations } = this.state;
    if (conversations.kind !== "found" || !conversations.next || conversations.more === "loading") {
      return;
    }
    const loading = { ...conversations, more: "loading" } as const;
    let loaded: CaseState["conversations"] = { ...conversations, more: "failed" };
    this.update({ conversations: loading });
    try {
      const page = await readMoreConversations(this.ports.dataverse, this.caseId, conversations.next);
      // A conversation that ended meanwhile comes again, among those that are over.
      const known = new Set(conversations.lines.map(({ id }) => id));
      const lines = [...conversations.lines, ...page.lines.filter(({ id }) => !known.has(id))];
      loaded = { kind: "found", lines, next: page.next, more: "idle" };
    } catch {
      // The agent can try again.
    }
    if (this.state.conversations === loading) {
      this.update({ conversations: loaded });
    }
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.disposed = true;
    this.stops.forEach((stop) => stop());
  }

  /** What nobody sees is read when somebody does. */
  private readonly onSwitch = (): void => {
    this.isStale = true;
    if (this.isInSight()) {
      void this.loadCurrent();
    }
  };

  private readonly onNews: NewsListener = (conversationId) => {
    if (conversationId === this.state.current?.id) {
      void this.loadCurrent();
    }
  };

  private async loadRecord(): Promise<void> {
    const scenario = this.ports.telemetry.start("load");
    try {
      await this.readRecord();
      scenario.done();
      this.showNewest();
    } catch (error) {
      const { kind } = asHostFailure(error);
      this.update(this.state.phase === "ready" ? { failure: kind } : { phase: "failed", failure: kind });
      scenario.failed(kind);
    }
  }

  private showNewest(): void {
    const { value: record } = this.newestRecord;
    const { busy, question, record: shown } = this.state;
    if (record && !busy) {
      const isAsked = question && isSameRecord(record.people[question.role], question.shown);
      // Only a new answer ends a failure.
      const failure = record === shown ? this.state.failure : undefined;
      this.update({ phase: "ready", failure, record, question: isAsked ? question : undefined });
    }
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
