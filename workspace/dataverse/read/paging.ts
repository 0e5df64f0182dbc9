import { invalidQuery } from "../errors";

/** Which rows of the ordered result to answer with. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** Token of the page after this one; null where there is none, however many rows are left. */
  readonly next: string | null;
}

/** How many rows are asked for, and from where. */
interface AskedPage {
  readonly top: number | undefined;
  readonly skipToken: string | undefined;
  /** Most rows of a page, where the client has a preference. */
  readonly maxPageSize: number | undefined;
}

const cookie = /^<cookie pagenumber="(\d{1,9})" pagesize="(\d{1,4})" \/>$/;

/**
 * As in Dataverse, $top gives one page without a link to more; otherwise pages have the wanted size, 5,000 rows at most.
 *
 * @throws RequestError 400 when the skip token is not one of ours
 */
export function pageOf(asked: AskedPage, maxRows: number): Page {
  const { top, skipToken, maxPageSize } = asked;
  if (top !== undefined) return { limit: Math.min(top, maxRows), offset: 0, next: null };
  const match = skipToken === undefined ? null : cookie.exec(skipToken);
  if (skipToken !== undefined && !match) {
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
