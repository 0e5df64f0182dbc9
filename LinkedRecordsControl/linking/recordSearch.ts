import { asHostFailure, type Failure } from "../base/failure";
import type { PanelOptions } from "../base/options";
import type { Ports } from "../base/ports";
import type { LinkableTable } from "../base/record";
import { WritableStore, type Store } from "../base/store";
import { minimumSearchLength, search, type SearchHit } from "../records/search";
import { SearchColumns } from "../records/searchColumns";
import { slotNames, type SlotFacts } from "./slots";

/** What a search box shows. "failed" is not "no hits": a broken search must not read as an empty answer. */
export type SearchState =
  | { readonly kind: "idle" }
  | { readonly kind: "tooShort" }
  | { readonly kind: "searching"; readonly hits: readonly SearchHit[] }
  | { readonly kind: "found"; readonly text: string; readonly hits: readonly SearchHit[] }
  | { readonly kind: "failed"; readonly failure: Failure };

type SearchPorts = Pick<Ports, "dataverse" | "clock" | "telemetry" | "privileges">;

/** Time without a keystroke before Dataverse is asked, in milliseconds. */
const typingPause = 250;

/** The search of one slot: waits while the agent types, and drops answers that a later keystroke made stale. */
export class RecordSearch {
  private readonly writable = new WritableStore<SearchState>({ kind: "idle" });
  private turn = 0;
  private text = "";

  constructor(
    private readonly ports: SearchPorts,
    private readonly columns: SearchColumns,
    readonly tables: readonly LinkableTable[],
  ) {}

  get state(): Store<SearchState> {
    return this.writable;
  }

  /** Takes what the box holds now. */
  async type(text: string): Promise<void> {
    const wanted = text.trim();
    this.text = wanted;
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
    if (this.text.length >= minimumSearchLength) {
      this.writable.set({ kind: "searching", hits: [] });
      await this.ask(this.text, ++this.turn);
    }
  }

  /** Forgets text and hits. */
  clear(): void {
    this.turn++;
    this.text = "";
    this.writable.set({ kind: "idle" });
  }

  private async ask(text: string, turn: number): Promise<void> {
    const scenario = this.ports.telemetry.start("search");
    try {
      // A table that the user may not read holds nothing to find; the others do.
      const tables = this.tables.filter((table) => this.ports.privileges.has(table, "Read"));
      const columns = await this.columns.of(tables);
      const hits = await search(this.ports.dataverse, tables, columns, text);
      scenario.done();
      if (turn === this.turn) {
        this.writable.set({ kind: "found", text, hits });
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
  const columns = new SearchColumns(ports.dataverse, searchColumns);
  const searches = slotNames(slots).map(
    (slot) => [slot, new RecordSearch(ports, columns, slots[slot].tables)] as const,
  );
  return Object.fromEntries(searches) as Record<S, RecordSearch>;
}
