import { At } from "../../../connector/checker/input/jsonPointer";
import { asObject, isObject, type JsonObject, typeOf } from "../../../connector/checker/input/jsonValue";
import { propertiesAt } from "../model/flow";
import { connectionNames, flowNames, memberNames, memberShapes } from "../model/shapes";
import { follow, isComputed } from "../model/way";
import { hintFor } from "./hint";
import type { Report, RuleGroup } from "./rule";

const actions = "/properties/definition/actions";
const runtimeSources = ["embedded", "invoker"];

function checkNames(value: unknown, at: At, known: readonly string[], report: Report): void {
  for (const name of Object.keys(asObject(value)).filter((one) => !known.includes(one))) {
    report({ at: at.to(name) }, `Nothing reads "${name}" here.${hintFor(name, known)}`);
  }
}

/** What a way leads to from an object, where the empty way is the object itself. */
const reached = (value: JsonObject, at: At, way: string) => (way === "" ? { value, at } : follow(value, at, way));

/** Names and types of members. */
export const shape: RuleGroup = {
  title: "Members",
  rules: [
    {
      id: "member-type",
      severity: "error",
      demand: "The members of a step are of the types that its type has; expressions may stand for all but names.",
      why: "The platform refuses the definition, or the step fails whenever it runs.",
      source: "TYP",
      example: { at: `${actions}/Set_the_count/inputs/name`, good: "count", bad: 7 },
      check: ({ steps }, report) => {
        for (const step of steps) {
          for (const { of, way, types } of memberShapes) {
            const { at, value } = follow(step.value, step.at, way);
            const isOther = of !== undefined && !of.includes(step.type);
            if (!isOther && value !== undefined && !types.includes(typeOf(value)) && !isComputed(value)) {
              report({ at }, `${way} of "${step.name}" is ${typeOf(value)}; it must be ${types.join(" or ")}.`);
            }
          }
        }
      },
    },
    {
      id: "member-known",
      severity: "warning",
      demand: "Flows, connections and steps have the members that the platform reads, in their spelling.",
      why: "A member that is misspelt is as good as missing.",
      source: "WDL",
      example: { find: '"limit": {', bad: '"limits": {' },
      check: ({ root, properties, steps }, report) => {
        for (const [way, names] of Object.entries(flowNames)) {
          const { at, value } = reached(asObject(root), At.root, way);
          // What desktop flows keep beside their definition is theirs.
          checkNames(value, at, names, report);
        }
        for (const [key, one] of Object.entries(asObject(properties.connectionReferences))) {
          for (const [way, names] of Object.entries(connectionNames)) {
            const { at, value } = reached(asObject(one), propertiesAt.to("connectionReferences", key), way);
            checkNames(value, at, names, report);
          }
        }
        for (const step of steps) {
          for (const { of, way, names } of memberNames) {
            if (of === undefined || of.includes(step.type)) {
              const { at, value } = reached(step.value, step.at, way);
              checkNames(value, at, names, report);
            }
          }
        }
      },
    },
    {
      id: "runtime-source",
      severity: "error",
      demand: "runtimeSource of a solution's connection is embedded or invoker.",
      why: "The platform cannot tell whose connection a run uses.",
      source: "SOL",
      example: {
        at: "/properties/connectionReferences/shared_queues/runtimeSource",
        good: "embedded",
        bad: "embeded",
      },
      check: ({ properties }, report) => {
        for (const [key, one] of Object.entries(asObject(properties.connectionReferences))) {
          const { runtimeSource, api } = asObject(one);
          if (isObject(api) && !runtimeSources.some((source) => source === runtimeSource)) {
            const at = propertiesAt.to("connectionReferences", key, "runtimeSource");
            report({ at }, `runtimeSource of "${key}" must be ${runtimeSources.join(" or ")}.`);
          }
        }
      },
    },
  ],
};
