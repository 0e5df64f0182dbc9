import { isSameRecord, type EntityReference } from "../records/row";
import { SearchColumns } from "../records/searchColumns";
import { isLinkable } from "../records/tables";
import type { ConversationLine } from "./caseConversations";
import { CaseKeeper } from "./caseKeeper";
import { caseRoles, roleFacts, roleValues, type CaseRole } from "./casePeople";
import type { CasePart, CaseState } from "./caseState";
import type { LinkTarget } from "./changeLink";
import { conversationTable, readConversation } from "./conversation";
import { openRecord } from "./openRecord";
import { thisPage } from "./page";
import type { PanelOptions, PanelPorts } from "./panelPorts";
import { performChange } from "./performChange";
import { RecordSearch } from "./recordSearch";
import { saveCase, type CaseCheck } from "./saveCase";
import type { Store } from "./store";
import { UndoOffers } from "./undoOffers";

/** The people and the conversations of one case: its state, and what an agent can do with it. */
export class CasePanel {
  readonly searches: Readonly<Record<CaseRole, RecordSearch>>;
  private readonly keeper: CaseKeeper;
  private readonly undos: UndoOffers<CaseRole>;

  constructor(
    private readonly ports: PanelPorts,
    readonly caseId: string,
    readonly options: PanelOptions,
    page = thisPage,
  ) {
    const columns = new SearchColumns(ports.dataverse, options.searchColumns);
    this.searches = {
      customer: new RecordSearch(ports, columns, roleFacts.customer.tables),
      primaryContact: new RecordSearch(ports, columns, roleFacts.primaryContact.tables),
    };
    const keeper = new CaseKeeper(ports, caseId, options, page);
    const notices = { get: (role: CaseRole) => keeper.state.notices[role], set: keeper.notify.bind(keeper) };
    this.undos = new UndoOffers(ports.clock, caseId, notices, page.undoMemory);
    this.keeper = keeper;
  }

  get state(): Store<CaseState> {
    return this.keeper.store;
  }

  /** First load; what could be undone before the control was built anew still can. */
  async start(): Promise<void> {
    caseRoles.forEach((role) => this.undos.resume(role));
    await this.keeper.start();
  }

  /** Reads everything again. What is shown stays until the answers are there. */
  refresh(): Promise<void> {
    return this.keeper.refresh();
  }

  /** Follows the form: a read-only form offers no change. */
  setFormReadOnly(formReadOnly: boolean): void {
    this.keeper.setFormReadOnly(formReadOnly);
  }

  /** Follows what the agent sees: where the panel is hidden, a switch of session is no reason to read. */
  setSight(isInSight: () => boolean): void {
    this.keeper.setSight(isInSight);
  }

  /** The agent has the panel before them again. */
  cameIntoSight(): void {
    this.keeper.cameIntoSight();
  }

  /** Puts a person into a role. Where one stands there already and the maker wants it so, the agent is asked first. */
  async replace(role: CaseRole, target: LinkTarget): Promise<void> {
    await this.put(role, this.person(role), target);
  }

  /** The agent's answer to "Replace …?". */
  async answer(replace: boolean): Promise<void> {
    const { question } = this.keeper.state;
    if (question && !(replace && this.keeper.isBusy)) {
      this.keeper.update({ question: undefined });
      if (replace) {
        await this.setPerson(question.role, question.shown, question.target);
      }
    }
  }

  /** Takes the person out of a role that may be empty. */
  async clear(role: CaseRole): Promise<void> {
    const shown = this.person(role);
    if (shown && !roleFacts[role].required) {
      await this.setPerson(role, shown, undefined);
    }
  }

  /** Puts back who was there before the last change. */
  async undo(role: CaseRole): Promise<void> {
    const undoable = this.keeper.isBusy ? undefined : this.undos.take(role);
    if (undoable) {
      await this.setPerson(role, undoable.replacement, undoable.record, false);
    }
  }

  /** Opens the full lookup dialog of the host, and takes what the agent chooses there. */
  async lookUp(role: CaseRole): Promise<void> {
    const shown = this.person(role);
    try {
      const chosen = await this.ports.dialogs.lookup(roleFacts[role].tables);
      if (chosen && isLinkable(chosen.entityType)) {
        await this.put(role, shown, { ...chosen, entityType: chosen.entityType });
      }
    } catch {
      this.keeper.notify(role, { kind: "dialogFailed" });
    }
  }

  /** Links this case to the conversation of the agent's session. */
  linkToCurrent(): Promise<void> {
    const { record } = this.keeper.state;
    return this.changeCurrent({ entityType: "incident", id: this.caseId, name: record?.title ?? "" });
  }

  /** Unlinks this case from the conversation of the agent's session. */
  unlinkFromCurrent(): Promise<void> {
    return this.changeCurrent(undefined);
  }

  /** Reads the next page of conversations. */
  loadMore(): Promise<void> {
    return this.keeper.loadMoreConversations();
  }

  /** Opens a conversation: in its own session where the product can, else as a record. */
  async openConversation(line: Pick<ConversationLine, "id" | "subject">): Promise<void> {
    if (!(await this.ports.links.open(line.id))) {
      await this.open({ entityType: conversationTable, id: line.id, name: line.subject });
    }
  }

  /** Opens a record beside the case. */
  async open(record: EntityReference): Promise<void> {
    this.keeper.update({ openFailure: await openRecord(this.ports, record) });
  }

  /** Takes the message of a part away. */
  dismiss(part: CasePart): void {
    if (part !== "current") {
      this.undos.take(part);
    }
    this.keeper.notify(part, undefined);
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.keeper.dispose();
    Object.values(this.searches).forEach((search) => search.clear());
  }

  private person(role: CaseRole): LinkTarget | undefined {
    return this.keeper.state.record?.people[role];
  }

  /** @param shown whom the agent saw in the role when choosing: a dialog may have been open since */
  private async put(role: CaseRole, shown: LinkTarget | undefined, target: LinkTarget): Promise<void> {
    if (shown && this.options.confirmReplace && !isSameRecord(shown, target)) {
      this.keeper.update({ question: { role, shown, target } });
      return;
    }
    await this.setPerson(role, shown, target);
  }

  private async setPerson(
    role: CaseRole,
    shown: LinkTarget | undefined,
    target: LinkTarget | undefined,
    offerUndo = true,
  ): Promise<void> {
    const { keeper } = this;
    if (keeper.isBusy) {
      return;
    }
    keeper.begin(role);
    const check = async (): Promise<CaseCheck> => {
      const { people } = await keeper.readRecord();
      if (isSameRecord(people[role], target)) {
        return "asWished";
      }
      return isSameRecord(people[role], shown) ? "asShown" : "changedMeanwhile";
    };
    const outcome = await saveCase(this.ports, this.caseId, roleValues(role, target), check);
    if (outcome.kind === "saved") {
      await keeper.endSaved(role, target);
      if (shown && offerUndo) {
        this.undos.offer(role, { kind: target ? "replaced" : "unlinked", record: shown, replacement: target });
      }
    } else {
      keeper.end();
    }
    if (outcome.kind === "failed") {
      keeper.notify(role, outcome.notice);
    } else {
      this.searches[role].clear();
    }
  }

  private async changeCurrent(target: LinkTarget | undefined): Promise<void> {
    const { keeper } = this;
    const { current } = keeper.state;
    if (!current || keeper.isBusy) {
      return;
    }
    const shown = current.links.case;
    keeper.begin("current");
    await performChange(this.ports, {
      conversationId: current.id,
      name: target ? (shown ? "replace" : "link") : "unlink",
      change: { slot: "case", shown, target },
      isFormReadOnly: () => false,
      read: () => readConversation(this.ports.dataverse, current.id, this.options.columns),
      onLook: () => {
        void keeper.loadCurrent();
        keeper.tellPage(current.id);
      },
      notice: {
        get: () => keeper.state.notices.current,
        set: (notice) => (keeper.state.current?.id === current.id ? keeper.notify("current", notice) : undefined),
      },
      onTaken: () => void keeper.loadConversations(),
      isOver: () => keeper.isOver,
    });
    keeper.tellPage(current.id);
    // The agent may have gone to another session meanwhile: what is current is asked anew.
    await keeper.loadCurrent();
    keeper.end();
    await keeper.loadConversations();
  }
}
