import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generate, type Parser } from "peggy";
import type { Expression, ExpressionText } from "./expression";

let parser: Parser | undefined;

/** An expression that cannot be read. */
export class ExpressionError extends Error {
  /** @param offset where it cannot be read on, in characters from the start of the string */
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = "ExpressionError";
  }
}

/**
 * Reads a string of a flow: `@name(…)` is an expression, `@{name(…)}` is one within a text, `@@` stands for the sign itself.
 * @throws ExpressionError
 */
export function parseText(text: string): ExpressionText {
  if (!text.includes("@")) {
    return { kind: "text", parts: text === "" ? [] : [text] };
  }
  parser ??= generate(readFileSync(join(__dirname, "grammar.peggy"), "utf8"), { cache: false });
  try {
    return parser.parse(text) as ExpressionText;
  } catch (error) {
    if (error instanceof parser.SyntaxError) {
      const { message, location } = error as Error & { location: { start: { offset: number } } };
      throw new ExpressionError(message, location.start.offset);
    }
    if (error instanceof RangeError) {
      throw new ExpressionError("It is nested too deeply.", 0);
    }
    throw error;
  }
}

/** The expressions of a string, in their order, without those that they hold. */
export function expressionsOf(text: ExpressionText): readonly Expression[] {
  return text.kind === "expression" ? [text.value] : text.parts.filter((part) => typeof part !== "string");
}

/** An expression and all that it holds, in the order in which they stand. */
export function withInner(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
      return [expression];
    case "call":
      return [expression, ...expression.arguments.flatMap(withInner)];
    case "member":
      return [expression, ...withInner(expression.of), ...withInner(expression.key)];
  }
}
