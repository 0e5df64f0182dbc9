import { asHostFailure, type Failure } from "../base/failure";
import { Latest } from "../base/latest";
import type { Notice } from "../base/notice";
import type { CardForm } from "../base/cardForm";
import { eachTable, type PanelOptions, type TableColumns } from "../base/options";
import type { Ports } from "../base/ports";
import { isSameRecord, linkableTables, type EntityReference, type LinkableTable } from "../base/record";
import { WritableStore, type Store } from "../base/store";
import { conversationTable } from "../linking/conversation";
import { openRecord } from "../linking/openRecord";
import type { Links } from "../linking/slots";
import { describeTables, selectsOf, unknownColumns, type CardForms } from "../records/descriptions";
import type { LinksListener, PageScope } from "./pageScope";
import type { PanelState } from "./panelState";
import { Refreshing } from "./refreshing";

/** Milliseconds for which the first card waits for its quick view form. */
const formPatience = 3_000;

/** What a panel shows of a row: it reads the row with its slots, follows the host, and says why it could not be read. */
export abstract class ReadingPanel<
  S extends string,
  R extends { readonly links: Links<S> },
  T extends PanelState<S, R>,
> {
  private readonly store: WritableStore<T>;
  private readonly newest: Latest<R>;
  private readonly refreshing: Refreshing;
  /** The columns that cards are to show. */
  private wanted: TableColumns;
  /** What is selected for the cards. */
  protected columns: TableColumns;
  protected readonly stops: (() => void)[] = [];
  private over = false;

  /**
   * @param id of the form's record
   * @param first what is shown before the first answer
   */
  protected constructor(
    protected readonly ports: Ports,
    readonly id: string,
    readonly options: PanelOptions,
    protected readonly page: PageScope,
    first: T,
  ) {
    this.wanted = options.columns;
    this.columns = selectsOf(this.wanted, {});
    this.store = new WritableStore(first);
    this.newest = new Latest(() => this.readRecord());
    this.refreshing = new Refreshing(ports.clock, (refresh) => this.update({ refresh }));
  }

  get state(): Store<T> {
    return this.store;
  }

  get isOver(): boolean {
    return this.over;
  }

  /** First load, and the following begins. */
  async start(): Promise<void> {
    this.stops.push(
      this.ports.links.watch(() => this.update({})),
      this.ports.tabs.watchSwitches(() => void this.onSwitch()),
      this.page.watchLinks(this.onLinks),
    );
    // What a form tells must be known before the first card; without one nothing comes before it.
    if (Object.values(this.options.forms).some(Boolean)) {
      await this.readForms();
    }
    // Asked first, answered first: nothing waits for the display names.
    const reading = this.readAll();
    void this.describe(reading);
    await reading;
  }

  /** Reads everything again, and shows that it does. What is shown stays until the answers are there. */
  async refresh(): Promise<void> {
    const read = async (): Promise<boolean> => {
      await this.readAll();
      return this.state.get().failure === undefined;
    };
    if (!(await this.refreshing.run(read))) {
      this.showFailure({ kind: "timeout", message: "" });
    }
  }

  /** Opens a record beside the form. */
  async open(record: EntityReference): Promise<void> {
    this.update({ openFailure: undefined });
    this.update({ openFailure: await openRecord(this.ports, record) });
  }

  /** Ends all watching; answers that come later change nothing. */
  dispose(): void {
    this.over = true;
    this.stops.forEach((stop) => stop());
  }

  /** What the user's rights and the maker allow, as the host tells it now. */
  protected abstract rights(): Partial<T>;

  /** Reads the row afresh. @throws HostFailure */
  protected abstract readRecord(): Promise<R>;

  /** What follows from the rest of the state. */
  protected abstract derive(state: T): Partial<T>;

  /** The agent has come back to a session or a tab. */
  protected abstract onSwitch(): Promise<void>;

  /** The links of a conversation may be others now, as another panel on the page tells. */
  protected abstract readonly onLinks: LinksListener;

  /** Reads everything that the panel shows. */
  protected readAll(): Promise<void> {
    return this.load();
  }

  /** Reads the row, keeps the newest answer, and leaves it to `showNewest` to show it. @throws HostFailure */
  read(): Promise<R> {
    return this.newest.read();
  }

  /** Reads the row and shows it, or why it cannot be read. */
  protected async load(): Promise<void> {
    const scenario = this.ports.telemetry.start("load");
    try {
      await this.read();
      scenario.done();
      this.showNewest();
      this.dropUnread();
    } catch (error) {
      const failure = asHostFailure(error);
      this.showFailure(failure);
      scenario.failed(failure.kind);
    }
  }

  /** Shows what was read last. While a change runs, the screen waits for its end. */
  protected showNewest(): void {
    const { value: record } = this.newest;
    const { busy, question, record: shown, failure: before } = this.state.get();
    if (!record || busy) {
      return;
    }
    const isAsked = question && isSameRecord(record.links[question.slot], question.shown);
    // Only a new answer ends a failure.
    const failure = record === shown ? before : undefined;
    this.update({ phase: "ready", failure, record, question: isAsked ? question : undefined });
    if (before && !failure) {
      this.refreshing.tell("recovered");
    }
  }

  /** Once the row could be read, nothing says any more that it could not. */
  private dropUnread(): void {
    const { notices } = this.state.get();
    const told = Object.entries<Notice | undefined>(notices);
    const kept = told.filter(([, notice]) => notice?.kind !== "notTried" && notice?.kind !== "unreadable");
    if (kept.length < told.length) {
      this.update({ notices: Object.fromEntries(kept) } as Partial<PanelState<S, R>>);
    }
  }

  protected update(change: Partial<PanelState<S, R>> | Partial<T>): void {
    if (!this.over) {
      const state = { ...this.state.get(), ...change };
      this.store.set({ ...state, ...this.derive(state) });
    }
  }

  /** Reads the quick view forms that the maker named. Without its form a card shows the usual columns. */
  private async readForms(): Promise<void> {
    const { forms: named, columns, leftOut } = this.options;
    const read = linkableTables.map(async (table) => [table, await this.formOf(table)] as const);
    const forms = Object.fromEntries(await Promise.all(read)) as CardForms;
    this.wanted = eachTable((table) => forms[table]?.columns ?? columns[table]);
    this.columns = selectsOf(this.wanted, {});
    const missing = linkableTables.filter((table) => named[table] && !forms[table]);
    this.update({ forms, leftOut: [...leftOut, ...missing.map((table) => `${table} form:${named[table] ?? ""}`)] });
  }

  private async formOf(table: LinkableTable): Promise<CardForm | undefined> {
    const { clock, dataverse } = this.ports;
    const name = this.options.forms[table];
    const tooLate = (): Promise<undefined> => clock.delay(formPatience).then(() => undefined);
    return name ? Promise.race([dataverse.quickViewForm(table, name), tooLate()]) : undefined;
  }

  /** Reads display names. A host knows the user's rights on a table once it has the table's metadata: they are asked again. */
  private async describe(reading: Promise<void>): Promise<void> {
    const { wanted } = this;
    const { forms = {}, leftOut = this.options.leftOut } = this.state.get();
    const descriptions = await describeTables(this.ports.dataverse, wanted, forms);
    const columns = selectsOf(wanted, descriptions);
    const isOther = JSON.stringify(columns) !== JSON.stringify(this.columns);
    this.columns = columns;
    this.update({
      descriptions,
      leftOut: [...leftOut, ...unknownColumns(wanted, descriptions)],
      ...this.rights(),
    });
    if (isOther) {
      await reading;
      await this.load();
    }
    if (this.ports.privileges.has(conversationTable, "Append") === undefined) {
      await reading;
      await this.ports.dataverse.describe(conversationTable, []).catch(() => undefined);
      this.update(this.rights());
    }
  }

  /** What was read before stays on the screen. */
  private showFailure(failure: Failure): void {
    this.update(this.state.get().record ? { failure } : { phase: "failed", failure });
  }
}
