/** Where a part of an expression stands, in characters from the start of its string. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A text in quotes, a number, true, false or null. */
export interface Literal extends Place {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

/** A function with what it is given; functions differ by name only, whatever the case. */
export interface Call extends Place {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** A part of a value, by its name or number: `value.name`, `value[key]`; with a question mark, null where there is none. */
export interface Member extends Place {
  readonly kind: "member";
  readonly of: Expression;
  readonly key: Expression;
  readonly isOptional: boolean;
}

export type Expression = Literal | Call | Member;

/** A string of a flow: one expression whose value may be anything, or a text with expressions in it. */
export type ExpressionText =
  | { readonly kind: "expression"; readonly value: Expression }
  | { readonly kind: "text"; readonly parts: readonly (string | Expression)[] };
