import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generate, type Parser } from "peggy";
import { invalidQuery } from "../errors";

export type Literal =
  | { readonly type: "null" }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "string" | "guid" | "datetime" | "date"; readonly value: string }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "alias"; readonly name: string };

export interface LiteralList {
  readonly type: "list";
  readonly items: readonly Literal[];
}

export type Path = readonly string[];

export type Operand =
  { readonly kind: "literal"; readonly value: Literal } | { readonly kind: "path"; readonly path: Path };

export type Operator = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

/** A $filter as a tree. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly operand: Filter }
  | { readonly kind: "compare"; readonly operator: Operator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Operand[] }
  | {
      readonly kind: "query";
      readonly name: string;
      readonly parameters: readonly { readonly name: string; readonly value: Literal | LiteralList }[];
    }
  | {
      readonly kind: "lambda";
      readonly operator: "any" | "all";
      readonly path: Path;
      readonly variable: string | null;
      readonly body: Filter | null;
    };

export interface OrderByItem {
  readonly path: Path;
  readonly descending: boolean;
}

export type ExpandOption =
  | { readonly name: "$select"; readonly value: readonly string[] }
  | { readonly name: "$filter"; readonly value: Filter }
  | { readonly name: "$orderby"; readonly value: readonly OrderByItem[] }
  | { readonly name: "$top"; readonly value: number }
  | { readonly name: "$expand"; readonly value: readonly ExpandItem[] }
  | { readonly name: string; readonly value: null };

export interface ExpandItem {
  readonly navigation: string;
  /** Asked for with /$ref: references only. */
  readonly reference: boolean;
  readonly options: readonly ExpandOption[];
}

/** One segment of a resource path: a set, a function, a property. */
export interface Segment {
  readonly name: string;
  /** What stands in the brackets; the key's name is null for a plain id. */
  readonly key: { readonly name: string | null; readonly value: Literal } | null;
}

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

const startRules: (keyof StartRules)[] = [
  "Filter",
  "OrderBy",
  "Select",
  "Expand",
  "Integer",
  "Flag",
  "Literal",
  "Resource",
];

let parser: Parser | undefined;

/**
 * Parses the value of a query option, or a resource path, to a tree.
 *
 * @param startRule what the text is
 * @param text decoded text
 * @throws DataverseError 400 with the position of the fault
 */
export function parse<Rule extends keyof StartRules>(startRule: Rule, text: string): StartRules[Rule] {
  parser ??= generate(readFileSync(join(__dirname, "grammar.peggy"), "utf8"), {
    allowedStartRules: startRules,
    cache: true,
  });
  try {
    return parser.parse(text, { startRule }) as StartRules[Rule];
  } catch (error) {
    if (error instanceof parser.SyntaxError) {
      throw invalidQuery(`Syntax error at position ${error.location.start.offset} in '${text}'.`);
    }
    if (error instanceof RangeError) throw invalidQuery("The query is nested too deeply.");
    throw error;
  }
}
