import { invalidQuery, notImplemented } from "../errors";
import type { ExpandItem, ExpandOption, Filter, Literal, OrderByItem } from "./syntax";
import { parse } from "./syntax";

/** What a request asks of a table. */
export interface Query {
  /** Property names; null asks for all. */
  readonly select: readonly string[] | null;
  readonly filter: Filter | null;
  readonly orderBy: readonly OrderByItem[];
  readonly top: number | null;
  readonly expand: readonly ExpandItem[];
  readonly count: boolean;
  readonly skipToken: string | null;
  readonly aliases: ReadonlyMap<string, Literal>;
}

const emptyQuery: Query = {
  select: null,
  filter: null,
  orderBy: [],
  top: null,
  expand: [],
  count: false,
  skipToken: null,
  aliases: new Map(),
};

const notSupported = new Set([
  "$apply",
  "$search",
  "$compute",
  "$format",
  "$deltatoken",
  "fetchXml",
  "savedQuery",
  "userQuery",
]);

/**
 * Reads a query string.
 *
 * @param queryString percent-encoded, with or without the question mark
 * @throws DataverseError 400 for a malformed, repeated or unknown option, 501 for one that only a real environment takes
 */
export function parseQuery(queryString: string): Query {
  const aliases = new Map<string, Literal>();
  const query: { -readonly [Option in keyof Query]: Query[Option] } = { ...emptyQuery, aliases };
  const seen = new Set<string>();
  for (const [option, value] of new URLSearchParams(queryString)) {
    if (seen.has(option)) throw invalidQuery(`Query option '${option}' was specified more than once.`);
    seen.add(option);
    switch (option) {
      case "$select":
        query.select = parse("Select", value);
        break;
      case "$filter":
        query.filter = parse("Filter", value);
        break;
      case "$orderby":
        query.orderBy = parse("OrderBy", value);
        break;
      case "$top":
        query.top = parse("Integer", value);
        if (query.top === 0) throw invalidQuery("Invalid value '0' for $top query option found.");
        break;
      case "$expand":
        query.expand = parse("Expand", value);
        break;
      case "$count":
        query.count = parse("Flag", value);
        break;
      case "$skiptoken":
        query.skipToken = value;
        break;
      case "$skip":
        throw invalidQuery("Skip Clause is not supported in CRM");
      default:
        if (notSupported.has(option)) throw notImplemented(`the query option ${option}`);
        if (!option.startsWith("@")) throw invalidQuery(`The query parameter '${option}' is not supported.`);
        aliases.set(option.slice(1), parse("Literal", value));
    }
  }
  return query;
}

/**
 * The options inside the brackets of an $expand, as a query.
 *
 * @param collection the navigation property is collection-valued: only then may it be filtered, sorted and cut
 */
export function expandQuery(options: readonly ExpandOption[], collection: boolean, aliases: Query["aliases"]): Query {
  const query: { -readonly [Option in keyof Query]: Query[Option] } = { ...emptyQuery, aliases };
  for (const option of options) {
    if (!collection && (option.name === "$filter" || option.name === "$orderby" || option.name === "$top")) {
      throw invalidQuery(`The option ${option.name} in $expand needs a collection-valued navigation property.`);
    }
    if (option.value === null) throw notImplemented(`the option ${option.name} in $expand`);
    switch (option.name) {
      case "$select":
        query.select = option.value;
        break;
      case "$filter":
        query.filter = option.value;
        break;
      case "$orderby":
        query.orderBy = option.value;
        break;
      case "$top":
        query.top = option.value;
        break;
      case "$expand":
        query.expand = option.value;
        break;
    }
  }
  return query;
}
