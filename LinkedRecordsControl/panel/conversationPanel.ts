import { asHostFailure } from "../base/failure";
import type { ReadOnlyReason } from "../base/notice";
import type { PanelOptions } from "../base/options";
import type { Ports, Privileges } from "../base/ports";
import { asLinkTarget, type LinkableTable, type LinkTarget } from "../base/record";
import { conversationAbilities, type Ability } from "../linking/abilities";
import { isPortalUrlFormat, sendArticle, type ArticleOutcome } from "../linking/articleLink";
import { slotValues } from "../linking/caseRecord";
import { changeLink } from "../linking/changeLink";
import { readClues } from "../linking/clues";
import { isCurrentConversation, isElsewhere, readConversation, type Conversation } from "../linking/conversation";
import { readCreated } from "../linking/createdRecord";
import { ConversationHints, noSuggestions, type Suggestions } from "../linking/hints";
import { checkMove, type Mismatch } from "../linking/mismatch";
import { newRecordValues } from "../linking/newRecordValues";
import { searchesOf, type RecordSearch } from "../linking/recordSearch";
import { conversationSlots, slotNames, type ConversationSlot } from "../linking/slots";
import { readOnlyReason } from "../linking/status";
import type { LinkChange } from "../linking/writeLink";
import type { RecordCard } from "../records/card";
import { saveRecord, type SaveCheck } from "../records/saveRecord";
import { thisPage, type LinksListener } from "./pageScope";
import { Panel, type ChangeEnd } from "./panel";
import type { PanelState } from "./panelState";

/** Everything the view of a conversation renders. */
export interface ConversationState extends PanelState<ConversationSlot, Conversation> {
  readonly suggestions: Suggestions;
  /** The linked case belongs to somebody else. */
  readonly mismatch?: Mismatch;
  /** Whether the case of a mismatch can be moved. */
  readonly moveCase: Ability;
  readonly readOnly?: ReadOnlyReason;
  /** What became of the article that the agent wanted to send last. */
  readonly article?: ArticleOutcome;
}

/** How long a dialog may take to appear, in milliseconds; until then a second click does nothing. */
const dialogStart = 2000;

/** Nobody opens a form and closes it again in this time, in milliseconds: a host that says so has only opened it. */
const soonestClose = 1000;

/** The linked records of one conversation: its state, and what an agent can do with it. */
export class ConversationPanel extends Panel<ConversationSlot, Conversation, ConversationState> {
  readonly searches: Readonly<Record<ConversationSlot, RecordSearch>>;
  private readonly hints: ConversationHints;
  /** What suggestions and mismatch were last asked for; no suggestions where nothing could be linked. */
  private hinted: { readonly links: string; readonly withSuggestions: boolean } | undefined;
  private hinting: Promise<void> = Promise.resolve();

  constructor(ports: Ports, id: string, options: PanelOptions, page = thisPage) {
    super(ports, id, options, page, {
      phase: "loading",
      descriptions: {},
      suggestions: noSuggestions,
      notices: {},
      done: {},
      ...rightsOf(ports.privileges, options),
    });
    this.searches = searchesOf(conversationSlots, ports, options);
    this.hints = new ConversationHints(ports.dataverse, () => readClues(ports.dataverse, id));
  }

  /** Whether articles can be sent at all: the maker named a portal. */
  get canSendArticles(): boolean {
    return isPortalUrlFormat(this.options.portalUrlFormat);
  }

  /** Reads everything again, suggestions too. */
  override refresh(): Promise<void> {
    this.hints.forget();
    this.hinted = undefined;
    return super.refresh();
  }

  /** Creates a record, filled from what the conversation knows, and links it. Closed without saving, nothing happens. */
  async createAndLink(slot: ConversationSlot, table: LinkableTable): Promise<void> {
    if (this.isBusy) {
      return;
    }
    const shown = this.linked(slot);
    this.begin(slot, "creating");
    const scenario = this.ports.telemetry.start("create");
    const clues = await this.hints.clues().catch(() => undefined);
    const values = newRecordValues(table, clues, this.state.get().record?.links ?? {});
    const since = this.ports.clock.now();
    const dialog = this.ask(slot, () => this.ports.dialogs.quickCreate(table, values));
    // Whether the host tells of a form that was closed is not sure: the panel must not wait for it.
    await Promise.race([dialog, this.ports.clock.delay(dialogStart)]);
    this.end();
    const given = await dialog;
    const target = given && (await readCreated(this.ports.dataverse, given, table, since));
    if (!target) {
      scenario.failed("cancelled");
      const isTooSoon = this.ports.clock.now() - since < soonestClose;
      if ((given || isTooSoon) && !this.state.get().notices[slot]) {
        this.notify(slot, { kind: "formOpened" });
      }
      return;
    }
    scenario.done();
    this.ports.events.recordSaved({ entityType: table, id: target.id });
    if (!(await this.put(slot, shown, target))) {
      const because = this.state.get().notices[slot];
      this.notify(slot, { kind: "createdNotLinked", record: target, because });
    }
  }

  /** Remedy of a mismatch: the customer of the case becomes the linked customer. */
  async useCustomerOfCase(): Promise<void> {
    const { mismatch } = this.state.get();
    const target = asLinkTarget(mismatch?.customerOfCase);
    if (mismatch && target) {
      await this.putNow("customer", mismatch.customer, target);
      await this.hinting;
    }
  }

  /** Remedy of a mismatch: the case goes to the linked customer. */
  async moveCase(): Promise<void> {
    const { mismatch } = this.state.get();
    if (mismatch) {
      const { customer, caseCard, customerOfCase } = mismatch;
      const change = { name: "replace", slot: "case", target: customer, caseToMove: caseCard } as const;
      await this.run({ ...change, shown: asLinkTarget(customerOfCase) });
      await this.hinting;
    }
  }

  /** Lets the agent choose a knowledge article, and puts its link into the message box, unsent. */
  async sendArticle(): Promise<void> {
    this.update({ article: undefined });
    const article = await sendArticle(this.ports, this.options.portalUrlFormat, this.id);
    this.update({ article });
  }

  protected readRecord(): Promise<Conversation> {
    return readConversation(this.ports.dataverse, this.id, this.options.columns);
  }

  protected rights(): Partial<ConversationState> {
    return rightsOf(this.ports.privileges, this.options);
  }

  protected isCurrent(shown: Conversation): Promise<boolean> {
    return isCurrentConversation(this.ports.dataverse, shown);
  }

  protected derive({ record }: ConversationState): Partial<ConversationState> {
    const host = { links: this.ports.links.availability(), formReadOnly: this.options.readOnly };
    return { readOnly: readOnlyReason(record?.statuscode, host) };
  }

  protected change(change: LinkChange): Promise<ChangeEnd> {
    const { caseToMove } = change;
    return caseToMove ? this.saveCustomer(change, caseToMove) : this.changeLink(change);
  }

  protected override update(change: Partial<ConversationState>): void {
    super.update(change);
    if (!this.isOver) {
      this.hintWhenDue();
    }
  }

  /** The agent went elsewhere: a session about another conversation shows another form, which reads for itself. */
  protected async onSwitch(): Promise<void> {
    if (!(await isElsewhere(this.ports.tabs, this.id))) {
      await this.load();
    }
  }

  protected readonly onLinks: LinksListener = (conversationId) => {
    if (conversationId === this.id) {
      void this.load();
    }
  };

  private async changeLink(change: LinkChange): Promise<ChangeEnd> {
    this.begin(change.slot, change.target ? "linking" : "unlinking");
    const conversation = {
      ...this.teller(change),
      id: this.id,
      isFormReadOnly: () => this.options.readOnly,
      read: () => this.read(),
      show: () => {
        this.showNewest();
        this.tellPage();
      },
    };
    const outcome = await changeLink(this.ports, conversation, change);
    this.end();
    this.tellPage();
    return { done: outcome.kind === "done", written: outcome.kind === "done" && outcome.written };
  }

  /** Gives the linked case to another customer. */
  private async saveCustomer(change: LinkChange, caseToMove: LinkTarget): Promise<ChangeEnd> {
    this.begin(change.slot, "saving");
    const check = async (): Promise<SaveCheck> => checkMove((await this.read()).links, change);
    const outcome = await saveRecord(this.ports, caseToMove, slotValues("customer", change.target), check);
    await this.read().catch(() => undefined);
    this.end();
    this.tellPage();
    if (outcome.kind === "failed") {
      this.notify(change.slot, outcome.notice);
    }
    return { done: outcome.kind !== "failed", written: outcome.kind === "saved" };
  }

  private tellPage(): void {
    this.page.tellLinks(this.id, this.onLinks);
  }

  /** What comes after the cards is asked for only where it can be different now. */
  private hintWhenDue(): void {
    const { record, readOnly } = this.state.get();
    if (record) {
      const links = slotNames(conversationSlots)
        .map((slot) => linkKey(record.links[slot]))
        .join();
      if (links !== this.hinted?.links || (!readOnly && !this.hinted.withSuggestions)) {
        this.hinted = { links, withSuggestions: !readOnly };
        this.hinting = this.hint(record);
      }
    }
  }

  /** Suggestions and the mismatch come after the cards; their failure leaves the cards as they are. */
  private async hint(record: Conversation): Promise<void> {
    const { hinted } = this;
    const scenario = this.ports.telemetry.start("suggest");
    let found: Pick<ConversationState, "suggestions" | "mismatch"> = {
      suggestions: noSuggestions,
      mismatch: undefined,
    };
    try {
      const [suggestions, mismatch] = await Promise.all([
        hinted?.withSuggestions ? this.hints.suggestions(record) : noSuggestions,
        this.hints.mismatch(record),
      ]);
      found = { suggestions, mismatch };
      scenario.done();
    } catch (error) {
      scenario.failed(asHostFailure(error).kind);
    }
    if (hinted === this.hinted) {
      this.update(found);
    }
  }
}

function rightsOf(privileges: Privileges, options: PanelOptions): Pick<ConversationState, "moveCase" | "abilities"> {
  return {
    moveCase: privileges.has("incident", "Write") === false ? "noPrivilege" : "yes",
    abilities: {
      customer: conversationAbilities("customer", privileges, options),
      case: conversationAbilities("case", privileges, options),
    },
  };
}

/** What suggestions and mismatch depend on: the record and what it belongs to. */
function linkKey(card: RecordCard | undefined): string {
  return card ? `${card.entityType}:${card.id}:${card.related?.id ?? ""}` : "";
}
