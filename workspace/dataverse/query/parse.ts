import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generate, type Parser } from "peggy";
import { invalidQuery, notImplemented } from "../errors";
import type { ExpandItem, Filter, Literal, OrderByItem, Query, Segment } from "./query";

interface StartRules {
  Filter: Filter;
  OrderBy: readonly OrderByItem[];
  Select: readonly string[];
  Expand: readonly ExpandItem[];
  Integer: number;
  Flag: boolean;
  Literal: Literal;
  Resource: readonly Segment[];
}

const startRules: readonly (keyof StartRules)[] = [
  "Filter",
  "OrderBy",
  "Select",
  "Expand",
  "Integer",
  "Flag",
  "Literal",
  "Resource",
];

/** Gives the value of a parameter alias such as @p. */
type ValueOfAlias = (alias: string) => Literal;

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
 * Reads a query string: the one place where the text of a query becomes data.
 *
 * @param queryString percent-encoded, with or without the question mark
 * @throws RequestError 400 for a malformed, repeated or unknown option or an alias without a value, 501 for an option
 *   that only a real environment takes
 */
export function parseQuery(queryString: string): Query {
  const options = new Map<string, string>();
  for (const [option, value] of new URLSearchParams(queryString)) {
    if (options.has(option)) throw invalidQuery(`Query option '${option}' was specified more than once.`);
    options.set(option, value);
  }
  const valueOfAlias = aliasesOf(options);
  const query: { -readonly [Option in keyof Query]: Query[Option] } = {};
  for (const [option, value] of options) {
    switch (option) {
      case "$select":
        query.select = parse("Select", value);
        break;
      case "$filter":
        query.filter = parse("Filter", value, valueOfAlias);
        break;
      case "$orderby":
        query.orderBy = parse("OrderBy", value);
        break;
      case "$top":
        query.top = parse("Integer", value);
        if (query.top === 0) throw invalidQuery("Invalid value '0' for $top query option found.");
        break;
      case "$expand":
        query.expand = parse("Expand", value, valueOfAlias);
        checkExpand(query.expand);
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
    }
  }
  return query;
}

/** The parameter aliases that stand beside the query options, wherever among them. */
function aliasesOf(options: ReadonlyMap<string, string>): ValueOfAlias {
  const aliases = new Map<string, Literal>();
  for (const [option, value] of options) {
    if (option.startsWith("@")) aliases.set(option.slice(1), parse("Literal", value));
  }
  return (alias) => aliases.get(alias) ?? withoutValue(alias);
}

function withoutValue(alias: string): never {
  throw invalidQuery(`The parameter alias '@${alias}' has no value.`);
}

/** Refuses the options in the brackets of an $expand that the grammar reads by their name only. */
function checkExpand(items: readonly (ExpandItem & { readonly query: { readonly unsupported?: string } })[]): void {
  for (const { query } of items) {
    if (query.unsupported !== undefined) throw notImplemented(`the option ${query.unsupported} in $expand`);
    checkExpand(query.expand ?? []);
  }
}

/**
 * Reads a resource path, such as the one of a request or the value of an @odata.bind. Its keys take no aliases.
 *
 * @throws RequestError 400 with the position of the fault
 */
export const parseResource = (path: string): readonly Segment[] => parse("Resource", path, () => ({ type: "null" }));

let parser: Parser | undefined;

/**
 * Parses the value of a query option, or a resource path, to a tree.
 *
 * @throws RequestError 400 with the position of the fault
 */
function parse<Rule extends keyof StartRules>(
  startRule: Rule,
  text: string,
  valueOfAlias: ValueOfAlias = withoutValue,
): StartRules[Rule] {
  parser ??= generate(readFileSync(join(__dirname, "grammar.peggy"), "utf8"), {
    allowedStartRules: [...startRules],
    cache: true,
  });
  try {
    return parser.parse(text, { startRule, valueOfAlias }) as StartRules[Rule];
  } catch (error) {
    if (error instanceof parser.SyntaxError) {
      throw invalidQuery(`Syntax error at position ${error.location.start.offset} in '${text}'.`);
    }
    if (error instanceof RangeError) throw invalidQuery("The query is nested too deeply.");
    throw error;
  }
}
