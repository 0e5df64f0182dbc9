import { expressionsOf, parseText, withInner } from "../../../solution/format/expressions/parse";
import { innerSteps, memberOf, stepsAt, type StepDefinition, type StepDefinitions } from "../engine/definition";
import type { StepRecord } from "../engine/record";
import { asText, isObject, type JsonObject } from "../language/values";

/** What of a step nobody may read. */
interface Secured {
  inputs: boolean;
  outputs: boolean;
}

/** Functions that read a step by its name, and those that read the trigger. */
const ofStep = new Set(["body", "outputs", "actions", "actionbody", "actionoutputs", "items", "result", "formdatavalue", "formdatamultivalues", "multipartbody"]); // prettier-ignore
const ofTrigger = new Set(["trigger", "triggerbody", "triggeroutputs", "triggerformdatavalue", "triggerformdatamultivalues", "triggermultipartbody"]); // prettier-ignore

/** Steps that hand on what they get. */
const handsOn = new Set(["compose", "parsejson", "query", "select", "join", "setvariable", "appendtoarrayvariable", "appendtostringvariable", "initializevariable", "foreach", "response"]); // prettier-ignore

/** What a part of a definition reads: names of steps, `trigger:` and `variable:name`. */
function readsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(readsOf);
  if (isObject(value)) return Object.values(value).flatMap(readsOf);
  if (typeof value !== "string" || !value.includes("@")) return [];
  try {
    return expressionsOf(parseText(value))
      .flatMap(withInner)
      .flatMap((each) => {
        if (each.kind !== "call") return [];
        const name = each.name.toLowerCase();
        const [first] = each.arguments;
        const literal = first?.kind === "literal" ? String(first.value) : "";
        if (ofTrigger.has(name)) return ["trigger:"];
        if (name === "variables") return [`variable:${literal}`];
        return ofStep.has(name) ? [literal] : [];
      });
  } catch {
    // It cannot be read, so it reads nothing.
    return [];
  }
}

/** All steps of a definition by their names, those in others included; steps' names are unique in a flow. */
function allSteps(steps: StepDefinitions): [string, StepDefinition][] {
  return Object.entries(steps).flatMap(([name, step]): [string, StepDefinition][] => [
    [name, step],
    ...allSteps(Object.fromEntries(innerSteps(step))),
  ]);
}

const securedBy = (step: JsonObject): Secured => {
  const { properties } = memberOf(memberOf(step, "runtimeConfiguration"), "secureData");
  const named = Array.isArray(properties) ? properties.map(asText) : [];
  return { inputs: named.includes("inputs"), outputs: named.includes("outputs") };
};

/**
 * What of the steps nobody may read: what they secure themselves, and what follows from secured outputs.
 * @param trigger name of the trigger
 */
export function securedSteps(definition: JsonObject, trigger: string): ReadonlyMap<string, Secured> {
  const steps = allSteps(stepsAt(definition.actions, "actions"));
  const secured = new Map<string, Secured>(steps.map(([name, step]) => [name, securedBy(step)]));
  const triggerSecured = securedBy(memberOf(memberOf(definition, "triggers"), trigger));
  secured.set(trigger, triggerSecured);
  const secret = new Set<string>(triggerSecured.outputs ? ["trigger:"] : []);
  for (const [name, { outputs }] of secured) if (outputs) secret.add(name);
  for (let before = -1; before < secret.size;) {
    before = secret.size;
    for (const [name, step] of steps) {
      const own = [step.inputs, step.foreach, step.expression];
      const state = secured.get(name);
      if (!state || !readsOf(own).some((read) => secret.has(read))) continue;
      state.inputs = true;
      if (!handsOn.has(asText(step.type).toLowerCase())) continue;
      state.outputs = true;
      secret.add(name);
      const variable = memberOf(step, "inputs").name;
      if (typeof variable === "string") secret.add(`variable:${variable}`);
    }
  }
  return secured;
}

/** A record without what nobody may read. */
export function withoutSecrets(record: StepRecord, secured: ReadonlyMap<string, Secured>): object {
  const { inputs, outputs, rounds, ...rest } = record;
  const hidden = secured.get(record.name) ?? { inputs: false, outputs: false };
  return {
    ...rest,
    ...(hidden.inputs ? { hiddenInputs: true } : inputs !== undefined && { inputs }),
    ...(hidden.outputs ? { hiddenOutputs: true } : outputs !== undefined && { outputs }),
    rounds: rounds.map((each) => each.map((step) => withoutSecrets(step, secured))),
  };
}
