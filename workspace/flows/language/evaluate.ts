import type { Expression, ExpressionText } from "../../../solution/format/expressions/expression";
import { expressionFunctions, functionOf, type Arity } from "../../../solution/format/expressions/functions";
import { ExpressionError, parseText } from "../../../solution/format/expressions/parse";
import { flowFunctions } from "./functions";
import type { Surroundings } from "./surroundings";
import { asText, FlowError, invalidTemplate, isObject, kindOf } from "./values";

/** Strings that were read: those of a definition come again with every run. */
const read = new Map<string, ExpressionText>();
const mostRead = 5000;

function parsed(text: string): ExpressionText {
  const known = read.get(text);
  if (known) return known;
  const fresh = parseText(text);
  if (read.size >= mostRead) read.clear();
  read.set(text, fresh);
  return fresh;
}

/**
 * The value of a part of a definition: every string in it is read for its expressions.
 *
 * @param place where it stands, for what is said of a failure, such as inputs.parameters
 * @throws FlowError InvalidTemplate with the place, the character and the function that failed
 */
export function evaluate(value: unknown, run: Surroundings, place: string): unknown {
  if (typeof value === "string") return evaluateText(value, run, place);
  if (Array.isArray(value)) return value.map((each, at) => evaluate(each, run, `${place}[${at}]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      asText(evaluateText(name, run, `${place}.${name}`)),
      evaluate(member, run, `${place}.${name}`),
    ]),
  );
}

function evaluateText(text: string, run: Surroundings, place: string): unknown {
  if (!text.includes("@")) return text;
  try {
    const given = parsed(text);
    if (given.kind === "expression") return valueOf(given.value, run);
    return given.parts.map((part) => (typeof part === "string" ? part : asText(valueOf(part, run)))).join("");
  } catch (error) {
    if (error instanceof ExpressionError) {
      const { message, offset } = error;
      throw invalidTemplate(`${place}, character ${offset + 1}: the expression cannot be read. ${message}`);
    }
    if (error instanceof FlowError) throw new FlowError(error.code, `${place}: ${error.message}`);
    throw error;
  }
}

function valueOf(expression: Expression, run: Surroundings): unknown {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "call":
      return called(expression, run);
    case "member":
      return memberOf(expression, run);
  }
}

function called({ name, arguments: given, start }: Expression & { kind: "call" }, run: Surroundings): unknown {
  const known = functionOf(name);
  if (!known) {
    throw invalidTemplate(`character ${start + 1}: there is no function ${name} in the language of flows.`);
  }
  const [least, most]: Arity = expressionFunctions[known];
  const allowed = most ?? Infinity;
  if (given.length < least || given.length > allowed) {
    const count = least === allowed ? `${least}` : allowed === Infinity ? `${least} or more` : `${least} to ${allowed}`;
    throw invalidTemplate(`character ${start + 1}: ${known} takes ${count} arguments, not ${given.length}.`);
  }
  const values = given.map((each) => valueOf(each, run));
  try {
    return flowFunctions[known](values, run);
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    throw new FlowError(error.code, `character ${start + 1}, ${known}: ${error.message}`);
  }
}

function memberOf({ of, key, isOptional, start }: Expression & { kind: "member" }, run: Surroundings): unknown {
  const value = valueOf(of, run);
  const name = valueOf(key, run);
  const where = `character ${start + 1}:`;
  if (value === null || value === undefined) {
    if (isOptional) return null;
    throw invalidTemplate(
      `${where} ${asText(name)} is read of null. With a question mark before it, it is null as well.`,
    );
  }
  if (Array.isArray(value)) {
    const at = typeof name === "number" ? name : Number(asText(name));
    if (Number.isInteger(at) && at >= 0 && at < value.length) return (value as unknown[])[at] ?? null;
    if (isOptional && Number.isInteger(at)) return null;
    throw invalidTemplate(`${where} the array has ${value.length} items, and none at ${asText(name)}.`);
  }
  if (!isObject(value)) throw invalidTemplate(`${where} ${asText(name)} is read of ${kindOf(value)}.`);
  const path = asText(name);
  if (Object.hasOwn(value, path)) return value[path] ?? null;
  // The outputs of triggers and actions are read by paths such as body/incidentid.
  const step = path.includes("/") ? throughPath(value, path.split("/")) : undefined;
  if (step !== undefined) return step;
  if (isOptional) return null;
  const names = Object.keys(value).slice(0, 20).join(", ");
  throw invalidTemplate(`${where} there is no ${path}; there is ${names === "" ? "nothing" : names}.`);
}

function throughPath(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return value;
  if (Array.isArray(value)) return throughPath((value as unknown[])[Number(first)], rest);
  if (!isObject(value)) return undefined;
  // A name may have slashes itself.
  const whole = [first, ...rest].join("/");
  if (Object.hasOwn(value, whole)) return value[whole];
  return Object.hasOwn(value, first) ? throughPath(value[first], rest) : undefined;
}
