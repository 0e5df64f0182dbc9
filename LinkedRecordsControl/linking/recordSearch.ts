import { asHostFailure, type Failure } from "../base/failure";
import { eachTable, type PanelOptions } from "../base/options";
import type { Ports } from "../base/ports";
import type { LinkableTable } from "../base/record";
import { WritableStore, type Store } from "../base/store";
import { minimumSearchLength, search, type SearchHit, type SearchResult } from "../records/search";
import { SearchColumns } from "../records/searchColumns";
import { searchTargets } from "../records/searchTargets";
import { slotNames, type SlotFacts } from "./slots";

/** What a search box shows. "failed" is not "no hits": a broken search must not read as an empty answer. */
export type SearchState<T extends string = LinkableTable> =
  | { readonly kind: "idle" }
  | { readonly kind: "tooShort" }
  | { readonly kind: "searching"; readonly hits: readonly SearchHit<T>[] }
  | ({ readonly kind: "found"; readonly text: string } & SearchResult<T>)
  | { readonly kind: "failed"; readonly failure: Failure };

type SearchPorts = Pick<Ports, "dataverse" | "clock" | "telemetry" | "privileges">;

/** Searches tables for a text. @throws HostFailure */
type Find<T extends string> = (tables: readonly T[], text: string) => Promise<SearchResult<T>>;

/** Time without a keystroke before Dataverse is asked, in milliseconds. */
const typingPause = 250;

/** The search of one box: waits while the agent types, and drops answers that a later keystroke made stale. */
export class RecordSearch<T extends string = LinkableTable> {
  private readonly writable = new WritableStore<SearchState<T>>({ kind: "idle" });
  private turn = 0;
  private typed = "";

  constructor(
    private readonly ports: SearchPorts,
    private readonly find: Find<T>,
    readonly tables: readonly T[],
  ) {}

  get state(): Store<SearchState<T>> {
    return this.writable;
  }

  /** What the box holds. */
  get text(): string {
    return this.typed;
  }

  /** Takes what the box holds now. */
  async type(text: string): Promise<void> {
    const wanted = text.trim();
    this.typed = text;
    const turn = ++this.turn;
    if (wanted.length < minimumSearchLength) {
      this.writable.set(wanted === "" ? { kind: "idle" } : { kind: "tooShort" });
      return;
    }
    const before = this.writable.get();
    this.writable.set({ kind: "searching", hits: "hits" in before ? before.hits : [] });
    await this.ports.clock.delay(typingPause);
    if (turn === this.turn) {
      await this.ask(wanted, turn);
    }
  }

  /** Asks again for what the box holds, at once: the agent's "try again". */
  async again(): Promise<void> {
    const wanted = this.typed.trim();
    if (wanted.length >= minimumSearchLength) {
      this.writable.set({ kind: "searching", hits: [] });
      await this.ask(wanted, ++this.turn);
    }
  }

  /** Forgets text and hits. */
  clear(): void {
    this.turn++;
    this.typed = "";
    this.writable.set({ kind: "idle" });
  }

  private async ask(text: string, turn: number): Promise<void> {
    const scenario = this.ports.telemetry.start("search");
    try {
      // A table that the user may not read holds nothing to find; the others do.
      const tables = this.tables.filter((table) => this.ports.privileges.has(table, "Read") !== false);
      const result = await this.find(tables, text);
      scenario.done();
      if (turn === this.turn) {
        this.writable.set({ kind: "found", text, ...result });
      }
    } catch (error) {
      scenario.failed("search");
      if (turn === this.turn) {
        this.writable.set({ kind: "failed", failure: asHostFailure(error) });
      }
    }
  }
}

/** The searches of a panel, one for each slot. */
export function searchesOf<S extends string>(
  slots: Readonly<Record<S, SlotFacts>>,
  ports: SearchPorts,
  { searchColumns }: Pick<PanelOptions, "searchColumns">,
): Readonly<Record<S, RecordSearch>> {
  const columns = new SearchColumns(ports.dataverse, ports.privileges, searchColumns);
  const find: Find<LinkableTable> = (tables, text) => search(ports.dataverse, tables, columns, text);
  const searches = slotNames(slots).map(
    (slot) => [slot, new RecordSearch<LinkableTable>(ports, find, slots[slot].tables)] as const,
  );
  return Object.fromEntries(searches) as Record<S, RecordSearch>;
}

/** The search of a lookup's box. @param tables that the lookup may point to */
export function searchOfLookup(ports: SearchPorts, tables: readonly string[]): RecordSearch<string> {
  const columns = new SearchColumns(
    ports.dataverse,
    ports.privileges,
    eachTable(() => []),
  );
  return new RecordSearch<string>(ports, (some, text) => searchTargets(ports.dataverse, some, columns, text), tables);
}
