import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apiPath } from "../../../solution/flows/model/connection";
import type { Surroundings } from "../../../solution/flows/model/surroundings";
import { checkFlow } from "../../../solution/flows/run/checkFlow";
import { connectorOperations } from "../../../solution/format/connectorOperations";

/** The text of the sample flow: it breaks no rule. */
export const sample = readFileSync(join(__dirname, "sample/flow.json"), "utf8");

const queues = {
  paths: {
    "/cases/{caseId}": {
      post: {
        operationId: "SendToQueue",
        parameters: [
          { name: "caseId", in: "path", required: true, type: "string" },
          { name: "body", in: "body", schema: { $ref: "#/definitions/Queue" } },
        ],
      },
    },
  },
  definitions: { Queue: { required: ["queueName"], properties: { queueName: { type: "string" } } } },
};

/** What stands around the sample flow, with all that it needs. */
export const whole: Surroundings = {
  isInSolution: true,
  isWhole: true,
  connectionReferences: new Map([
    ["smp_dataverse", { connectorId: `${apiPath}shared_commondataserviceforapps` }],
    [
      "smp_queues",
      { connectorId: `${apiPath}shared_sample-20queues-5f0123456789abcdef`, connectorName: "smp_sample-20queues" },
    ],
  ]),
  environmentVariables: new Map([["smp_queuename", { displayName: "Queue name", type: "100000000" }]]),
  connectors: [{ name: "smp_sample-20queues", operations: connectorOperations(queues) }],
  flowIds: new Set(["0d9f3b52-6a41-4c8e-9b7d-5e2f1a3c4d6b"]),
};

/** The same, where more may stand elsewhere. */
export const open: Surroundings = { ...whole, isWhole: false };

/** Checks a text as the sample flow. */
export const check = (text: string | Uint8Array, surroundings = whole) =>
  checkFlow("flow.json", typeof text === "string" ? new TextEncoder().encode(text) : text, surroundings);

/** The rules that a text breaks, in the one or the other surroundings. */
export const brokenRules = (text: string | Uint8Array): Set<string> =>
  new Set([whole, open].flatMap((surroundings) => check(text, surroundings).map(({ ruleId }) => ruleId)));

type Container = Record<string, unknown>;

/** The sample flow with another value at a JSON pointer; undefined removes what stands there. */
export function withValue(pointer: string, value: unknown): string {
  const root = JSON.parse(sample) as Container;
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
  const last = steps.pop() ?? "";
  const holder = steps.reduce<Container>((at, step) => at[step] as Container, root);
  if (value === undefined) {
    Reflect.deleteProperty(holder, last);
  } else {
    holder[last] = value;
  }
  return JSON.stringify(root, undefined, 2);
}
