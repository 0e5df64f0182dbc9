import { functionOf } from "../../format/expressions/functions";
import { type Arity, expressionFunctions } from "../../format/expressions/functions";
import { isObject, type Json } from "../../../connector/checker/input/jsonValue";
import type { At } from "../../../connector/checker/input/jsonPointer";
import { hintFor } from "./hint";
import type { Report, RuleGroup } from "./rule";

const noting = "/properties/definition/actions/Note_the_time/inputs";

/** The most characters of what the parser says that help. */
const longestReason = 120;

/** How many arguments a function takes, in words. */
function inWords([least, most]: Arity): string {
  if (most === undefined) {
    return `${least} or more`;
  }
  return least === most ? String(least) : `${least} to ${most}`;
}

/** The operators of a condition that is written as objects; each is a function of the language. */
const comparisons = new Set(
  ["equals", "greater", "greaterOrEquals", "less", "lessOrEquals", "contains", "startsWith", "endsWith", "empty"].map(
    (name) => name.toLowerCase(),
  ),
);

/** Checks a condition: `{"and": [{"equals": [a, b]}]}`, or a text. */
function checkCondition(value: Json | undefined, at: At, report: Report): void {
  if (typeof value === "string" || typeof value === "boolean") {
    return;
  }
  const entries = isObject(value) ? Object.entries(value) : [];
  if (entries.length !== 1) {
    report({ at }, "A condition is a text, or an object with one operator.");
  }
  for (const [name, inner] of entries) {
    const operator = name.toLowerCase();
    const place = at.to(name);
    if (operator === "and" || operator === "or") {
      if (Array.isArray(inner)) {
        inner.forEach((one, index) => {
          checkCondition(one, place.to(index), report);
        });
      } else {
        report({ at: place }, `"${name}" needs a list of conditions.`);
      }
    } else if (operator === "not") {
      checkCondition(inner, place, report);
    } else if (!comparisons.has(operator)) {
      report({ at: place }, `"${name}" is no operator of a condition.`);
    } else if (operator !== "empty" && !(Array.isArray(inner) && inner.length === 2) && typeof inner !== "string") {
      report({ at: place }, `"${name}" compares two values; a list of two is needed.`);
    }
  }
}

/** What stands in expressions, without what they name. */
export const expression: RuleGroup = {
  title: "Expressions",
  rules: [
    {
      id: "expression-syntax",
      severity: "error",
      demand: "A text that begins with @, or holds @{, is an expression of the language.",
      why: "The platform refuses the definition.",
      source: "FUN",
      example: { at: noting, good: "@utcNow()", bad: "@utcNow(" },
      check: ({ texts }, report) => {
        for (const { text, at, error, isName } of texts) {
          if (error) {
            const rest = text.slice(error.offset, error.offset + 30);
            const where = rest === "" ? "its end" : JSON.stringify(rest);
            // The parser's words are left out where they list all that there is.
            const reason = error.message.length <= longestReason ? `: ${error.message}` : ".";
            report(
              { at, ...(isName ? {} : { within: error.offset }) },
              `This expression cannot be read from ${where} on${reason}`,
            );
          }
        }
      },
    },
    {
      id: "function-known",
      severity: "error",
      demand: "The functions of expressions exist.",
      why: "The platform refuses the definition.",
      source: "FUN",
      example: { at: noting, good: "@utcNow()", bad: "@utcNew()" },
      check: ({ texts }, report) => {
        for (const { calls, at, isName } of texts) {
          for (const { name, start } of calls) {
            if (functionOf(name) === undefined) {
              const hint = hintFor(name, Object.keys(expressionFunctions));
              report({ at, ...(isName ? {} : { within: start }) }, `There is no function ${name}().${hint}`);
            }
          }
        }
      },
    },
    {
      id: "function-arguments",
      severity: "error",
      demand: "Functions are given as many arguments as they take.",
      why: "The platform refuses the definition.",
      source: "FUN",
      example: { at: noting, good: "@addDays(utcNow(), 1)", bad: "@addDays(utcNow())" },
      check: ({ texts }, report) => {
        for (const { calls, at, isName } of texts) {
          for (const call of calls) {
            const name = functionOf(call.name);
            const arity: Arity | undefined = name && expressionFunctions[name];
            const count = call.arguments.length;
            if (arity && (count < arity[0] || count > (arity[1] ?? Infinity))) {
              const message = `${call.name}() takes ${inWords(arity)} arguments, not ${count}.`;
              report({ at, ...(isName ? {} : { within: call.start }) }, message);
            }
          }
        }
      },
    },
    {
      id: "condition",
      severity: "error",
      demand: "A condition is an expression, or one operator with what it compares.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: {
        at: "/properties/definition/actions/Is_it_urgent/expression",
        good: { and: [{ equals: ["@variables('count')", 1] }] },
        bad: { and: [{ equal: ["@variables('count')", 1] }] },
      },
      check: ({ actions }, report) => {
        for (const { type, value, at } of actions) {
          if (type === "If" && value.expression !== undefined) {
            checkCondition(value.expression, at.to("expression"), report);
          }
        }
      },
    },
    {
      id: "expression-wanted",
      severity: "error",
      demand: "What a loop goes over, splits on, or waits for is an expression.",
      why: "A plain text is no list and no condition: the loop fails.",
      source: "TYP",
      example: {
        at: "/properties/definition/actions/For_each_note/foreach",
        good: "@triggerBody()?['notes']",
        bad: "notes",
      },
      check: ({ steps }, report) => {
        for (const { name, type, value, at } of steps) {
          const parts = [
            "splitOn",
            ...(type === "Foreach" ? ["foreach"] : []),
            ...(type === "Until" ? ["expression"] : []),
          ];
          for (const part of parts) {
            const text = value[part];
            if (typeof text === "string" && !text.startsWith("@")) {
              report(
                { at: at.to(part) },
                `${part} of "${name}" is a plain text; it must be an expression, such as @triggerBody().`,
              );
            }
          }
          const { conditions } = value;
          if (
            conditions !== undefined &&
            !(
              Array.isArray(conditions) &&
              conditions.every(
                (one) => isObject(one) && typeof one.expression === "string" && one.expression.startsWith("@"),
              )
            )
          ) {
            report(
              { at: at.to("conditions") },
              `The conditions of "${name}" must be a list of objects with an expression each.`,
            );
          }
        }
      },
    },
  ],
};
