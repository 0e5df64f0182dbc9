import { Latest } from "../base/latest";
import type { PanelOptions } from "../base/options";
import type { Ports, Privileges } from "../base/ports";
import type { LinkTarget } from "../base/record";
import { caseAbilities, conversationAbilities } from "../linking/abilities";
import type { ConversationLine } from "../linking/caseConversations";
import { isCurrentCase, readCase, slotValues, type CaseRecord } from "../linking/caseRecord";
import {
  conversationTable,
  readConversation,
  readCurrentConversation,
  type Conversation,
} from "../linking/conversation";
import { searchesOf, type RecordSearch } from "../linking/recordSearch";
import { caseSlots, type CaseSlot, type SlotChange } from "../linking/slots";
import { readOnlyReason } from "../linking/status";
import { checkSlot } from "../records/saveRecord";
import { ConversationPages, type Conversations } from "./conversationPages";
import { thisPage, type LinksListener } from "./pageScope";
import { Panel } from "./panel";
import type { PanelState } from "./panelState";
import type { ChangeEnd } from "./writingPanel";

/** What can be changed on a case form: the slots of the case, and the case slot of the session's conversation. */
export type CasePart = CaseSlot | "current";

/** Why the slots of a case cannot be changed. */
export type CaseReadOnly = "formReadOnly" | "inactive" | "noPrivilege";

/** Everything the view of a case renders. */
export interface CaseState extends PanelState<CasePart, CaseRecord> {
  readonly readOnly?: CaseReadOnly;
  /** They arrive after the customer, or not at all: their failure leaves the cards usable. */
  readonly conversations: Conversations;
  /** The conversation of the agent's session. */
  readonly current?: Conversation;
  /** Whether links of the current conversation can be changed. */
  readonly canLinkCurrent: boolean;
}

/** The people and the conversations of one case: its state, and what an agent can do with it. */
export class CasePanel extends Panel<CasePart, CaseRecord, CaseState> {
  readonly searches: Readonly<Record<CaseSlot, RecordSearch>>;
  private readonly pages: ConversationPages;
  private readonly newestCurrent: Latest<Conversation | undefined>;
  private isFormDisabled = false;
  /** The agent has gone to another session since the current conversation was read. */
  private isStale = false;

  constructor(ports: Ports, id: string, options: PanelOptions, page = thisPage) {
    super(ports, id, options, page, {
      phase: "loading",
      descriptions: {},
      conversations: { kind: "loading" },
      canLinkCurrent: false,
      notices: {},
      done: {},
      abilities: abilitiesOf(ports.privileges, options),
    });
    this.searches = searchesOf(caseSlots, ports, options);
    this.pages = new ConversationPages(ports.dataverse, id, (conversations) => this.update({ conversations }));
    this.newestCurrent = new Latest(() => readCurrentConversation(ports, this.columns));
  }

  /** Follows the form: the host disables the control, for the form or for the column that holds it. */
  setFormDisabled(isFormDisabled: boolean): void {
    if (isFormDisabled !== this.isFormDisabled) {
      this.isFormDisabled = isFormDisabled;
      this.update({});
    }
  }

  /** The agent has the panel before them again. */
  cameIntoSight(): void {
    if (this.isStale) {
      void this.loadCurrent();
    }
  }

  /** Links this case to the conversation of the agent's session. */
  async linkToCurrent(): Promise<void> {
    const target = { entityType: "incident", id: this.id, name: this.state.get().record?.title ?? "" } as const;
    await this.putNow("current", this.linked("current"), target);
  }

  /** Reads the next page of conversations. */
  loadMore(): Promise<void> {
    return this.pages.loadMore();
  }

  /** Opens a conversation: in its own session where the product can, else as a record. */
  async openConversation(line: Pick<ConversationLine, "id" | "subject">): Promise<void> {
    if (!(await this.ports.links.open(line.id))) {
      await this.open({ entityType: conversationTable, id: line.id, name: line.subject });
    }
  }

  protected override async readAll(): Promise<void> {
    await Promise.all([super.readAll(), this.pages.load(), this.loadCurrent()]);
  }

  protected readRecord(): Promise<CaseRecord> {
    return readCase(this.ports.dataverse, this.id, this.columns);
  }

  protected rights(): Partial<CaseState> {
    return { abilities: abilitiesOf(this.ports.privileges, this.options) };
  }

  protected isCurrent(shown: CaseRecord): Promise<boolean> {
    return isCurrentCase(this.ports.dataverse, this.id, shown);
  }

  protected derive({ record, current }: CaseState): Partial<CaseState> {
    const host = { links: this.ports.links.availability(), formReadOnly: this.options.readOnly };
    return {
      readOnly: this.readOnlyReason(record),
      canLinkCurrent: current !== undefined && readOnlyReason(current.statuscode, host) === undefined,
    };
  }

  protected change(change: SlotChange<CasePart>): Promise<ChangeEnd> {
    const { slot } = change;
    return slot === "current" ? this.changeCurrent({ ...change, slot }) : this.saveSlot({ ...change, slot });
  }

  /** The session's conversation may be another one by then. */
  protected override keyOf(slot: CasePart): string {
    return slot === "current" ? `${slot}:${this.state.get().current?.id ?? ""}` : slot;
  }

  protected override linked(slot: CasePart): LinkTarget | undefined {
    return slot === "current" ? this.state.get().current?.links.case : super.linked(slot);
  }

  /** What nobody sees is read when somebody does. */
  protected async onSwitch(): Promise<void> {
    this.isStale = true;
    if (this.sight.isInSight()) {
      await this.loadCurrent();
    }
  }

  protected readonly onLinks: LinksListener = (conversationId) => {
    if (conversationId === this.state.get().current?.id) {
      void this.loadCurrent();
    }
  };

  private async saveSlot({ slot, shown, target }: SlotChange<CaseSlot>): Promise<ChangeEnd> {
    const record = { entityType: "incident", id: this.id };
    const end = await this.save(slot, record, slotValues(slot, target), (links) =>
      checkSlot(links[slot], shown, target),
    );
    if (!end.isRead) {
      this.showAlone(slot, target);
    }
    return end;
  }

  private async changeCurrent(change: SlotChange<"current">): Promise<ChangeEnd> {
    const { current } = this.state.get();
    if (!current) {
      return { kind: "failed" };
    }
    const { id } = current;
    const isCurrent = (): boolean => this.state.get().current?.id === id;
    const outcome = await this.changeLinkOf(id, change, "case", {
      read: () => readConversation(this.ports.dataverse, id, this.columns),
      show: () => void this.loadCurrent(),
      notify: (notice) => (isCurrent() ? this.notify("current", notice) : undefined),
      onTaken: () => {
        this.tellDone(change, true);
        void this.pages.load();
      },
    });
    // The agent may have gone to another session meanwhile: what is current is asked anew.
    await this.loadCurrent();
    this.end();
    await this.pages.load();
    return isCurrent() ? outcome : { kind: "failed" };
  }

  /** Reads which conversation the session is about, and the conversation. */
  private async loadCurrent(): Promise<void> {
    this.isStale = false;
    await this.newestCurrent.read();
    const { value: current } = this.newestCurrent;
    const { notices, done } = this.state.get();
    // A message about another session's conversation has no place here.
    const isSame = current?.id === this.state.get().current?.id;
    this.update(
      isSame
        ? { current }
        : { current, notices: { ...notices, current: undefined }, done: { ...done, current: undefined } },
    );
    if (!isSame) {
      this.last.resume("current");
    }
  }

  /** Shows what was saved where the case cannot be read again. */
  private showAlone(slot: CaseSlot, target: LinkTarget | undefined): void {
    const { record } = this.state.get();
    const links = { ...record?.links, [slot]: target && { ...target, fields: [] } };
    this.update({ record: record && { ...record, links } });
  }

  private readOnlyReason(record: CaseRecord | undefined): CaseReadOnly | undefined {
    const mayWrite = this.ports.privileges.has("incident", "Write");
    // A host disables a control for its anchor as well: that counts only where nothing better is known.
    if (this.options.readOnly || (this.isFormDisabled && mayWrite === undefined)) {
      return "formReadOnly";
    }
    if (record?.inactive) {
      return "inactive";
    }
    return mayWrite === false ? "noPrivilege" : undefined;
  }
}

function abilitiesOf(privileges: Privileges, options: PanelOptions): CaseState["abilities"] {
  return {
    customer: caseAbilities("customer", options),
    primaryContact: caseAbilities("primaryContact", options),
    current: conversationAbilities("case", privileges, options),
  };
}
