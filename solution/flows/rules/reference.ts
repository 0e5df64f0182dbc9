import { asObject } from "../../../connector/checker/input/jsonValue";
import type { Flow } from "../model/flow";
import { actionsByName, callsOf, placeOf } from "../model/names";
import { runsBefore, standsIn } from "../model/order";
import { around, type Step } from "../model/step";
import type { FlowText } from "../model/texts";
import { asText } from "../../../connector/checker/input/jsonValue";
import { hintFor } from "./hint";
import type { RuleGroup } from "./rule";

const noting = "/properties/definition/actions/Note_the_time/inputs";

/** Functions that read what an action has done; their first argument names it. */
const ofActions = new Set(["actions", "actionoutputs", "actionbody", "body", "outputs", "result"]);

const ofLoops: Readonly<Record<string, string>> = { items: "Foreach", iterationindexes: "Until" };
const loopFunctions = new Set(Object.keys(ofLoops));

const only = (name: string): ReadonlySet<string> => new Set([name]);

/** The steps that change or read a variable, by its name. */
const variableSteps = new Set([
  "SetVariable",
  "IncrementVariable",
  "DecrementVariable",
  "AppendToArrayVariable",
  "AppendToStringVariable",
]);

/** Where the steps that initialize variables stand, by the variable's name in lower case. */
function initialized(flow: Flow): ReadonlyMap<string, Step> {
  const found = new Map<string, Step>();
  for (const step of flow.actions.filter(({ type }) => type === "InitializeVariable")) {
    const { variables } = step.inputs;
    for (const one of Array.isArray(variables) ? variables : []) {
      const name = asText(asObject(one).name);
      if (name !== undefined) {
        found.set(name.toLowerCase(), step);
      }
    }
  }
  return found;
}

/** Tells whether what a step has done can be read at a place. */
function isDone(step: Step, { step: reader, part }: FlowText): boolean {
  // The end condition of a loop is looked at behind its actions.
  const isEndOfLoop = reader?.type === "Until" && part === "expression" && standsIn(step, reader);
  // The flow's own outputs are read at its end.
  return reader === undefined || isEndOfLoop || (!reader.isTrigger && runsBefore(step, reader));
}

/** What expressions name. */
export const reference: RuleGroup = {
  title: "References",
  rules: [
    {
      id: "step-reference",
      severity: "error",
      demand: "The actions that expressions name exist; names have underscores where the designer shows blanks.",
      why: "The platform refuses the definition.",
      source: "FUN",
      example: { at: noting, good: "@variables('count')", bad: "@outputs('Get_the_queue_of_the_case')" },
      check: (flow, report) => {
        const actions = actionsByName(flow);
        const names = flow.actions.map(({ name }) => name);
        const triggers = new Set(flow.triggers.map(({ name }) => name.toLowerCase()));
        for (const one of callsOf(flow, ofActions)) {
          if (!actions.has(one.name.toLowerCase()) && !triggers.has(one.name.toLowerCase())) {
            const hint = hintFor(one.name, names);
            report(placeOf(one), `${one.call.name}('${one.name}') names no action of the flow.${hint}`);
          }
        }
      },
    },
    {
      id: "step-order",
      severity: "error",
      demand: "The actions that expressions name run before.",
      why: "The platform refuses the definition: there is nothing to be read yet.",
      source: "FUN",
      example: { at: noting, good: "@variables('count')", bad: "@outputs('Set_the_count')" },
      check: (flow, report) => {
        const actions = actionsByName(flow);
        for (const one of callsOf(flow, ofActions)) {
          const step = actions.get(one.name.toLowerCase());
          if (step && !isDone(step, one.text)) {
            const reader = one.text.step?.name ?? "";
            report(
              placeOf(one),
              `${one.call.name}('${one.name}') is read by "${reader}", which does not run after it.`,
            );
          }
        }
      },
    },
    {
      id: "loop-reference",
      severity: "error",
      demand: "items() and iterationIndexes() name a loop around the place.",
      why: "Outside of the loop there is no current item; the platform refuses the definition.",
      source: "FUN",
      example: { at: noting, good: "@variables('count')", bad: "@items('For_each_note')" },
      check: (flow, report) => {
        for (const one of callsOf(flow, loopFunctions)) {
          const { step } = one.text;
          const type = ofLoops[one.function];
          const loops = step ? [step, ...around(step)].filter((loop) => loop.type === type) : [];
          if (!loops.some(({ name }) => name.toLowerCase() === one.name.toLowerCase())) {
            const hint = hintFor(
              one.name,
              loops.map(({ name }) => name),
            );
            report(placeOf(one), `${one.call.name}('${one.name}') names no loop around this place.${hint}`);
          }
        }
      },
    },
    {
      id: "result-reference",
      severity: "error",
      demand: "result() names a step that holds others: a scope, a loop, a condition.",
      why: "Other actions have no list of results; the platform refuses the definition.",
      source: "FUN",
      example: {
        at: "/properties/definition/actions/Give_up/inputs/runError/message",
        good: "x",
        bad: "@{result('Note_the_time')}",
      },
      check: (flow, report) => {
        const actions = actionsByName(flow);
        for (const one of callsOf(flow, only("result"))) {
          const step = actions.get(one.name.toLowerCase());
          if (step && !["Scope", "Foreach", "Until", "If", "Switch"].includes(step.type)) {
            report(placeOf(one), `result('${one.name}') names an action that holds no others.`);
          }
        }
      },
    },
    {
      id: "variable-reference",
      severity: "error",
      demand: "The variables that are read and set are initialized.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: { at: noting, good: "@variables('count')", bad: "@variables('counter')" },
      check: (flow, report) => {
        const known = initialized(flow);
        const names = [...known.keys()];
        for (const one of callsOf(flow, only("variables"))) {
          if (!known.has(one.name.toLowerCase())) {
            report(placeOf(one), `variables('${one.name}') is initialized nowhere.${hintFor(one.name, names)}`);
          }
        }
        for (const { name, type, inputs, at } of flow.actions) {
          const variable = variableSteps.has(type) ? asText(inputs.name) : undefined;
          if (variable !== undefined && !known.has(variable.toLowerCase())) {
            const message = `"${name}" sets the variable "${variable}", which is initialized nowhere.${hintFor(variable, names)}`;
            report({ at: at.to("inputs", "name") }, message);
          }
        }
      },
    },
    {
      id: "variable-order",
      severity: "error",
      demand: "Variables are initialized before they are read or set.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: {
        at: "/properties/definition/actions/Note_the_time/runAfter",
        good: { Initialize_count: ["Succeeded"] },
        bad: {},
      },
      check: (flow, report) => {
        const known = initialized(flow);
        for (const one of callsOf(flow, only("variables"))) {
          const step = known.get(one.name.toLowerCase());
          if (step && !isDone(step, one.text)) {
            report(
              placeOf(one),
              `"${one.text.step?.name ?? ""}" reads variables('${one.name}') but does not run after "${step.name}".`,
            );
          }
        }
        for (const reader of flow.actions.filter(({ type }) => variableSteps.has(type))) {
          const variable = asText(reader.inputs.name) ?? "";
          const step = known.get(variable.toLowerCase());
          if (step && !runsBefore(step, reader)) {
            const message = `"${reader.name}" sets the variable "${variable}" but does not run after "${step.name}".`;
            report({ at: reader.at.to("inputs", "name") }, message);
          }
        }
      },
    },
    {
      id: "variable-used",
      severity: "warning",
      demand: "A variable that is initialized is read or set.",
      why: "It costs an action a run, and who reads the flow looks for its use.",
      source: "GUI",
      example: {
        at: "/properties/definition/actions/Initialize_count/inputs/variables/0",
        good: { name: "count", type: "integer" },
        bad: { name: "number", type: "integer" },
      },
      check: (flow, report) => {
        const used = new Set(callsOf(flow, only("variables")).map(({ name }) => name.toLowerCase()));
        for (const { type, inputs } of flow.actions) {
          if (variableSteps.has(type)) {
            used.add(asText(inputs.name)?.toLowerCase() ?? "");
          }
        }
        for (const [name, step] of initialized(flow)) {
          if (!used.has(name)) {
            report({ at: step.at }, `The variable of "${step.name}" is never used.`);
          }
        }
      },
    },
    {
      id: "parameter-reference",
      severity: "error",
      demand: "The parameters that expressions name are declared.",
      why: "The platform refuses the definition.",
      source: "FUN",
      example: {
        at: noting,
        good: "@parameters('Queue name (smp_QueueName)')",
        bad: "@parameters('Queue (smp_QueueName)')",
      },
      check: (flow, report) => {
        const names = Object.keys(asObject(flow.definition.parameters));
        const lower = new Set(names.map((name) => name.toLowerCase()));
        for (const one of callsOf(flow, only("parameters"))) {
          if (!lower.has(one.name.toLowerCase())) {
            report(placeOf(one), `parameters('${one.name}') is used but not declared.${hintFor(one.name, names)}`);
          }
        }
      },
    },
    {
      id: "parameter-used",
      severity: "warning",
      demand: "A declared parameter is used.",
      why: "An importer is asked for a value that changes nothing.",
      source: "GUI",
      example: { find: "@{parameters('Queue name (smp_QueueName)')}", bad: "x" },
      check: (flow, report) => {
        const used = new Set(callsOf(flow, only("parameters")).map(({ name }) => name.toLowerCase()));
        for (const name of Object.keys(asObject(flow.definition.parameters))) {
          if (!name.startsWith("$") && !used.has(name.toLowerCase())) {
            report({ at: flow.at.to("parameters", name) }, `The parameter "${name}" is never used.`);
          }
        }
      },
    },
  ],
};
