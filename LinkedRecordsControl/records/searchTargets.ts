import { asHostFailure, HostFailure } from "../base/failure";
import type { Dataverse } from "../base/ports";
import { linkableTables, normalizeId } from "../base/record";
import { toQueryString } from "./odata";
import { isInactive, textOf } from "./rowValues";
import { hitsPerTable, holdingParts, search, type SearchHit, type SearchResult } from "./search";
import type { SearchColumns } from "./searchColumns";
import { searchWords } from "./searchWords";

/**
 * Searches the tables that a lookup may point to: those that can be linked as everywhere in the panel, others by their names.
 * Where one of several cannot be searched there may be more than is found.
 * @param text at least `minimumSearchLength` characters, trimmed
 * @throws HostFailure when none of the tables can be searched
 */
export async function searchTargets(
  dataverse: Dataverse,
  tables: readonly string[],
  columns: SearchColumns,
  text: string,
): Promise<SearchResult<string>> {
  const failures: unknown[] = [];
  const found = await Promise.all(
    tables.map((table): Promise<SearchResult<string>> => {
      const linkable = linkableTables.find((one) => one === table);
      const finding = linkable ? search(dataverse, [linkable], columns, text) : searchByName(dataverse, table, text);
      return finding.catch((error: unknown) => {
        failures.push(error);
        return { hits: [], hasMore: true };
      });
    }),
  );
  if (failures.length === tables.length) {
    throw asHostFailure(failures[0]);
  }
  return { hits: found.flatMap(({ hits }) => hits), hasMore: found.some(({ hasMore }) => hasMore) };
}

/** The records of a table whose names hold every word. @throws HostFailure */
async function searchByName(dataverse: Dataverse, table: string, text: string): Promise<SearchResult<string>> {
  const { displayName, primaryId, primaryName, columns } = await dataverse.describe(table, ["statecode"]);
  if (!primaryId || !primaryName) {
    throw new HostFailure("unknown", "");
  }
  const parts = searchWords(text).flatMap((word) => word.parts);
  const rows = await dataverse.retrieveMultiple(
    table,
    toQueryString({
      select: [primaryId, primaryName, ...Object.keys(columns)],
      filter: holdingParts([primaryName], parts),
      orderBy: `${primaryName} asc`,
      top: hitsPerTable + 1,
    }),
  );
  const hits = rows.slice(0, hitsPerTable).map((row): SearchHit<string> => ({
    entityType: table,
    id: normalizeId(textOf(row, primaryId)),
    name: textOf(row, primaryName),
    details: [],
    tableName: displayName,
    inactive: isInactive(row),
  }));
  return { hits, hasMore: rows.length > hitsPerTable };
}
