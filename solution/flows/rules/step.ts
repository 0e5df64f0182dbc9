import { asObject, isObject, member, typeOf } from "../../../connector/checker/input/jsonValue";
import type { Step } from "../model/step";
import { choices, type StepType, stepTypes, variableTypes } from "../model/stepTypes";
import { follow, isComputed } from "../model/way";
import { hintFor } from "./hint";
import type { RuleGroup } from "./rule";

const actions = "/properties/definition/actions";

const knownType = ({ type }: Step): StepType | undefined =>
  Object.hasOwn(stepTypes, type) ? stepTypes[type] : undefined;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The most characters of a step's name that the designer takes. */
const longestName = 80;

/** Tells whether a required member is there: `a.b|c` is one of two. */
function has(step: Step, required: string): boolean {
  const cut = required.lastIndexOf(".");
  const [before, names] = [required.slice(0, Math.max(cut, 0)), required.slice(cut + 1)];
  const holder = before === "" ? step.value : follow(step.value, step.at, before).value;
  return names.split("|").some((name) => {
    const value = isObject(holder) ? member(holder, name) : undefined;
    return value !== undefined && (value !== null || name === "value" || name === "inputs");
  });
}

/** The actions and triggers, each by itself. */
export const step: RuleGroup = {
  title: "Steps",
  rules: [
    {
      id: "step-object",
      severity: "error",
      demand: "Steps, and the lists that hold them, are objects.",
      why: "The platform refuses the definition.",
      source: "WDL",
      example: { at: `${actions}/Note_the_time`, bad: null },
      check: ({ stepLists }, report) => {
        for (const { value, at } of stepLists) {
          if (!isObject(value)) {
            report(
              { at },
              `Here must stand an object with steps, not ${value === undefined ? "nothing" : typeOf(value)}.`,
            );
          } else {
            for (const [name, one] of Object.entries(value)) {
              if (!isObject(one)) {
                report({ at: at.to(name) }, `The step "${name}" is ${typeOf(one)}; it must be an object.`);
              }
            }
          }
        }
      },
    },
    {
      id: "step-type",
      severity: "error",
      demand: "A step has a type that the language knows, a trigger one of a trigger, an action one of an action.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: { at: `${actions}/Note_the_time/type`, good: "Compose", bad: "Composes" },
      check: ({ steps }, report) => {
        for (const step of steps) {
          const known = knownType(step);
          const what = step.isTrigger ? "trigger" : "action";
          if (!known) {
            const hint = hintFor(step.type, Object.keys(stepTypes));
            report({ at: step.at.to("type") }, `"${step.name}" has the type "${step.type}", which is none.${hint}`);
          } else if (!known[what]) {
            report({ at: step.at.to("type") }, `"${step.name}" is a ${what}; ${step.type} is no type of one.`);
          }
        }
      },
    },
    {
      id: "step-inputs",
      severity: "error",
      demand: "A step has what its type requires.",
      why: "The platform refuses the definition, or the step fails whenever it runs.",
      source: "TYP",
      example: { at: `${actions}/Set_the_count/inputs/name`, good: "count" },
      check: ({ steps }, report) => {
        for (const step of steps) {
          for (const required of knownType(step)?.required ?? []) {
            if (!has(step, required)) {
              const [first = required] = required.split("|");
              const at = follow(step.value, step.at, first).at;
              report(
                { at },
                `"${step.name}" has no ${required.replace("|", " or ")}, which a step of type ${step.type} needs.`,
              );
            }
          }
        }
      },
    },
    {
      id: "step-choice",
      severity: "error",
      demand:
        "Where only certain values make sense, one of them is given: the status of Terminate, units of time, methods.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: { at: `${actions}/Give_up/inputs/runStatus`, good: "Failed", bad: "Broken" },
      check: ({ steps }, report) => {
        for (const step of steps) {
          for (const { type, way, values, ignoreCase } of choices) {
            const { at, value } = follow(step.value, step.at, way);
            if ((type !== undefined && type !== step.type) || value === undefined || isComputed(value)) {
              continue;
            }
            const plain = (one: unknown): string => (ignoreCase ? String(one).toLowerCase() : String(one));
            if (!values.some((one) => plain(one) === plain(value))) {
              report(
                { at },
                `${way} of "${step.name}" is ${JSON.stringify(value)}; it must be one of ${values.join(", ")}.`,
              );
            }
          }
        }
      },
    },
    {
      id: "step-name",
      severity: "error",
      demand:
        "A step's name has no blanks (underscores stand for them), none of < > % & \\ ? / and at most 80 characters.",
      why: "Expressions would not find it, and the designer refuses it.",
      source: "WDL",
      example: { find: '"Note_the_time": {', bad: '"Note the time": {' },
      check: ({ steps }, report) => {
        for (const { name, at } of steps) {
          const wrong = /[\s<>%&\\?/]/.exec(name)?.[0];
          if (wrong !== undefined || name === "") {
            const what = name === "" ? "is empty" : `holds ${JSON.stringify(wrong)}`;
            report(
              { at },
              `The name of the step "${name}" ${what}. Write underscores for blanks, and leave out < > % & \\ ? /.`,
            );
          } else if (name.length > longestName) {
            report(
              { at },
              `The name of the step "${name}" has ${name.length} characters; at most ${longestName} are allowed.`,
            );
          }
        }
      },
    },
    {
      id: "step-name-unique",
      severity: "error",
      demand: "No two actions of a flow have the same name, wherever they stand.",
      why: "Expressions name actions without saying where they stand; the platform refuses the definition.",
      source: "WDL",
      example: { find: '"Look_again": {', bad: '"Note_the_time": {' },
      check: ({ steps }, report) => {
        const seen = new Set<string>();
        for (const { name, at } of steps) {
          const key = name.toLowerCase();
          if (seen.has(key)) {
            report({ at }, `There is another step with the name "${name}".`);
          }
          seen.add(key);
        }
      },
    },
    {
      id: "operation-metadata-id",
      severity: "warning",
      demand: "metadata.operationMetadataId is a GUID.",
      why: "The designer keeps notes and test results by it.",
      source: "SOL",
      example: {
        at: `${actions}/Note_the_time/metadata`,
        good: { operationMetadataId: "6f0d4c1e-7a52-4d3b-9a0e-1c2b3d4e5f60" },
        bad: { operationMetadataId: "1" },
      },
      check: ({ steps }, report) => {
        for (const step of steps) {
          const { at, value } = follow(step.value, step.at, "metadata.operationMetadataId");
          if (value !== undefined && (typeof value !== "string" || !guid.test(value))) {
            report({ at }, `The operationMetadataId of "${step.name}" is no GUID.`);
          }
        }
      },
    },
    {
      id: "variable-declaration",
      severity: "error",
      demand: "A variable is initialized once, with a name and a type, outside of all other steps.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: { at: `${actions}/Initialize_count/inputs/variables/0/type`, good: "integer", bad: "number" },
      check: ({ actions: all }, report) => {
        const seen = new Set<string>();
        for (const step of all.filter(({ type }) => type === "InitializeVariable")) {
          const list = step.inputs.variables;
          const [first] = Array.isArray(list) ? list : [];
          const { name, type } = asObject(first);
          const at = step.at.to("inputs", "variables");
          if (step.parent) {
            report(
              { at: step.at },
              `"${step.name}" initializes a variable within "${step.parent.name}"; move it out of it.`,
            );
          }
          if (typeof name !== "string" || name === "" || (Array.isArray(list) && list.length > 1)) {
            report({ at }, `"${step.name}" must initialize one variable that has a name.`);
          } else if (seen.has(name.toLowerCase())) {
            report({ at }, `The variable "${name}" is initialized for the second time.`);
          } else {
            seen.add(name.toLowerCase());
          }
          if (typeof type !== "string" || !variableTypes.some((one) => one === type.toLowerCase())) {
            report({ at }, `The variable of "${step.name}" needs a type: ${variableTypes.join(", ")}.`);
          }
        }
      },
    },
    {
      id: "terminate-reason",
      severity: "hint",
      demand: "A step that ends the run as failed says why.",
      why: "Who looks at the failed run sees no reason otherwise.",
      source: "GUI",
      example: { at: `${actions}/Give_up/inputs/runError`, good: { code: "NoQueue", message: "There is no queue." } },
      check: ({ actions: all }, report) => {
        for (const { type, name, inputs, at } of all) {
          if (type === "Terminate" && inputs.runStatus === "Failed" && !isObject(inputs.runError)) {
            report({ at: at.to("inputs") }, `"${name}" ends the run as failed without runError.`);
          }
        }
      },
    },
  ],
};
