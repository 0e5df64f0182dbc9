import { flowFunctions } from "../../language/functions";
import { functionOf } from "../../../../solution/format/expressions/functions";
import type { StepStatus } from "../../language/surroundings";
import { asText, boolean, FlowError, isObject } from "../../language/values";
import { memberOf, stepsAt } from "../definition";
import { resultOf, type Kind, type StepContext } from "./kind";

/**
 * A condition: an expression, or as the designer writes it: `{ "and": [{ "equals": ["@…", 1] }] }`, a function with what it
 * is given.
 */
function holds(step: StepContext, condition: unknown, place: string): boolean {
  if (!isObject(condition)) return boolean(step.evaluate(condition ?? null, place));
  const [[name, given] = ["", []], ...others] = Object.entries(condition);
  const known = functionOf(name);
  if (!known || others.length > 0) {
    throw new FlowError(
      "InvalidTemplate",
      `${place}: a condition is one function with what it is given, such as equals.`,
    );
  }
  const operands: unknown[] = Array.isArray(given) ? given : [given];
  const values = operands.map((operand, at) =>
    isObject(operand)
      ? holds(step, operand, `${place}.${name}[${at}]`)
      : step.evaluate(operand, `${place}.${name}[${at}]`),
  );
  try {
    return boolean(
      flowFunctions[known](
        values,
        step.run.surroundings(step.frame, () => step.run.trigger),
      ),
    );
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    throw new FlowError(error.code, `${place}.${name}: ${error.message}`);
  }
}

const condition: Kind = async (step) => {
  const { definition, record } = step;
  const isTrue = holds(step, definition.expression, "expression");
  record.inputs = { expressionResult: isTrue };
  const [yes, no] = [
    stepsAt(definition.actions, "actions"),
    stepsAt(memberOf(definition, "else").actions, "else.actions"),
  ];
  const ended = await step.runSteps(isTrue ? yes : no, step.frame);
  record.rounds = [[...ended.records, ...step.skipSteps(isTrue ? no : yes)]];
  return resultOf(ended);
};

const choice: Kind = async (step) => {
  const { definition, record } = step;
  const value = step.evaluate(definition.expression ?? null, "expression");
  record.inputs = { expression: value };
  const cases = Object.entries(memberOf(definition, "cases")).map(([name, each]) => ({
    name,
    value: isObject(each) ? step.evaluate(each.case ?? null, `cases.${name}.case`) : undefined,
    steps: stepsAt(isObject(each) ? each.actions : undefined, `cases.${name}.actions`),
  }));
  const otherwise = { name: "default", steps: stepsAt(memberOf(definition, "default").actions, "default.actions") };
  const taken = cases.find((each) => each.value === value) ?? otherwise;
  const ended = await step.runSteps(taken.steps, step.frame);
  const skipped = [...cases, otherwise].filter((each) => each !== taken).flatMap(({ steps }) => step.skipSteps(steps));
  record.rounds = [[...ended.records, ...skipped]];
  record.note = `Case: ${taken.name}.`;
  return resultOf(ended);
};

const scope: Kind = async (step) => {
  const ended = await step.runSteps(stepsAt(step.definition.actions, "actions"), step.frame);
  step.record.rounds = [ended.records];
  step.run.results.set(step.name, ended.records);
  return resultOf(ended);
};

const endings: Readonly<Record<string, "Succeeded" | "Failed" | "Cancelled">> = {
  succeeded: "Succeeded",
  failed: "Failed",
  cancelled: "Cancelled",
};

const terminate: Kind = ({ definition, record, run, evaluate }) => {
  const inputs = evaluate(memberOf(definition, "inputs"), "inputs");
  record.inputs = inputs;
  const { runStatus, runError } = inputs as { runStatus?: unknown; runError?: unknown };
  const status = endings[asText(runStatus).toLowerCase()];
  if (!status) throw new FlowError("InvalidInput", "inputs.runStatus is Succeeded, Failed or Cancelled.");
  const error = isObject(runError) ? runError : {};
  const { code, message } = { code: asText(error.code) || status, message: asText(error.message) };
  run.end(status, status === "Failed" ? { code, message: message || "The flow ended its run." } : undefined);
  return { status: "Succeeded" satisfies StepStatus };
};

/** Steps that decide what runs, by type. */
export const control: Readonly<Record<string, Kind>> = { if: condition, switch: choice, scope, terminate };
