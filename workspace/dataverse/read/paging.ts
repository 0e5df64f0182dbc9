import { z } from "zod";
import { invalidQuery } from "../errors";
import { join, sql, type Sql, type SqlValue } from "../storage/sqlTemplate";

/** What rows are sorted by; the last key is the row's id, so that no two rows are alike. */
export interface SortKey {
  readonly value: Sql;
  readonly descending: boolean;
}

/** Which rows of the ordered result to answer with. */
export interface Page {
  readonly limit: number;
  /** Values of the sort keys of the row before the first one; null begins at the top. */
  readonly after: readonly SqlValue[] | null;
  /** Token of the page after the one that ends with a row; null where there is none, however many rows are left. */
  readonly next: ((last: readonly SqlValue[]) => string) | null;
}

/** How many rows are asked for, and from where. */
interface AskedPage {
  readonly top: number | undefined;
  readonly skipToken: string | undefined;
  /** Most rows of a page, where the client has a preference. */
  readonly maxPageSize: number | undefined;
}

const cookie = /^<cookie pagenumber="(\d{1,9})" pagesize="(\d{1,4})" last="([^"]*)" \/>$/;
const keyValues = z.array(z.union([z.string(), z.number(), z.null()]));

/**
 * As in Dataverse, $top gives one page without a link to more; otherwise pages have the wanted size, 5,000 rows at most.
 * A page begins after the last row of the page before: a row that was added or deleted meanwhile moves nothing.
 *
 * @param keys number of the sort keys
 * @throws RequestError 400 when the skip token is not one of ours, or of a query that sorts otherwise
 */
export function pageOf(asked: AskedPage, maxRows: number, keys: number): Page {
  const { top, skipToken, maxPageSize } = asked;
  if (top !== undefined) return { limit: Math.min(top, maxRows), after: null, next: null };
  const [, number = "1", size = maxPageSize ?? maxRows, last] = skipToken === undefined ? [] : partsOf(skipToken);
  const after = last === undefined ? null : valuesOf(last);
  if (after && after.length !== keys) throw malformed();
  const limit = Math.min(Number(size) || maxRows, maxRows);
  const next = (values: readonly SqlValue[]) =>
    `<cookie pagenumber="${Number(number) + 1}" pagesize="${limit}" last="${encodeURIComponent(JSON.stringify(values))}" />`;
  return { limit, after, next };
}

/** Condition for the rows that come after one, by the values of its sort keys; no value comes before all others. */
export function comesAfter(keys: readonly SortKey[], values: readonly SqlValue[]): Sql {
  const ways = keys.map(({ value, descending }, index) => {
    const last = values[index] ?? null;
    const beyond = descending ? below(value, last) : above(value, last);
    const same = keys.slice(0, index).map((key, before) => sql`${key.value} IS ${values[before] ?? null}`);
    return sql`(${join([...same, beyond], " AND ")})`;
  });
  return sql`(${join(ways, " OR ")})`;
}

const above = (value: Sql, last: SqlValue): Sql =>
  last === null ? sql`${value} IS NOT NULL` : sql`${value} > ${last}`;
const below = (value: Sql, last: SqlValue): Sql =>
  last === null ? sql`0` : sql`(${value} < ${last} OR ${value} IS NULL)`;

const malformed = (): Error =>
  invalidQuery("The value of $skiptoken is malformed: use the @odata.nextLink of the page before, unchanged.");

function partsOf(skipToken: string): RegExpExecArray {
  const match = cookie.exec(skipToken);
  if (!match) throw malformed();
  return match;
}

function valuesOf(text: string): SqlValue[] {
  try {
    return keyValues.parse(JSON.parse(decodeURIComponent(text)));
  } catch {
    throw malformed();
  }
}
