import type { Solution } from "../import/solution";
import { conversationContext, conversationTitle, readContextItems } from "./client/conversationContext";
import type { AppTables } from "./client/readAppTables";
import { DataverseClient, type Row } from "./client/dataverseClient";
import { columnsOf, labelText, MetadataCache } from "./client/tableMetadata";
import { textOf } from "./client/rowValues";
import { createNavigation } from "./host/navigation";
import { createPageFetch } from "./host/pageFetch";
import { ControlRegistry } from "./host/registry";
import type { DeskUser } from "./host/userSettings";
import type { UserRights } from "./host/rightsOnPage";
import { createUtility } from "./host/utility";
import { createWebApi } from "./host/webApi";
import { createApm } from "./microsoft/apm";
import { EventPublisher } from "./microsoft/eventPublisher";
import { installMicrosoft } from "./microsoft/install";
import { createOmnichannel } from "./microsoft/omnichannelApi";
import { DeskLog, logged } from "./state/log";
import { writeOptions, type DeskOptions } from "./state/deskOptions";
import { traitsOf, type HostTraits } from "./state/hostTraits";
import { Overlays } from "./state/overlays";
import { SessionStore } from "./state/sessions";
import { Observable } from "./state/observable";
import { messageOf } from "./state/messageOf";

const conversationTable = "msdyn_ocliveworkitem";

/** How late an unkind product puts its namespace on the page, in milliseconds. */
const lateNamespace = 500;

/** The page without its looks: sessions, data, the host's surfaces and the product's namespaces. */
export class Desk {
  readonly log = new DeskLog();
  readonly overlays = new Overlays();
  readonly sessions: SessionStore;
  readonly dataverse: DataverseClient;
  readonly metadata: MetadataCache;
  readonly registry: ControlRegistry;
  /** Texts in the message boxes, by conversation; kept here because a call of the control may fill them. */
  readonly drafts = new Observable<Readonly<Record<string, string>>>({});
  /** Counts changes of a transcript, by conversation; the panel reads again. */
  readonly transcripts = new Observable<Readonly<Record<string, number>>>({});
  /** How the host is; it holds until the page is loaded again. */
  readonly traits: HostTraits;
  /** Tables whose metadata the host has for its forms, or because a control asked. */
  readonly loadedTables = new Set<string>();
  readonly webApi: ComponentFramework.WebApi;
  readonly utility: ComponentFramework.Utility;
  readonly navigation: ComponentFramework.Navigation;
  readonly options: Observable<DeskOptions>;
  private readonly events: EventPublisher;

  constructor(
    private readonly page: Window,
    options: DeskOptions,
    readonly solution: Solution,
    readonly user: DeskUser,
    readonly rights: UserRights,
    readonly appTables: AppTables,
  ) {
    this.traits = traitsOf(options.host);
    // The host itself reads definitions in any case; controls get what their user may read.
    const send = page.fetch.bind(page);
    page.fetch = createPageFetch(send, this.traits);
    this.dataverse = new DataverseClient(this.log, send);
    this.metadata = new MetadataCache(this.dataverse);
    this.events = new EventPublisher(Math.random().toString(36).slice(2), this.traits.tabEvent);
    this.webApi = logged(this.log, "webAPI", createWebApi(this.dataverse, this.traits));
    this.utility = logged(this.log, "utils", createUtility(this.metadata, this.overlays, this, this.traits));
    this.options = new Observable(options);
    this.registry = new ControlRegistry(page);
    this.sessions = new SessionStore((event) => {
      this.log.add("event", event.name, JSON.stringify(event.data));
      this.events.publish(event);
    });
    this.navigation = logged(
      this.log,
      "navigation",
      createNavigation(
        this.overlays,
        {
          openRecord: (table, id, defaults) => {
            this.openRecord(table, id, defaults);
          },
          defaultsFrom: (table, from) => this.defaultsFrom(table, from),
        },
        this.traits,
      ),
    );
    this.installNamespaces();
  }

  /** Changes options; they stay in the page's address, so that a reload keeps them. */
  turn(change: Partial<DeskOptions>): void {
    const options = { ...this.options.get(), ...change };
    this.page.history.replaceState(null, "", writeOptions(options) || this.page.location.pathname);
    this.options.set(options);
    if (change.omnichannel !== undefined) this.installNamespaces();
  }

  /** Reads what every form needs, then opens the first sessions. @throws DataverseError when the data is not there */
  async start(ids: { conversations: readonly string[]; case: string; inFront: string }): Promise<void> {
    // Forms and panels ask for these at once.
    await Promise.all(this.appTables.all.map(({ table }) => this.metadata.table(table)));
    const { open, unsaved, page } = this.options.get();
    for (const id of ids.conversations) this.openSession(conversationTable, id, false);
    this.openSession("incident", ids.case, false);
    this.openSession(conversationTable, ids.inFront, true);
    for (const { table, id } of open) this.openAnywhere(table, id);
    if (page === "solutions") this.openSolutions();
    if (unsaved) {
      this.sessions.focusSession("session-id-0");
      this.openRecord("incident", null);
    }
  }

  /** Opens the solutions with their flows, in a tab of Home. */
  openSolutions(): void {
    this.sessions.focusSession("session-id-0");
    this.sessions.createTab("session-id-0", "Solutions", { kind: "solutions" }, { focus: true });
  }

  /** Records of some tables, such as conversations and cases, get a session of their own, others a tab. */
  openAnywhere(table: string, id: string): void {
    if (this.appTables.find(table)?.opensSession) this.openSession(table, id, true);
    else this.openRecord(table, id);
  }

  /** Opens a session on a record. @returns its id */
  openSession(table: string, id: string, focus: boolean): string {
    const content = { kind: "record", table, recordId: id, defaults: {} } as const;
    const session = this.sessions.createSession(this.tableLabel(table), content, { focus: false });
    // The id is known before the row is read, and the namespace answers by it.
    if (table === conversationTable) this.sessions.updateContext(session, { LiveWorkItemId: id });
    if (focus) this.sessions.focusSession(session);
    this.describe(session);
    return session;
  }

  /** Opens a record, or with id null a new one, in a tab of the focused session. @returns the tab's id */
  openRecord(table: string, id: string | null, defaults: Readonly<Record<string, string>> = {}, focus = true): string {
    const session = this.sessions.get().focusedSessionId;
    const title = id === null ? `New ${this.tableLabel(table)}` : this.tableLabel(table);
    const tab = this.sessions.createTab(session, title, { kind: "record", table, recordId: id, defaults }, { focus });
    // A focused tab draws its form at once, and that says the name.
    if (id !== null && !focus) this.nameTab(tab, table, id).catch((error: unknown) => this.report(error));
    return tab;
  }

  /** A form has read its record: tab, session and session context follow it. */
  recordRead(tabId: string, table: string, name: string, row: Row): void {
    const session = this.sessions.sessionOfTab(tabId);
    const title = table === conversationTable ? conversationTitle(row) : name;
    this.sessions.renameTab(tabId, title);
    if (session.isDefault || session.tabs[0]?.id !== tabId) return;
    this.sessions.renameSession(session.id, title);
    if (table === conversationTable) this.sessions.updateContext(session.id, conversationContext(row, []));
  }

  /** The display name of a table that has been read, else its logical name. */
  tableLabel(table: string): string {
    return labelText(this.metadata.known(table)?.DisplayName, table);
  }

  /** The display name of several rows of a table that has been read, else its logical name. */
  tableLabels(table: string): string {
    return labelText(this.metadata.known(table)?.DisplayCollectionName, table);
  }

  /** Reads title and context of a session's record again; failures go to the log, the form shows its own. */
  describe(sessionId: string): void {
    this.readTitle(sessionId).catch((error: unknown) => this.report(error));
  }

  /** Puts a failure that no form or panel shows in the log. */
  report(error: unknown): void {
    this.log.add("error", messageOf(error));
  }

  private async readTitle(sessionId: string): Promise<void> {
    const [anchor] = this.sessions.session(sessionId).tabs;
    if (anchor?.content.kind !== "record" || anchor.content.recordId === null) return;
    const { table, recordId } = anchor.content;
    if (table !== conversationTable) {
      const name = await this.nameTab(anchor.id, table, recordId);
      this.sessions.renameSession(sessionId, name);
      return;
    }
    const [row, items] = await Promise.all([
      this.dataverse.retrieve(table, recordId),
      readContextItems(this.dataverse, recordId),
    ]);
    this.sessions.updateContext(sessionId, conversationContext(row, items));
    this.sessions.renameSession(sessionId, conversationTitle(row));
    this.sessions.renameTab(anchor.id, conversationTitle(row));
  }

  private async nameTab(tabId: string, table: string, id: string): Promise<string> {
    const { PrimaryNameAttribute } = await this.metadata.table(table);
    const row = await this.dataverse.retrieve(table, id, `?$select=${PrimaryNameAttribute}`);
    const name = textOf(row, PrimaryNameAttribute);
    this.sessions.renameTab(tabId, name);
    return name;
  }

  /**
   * Default values of a new record that is created from another one (createFromEntity): the first lookup of its form
   * that can point there does, as the product maps the columns of a relationship.
   */
  private async defaultsFrom(table: string, from: ComponentFramework.LookupValue): Promise<Record<string, string>> {
    const columns = columnsOf(await this.metadata.table(table), this.appTables.formOf(table).create);
    const column = columns.find(({ Targets }) => Targets?.includes(from.entityType))?.LogicalName;
    return column ? { [column]: from.id, [`${column}name`]: from.name ?? "", [`${column}type`]: from.entityType } : {};
  }

  private installNamespaces(): void {
    const opener = {
      hasForm: (table: string) => this.appTables.find(table) !== undefined,
      openSession: (table: string, id: string, focus: boolean) => this.openSession(table, id, focus),
      openTab: (table: string, id: string | null, focus: boolean, defaults?: Readonly<Record<string, string>>) =>
        this.openRecord(table, id, defaults, focus),
    };
    const page = {
      userId: this.user.id,
      openConversation: (id: string) => {
        this.openSession(conversationTable, id, true);
      },
      toSendBox: (id: string, text: string) => this.drafts.set({ ...this.drafts.get(), [id]: text }),
      transcriptChanged: (id: string) => this.transcriptChanged(id),
      report: (error: unknown) => this.report(error),
    };
    const apm = logged(this.log, "Microsoft.Apm", createApm(this.sessions, this.events, opener));
    const omnichannel = logged(
      this.log,
      "Microsoft.Omnichannel",
      createOmnichannel(this.dataverse, this.sessions, page, this.traits),
    );
    installMicrosoft(this.page, apm, null);
    const install = () => {
      if (this.options.get().omnichannel === "on") installMicrosoft(this.page, apm, omnichannel);
    };
    if (this.traits.namespace === "there at once") install();
    else setTimeout(install, lateNamespace);
  }

  /** Makes the panel of a conversation read its transcript again. */
  transcriptChanged(id: string): void {
    const counts = this.transcripts.get();
    this.transcripts.set({ ...counts, [id]: (counts[id] ?? 0) + 1 });
  }
}
