/** A value in a query or in a key; a parameter alias has been replaced by what it stands for. */
export type Literal =
  | { readonly type: "null" }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "string" | "guid" | "datetime" | "date"; readonly value: string }
  | { readonly type: "number"; readonly value: number };

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

export interface ExpandItem {
  readonly navigation: string;
  /** Asked for with /$ref: references only. */
  readonly reference: boolean;
  /** What is asked of the related rows. */
  readonly query: Query;
}

/** What a request asks of a table, or of the rows that it expands. */
export interface Query {
  /** Property names; all of them unless given. */
  readonly select?: readonly string[];
  readonly filter?: Filter;
  readonly orderBy?: readonly OrderByItem[];
  readonly top?: number;
  readonly expand?: readonly ExpandItem[];
  /** Whether to count the rows that match. */
  readonly count?: boolean;
  /** Where the page begins: the token that came with the page before, unchanged. */
  readonly skipToken?: string;
}

/** One segment of a resource path: a set, a function, a property. */
export interface Segment {
  readonly name: string;
  /** What stands in the brackets; the key's name is null for a plain id. */
  readonly key: { readonly name: string | null; readonly value: Literal } | null;
}
