import { invalidQuery } from "../errors";
import type { Query } from "../query/options";

/** Which rows of the ordered result to answer with. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** Token of the page after this one; null where there is none, however many rows are left. */
  readonly next: string | null;
}

const cookie = /^<cookie pagenumber="(\d{1,9})" pagesize="(\d{1,4})" \/>$/;

/**
 * As in Dataverse, $top gives one page without a link to more; otherwise pages have the wanted size, 5,000 rows at most.
 *
 * @throws DataverseError 400 when the skip token is not one of ours
 */
export function pageOf(query: Query, maxPageSize: number | null, maxRows: number): Page {
  if (query.top !== null) return { limit: Math.min(query.top, maxRows), offset: 0, next: null };
  const match = query.skipToken === null ? null : cookie.exec(query.skipToken);
  if (query.skipToken !== null && !match) {
    throw invalidQuery("The value of $skiptoken is malformed: use the @odata.nextLink of the page before, unchanged.");
  }
  const number = Number(match?.[1] ?? 1);
  const limit = Math.min(Number(match?.[2] ?? maxPageSize ?? maxRows) || maxRows, maxRows);
  return {
    limit,
    offset: (Math.max(number, 1) - 1) * limit,
    next: `<cookie pagenumber="${number + 1}" pagesize="${limit}" />`,
  };
}
