import type { Dataverse } from "../base/ports";
import type { LinkableTable } from "../base/record";
import { tableFacts } from "./tables";

/** Columns that a maker wants searched besides those of the quick find view. */
export type ExtraSearchColumns = Readonly<Record<LinkableTable, readonly string[]>>;

/**
 * Tells which columns a search looks in: those of the table's quick find view and those of the maker. The view is
 * read when it is first needed and then kept.
 */
export class SearchColumns {
  private readonly known = new Map<LinkableTable, Promise<readonly string[]>>();

  constructor(
    private readonly dataverse: Dataverse,
    private readonly extra: ExtraSearchColumns,
  ) {}

  /** The columns of every table asked for. Never rejects: without the view, the columns of the standard form serve. */
  async of(tables: readonly LinkableTable[]): Promise<Readonly<Record<LinkableTable, readonly string[]>>> {
    const columns: Record<LinkableTable, readonly string[]> = { account: [], contact: [], incident: [] };
    await Promise.all(
      tables.map(async (table) => {
        let reading = this.known.get(table);
        if (!reading) {
          reading = this.read(table);
          this.known.set(table, reading);
        }
        columns[table] = await reading;
      }),
    );
    return columns;
  }

  private async read(table: LinkableTable): Promise<readonly string[]> {
    const standard = tableFacts[table].searchColumns;
    try {
      const columns = await this.dataverse.quickFindColumns(table);
      return [...new Set([...(columns.length > 0 ? columns : standard), ...this.extra[table]])];
    } catch {
      // The next search asks again.
      this.known.delete(table);
      return [...new Set([...standard, ...this.extra[table]])];
    }
  }
}
