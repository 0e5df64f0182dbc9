import { literal, toQueryString } from "./odata";
import type { Dataverse } from "./ports";
import { lookupOf, normalizeId, textOf, type EntityReference, type Row } from "./row";
import { tableFacts, type LinkableTable } from "./tables";

/** A hit of a search: a record and what tells it apart from others of its name. */
export interface SearchHit extends EntityReference {
  readonly entityType: LinkableTable;
  readonly details: readonly string[];
}

/** Fewer letters would match too much to be of use. */
export const minimumSearchLength = 2;

const hitsPerTable = 10;

/**
 * The query that finds active records of a table with a text anywhere in its search columns.
 * Active only: as the inline search of the standard form.
 */
export function searchQuery(table: LinkableTable, text: string): string {
  const { primaryId, primaryName, searchColumns, detailColumns } = tableFacts[table];
  const matches = searchColumns.map((column) => `contains(${column},${literal(text)})`).join(" or ");
  return toQueryString({
    select: [primaryId, primaryName, ...detailColumns],
    filter: `statecode eq 0 and (${matches})`,
    orderBy: `${primaryName} asc`,
    top: hitsPerTable,
  });
}

/** Makes a hit of a row that `searchQuery` selected. */
export function toHit(table: LinkableTable, row: Row): SearchHit {
  const { primaryId, primaryName, detailColumns } = tableFacts[table];
  const details = detailColumns.map((column) => {
    const lookup = /^_(.+)_value$/.exec(column)?.[1];
    return lookup ? (lookupOf(row, lookup)?.name ?? "") : textOf(row, column);
  });
  return {
    entityType: table,
    id: normalizeId(textOf(row, primaryId)),
    name: textOf(row, primaryName),
    details: details.filter((text) => text !== ""),
  };
}

/** Position of the text in the name, names that begin with it first; used to order hits of several tables. */
function rank(hit: SearchHit, text: string): number {
  const at = hit.name.toLocaleLowerCase().indexOf(text.toLocaleLowerCase());
  return at === 0 ? 0 : at > 0 ? 1 : 2;
}

/**
 * Searches several tables at once.
 * @param text at least `minimumSearchLength` characters, trimmed
 * @throws HostFailure when any of the tables cannot be searched: half an answer would read as "no match"
 */
export async function search(
  dataverse: Dataverse,
  tables: readonly LinkableTable[],
  text: string,
): Promise<readonly SearchHit[]> {
  const found = await Promise.all(
    tables.map(async (table) => {
      const rows = await dataverse.retrieveMultiple(table, searchQuery(table, text));
      return rows.map((row) => toHit(table, row));
    }),
  );
  return found.flat().sort((a, b) => rank(a, text) - rank(b, text) || a.name.localeCompare(b.name));
}
