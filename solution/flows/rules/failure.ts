import { asObject, asText, isObject } from "../../../connector/checker/input/jsonValue";
import type { Flow } from "../model/flow";
import { around, type Step } from "../model/step";
import { follow, isComputed } from "../model/way";
import type { RuleGroup } from "./rule";

const retryOf = "/properties/definition/actions/Update_case/inputs/retryPolicy";

/** Types of steps that call a service. */
const calling = new Set([
  "OpenApiConnection",
  "OpenApiConnectionWebhook",
  "ApiConnection",
  "ApiConnectionWebhook",
  "Http",
]);

/** Names of operations that only read. */
const reading = /^(Get|List|Search|Find|Lookup|Query|Read|Subscribe|On|aibuilderpredict)/i;

/** Tells whether a step changes something outside of the flow. */
function changes({ type, inputs }: Step): boolean {
  if (type === "Http" || type === "ApiConnection") {
    return asText(inputs.method)?.toUpperCase() !== "GET";
  }
  return type === "OpenApiConnection" && !reading.test(asText(asObject(inputs.host).operationId) ?? "");
}

/** The steps of a flow after whose failure an action runs. */
const handledIn = ({ actions }: Flow): ReadonlySet<Step> =>
  new Set(
    actions.flatMap(({ value, siblings }) =>
      Object.entries(asObject(value.runAfter)).flatMap(([name, statuses]) =>
        /failed|timedout/i.test(JSON.stringify(statuses)) ? (siblings.get(name) ?? []) : [],
      ),
    ),
  );

/** Tells whether nobody waits for the answer of a flow: its failure is seen in the list of runs only. */
const isAutomatic = ({ triggers, actions }: Flow): boolean =>
  triggers.every(({ type }) => type !== "Request") && actions.every(({ type }) => type !== "Response");

/** What happens when a step fails. */
export const failure: RuleGroup = {
  title: "Failure",
  rules: [
    {
      id: "failure-path",
      severity: "warning",
      demand: "A flow that starts by itself and changes something has an action for the case that a step fails.",
      why: "The rest is skipped without a word, and half of the work is done.",
      source: "ERR",
      example: {
        at: "/properties/definition/actions/Give_up/runAfter",
        good: { Update_case: ["Failed", "TimedOut"] },
        bad: { Update_case: ["Succeeded"] },
      },
      check: (flow, report) => {
        const first = flow.actions.find(changes);
        if (first && isAutomatic(flow) && handledIn(flow).size === 0) {
          report(
            { at: first.at },
            `No action runs when "${first.name}", or another step, fails. Put the steps into a scope, and run one after it on Failed and TimedOut.`,
          );
        }
      },
    },
    {
      id: "no-retry",
      severity: "warning",
      demand: "A call is tried again, or its failure is handled.",
      why: "A service that is busy for a moment makes the run fail.",
      source: "ERR",
      example: { at: "/properties/definition/actions/Send_to_queue/inputs/retryPolicy", bad: { type: "none" } },
      check: (flow, report) => {
        const handled = handledIn(flow);
        for (const step of flow.actions.filter(({ type }) => calling.has(type))) {
          const { at, value } = follow(step.value, step.at, "inputs.retryPolicy.type");
          if (value === "none" && ![step, ...around(step)].some((one) => handled.has(one))) {
            report({ at }, `"${step.name}" is never tried again, and nothing runs when it fails.`);
          }
        }
      },
    },
    {
      id: "retry-policy",
      severity: "error",
      demand: "A retry policy has a type, 1 to 90 tries, and durations such as PT10S as its pauses.",
      why: "The platform refuses the definition.",
      source: "ERR",
      example: {
        at: retryOf,
        good: { type: "exponential", count: 4, interval: "PT10S" },
        bad: { type: "exponential", count: 0, interval: "10" },
      },
      check: ({ steps }, report) => {
        for (const { name, value, at } of steps) {
          const policy = follow(value, at, "inputs.retryPolicy");
          if (policy.value === undefined || isComputed(policy.value)) {
            continue;
          }
          if (!isObject(policy.value) || policy.value.type === undefined) {
            report({ at: policy.at }, `The retry policy of "${name}" must be an object with a type.`);
            continue;
          }
          const { type, count, interval } = policy.value;
          if (type !== "none" && !isComputed(type)) {
            const tries = Number(count);
            if (!isComputed(count) && !(Number.isInteger(tries) && tries >= 1 && tries <= 90)) {
              report(
                { at: policy.at.to("count") },
                `"${name}" is to be tried again ${JSON.stringify(count) ?? "an unknown number of"} times; 1 to 90 are possible.`,
              );
            }
            const isPause =
              typeof interval === "string" && /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(interval);
            if (!isComputed(interval) && !isPause) {
              report(
                { at: policy.at.to("interval") },
                `The pause of "${name}" is ${JSON.stringify(interval) ?? "missing"}; it must be a duration, such as PT10S.`,
              );
            }
          }
        }
      },
    },
  ],
};
