import { asObject } from "../../../connector/checker/input/jsonValue";
import { isInCircle } from "../model/order";
import { runStatuses } from "../model/stepTypes";
import { hintFor } from "./hint";
import type { RuleGroup } from "./rule";

const noting = "/properties/definition/actions/Note_the_time/runAfter";

/** The order in which actions run. */
export const runAfter: RuleGroup = {
  title: "Order",
  rules: [
    {
      id: "run-after-known",
      severity: "error",
      demand: "runAfter names actions that stand beside the action, in the same branch of the same step.",
      why: "The platform refuses the definition.",
      source: "ERR",
      example: { at: noting, good: { Initialize_count: ["Succeeded"] }, bad: { Initialise_count: ["Succeeded"] } },
      check: ({ steps }, report) => {
        for (const { name, value, siblings, at } of steps) {
          for (const other of Object.keys(asObject(value.runAfter))) {
            if (!siblings.has(other)) {
              const hint = hintFor(other, [...siblings.keys()]);
              report(
                { at: at.to("runAfter", other) },
                `"${name}" runs after "${other}", which does not stand beside it.${hint}`,
              );
            }
          }
        }
      },
    },
    {
      id: "run-after-status",
      severity: "error",
      demand: "runAfter gives each action a list of statuses: Succeeded, Failed, Skipped, TimedOut.",
      why: "The platform refuses the definition.",
      source: "ERR",
      example: { at: noting, good: { Initialize_count: ["Succeeded"] }, bad: { Initialize_count: ["Success"] } },
      check: ({ steps }, report) => {
        for (const { name, value, at } of steps) {
          for (const [other, statuses] of Object.entries(asObject(value.runAfter))) {
            const list: readonly unknown[] = Array.isArray(statuses) ? statuses : [];
            const isRight = (one: unknown): boolean =>
              typeof one === "string" && runStatuses.some((status) => status.toLowerCase() === one.toLowerCase());
            if (list.length === 0 || !list.every(isRight)) {
              const message = `"${name}" runs after "${other}" with ${JSON.stringify(statuses)}; a list of ${runStatuses.join(", ")} is needed.`;
              report({ at: at.to("runAfter", other) }, message);
            }
          }
        }
      },
    },
    {
      id: "run-after-trigger",
      severity: "error",
      demand: "A trigger waits for nothing.",
      why: "Nothing runs before it.",
      source: "WDL",
      example: { at: "/properties/definition/triggers/When_a_case_is_modified/runAfter", bad: {} },
      check: ({ triggers }, report) => {
        for (const { name, value, at } of triggers) {
          if (value.runAfter !== undefined) {
            report({ at: at.to("runAfter") }, `The trigger "${name}" has runAfter.`);
          }
        }
      },
    },
    {
      id: "run-after-circle",
      severity: "error",
      demand: "No action waits for itself through others.",
      why: "None of them would ever run; the platform refuses the definition.",
      source: "ERR",
      example: { at: noting, good: { Initialize_count: ["Succeeded"] }, bad: { Note_the_time: ["Succeeded"] } },
      check: ({ actions }, report) => {
        for (const { name, at } of actions.filter(isInCircle)) {
          report({ at: at.to("runAfter") }, `"${name}" runs after itself, through the actions that it waits for.`);
        }
      },
    },
  ],
};
