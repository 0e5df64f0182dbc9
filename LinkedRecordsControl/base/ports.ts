import type { CardForm } from "./cardForm";
import type { EntityReference, LinkableTable } from "./record";
import type { Row, RowPage, TableDescription } from "./row";
import type { UserFormats } from "./userFormats";

/** What the use cases ask Dataverse for. Rejections are `HostFailure`s. */
export interface Dataverse {
  /** @param query as `toQueryString` makes it */
  retrieve(entityType: string, id: string, query: string): Promise<Row>;
  retrieveMultiple(entityType: string, query: string): Promise<readonly Row[]>;
  /** @param query as `toQueryString` makes it, or `next` of the page before */
  retrievePage(entityType: string, query: string, pageSize: number): Promise<RowPage>;
  /** Writes columns of one row; lookups by `…@odata.bind`. */
  update(entityType: string, id: string, values: Row): Promise<void>;
  /** Names and types as the metadata have them, for a table and those of its columns that exist. */
  describe(entityType: string, columns: readonly string[]): Promise<TableDescription>;
  /** What the client API does not tell of a table's updates, asked once a page. Never rejects. */
  updateRules(entityType: string): Promise<UpdateRules>;
  /** The text columns that the table's quick find view searches. */
  quickFindColumns(entityType: LinkableTable): Promise<readonly string[]>;
  /**
   * A quick view form of a table, asked for once a page. Never rejects.
   * @param form its name or its id
   * @returns undefined where there is none, or none that can be read
   */
  quickViewForm(entityType: LinkableTable, form: string): Promise<CardForm | undefined>;
}

/** What is known of updates beside the metadata of the columns; empty where nothing is known. */
export interface UpdateRules {
  /** Columns that an update cannot set: it resolves and changes nothing. */
  readonly readOnly: ReadonlySet<string>;
  /** The navigation property of a lookup for a table it may point to, by `column:table`. */
  readonly navigation: ReadonlyMap<string, string>;
}

/** Whether the product's calls are there: "starting" while they may still appear. */
export type Availability = "available" | "starting" | "missing";

/** The product's own way to change the links of a conversation: Microsoft.Omnichannel. */
export interface ConversationLinks {
  availability(): Availability;
  /** @returns a function that stops the watching */
  watch(onChange: () => void): () => void;
  link(table: LinkableTable, recordId: string, conversationId: string): Promise<void>;
  unlink(table: LinkableTable, recordId: string, conversationId: string): Promise<void>;
  /** Older versions of the product take no conversation and change the one in front, whatever they are given. */
  changesOnlyInFront(): boolean;
  /** Opens a conversation in a session of its own. @returns false where the product cannot or will not */
  open(conversationId: string): Promise<boolean>;
  /** Puts a text into the agent's message box, unsent. Rejects with a `HostFailure`. */
  compose(text: string, conversationId: string): Promise<void>;
}

/** A tab of the app, as it was when asked for. Best effort: nothing here throws. */
export interface AppTab {
  /** Shows the database as it is. */
  refresh(): void;
  /** Changes slugs of the tab's session, for macros and templates that run later. */
  updateContext(values: Readonly<Record<string, string>>): void;
}

/** How opening a record ended. */
export type OpenOutcome = "opened" | "tabLimit" | "failed";

/** Sessions and tabs of the app around the control. Nothing here rejects. */
export interface AppTabs {
  /** The tab the agent works in now. */
  focusedTab(): AppTab;
  /** Opens a record beside the form. */
  openRecord(record: EntityReference): Promise<OpenOutcome>;
  /** The conversation of the session that has the focus; undefined where there is none. */
  currentConversationId(): Promise<string | undefined>;
  /**
   * The conversation that a form shows which does not tell its record: that of the session, where the form is in the
   * session's anchor tab. It is looked for a while; an agent who goes to another session meanwhile ends that.
   * @param isConversation the form is known to be that of a conversation, in whatever tab
   * @param isOver nobody wants to know any more
   */
  conversationOfForm(isConversation: boolean, isOver: () => boolean): Promise<string | undefined>;
  /**
   * Tells when the agent comes back to a session or a tab.
   * @returns a function that stops the watching
   */
  watchSwitches(onSwitch: () => void): () => void;
}

/** The host's own dialogs. */
export interface Dialogs {
  /**
   * @param searchText what the lookup dialog searches for at first
   * @returns what the agent chose there; undefined when it was closed
   */
  lookup(entityTypes: readonly string[], searchText?: string): Promise<EntityReference | undefined>;
  /**
   * Opens a quick create form.
   * @param values by logical name, as form parameters
   * @returns what the host calls saved, which may be a record that was only opened; undefined when the form was closed
   * without saving, or when the host answers before that
   */
  quickCreate(entityType: string, values: Readonly<Record<string, string>>): Promise<EntityReference | undefined>;
}

/** Rights of the user on a table, as Dataverse names them. */
export type Privilege = "Create" | "Read" | "Write" | "Append" | "AppendTo";

/** What the user may do at all; the row decides in the end. */
export interface Privileges {
  /** @returns undefined where the host does not tell, or not yet: that is no "no", Dataverse then judges */
  has(entityType: string, privilege: Privilege): boolean | undefined;
}

/** Time, so that tests need no real one. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** @param milliseconds to wait */
  delay(milliseconds: number): Promise<void>;
  /**
   * Runs something again and again, for the first time after the pause.
   * @returns a function that stops it
   */
  every(milliseconds: number, run: () => void): () => void;
}

/** Whether the page is before the agent's eyes. Nothing here throws. */
export interface Attention {
  isVisible(): boolean;
  /**
   * Tells when the agent comes back to the page.
   * @param onReturn hears whether the page was hidden meanwhile, not only without the focus
   * @returns a function that stops the watching
   */
  watch(onReturn: (wasHidden: boolean) => void): () => void;
  /**
   * Has the browser ask before the page is left.
   * @param isUnsaved whether something would be lost
   * @returns a function that ends it
   */
  guard(isUnsaved: () => boolean): () => void;
}

/** Names of what is measured; none carries data of a person. */
export type ScenarioName =
  "load" | "search" | "suggest" | "link" | "replace" | "unlink" | "undo" | "create" | "save" | "open" | "sendArticle";

/** Measures one run of a scenario. */
export interface Scenario {
  done(): void;
  /** @param reason a word of a fixed list, never a text of the host */
  failed(reason: string): void;
}

/** Telemetry as the use cases see it. It never throws. */
export interface Telemetry {
  start(name: ScenarioName): Scenario;
}

/** The record that an event is about. */
export interface RecordEvent {
  readonly entityType: string;
  readonly id: string;
}

/** What form scripts can react to. Ids and names of tables only. Nothing here throws. */
export interface PanelEvents {
  recordLinked(record: RecordEvent & { readonly conversationId: string; readonly replaced?: string }): void;
  recordUnlinked(record: RecordEvent & { readonly conversationId: string }): void;
  /** @param record with the columns that were changed, where it was a card that was edited */
  recordSaved(record: RecordEvent & { readonly columns?: readonly string[] }): void;
  failed(failure: { readonly action: ScenarioName; readonly reason: string }): void;
}

/** A fact about the host: yes or no, a number, a word of a fixed list, or several; undefined where it does not tell. */
export type Fact = boolean | number | string | undefined | readonly Fact[];

/** Facts about the host by their names. */
export type Facts = Readonly<Record<string, Fact>>;

/** What the host gave, for whoever looks for a fault: no data of records, no names, no ids, no addresses. */
export interface Diagnostics {
  /** The maker wants a button that opens them. */
  readonly hasButton: boolean;
  facts(): Facts;
  /** Puts a text on the clipboard. @returns whether it is there; nothing here rejects */
  copy(text: string): Promise<boolean>;
}

/** All that a panel asks of its surroundings. */
export interface Ports {
  readonly dataverse: Dataverse;
  readonly links: ConversationLinks;
  readonly tabs: AppTabs;
  readonly dialogs: Dialogs;
  readonly privileges: Privileges;
  /** Id of the signed-in user; undefined where the host does not tell. */
  readonly userId: () => string | undefined;
  readonly events: PanelEvents;
  readonly clock: Clock;
  readonly formats: UserFormats;
  readonly attention: Attention;
  readonly telemetry: Telemetry;
}
