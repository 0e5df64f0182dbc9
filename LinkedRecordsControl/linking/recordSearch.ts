import { asHostFailure, type Failure } from "../base/failure";
import type { PanelOptions } from "../base/options";
import type { Ports } from "../base/ports";
import type { LinkableTable } from "../base/record";
import { WritableStore, type Store } from "../base/store";
import { minimumSearchLength, search, type SearchHit, type SearchResult } from "../records/search";
import { SearchColumns } from "../records/searchColumns";
import { slotNames, type SlotFacts } from "./slots";

/** What a search box shows. "failed" is not "no hits": a broken search must not read as an empty answer. */
export type SearchState =
  | { readonly kind: "idle" }
  | { readonly kind: "tooShort" }
  | { readonly kind: "searching"; readonly hits: readonly SearchHit[] }
  | ({ readonly kind: "found"; readonly text: string } & SearchResult)
  | { readonly kind: "failed"; readonly failure: Failure };

type SearchPorts = Pick<Ports, "dataverse" | "clock" | "telemetry" | "privileges">;

/** Time without a keystroke before Dataverse is asked, in milliseconds. */
const typingPause = 250;

/** The search of one slot: waits while the agent types, and drops answers that a later keystroke made stale. */
export class RecordSearch {
  private readonly writable = new WritableStore<SearchState>({ kind: "idle" });
  private turn = 0;
  private typed = "";

  constructor(
    private readonly ports: SearchPorts,
    private readonly columns: SearchColumns,
    readonly tables: readonly LinkableTable[],
  ) {}

  get state(): Store<SearchState> {
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
      const result = await search(this.ports.dataverse, tables, this.columns, text);
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
  const searches = slotNames(slots).map(
    (slot) => [slot, new RecordSearch(ports, columns, slots[slot].tables)] as const,
  );
  return Object.fromEntries(searches) as Record<S, RecordSearch>;
}
