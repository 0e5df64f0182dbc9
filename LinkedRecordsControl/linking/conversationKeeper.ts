import type { RecordCard } from "../records/card";
import { describeTables } from "../records/descriptions";
import { asHostFailure } from "../records/ports";
import { isSameRecord } from "../records/row";
import { slotAbilities } from "./abilities";
import { AfterPaint } from "./afterPaint";
import { readConversation, type Conversation } from "./conversation";
import { noSuggestions, type ConversationState, type Notice } from "./conversationState";
import { Latest } from "./latest";
import type { NewsListener, Page } from "./page";
import type { PanelOptions, PanelPorts } from "./panelPorts";
import { slotNames, type Slot } from "./slots";
import { readOnlyReason } from "./status";
import { WritableStore, type Store } from "./store";

/** Keeps what is shown of a conversation as the database is: reads, follows the host, and asks for what comes after. */
export class ConversationKeeper {
  readonly afterPaint: AfterPaint;
  private readonly writable: WritableStore<ConversationState>;
  private readonly newest: Latest<Conversation>;
  private readonly stops: (() => void)[] = [];
  private formReadOnly = false;
  private disposed = false;
  private working = false;
  /** What suggestions and mismatch were last asked for; no suggestions where nothing could be linked. */
  private enriched: { readonly links: string; readonly withSuggestions: boolean } | undefined;
  private enriching: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: PanelPorts,
    private readonly conversationId: string,
    private readonly options: PanelOptions,
    private readonly page: Page,
  ) {
    this.newest = new Latest(() => readConversation(ports.dataverse, conversationId, options.columns));
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

  get store(): Store<ConversationState> {
    return this.writable;
  }

  get state(): ConversationState {
    return this.writable.get();
  }

  get isOver(): boolean {
    return this.disposed;
  }

  /** Whether a change runs. It also runs to its end where the panel is gone meanwhile. */
  get isBusy(): boolean {
    return this.working;
  }

  get isFormReadOnly(): boolean {
    return this.formReadOnly;
  }

  /** First load. The display names are asked for beside the conversation, and nothing waits for them. */
  async start(): Promise<void> {
    this.stops.push(
      this.ports.links.watch(() => this.update({})),
      this.ports.tabs.watchSwitches(() => void this.loadInFront()),
      this.page.news.watch(this.onNews),
    );
    // Asked first, answered first: nothing waits for the display names.
    const reading = this.load();
    void describeTables(this.ports.dataverse, this.options.columns).then((descriptions) =>
      this.update({ descriptions }),
    );
    await reading;
  }

  /** Reads everything again, suggestions too. What is shown stays until the answers are there. */
  async refresh(): Promise<void> {
    this.afterPaint.forget();
    this.enriched = undefined;
    await this.load();
  }

  setFormReadOnly(formReadOnly: boolean): void {
    if (formReadOnly !== this.formReadOnly) {
      this.formReadOnly = formReadOnly;
      this.update({});
    }
  }

  /** Reads the conversation; `showNewest` shows it. @throws HostFailure */
  read(): Promise<Conversation> {
    return this.newest.read();
  }

  /** A change of a slot begins: what the slot told before is settled. */
  begin(busy: NonNullable<ConversationState["busy"]>): void {
    this.working = true;
    this.update({ busy, notices: { ...this.state.notices, [busy.slot]: undefined } });
  }

  /** The change has ended. */
  end(): void {
    this.working = false;
    this.update({ busy: undefined });
    this.showNewest();
  }

  /** Shows what was read last. While a change runs, the screen waits for its end. */
  showNewest(): void {
    const { value: conversation } = this.newest;
    const { busy, question, conversation: shown } = this.state;
    if (!conversation || busy) {
      return;
    }
    const isAsked = question && isSameRecord(conversation.links[question.slot], question.shown);
    // Only a new answer ends a failure.
    const failure = conversation === shown ? this.state.failure : undefined;
    this.update({ phase: "ready", failure, conversation, question: isAsked ? question : undefined });
  }

  /** Resolves once suggestions and mismatch are those of what is shown. */
  whenEnriched(): Promise<void> {
    return this.enriching;
  }

  /** Tells other panels on the page that the links may be others now. */
  tellPage(): void {
    this.page.news.tell(this.conversationId, this.onNews);
  }

  /** Sets the message of a slot, or takes it away. */
  notify(slot: Slot, notice: Notice | undefined): void {
    this.update({ notices: { ...this.state.notices, [slot]: notice } });
  }

  update(change: Partial<ConversationState>): void {
    if (this.disposed) {
      return;
    }
    const state = { ...this.state, ...change };
    const host = { links: this.ports.links.availability(), formReadOnly: this.formReadOnly };
    this.writable.set({ ...state, readOnly: readOnlyReason(state.conversation?.statuscode, host) });
    this.enrichWhenDue();
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.disposed = true;
    this.stops.forEach((stop) => stop());
  }

  private readonly onNews: NewsListener = (conversationId) => {
    if (conversationId === this.conversationId) {
      void this.load();
    }
  };

  /** The agent went elsewhere: a session about another conversation shows another form, which reads for itself. */
  private async loadInFront(): Promise<void> {
    const current = await this.ports.tabs.currentConversationId();
    if (current === undefined || current === this.conversationId) {
      await this.load();
    }
  }

  private async load(): Promise<void> {
    const scenario = this.ports.telemetry.start("load");
    try {
      await this.read();
      scenario.done();
      this.showNewest();
    } catch (error) {
      const { kind } = asHostFailure(error);
      this.update(this.state.conversation ? { failure: kind } : { phase: "failed", failure: kind });
      scenario.failed(kind);
    }
  }

  /** What comes after the cards is asked for only where it can be different now. */
  private enrichWhenDue(): void {
    const { conversation, readOnly } = this.state;
    if (conversation) {
      const links = slotNames.map((slot) => linkKey(conversation.links[slot])).join();
      if (links !== this.enriched?.links || (!readOnly && !this.enriched.withSuggestions)) {
        this.enriched = { links, withSuggestions: !readOnly };
        this.enriching = this.enrich(conversation);
      }
    }
  }

  /** Suggestions and the mismatch come after the cards; their failure leaves the cards as they are. */
  private async enrich(conversation: Conversation): Promise<void> {
    const { enriched } = this;
    const scenario = this.ports.telemetry.start("suggest");
    let found: Pick<ConversationState, "suggestions" | "mismatch"> = {
      suggestions: noSuggestions,
      mismatch: undefined,
    };
    try {
      const [suggestions, mismatch] = await Promise.all([
        enriched?.withSuggestions ? this.afterPaint.suggestions(conversation) : noSuggestions,
        this.afterPaint.mismatch(conversation),
      ]);
      found = { suggestions, mismatch };
      scenario.done();
    } catch (error) {
      scenario.failed(asHostFailure(error).kind);
    }
    if (enriched === this.enriched) {
      this.update(found);
    }
  }
}

/** What suggestions and mismatch depend on: the record and what it belongs to. */
function linkKey(card: RecordCard | undefined): string {
  return card ? `${card.entityType}:${card.id}:${card.related?.id ?? ""}` : "";
}
