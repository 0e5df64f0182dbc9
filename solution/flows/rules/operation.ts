import { asObject } from "../../../connector/checker/input/jsonValue";
import { meant } from "../../../connector/checker/rules/spelling";
import { subscriptionCodes } from "../model/dataverse";
import { connectorCalls } from "../model/operations";
import { follow, isComputed } from "../model/way";
import type { Operation } from "../model/surroundings";
import { hintFor } from "./hint";
import type { RuleGroup } from "./rule";

const update = "/properties/definition/actions/Update_case/inputs";
const send = "/properties/definition/actions/Send_to_queue/inputs";
const trigger = "/properties/definition/triggers/When_a_case_is_modified/inputs/parameters";

/** Tells whether a flow may set a parameter; a whole object may be given for its parts, and parts for the whole. */
const takes = ({ parameters, prefixes = [] }: Operation, name: string): boolean =>
  parameters.has(name) ||
  prefixes.some((prefix) => name.startsWith(prefix)) ||
  [...parameters].some((one) => one.startsWith(`${name}/`) || name.startsWith(`${one}/`));

/** Tells whether a required parameter is given, itself, as a part of a whole, or by its parts. */
const isGiven = (given: readonly string[], name: string): boolean =>
  given.some((one) => one === name || one.startsWith(`${name}/`) || name.startsWith(`${one}/`));

/** What steps call. */
export const operation: RuleGroup = {
  title: "Operations",
  rules: [
    {
      id: "operation-missing",
      severity: "error",
      demand: "The operation of a custom connector exists in its definition.",
      why: "The step fails whenever it runs, or the flow cannot be turned on.",
      source: "CON",
      example: { at: `${send}/host/operationId`, good: "SendToQueue", bad: "SendQueue" },
      check: (flow, report, surroundings) => {
        for (const { step, operationId, operations, operation: found, isWhole } of connectorCalls(flow, surroundings)) {
          if (isWhole && !found) {
            const message = `"${step.name}" calls the operation "${operationId}", which the connector does not define.`;
            report(
              { at: step.at.to("inputs", "host", "operationId") },
              `${message}${hintFor(operationId, [...operations.keys()])}`,
            );
          }
        }
      },
    },
    {
      id: "operation-misspelt",
      severity: "error",
      demand: "Operations of Dataverse are spelt as the connector has them.",
      why: "The step fails whenever it runs, or the flow cannot be turned on.",
      source: "DV",
      example: { at: `${update}/host/operationId`, good: "UpdateRecord", bad: "UpdateRecords" },
      check: (flow, report, surroundings) => {
        for (const { step, operationId, operations, operation: found, isWhole } of connectorCalls(flow, surroundings)) {
          const near = isWhole || found ? undefined : meant(operationId, [...operations.keys()]);
          if (near !== undefined) {
            report(
              { at: step.at.to("inputs", "host", "operationId") },
              `"${step.name}" calls "${operationId}", which Dataverse does not have. Is it "${near}"?`,
            );
          }
        }
      },
    },
    {
      id: "operation-unknown",
      severity: "hint",
      demand: "Operations of Dataverse are ones that this checker knows.",
      why: "What is not known is not checked.",
      source: "DV",
      example: { at: `${update}/host/operationId`, good: "UpdateRecord", bad: "DoSomethingElse" },
      check: (flow, report, surroundings) => {
        for (const { step, operationId, operations, operation: found, isWhole } of connectorCalls(flow, surroundings)) {
          const isModel = operationId.startsWith("aibuilder");
          if (!isWhole && !found && !isModel && meant(operationId, [...operations.keys()]) === undefined) {
            report(
              { at: step.at.to("inputs", "host", "operationId") },
              `"${step.name}" calls "${operationId}" of Dataverse, which is not known here; its parameters are not checked.`,
            );
          }
        }
      },
    },
    {
      id: "operation-parameter",
      severity: "error",
      demand: "A step sets parameters that its operation has.",
      why: "The platform refuses the definition, or drops the value.",
      source: "CON",
      example: { at: `${send}/parameters/body~1Queue`, bad: "x" },
      check: (flow, report, surroundings) => {
        for (const { step, operationId, operation: found, given } of connectorCalls(flow, surroundings)) {
          for (const name of found ? given.filter((one) => !takes(found, one)) : []) {
            const hint = hintFor(name, [...(found?.parameters ?? [])]);
            const message = `"${step.name}" sets "${name}", which the operation ${operationId} does not have.`;
            report({ at: step.at.to("inputs", "parameters", name) }, `${message}${hint}`);
          }
        }
      },
    },
    {
      id: "operation-required",
      severity: "error",
      demand: "A step sets the parameters that its operation requires.",
      why: "The platform refuses the definition, or the step fails whenever it runs.",
      source: "CON",
      example: { at: `${update}/parameters/recordId`, good: "@triggerOutputs()?['body/incidentid']" },
      check: (flow, report, surroundings) => {
        for (const { step, operationId, operation: found, given } of connectorCalls(flow, surroundings)) {
          for (const name of [...(found?.required ?? [])].filter((one) => !isGiven(given, one))) {
            report(
              { at: step.at.to("inputs", "parameters") },
              `"${step.name}" does not set "${name}", which the operation ${operationId} requires.`,
            );
          }
          for (const name of found?.required ?? []) {
            const value = asObject(step.inputs.parameters)[name];
            if (value === null || value === "") {
              report(
                { at: step.at.to("inputs", "parameters", name) },
                `"${step.name}" leaves "${name}" empty, which the operation ${operationId} requires.`,
              );
            }
          }
        }
      },
    },
    {
      id: "subscription-code",
      severity: "error",
      demand: "Message, scope and user of a Dataverse trigger are numbers that the platform knows.",
      why: "The trigger is never registered, and the flow never runs.",
      source: "DV",
      example: { at: `${trigger}/subscriptionRequest~1message`, good: 3, bad: 99 },
      check: (flow, report) => {
        for (const step of flow.steps) {
          const { at, value } = follow(step.value, step.at, "inputs.parameters");
          for (const [name, [least, most, meaning]] of Object.entries(subscriptionCodes)) {
            const given = asObject(value)[name];
            const number = Number(given);
            const isRight =
              Number.isInteger(number) && number >= least && number <= most && given !== "" && given !== null;
            if (given !== undefined && !isComputed(given) && !isRight) {
              report(
                { at: at.to(name) },
                `${name} of "${step.name}" is ${JSON.stringify(given)}; it must be ${least} to ${most}: ${meaning}.`,
              );
            }
          }
        }
      },
    },
    {
      id: "child-flow",
      severity: "error",
      demand: "A child flow is named by its id, and stands in a solution (checked where all solutions are at hand).",
      why: "The import refuses the solution, or leaves the flow off.",
      source: "SOL",
      example: {
        at: "/properties/definition/actions/Tell_the_owner/inputs/host/workflowReferenceName",
        good: "0d9f3b52-6a41-4c8e-9b7d-5e2f1a3c4d6b",
        bad: "Tell the owner",
      },
      check: (flow, report, { isWhole, flowIds }) => {
        for (const step of flow.steps.filter(({ type }) => type === "Workflow")) {
          const { at, value } = follow(step.value, step.at, "inputs.host.workflowReferenceName");
          if (value === undefined) {
            continue;
          }
          if (typeof value !== "string" || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
            report({ at }, `"${step.name}" names its child flow ${JSON.stringify(value)}, which is no id.`);
          } else if (isWhole && !flowIds.has(value.toLowerCase())) {
            report({ at }, `"${step.name}" runs the flow ${value}, which no solution has.`);
          }
        }
      },
    },
  ],
};
