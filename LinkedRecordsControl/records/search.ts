import { asHostFailure, type FailureKind } from "../base/failure";
import type { Dataverse } from "../base/ports";
import { normalizeId, type EntityReference, type LinkableTable, type LinkTarget } from "../base/record";
import type { Row } from "../base/row";
import { fold } from "./foldedText";
import { containing, containingInOrder, toQueryString } from "./odata";
import { comparedDigits } from "./phoneNumber";
import { isInactive, lookupOf, textOf } from "./rowValues";
import type { SearchColumns, SearchPlaces } from "./searchColumns";
import { holdsNumber, patternsOf, searchWords, type SearchWord } from "./searchWords";
import { tableFacts } from "./tables";

/** A record in a list of results, with what tells it apart from others of its name. */
export interface SearchHit<T extends string = LinkableTable> extends EntityReference {
  readonly entityType: T;
  readonly details: readonly string[];
  /** Of a table that cannot be linked: what it is called. */
  readonly tableName?: string;
  /** Deactivated, resolved or cancelled. */
  readonly inactive: boolean;
}

/** What a search found. */
export interface SearchResult<T extends string = LinkableTable> {
  readonly hits: readonly SearchHit<T>[];
  /** Dataverse has more than are given. */
  readonly hasMore: boolean;
}

/** Fewer letters would match too much to be of use. */
export const minimumSearchLength = 2;

/** More of one table are not shown. */
export const hitsPerTable = 10;

/** Columns that a row must be selected with so that `toHit` can read it. */
export function hitSelect(table: LinkableTable): readonly string[] {
  const { primaryId, primaryName, detailColumns } = tableFacts[table];
  return [primaryId, primaryName, "statecode", ...detailColumns];
}

/** The columns that may hold a phone number: those that are searched, and those that suggestions compare. */
function numberColumns(table: LinkableTable, { columns }: SearchPlaces): readonly string[] {
  return [...new Set([...columns, ...tableFacts[table].identityColumns.phone])];
}

/** The condition that a row holds every part of a word in one of the columns or another. */
export function holdingParts(columns: readonly string[], parts: readonly string[]): string {
  const anywhere = (part: string): string =>
    columns.flatMap((column) => patternsOf(part).map((pattern) => containing(column, pattern))).join(" or ");
  return parts.map((part) => `(${anywhere(part)})`).join(" and ");
}

/** The condition that a row holds a word in any of the places. */
function holding(table: LinkableTable, places: SearchPlaces, { parts, digits }: SearchWord): string {
  const typed = holdingParts([...places.columns, ...places.paths], parts);
  const numbers = numberColumns(table, places).map((column) => containingInOrder(column, comparedDigits(digits ?? "")));
  return digits ? `(${[...numbers, typed].join(" or ")})` : typed;
}

/** The query that finds the records of a table that hold every word in one place or another, active ones first. */
export function searchQuery(table: LinkableTable, places: SearchPlaces, words: readonly SearchWord[]): string {
  const hasNumber = words.some(({ digits }) => digits);
  return toQueryString({
    select: [...hitSelect(table), ...(hasNumber ? numberColumns(table, places) : [])],
    filter: words.map((word) => holding(table, places, word)).join(" and "),
    orderBy: `statecode asc,${tableFacts[table].primaryName} asc`,
    // One more than is shown tells that there are more.
    top: hitsPerTable + 1,
  });
}

/** What a person reads in a column that was selected, be it a lookup or not. */
function shownText(row: Row, column: string): string {
  const lookup = /^_(.+)_value$/.exec(column)?.[1];
  return lookup ? (lookupOf(row, lookup)?.name ?? "") : textOf(row, column);
}

/** Makes a hit of a row that was selected with `hitSelect`. */
export function toHit(table: LinkableTable, row: Row): SearchHit {
  const { primaryId, primaryName, detailColumns } = tableFacts[table];
  return {
    entityType: table,
    id: normalizeId(textOf(row, primaryId)),
    name: textOf(row, primaryName),
    details: detailColumns.map((column) => shownText(row, column)).filter((text) => text !== ""),
    inactive: isInactive(row),
  };
}

/** A record by its id, as a search would find it. @throws HostFailure */
export async function readHit(dataverse: Dataverse, { entityType, id }: LinkTarget): Promise<SearchHit> {
  return toHit(entityType, await dataverse.retrieve(entityType, id, toQueryString({ select: hitSelect(entityType) })));
}

/** Orders the hits of several tables: active ones first, then names that begin with the text, then the rest. */
function rank(hit: SearchHit, text: string, words: readonly SearchWord[]): number {
  const name = fold(hit.name);
  const isNamed = words.every(({ parts }) => parts.every((part) => name.includes(fold(part))));
  return (hit.inactive ? 3 : 0) + (name.startsWith(fold(text)) ? 0 : isNamed ? 1 : 2);
}

/** Failures that another query may not meet. Which code a refused path carries is not documented. */
const refusals: readonly FailureKind[] = ["invalid", "forbidden", "unknown"];

async function rowsOf(
  dataverse: Dataverse,
  table: LinkableTable,
  columns: SearchColumns,
  words: readonly SearchWord[],
): Promise<readonly Row[]> {
  const [query, standard] = [await columns.of(table), columns.standard(table)].map((places) =>
    searchQuery(table, places, words),
  );
  try {
    return await dataverse.retrieveMultiple(table, query);
  } catch (error) {
    if (query === standard || !refusals.includes(asHostFailure(error).kind)) {
      throw error;
    }
    const rows = await dataverse.retrieveMultiple(table, standard);
    columns.keepToStandard(table);
    return rows;
  }
}

/**
 * Searches several tables at once, each in one request.
 * @param text at least `minimumSearchLength` characters, trimmed
 * @throws HostFailure when any of the tables cannot be searched: half an answer would read as "no match"
 */
export async function search(
  dataverse: Dataverse,
  tables: readonly LinkableTable[],
  columns: SearchColumns,
  text: string,
): Promise<SearchResult> {
  const words = searchWords(text);
  const found = await Promise.all(
    tables.map(async (table) => {
      const rows = await rowsOf(dataverse, table, columns, words);
      const places = [...numberColumns(table, await columns.of(table)), ...tableFacts[table].detailColumns];
      const hits = rows
        .filter((row) =>
          words.every((word) =>
            holdsNumber(
              word,
              places.map((column) => shownText(row, column)),
            ),
          ),
        )
        .map((row) => toHit(table, row));
      return { hits: hits.slice(0, hitsPerTable), hasMore: rows.length > hitsPerTable };
    }),
  );
  const hits = found.flatMap((one) => one.hits);
  return {
    hits: hits.sort((a, b) => rank(a, text, words) - rank(b, text, words) || a.name.localeCompare(b.name)),
    hasMore: found.some((one) => one.hasMore),
  };
}
