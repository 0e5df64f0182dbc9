import type { CardForm } from "../../LinkedRecordsControl/base/cardForm";
import type { Column } from "../../LinkedRecordsControl/base/column";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import { panelActions, type PanelOptions, defaultCardColumns } from "../../LinkedRecordsControl/base/options";
import type {
  AppTab,
  AppTabs,
  Attention,
  Availability,
  ConversationLinks,
  OpenOutcome,
  Ports,
  Dataverse,
  Dialogs,
  Privilege,
  UpdateRules,
} from "../../LinkedRecordsControl/base/ports";
import type { EntityReference } from "../../LinkedRecordsControl/base/record";
import type { TableDescription, Row, RowPage } from "../../LinkedRecordsControl/base/row";
import { tableFacts } from "../../LinkedRecordsControl/records/tables";
import { TestClock } from "./testClock";
import { userFormats } from "./userFormats";

const formatted = "@OData.Community.Display.V1.FormattedValue";
const target = "@Microsoft.Dynamics.CRM.lookuplogicalname";

export const conversationId = "11111111-0000-4000-8000-000000000001";

type Stored = Record<string, unknown>;

/** Everything allowed, nothing asked. */
export const options: PanelOptions = {
  columns: defaultCardColumns,
  forms: {},
  leftOut: [],
  searchColumns: { account: [], contact: [], incident: [] },
  actions: new Set(panelActions),
  confirmReplace: false,
  readOnly: false,
  readOnlyTables: new Set(),
  portalUrlFormat: "https://support.example/kb/{kbnum}",
};

/** How the product treats one call of its link API. */
export interface CallBehaviour {
  /** What the promise does; "never" = it stays open. */
  readonly answer: "resolve" | "reject" | "never";
  readonly reason?: unknown;
  /** Whether the database is changed at all. */
  readonly writes: boolean;
  /** Milliseconds between the call and the write, and between the call and the answer. */
  readonly writeAfter?: number;
  readonly answerAfter?: number;
}

export const obedient: CallBehaviour = { answer: "resolve", writes: true };

const records: readonly [table: string, id: string, row: Stored][] = [
  [
    "contact",
    "c1",
    { fullname: "Alex Vargas", jobtitle: "Purchasing manager", emailaddress1: "alex@adventure-works.example" },
  ],
  ["contact", "c2", { fullname: "Robin Counts", jobtitle: null }],
  ["account", "a1", { name: "Fabrikam, Inc.", telephone1: "555-0101" }],
  ["account", "a2", { name: "Contoso", telephone1: "555-0102" }],
  [
    "incident",
    "i1",
    {
      title: "Printer jams on tray 2",
      ticketnumber: "CAS-01044",
      statuscode: 1,
      [`statuscode${formatted}`]: "In progress",
    },
  ],
  ["incident", "i2", { title: "Invoice is missing", ticketnumber: "CAS-01045" }],
];

/** A record by its short id in the fake data. */
export function reference(
  entityType: "account" | "contact" | "incident",
  id: string,
): EntityReference & { entityType: typeof entityType } {
  const row = records.find(([table, key]) => table === entityType && key === id)?.[2];
  const name = row?.fullname ?? row?.name ?? row?.title;
  return { entityType, id, name: typeof name === "string" ? name : "" };
}

/**
 * A small product: one conversation with its two lookups, records to link, and a link API whose behaviour a test sets
 * call by call. It answers the very queries of the control; it does not filter, since no test here searches by content.
 */
export class FakeProduct implements Dataverse, ConversationLinks, AppTabs, Dialogs {
  readonly clock = new TestClock();
  readonly links: { customer?: EntityReference; case?: EntityReference } = {};
  statuscode = 2;
  present: Availability = "available";
  behaviours: CallBehaviour[] = [];
  /** Called after the write of each call of the link API that begins from now on. */
  onWritten: (() => void) | undefined;
  /** Calls of the link API, as `link contact c1`. */
  readonly writes: string[] = [];
  readonly queries: string[] = [];
  /** Tables whose metadata were asked for. */
  readonly described: string[] = [];
  readonly opened: EntityReference[] = [];
  openOutcome: OpenOutcome = "opened";
  refreshedTabs = 0;
  failReads: HostFailure | undefined;
  failSearch: HostFailure | undefined;
  refuseExpand = false;
  conversations: Stored[] = [];
  liveConversations: Stored[] = [];
  contextItems: Stored[] = [];
  /** What searches and suggestions find, by table; without an entry, every record of the table. */
  readonly found: Record<string, Stored[]> = {};
  readonly primaryContact: { record?: EntityReference } = {};
  readonly denied = new Set<`${string}:${Privilege}`>();
  /** Tables of which the host does not tell the user's rights, or not before their metadata were read. */
  readonly untold = new Map<string, "never" | "untilDescribed">();
  /** What the metadata tell of columns beyond their names, by `table:column`. */
  readonly columns: Record<string, Partial<Column>> = {};
  /** Quick view forms, by `table:name`. */
  readonly forms: Record<string, CardForm> = {};
  /** Columns of records that are not as in the sample, by `table:id`. */
  readonly changed: Record<string, Stored> = {};
  /** Columns that a table does not have, as `table:column`. */
  readonly absent = new Set<string>();
  /** Columns with column security, as `table:column`. */
  readonly secured = new Set<string>();
  readonly told: [event: string, payload: unknown][] = [];
  readonly contexts: Readonly<Record<string, string>>[] = [];
  /** What the next dialog gives; an Error is thrown. */
  dialogAnswer: EntityReference | Error | undefined;
  /** Milliseconds that a dialog stays open. */
  dialogTime = 0;
  /** Milliseconds for which every record has been there. */
  recordAge = 0;
  dialogValues: Readonly<Record<string, string>> | undefined;
  current: string | undefined;
  inFrontOnly = false;
  user: string | undefined = "u1";
  agent: string | undefined = "u1";
  canOpenConversations = true;
  readonly openedConversations: string[] = [];
  readonly composed: string[] = [];
  article: Stored = { title: "Clear a paper jam", articlepublicnumber: "KA-01001", statecode: 3, isinternal: false };
  failUpdate: HostFailure | undefined;
  caseState = 0;
  caseCustomer: EntityReference | undefined;
  /** The page is the one that the browser shows. */
  visible = true;
  private returns = new Set<Parameters<Attention["watch"]>[0]>();
  private switches = new Set<() => void>();
  private watchers = new Set<() => void>();

  /** Everything a panel needs. */
  ports(): Ports {
    return {
      dataverse: this,
      links: this,
      tabs: this,
      dialogs: this,
      privileges: {
        has: (table, privilege) => (this.untold.has(table) ? undefined : !this.denied.has(`${table}:${privilege}`)),
      },
      userId: () => this.user,
      events: {
        recordLinked: (payload) => void this.told.push(["recordLinked", payload]),
        recordUnlinked: (payload) => void this.told.push(["recordUnlinked", payload]),
        recordSaved: (payload) => void this.told.push(["recordSaved", payload]),
        failed: (payload) => void this.told.push(["failed", payload]),
      },
      clock: this.clock,
      formats: userFormats["en-US"],
      attention: {
        guard: () => () => undefined,
        isVisible: () => this.visible,
        watch: (onReturn) => {
          this.returns.add(onReturn);
          return () => this.returns.delete(onReturn);
        },
      },
      telemetry: { start: () => ({ done: () => undefined, failed: () => undefined }) },
    };
  }

  retrieve(entityType: string, id: string, query: string): Promise<Row> {
    this.queries.push(`${entityType}(${id})${query}`);
    if (this.failReads) {
      return Promise.reject(this.failReads);
    }
    if (this.refuseExpand && query.includes("$expand")) {
      return Promise.reject(new HostFailure("unknown", "Could not find a property"));
    }
    if (entityType === "msdyn_ocliveworkitem") {
      return Promise.resolve(this.conversationRow(query.includes("$expand")));
    }
    if (entityType === "knowledgearticle") {
      return Promise.resolve(this.article);
    }
    if (entityType === "incident" && /customerid_account|_primarycontactid_value/.test(query)) {
      return Promise.resolve(this.caseRow());
    }
    const row = this.row(entityType, id);
    return row ? Promise.resolve(row) : Promise.reject(new HostFailure("missing", "does not exist"));
  }

  retrieveMultiple(entityType: string, query: string): Promise<readonly Row[]> {
    this.queries.push(`${entityType}${query}`);
    if (this.failSearch) {
      return Promise.reject(this.failSearch);
    }
    if (entityType === "msdyn_ocliveworkitem") {
      return Promise.resolve(this.liveConversations);
    }
    if (entityType === "msdyn_ocliveworkitemcontextitem") {
      return Promise.resolve(this.contextItems);
    }
    const all = records.filter(([table]) => table === entityType);
    return Promise.resolve(this.found[entityType] ?? all.map(([table, id]) => this.row(table, id) ?? {}));
  }

  retrievePage(entityType: string, query: string, pageSize: number): Promise<RowPage> {
    this.queries.push(`${entityType}${query}`);
    if (this.failSearch) {
      return Promise.reject(this.failSearch);
    }
    const from = Number(/page=(\d+)/.exec(query)?.[1] ?? 0);
    const rows = this.conversations.slice(from, from + pageSize);
    const end = from + pageSize;
    return Promise.resolve({ rows, next: end < this.conversations.length ? `?page=${end}` : undefined });
  }

  update(entityType: string, id: string, values: Row): Promise<void> {
    this.writes.push(`update ${entityType} ${id} ${JSON.stringify(values)}`);
    if (this.failUpdate) {
      return Promise.reject(this.failUpdate);
    }
    for (const [property, value] of Object.entries(values)) {
      if (!property.includes("@")) {
        this.changed[`${entityType}:${id}`] = { ...this.changed[`${entityType}:${id}`], [property]: value };
        continue;
      }
      const [, set, key] = /^\/(\w+)\((\w+)\)$/.exec(typeof value === "string" ? value : "") ?? [];
      const record = set && key ? reference(set.replace(/s$/, "") as "account", key) : undefined;
      if (property.startsWith("primarycontactid")) {
        this.primaryContact.record = record;
      } else {
        this.caseCustomer = record;
      }
    }
    return Promise.resolve();
  }

  quickFindColumns(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  quickViewForm(entityType: string, form: string): Promise<CardForm | undefined> {
    return Promise.resolve(this.forms[`${entityType}:${form}`]);
  }

  lookup(): Promise<EntityReference | undefined> {
    return this.answerDialog();
  }

  quickCreate(_: string, values: Readonly<Record<string, string>>): Promise<EntityReference | undefined> {
    this.dialogValues = values;
    return this.answerDialog();
  }

  changesOnlyInFront(): boolean {
    return this.inFrontOnly;
  }

  open(id: string): Promise<boolean> {
    this.openedConversations.push(id);
    return Promise.resolve(this.canOpenConversations);
  }

  compose(text: string): Promise<void> {
    this.composed.push(text);
    return Promise.resolve();
  }

  currentConversationId(): Promise<string | undefined> {
    return Promise.resolve(this.current);
  }

  conversationOfForm(): Promise<string | undefined> {
    return Promise.resolve(this.current);
  }

  watchSwitches(onSwitch: () => void): () => void {
    this.switches.add(onSwitch);
    return () => this.switches.delete(onSwitch);
  }

  /** The agent comes back to a session or a tab. */
  switch(): void {
    this.switches.forEach((onSwitch) => onSwitch());
  }

  /** The agent comes back to the page: from another tab of the browser, or only with the focus. */
  return(wasHidden: boolean): void {
    this.returns.forEach((onReturn) => onReturn(wasHidden));
  }

  describe(entityType: string, columns: readonly string[]): Promise<TableDescription> {
    this.described.push(entityType);
    if (this.untold.get(entityType) === "untilDescribed") {
      this.untold.delete(entityType);
    }
    const known = columns.filter((column) => !this.absent.has(`${entityType}:${column}`));
    const names = known.map((column) => {
      const isSecured = this.secured.has(`${entityType}:${column}`);
      const isLookup = tableFacts[entityType as "contact"]?.lookups.includes(column);
      const type = isLookup ? "lookup" : "string";
      const told = this.columns[`${entityType}:${column}`];
      return [column, { logicalName: column, displayName: `Name of ${column}`, type, isSecured, ...told }];
    });
    return Promise.resolve({
      displayName: `Name of ${entityType}`,
      entitySetName: `${entityType}s`,
      primaryId: `${entityType}id`,
      primaryName: "name",
      columns: Object.fromEntries(names) as TableDescription["columns"],
    });
  }

  updateRules(): Promise<UpdateRules> {
    return Promise.resolve({ readOnly: new Set<string>(), navigation: new Map<string, string>() });
  }

  availability(): Availability {
    return this.present;
  }

  watch(onChange: () => void): () => void {
    this.watchers.add(onChange);
    return () => this.watchers.delete(onChange);
  }

  /** The namespace appears or goes. */
  setPresent(present: Availability): void {
    this.present = present;
    this.watchers.forEach((watcher) => watcher());
  }

  get watcherCount(): number {
    return this.watchers.size + this.switches.size + this.returns.size;
  }

  link(table: string, recordId: string, id: string): Promise<void> {
    this.writes.push(`link ${table} ${recordId}`);
    const slot = table === "incident" ? "case" : "customer";
    return this.call(id, () => {
      this.links[slot] = reference(table as "account", recordId);
    });
  }

  unlink(table: string, recordId: string, id: string): Promise<void> {
    this.writes.push(`unlink ${table} ${recordId}`);
    const slot = table === "incident" ? "case" : "customer";
    return this.call(id, () => {
      if (this.links[slot]?.id === recordId) {
        this.links[slot] = undefined;
      }
    });
  }

  focusedTab(): AppTab {
    return {
      refresh: () => void this.refreshedTabs++,
      updateContext: (values) => void this.contexts.push(values),
    };
  }

  openRecord(record: EntityReference): Promise<OpenOutcome> {
    this.opened.push(record);
    return Promise.resolve(this.openOutcome);
  }

  private async answerDialog(): Promise<EntityReference | undefined> {
    const { dialogAnswer } = this;
    await this.after(this.dialogTime);
    if (dialogAnswer instanceof Error) {
      throw dialogAnswer;
    }
    return dialogAnswer;
  }

  private async call(id: string, write: () => void): Promise<void> {
    if (id !== conversationId) {
      throw new Error(`The conversation ${id} does not exist.`);
    }
    const behaviour = this.behaviours.shift() ?? obedient;
    const { onWritten } = this;
    if (behaviour.writes) {
      void this.after(behaviour.writeAfter).then(() => {
        write();
        onWritten?.();
        return undefined;
      });
    }
    await this.after(behaviour.answerAfter);
    if (behaviour.answer === "never") {
      await new Promise(() => undefined);
    }
    if (behaviour.answer === "reject") {
      throw behaviour.reason;
    }
  }

  private async after(milliseconds: number | undefined): Promise<void> {
    if (milliseconds) {
      await this.clock.delay(milliseconds);
    }
  }

  private conversationRow(expand: boolean): Row {
    const { customer, case: incident } = this.links;
    const lookup = (column: string, record: EntityReference | undefined): Stored => ({
      [`_${column}_value`]: record?.id ?? null,
      ...(record
        ? { [`_${column}_value${target}`]: record.entityType, [`_${column}_value${formatted}`]: record.name }
        : {}),
    });
    const expanded = (table: string, record: EntityReference | undefined): Row | null =>
      record?.entityType === table ? (this.row(table, record.id) ?? null) : null;
    return {
      activityid: conversationId,
      subject: "Live chat",
      _msdyn_activeagentid_value: this.agent ?? null,
      statuscode: this.statuscode,
      [`statuscode${formatted}`]: `Status ${this.statuscode}`,
      ...lookup("msdyn_customer", customer),
      ...lookup("msdyn_issueid", incident),
      ...(expand
        ? {
            msdyn_customer_msdyn_ocliveworkitem_account: expanded("account", customer),
            msdyn_customer_msdyn_ocliveworkitem_contact: expanded("contact", customer),
            msdyn_IssueId_msdyn_ocliveworkitem: expanded("incident", incident),
          }
        : {}),
    };
  }

  private caseRow(): Row {
    const customer = this.caseCustomer;
    const contact = this.primaryContact.record;
    return {
      incidentid: "i1",
      title: "Printer jams on tray 2",
      statecode: this.caseState,
      _customerid_value: customer?.id ?? null,
      ...(customer ? { [`_customerid_value${target}`]: customer.entityType } : {}),
      customerid_account: customer?.entityType === "account" ? this.row("account", customer.id) : null,
      customerid_contact: customer?.entityType === "contact" ? this.row("contact", customer.id) : null,
      _primarycontactid_value: contact?.id ?? null,
      primarycontactid: contact ? this.row("contact", contact.id) : null,
    };
  }

  private row(table: string, id: string): Row | undefined {
    const row = records.find(([name, key]) => name === table && key === id)?.[2];
    const owner = table === "incident" ? this.caseCustomer : undefined;
    return row
      ? {
          [`${table}id`]: id,
          createdon: new Date(this.clock.now() - this.recordAge).toISOString(),
          ...row,
          ...this.changed[`${table}:${id}`],
          ...(owner
            ? {
                _customerid_value: owner.id,
                [`_customerid_value${target}`]: owner.entityType,
                [`_customerid_value${formatted}`]: owner.name,
              }
            : {}),
        }
      : undefined;
  }
}

/** A product whose case has a customer, the account a1, and a primary contact, the contact c1. */
export function withPeople(): FakeProduct {
  const product = new FakeProduct();
  product.caseCustomer = reference("account", "a1");
  product.primaryContact.record = reference("contact", "c1");
  return product;
}

/** A product whose conversation is linked to the contact c1, and to the case i1 of the account a1. */
export function contradicting(): FakeProduct {
  const product = new FakeProduct();
  product.links.customer = reference("contact", "c1");
  product.links.case = reference("incident", "i1");
  product.caseCustomer = reference("account", "a1");
  return product;
}
