import type { Dataverse } from "../base/ports";
import { normalizeId, type EntityReference, type LinkableTable, type LinkTarget } from "../base/record";
import type { Row } from "../base/row";
import { containing, toQueryString } from "./odata";
import { lookupOf, numberOf, textOf } from "./rowValues";
import { tableFacts } from "./tables";

/** A record in a list of results, with what tells it apart from others of its name. */
export interface SearchHit extends EntityReference {
  readonly entityType: LinkableTable;
  readonly details: readonly string[];
  /** Deactivated, resolved or cancelled. */
  readonly inactive: boolean;
}

/** Fewer letters would match too much to be of use. */
export const minimumSearchLength = 2;

const hitsPerTable = 10;

/** Columns that a row must be selected with so that `toHit` can read it. */
export function hitSelect(table: LinkableTable): readonly string[] {
  const { primaryId, primaryName, detailColumns } = tableFacts[table];
  return [primaryId, primaryName, "statecode", ...detailColumns];
}

/** The query that finds records of a table with a text anywhere in one of the columns, active ones first. */
export function searchQuery(table: LinkableTable, columns: readonly string[], text: string): string {
  return toQueryString({
    select: hitSelect(table),
    filter: columns.map((column) => containing(column, text)).join(" or "),
    orderBy: `statecode asc,${tableFacts[table].primaryName} asc`,
    top: hitsPerTable,
  });
}

/** Makes a hit of a row that was selected with `hitSelect`. */
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
    inactive: (numberOf(row, "statecode") ?? 0) !== 0,
  };
}

/** A record by its id, as a search would find it. @throws HostFailure */
export async function readHit(dataverse: Dataverse, { entityType, id }: LinkTarget): Promise<SearchHit> {
  return toHit(entityType, await dataverse.retrieve(entityType, id, toQueryString({ select: hitSelect(entityType) })));
}

/** Orders the hits of several tables: active ones first, then names that begin with the text, then the rest. */
function rank(hit: SearchHit, text: string): number {
  const at = hit.name.toLocaleLowerCase().indexOf(text.toLocaleLowerCase());
  return (hit.inactive ? 3 : 0) + (at === 0 ? 0 : at > 0 ? 1 : 2);
}

/**
 * Searches several tables at once.
 * @param columns the columns to look in, for each table
 * @param text at least `minimumSearchLength` characters, trimmed
 * @throws HostFailure when any of the tables cannot be searched: half an answer would read as "no match"
 */
export async function search(
  dataverse: Dataverse,
  tables: readonly LinkableTable[],
  columns: Readonly<Record<LinkableTable, readonly string[]>>,
  text: string,
): Promise<readonly SearchHit[]> {
  const found = await Promise.all(
    tables.map(async (table) => {
      const rows = await dataverse.retrieveMultiple(table, searchQuery(table, columns[table], text));
      return rows.map((row) => toHit(table, row));
    }),
  );
  return found.flat().sort((a, b) => rank(a, text) - rank(b, text) || a.name.localeCompare(b.name));
}
