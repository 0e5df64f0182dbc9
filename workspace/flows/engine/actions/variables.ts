import { asText, FlowError, isObject, kindOf, number, text } from "../../language/values";
import { memberOf } from "../definition";
import type { Kind, StepContext } from "./kind";

/** Whether a value is of a type of variables. */
const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  float: (value) => typeof value === "number",
  string: (value) => typeof value === "string",
  object: isObject,
  array: Array.isArray,
};

const initial: Readonly<Record<string, unknown>> = {
  boolean: false,
  integer: 0,
  float: 0,
  string: "",
  object: {},
  array: [],
};

function checked(name: string, type: string, value: unknown): unknown {
  if (types[type]?.(value)) return value;
  throw new FlowError("InvalidVariable", `The variable ${name} is of type ${type}, and got ${kindOf(value)}.`);
}

const initialize: Kind = ({ definition, record, run, evaluate }) => {
  const { variables } = memberOf(definition, "inputs");
  for (const given of Array.isArray(variables) ? (variables as unknown[]) : []) {
    if (!isObject(given)) continue;
    const name = asText(given.name);
    const type = asText(given.type).toLowerCase();
    if (!types[type]) throw new FlowError("InvalidVariable", `The variable ${name} has no type, such as string.`);
    if (run.variables.has(name)) throw new FlowError("InvalidVariable", `There is a variable ${name} already.`);
    const value = given.value === undefined ? initial[type] : evaluate(given.value, "inputs.variables");
    run.variables.set(name, { type, value: checked(name, type, value ?? initial[type]) });
    record.inputs = { variables: [{ name, type, value }] };
  }
  return {};
};

/** A step that makes a new value of the old one and the one that is given. */
const changing =
  (change: (old: unknown, given: unknown) => unknown, otherwise?: unknown): Kind =>
  (step: StepContext) => {
    const inputs = memberOf(step.definition, "inputs");
    const name = asText(inputs.name);
    const variable = step.run.variable(name);
    const given = step.evaluate(inputs.value ?? otherwise ?? null, "inputs.value");
    step.record.inputs = { name, value: given };
    variable.value = checked(name, variable.type, change(variable.value, given));
    return { outputs: { body: { name, value: variable.value } } };
  };

/** Steps that make and change variables, by type. */
export const variables: Readonly<Record<string, Kind>> = {
  initializevariable: initialize,
  setvariable: changing((_old, given) => given),
  incrementvariable: changing((old, given) => number(old) + number(given), 1),
  decrementvariable: changing((old, given) => number(old) - number(given), 1),
  appendtostringvariable: changing((old, given) => text(old) + asText(given)),
  appendtoarrayvariable: changing((old, given) => [...(old as unknown[]), given]),
};
