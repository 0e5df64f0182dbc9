import { asHostFailure } from "../base/failure";
import type { Notice, ReadOnlyReason } from "../base/notice";
import type { PanelOptions } from "../base/options";
import type { Ports, Privileges } from "../base/ports";
import { asLinkTarget, type EntityReference, type LinkableTable } from "../base/record";
import { conversationAbilities, type Ability } from "../linking/abilities";
import { isPortalUrlFormat, sendArticle, type ArticleOutcome } from "../linking/articleLink";
import { slotValues } from "../linking/caseRecord";
import { readClues } from "../linking/clues";
import { isCurrentConversation, isElsewhere, readConversation, type Conversation } from "../linking/conversation";
import { createRecord } from "../linking/createdRecord";
import { ConversationHints, noSuggestions, onlyWanted, type Suggestions } from "../linking/hints";
import { checkMove, type Mismatch } from "../linking/mismatch";
import { newRecordValues } from "../linking/newRecordValues";
import { searchesOf, type RecordSearch } from "../linking/recordSearch";
import { conversationSlots, slotNames, type ConversationSlot } from "../linking/slots";
import { readOnlyReason } from "../linking/status";
import type { LinkChange } from "../linking/writeLink";
import type { RecordCard } from "../records/card";
import { thisPage, type LinksListener } from "./pageScope";
import { Panel } from "./panel";
import type { PanelState } from "./panelState";
import type { ChangeEnd } from "./writingPanel";

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

/** The linked records of one conversation: its state, and what an agent can do with it. */
export class ConversationPanel extends Panel<ConversationSlot, Conversation, ConversationState> {
  readonly searches: Readonly<Record<ConversationSlot, RecordSearch>>;
  private readonly hints: ConversationHints;
  /** What suggestions and mismatch were last asked for; no suggestions where nothing could be linked. */
  private hinted: { readonly links: string; readonly replaced: string; readonly withSuggestions: boolean } | undefined;
  /** Slots for which the agent looks for another record. */
  private readonly replaced = new Set<ConversationSlot>();
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

  /** The agent looks for another record for a slot, or has given up: what could stand there is suggested, too. */
  suggestInstead(slot: ConversationSlot, isWanted: boolean): void {
    if (this.replaced.has(slot) !== isWanted) {
      this.replaced[isWanted ? "add" : "delete"](slot);
      this.update({});
    }
  }

  /** Creates a record, filled from what the conversation knows, and links it. Closed without saving, nothing happens. */
  async createAndLink(slot: ConversationSlot, table: LinkableTable): Promise<void> {
    if (this.isBusy) {
      return;
    }
    const shown = this.linked(slot);
    const noticed = (): Notice | undefined => this.state.get().notices[slot];
    this.begin(slot, "creating");
    const clues = await this.hints.clues().catch(() => undefined);
    const values = newRecordValues(table, clues, this.state.get().record?.links ?? {});
    const show = (): Promise<EntityReference | undefined> =>
      this.ask(slot, () => this.ports.dialogs.quickCreate(table, values));
    const { target, isUnsure } = await createRecord(this.ports, table, show, () => this.end());
    if (!target) {
      if (isUnsure && !noticed()) {
        this.notify(slot, { kind: "formOpened" });
      }
    } else if (!(await this.put(slot, shown, target))) {
      this.notify(slot, { kind: "createdNotLinked", record: target, because: noticed() });
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
    return readConversation(this.ports.dataverse, this.id, this.columns);
  }

  protected rights(): Partial<ConversationState> {
    return rightsOf(this.ports.privileges, this.options);
  }

  protected isCurrent(shown: Conversation): Promise<boolean> {
    return isCurrentConversation(this.ports.dataverse, shown);
  }

  protected derive({ record, suggestions }: ConversationState): Partial<ConversationState> {
    const host = { links: this.ports.links.availability(), formReadOnly: this.options.readOnly };
    const isWanted = (slot: ConversationSlot): boolean => !record?.links[slot] || this.replaced.has(slot);
    return {
      readOnly: readOnlyReason(record?.statuscode, host),
      // The newest are still to come; those of a slot that was filled meanwhile are of no use.
      suggestions: onlyWanted(suggestions, isWanted),
    };
  }

  protected async change(change: LinkChange): Promise<ChangeEnd> {
    const { slot, target, caseToMove } = change;
    if (caseToMove) {
      const values = slotValues("customer", target);
      const end = await this.save(slot, caseToMove, values, (links) => checkMove(links, change));
      this.page.tellLinks(this.id, this.onLinks);
      return end;
    }
    const own = { read: () => this.read(), show: () => this.showNewest() };
    const outcome = await this.changeLinkOf(this.id, change, slot, own);
    if (outcome.kind === "done") {
      this.replaced.delete(slot);
    }
    this.end();
    return outcome;
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

  /** What comes after the cards is asked for only where it can be different now. */
  private hintWhenDue(): void {
    const { record, readOnly } = this.state.get();
    if (record) {
      const links = slotNames(conversationSlots)
        .map((slot) => linkKey(record.links[slot]))
        .join();
      const replaced = [...this.replaced].join();
      const { hinted } = this;
      if (links !== hinted?.links || replaced !== hinted.replaced || (!readOnly && !hinted.withSuggestions)) {
        this.hinted = { links, replaced, withSuggestions: !readOnly };
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
        hinted?.withSuggestions ? this.hints.suggestions(record, this.replaced) : noSuggestions,
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
