import type { TableColumns } from "../base/options";
import type { Dataverse, Privileges } from "../base/ports";
import { linkableTables, type LinkableTable } from "../base/record";
import { tableFacts } from "./tables";

/** Where a search looks in a table. */
export interface SearchPlaces {
  /** Columns of the table itself. */
  readonly columns: readonly string[];
  /** Paths to columns of related records. */
  readonly paths: readonly string[];
}

/**
 * Tells where a search looks: in the columns of the table's quick find view, in those of the maker, and in the names of
 * related records. The view is read when it is first needed and then kept.
 */
export class SearchColumns {
  private readonly known = new Map<LinkableTable, Promise<SearchPlaces>>();

  /** @param extra columns that a maker wants searched besides those of the quick find view */
  constructor(
    private readonly dataverse: Dataverse,
    private readonly privileges: Privileges,
    private readonly extra: TableColumns,
  ) {}

  /** Where to look in a table. Never rejects: without the view, the columns of the standard form serve. */
  of(table: LinkableTable): Promise<SearchPlaces> {
    const reading = this.known.get(table) ?? this.read(table);
    this.known.set(table, reading);
    return reading;
  }

  /**
   * What Dataverse does not refuse: a view may name columns that the Web API does not have, a maker may mistype one, and
   * a path asks for a right on the related table.
   */
  standard(table: LinkableTable): SearchPlaces {
    return { columns: tableFacts[table].searchColumns, paths: [] };
  }

  /** From now on, looks only where Dataverse does not refuse. */
  keepToStandard(table: LinkableTable): void {
    this.known.set(table, Promise.resolve(this.standard(table)));
  }

  private async read(table: LinkableTable): Promise<SearchPlaces> {
    const { searchColumns, searchPaths } = tableFacts[table];
    const related = linkableTables.filter((name) => this.privileges.has(name, "Read") !== false);
    const paths = related.flatMap((name) => searchPaths[name] ?? []);
    let columns: readonly string[] = [];
    try {
      columns = await this.dataverse.quickFindColumns(table);
    } catch {
      // The next search asks again.
      this.known.delete(table);
    }
    return { columns: [...new Set([...(columns.length > 0 ? columns : searchColumns), ...this.extra[table]])], paths };
  }
}
