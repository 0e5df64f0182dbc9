import type { Filter, Literal, Operator } from "./query";

/** A value of a condition in code; a text also stands for an id. */
type Value = string | number | boolean | Date | null;

function literalOf(value: Value): Literal {
  if (value === null) return { type: "null" };
  if (value instanceof Date) return { type: "datetime", value: value.toISOString() };
  if (typeof value === "string") return { type: "string", value };
  return typeof value === "number" ? { type: "number", value } : { type: "boolean", value };
}

/** The condition that a column compares with a value so; the column by its name in the Web API. */
export const compare = (column: string, operator: Operator, value: Value): Filter => ({
  kind: "compare",
  operator,
  left: { kind: "path", path: [column] },
  right: { kind: "literal", value: literalOf(value) },
});

/** Conditions of which all, or any, must hold. */
export const joined = (kind: "and" | "or", [first, ...more]: readonly [Filter, ...Filter[]]): Filter =>
  more.reduce<Filter>((left, right) => ({ kind, left, right }), first);
