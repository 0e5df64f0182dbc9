import type { At } from "../../../connector/checker/input/jsonPointer";
import { isObject, type Json, type JsonObject } from "../../../connector/checker/input/jsonValue";
import type { Call, Expression, ExpressionText } from "../../format/expressions/expression";
import { ExpressionError, expressionsOf, parseText, withInner } from "../../format/expressions/parse";
import type { Step } from "./step";

/** A string of a flow that the platform reads for expressions. */
export interface FlowText {
  readonly text: string;
  readonly at: At;
  /** The step that it is of; none for the flow's own. */
  readonly step?: Step;
  /** The member of the step that it stands in, such as `inputs`. */
  readonly part: string;
  /** Whether it is the name of a member, not a value. */
  readonly isName: boolean;
  readonly expressions: readonly Expression[];
  /** The calls of functions in it, those within others behind them. */
  readonly calls: readonly Call[];
  /** Why it cannot be read. */
  readonly error?: ExpressionError;
}

/** Members of steps whose strings the platform takes as they are. */
const plainParts = new Set([
  "runAfter",
  "type",
  "kind",
  "description",
  "metadata",
  "actions",
  "cases",
  "else",
  "default",
]);

type Parsed = Pick<FlowText, "expressions" | "calls" | "error">;

const noExpressions: Parsed = { expressions: [], calls: [] };

/** Most strings stand many times in a solution; each is parsed once, and the memory is bounded. */
const known = new Map<string, Parsed>();
const mostKnown = 10_000;

function parseOnce(text: string): Parsed {
  try {
    const parsed: ExpressionText = parseText(text);
    const expressions = expressionsOf(parsed);
    const calls = expressions.flatMap(withInner).filter((one) => one.kind === "call");
    return { expressions, calls };
  } catch (error) {
    if (error instanceof ExpressionError) {
      return { ...noExpressions, error };
    }
    throw error;
  }
}

function parsed(text: string): Parsed {
  if (!text.includes("@")) {
    return noExpressions;
  }
  const before = known.get(text);
  if (before) {
    return before;
  }
  if (known.size >= mostKnown) {
    known.clear();
  }
  const now = parseOnce(text);
  known.set(text, now);
  return now;
}

/** The strings of all steps and of the flow itself that hold, or may hold, expressions. */
export function readTexts(steps: readonly Step[], definition: JsonObject, at: At): readonly FlowText[] {
  const texts: FlowText[] = [];
  const walk = (value: Json | undefined, place: At, part: string, step?: Step): void => {
    const note = (text: string, isName: boolean): void => {
      if (text.includes("@")) {
        texts.push({ text, at: place, part, isName, ...(step ? { step } : {}), ...parsed(text) });
      }
    };
    if (typeof value === "string") {
      note(value, false);
    } else if (Array.isArray(value)) {
      value.forEach((one, index) => {
        walk(one, place.to(index), part, step);
      });
    } else if (isObject(value)) {
      for (const [name, one] of Object.entries(value)) {
        const inner = place.to(name);
        // A JSON schema names properties such as @odata.etag; it is taken as it is.
        if (name !== "schema" || part !== "inputs") {
          walk(one, inner, part, step);
        }
        if (name.includes("@{")) {
          texts.push({ text: name, at: inner, part, isName: true, ...(step ? { step } : {}), ...parsed(name) });
        }
      }
    }
  };
  for (const step of steps) {
    for (const [part, value] of Object.entries(step.value)) {
      if (!plainParts.has(part)) {
        walk(value, step.at.to(part), part, step);
      }
    }
    // A case is chosen by a value of its own.
    for (const [name, one] of Object.entries(isObject(step.value.cases) ? step.value.cases : {})) {
      walk(isObject(one) ? one.case : undefined, step.at.to("cases", name, "case"), "cases", step);
    }
  }
  walk(definition.outputs, at.to("outputs"), "outputs");
  return texts;
}
