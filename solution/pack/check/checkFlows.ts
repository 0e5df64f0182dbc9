import { componentTypes } from "../../format/componentTypes";
import { ExpressionError, expressionsOf, parseText, withInner } from "../../format/expressions/parse";
import { type Flow, type FlowReference, type FlowStep, stepsOf } from "../../format/flow";
import { plainGuid } from "../../format/guid";
import { attribute, child, childText } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";

/** The parameter type of a flow for a type of environment variable. */
const parameterTypes: Record<string, string> = {
  "100000000": "String",
  "100000001": "Int",
  "100000002": "Bool",
};

type Report = (reason: string) => void;

const apiPath = "/providers/Microsoft.PowerApps/apis/";

type References = Readonly<Record<string, FlowReference>>;

function checkReferences(
  references: References,
  all: readonly AssembledSolution[],
  solution: AssembledSolution,
  report: Report,
) {
  const declared = solution.connectionReferences;
  const components = all.flatMap((one) => one.components);
  const connectors = components.filter(({ type }) => type === componentTypes.connector);
  for (const [key, { connection, api }] of Object.entries(references)) {
    const logicalName = connection?.connectionReferenceLogicalName ?? "";
    const reference = declared.get(logicalName);
    if (!reference) {
      report(`${key} uses the connection reference "${logicalName}", which Other/Customizations.xml does not declare.`);
      continue;
    }
    if (`${apiPath}${api?.name ?? ""}` !== childText(reference, "connectorid")) {
      report(
        `${key} uses the API "${api?.name ?? ""}", its connection reference ${childText(reference, "connectorid")}.`,
      );
    }
    const custom = child(reference, "customconnectorid");
    const connector = custom && connectors.find(({ id }) => id === plainGuid(childText(custom, "connectorid")));
    if (custom && connector?.schemaName !== api?.logicalName) {
      report(
        `${key} names the connector "${api?.logicalName ?? ""}", its connection reference "${connector?.schemaName ?? ""}".`,
      );
    }
  }
}

/** All strings in a value, at any depth. */
const stringsOf = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(stringsOf)
      : [];

/** The parameters that the expressions of a string read. */
function usedParameters(text: string, report: Report): string[] {
  try {
    const calls = expressionsOf(parseText(text)).flatMap(withInner);
    return calls.flatMap((one) => {
      const [name] = one.kind === "call" && one.name.toLowerCase() === "parameters" ? one.arguments : [];
      return name?.kind === "literal" && typeof name.value === "string" ? [name.value] : [];
    });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(`The expression "${text}" cannot be read at character ${error.offset + 1}: ${error.message}`);
    return [];
  }
}

function checkParameters(flow: Flow, all: readonly AssembledSolution[], report: Report): void {
  const parameters = flow.properties?.definition?.parameters ?? {};
  const variables = all
    .flatMap(({ environmentVariables }) => environmentVariables)
    .map(({ definition }) => {
      const displayName = child(definition, "displayname");
      return {
        schemaName: attribute(definition, "schemaname"),
        displayName: displayName ? attribute(displayName, "default") : "",
        type: childText(definition, "type"),
      };
    });
  for (const [name, { type, metadata }] of Object.entries(parameters)) {
    const schemaName = metadata?.schemaName;
    const variable = variables.find((other) => other.schemaName === schemaName);
    if (schemaName !== undefined && !variable) {
      report(`The parameter "${name}" reads the environment variable ${schemaName}, which no solution defines.`);
    } else if (variable && name !== `${variable.displayName} (${variable.schemaName})`) {
      report(`The parameter "${name}" must be named "${variable.displayName} (${variable.schemaName})".`);
    } else if (variable && type !== parameterTypes[variable.type]) {
      report(
        `The parameter "${name}" has the type ${type ?? ""}, the variable ${parameterTypes[variable.type] ?? ""}.`,
      );
    }
  }
  for (const text of stringsOf(flow.properties?.definition)) {
    for (const name of usedParameters(text, report).filter((used) => !Object.hasOwn(parameters, used))) {
      report(`parameters('${name}') is used but not declared.`);
    }
  }
}

function checkStep(name: string, step: FlowStep, references: References, solution: AssembledSolution, report: Report) {
  const host = step.inputs?.host;
  if (host?.connectionName === undefined) {
    return;
  }
  const reference = Object.entries(references).find(([key]) => key === host.connectionName)?.[1];
  if (!reference) {
    report(`${name} uses the connection "${host.connectionName}", which connectionReferences does not name.`);
    return;
  }
  // Only custom connectors have a logical name; their operations are ours to check.
  if (reference.api?.logicalName === undefined || !solution.project.connector) {
    return;
  }
  const operation = solution.project.connector.operations.get(host.operationId ?? "");
  if (!operation) {
    report(`${name} calls the operation "${host.operationId ?? ""}", which the connector does not define.`);
    return;
  }
  const given = Object.keys(step.inputs?.parameters ?? {});
  for (const parameter of given.filter((one) => !operation.parameters.has(one))) {
    report(`${name} sets "${parameter}", which the operation ${host.operationId ?? ""} does not have.`);
  }
  for (const parameter of [...operation.required].filter((one) => !given.includes(one))) {
    report(`${name} does not set "${parameter}", which the operation ${host.operationId ?? ""} requires.`);
  }
}

function checkDefinition(
  json: string,
  solution: AssembledSolution,
  all: readonly AssembledSolution[],
  report: Report,
): void {
  let flow: Flow;
  try {
    flow = JSON.parse(json) as Flow;
  } catch (error) {
    report(`not valid JSON: ${(error as Error).message}`);
    return;
  }
  const definition = flow.properties?.definition;
  if (!definition?.triggers || !definition.actions) {
    report("properties.definition needs triggers and actions.");
    return;
  }
  const references = flow.properties?.connectionReferences ?? {};
  checkReferences(references, all, solution, report);
  checkParameters(flow, all, report);
  for (const [name, step] of [...stepsOf(definition.triggers), ...stepsOf(definition.actions)]) {
    checkStep(name, step, references, solution, report);
  }
}

/**
 * Checks that the flows are named as the product names them, and agree with the connection references, the environment
 * variables and the connector. The import would take a flow that does not agree, and it would fail when it is turned on
 * or when it runs.
 */
export function checkFlows(solution: AssembledSolution, all: readonly AssembledSolution[]): void {
  const { flows, problems, source } = solution;
  for (const { place, dataPath, jsonPath, data, json } of flows) {
    if (dataPath !== `${jsonPath}.data.xml`) {
      const id = plainGuid(attribute(data, "WorkflowId"));
      problems.add(place, `A flow "${attribute(data, "Name")}" with the id ${id} must lie in ${jsonPath}.data.xml.`);
    }
    const named = childText(data, "JsonFileName");
    if (named !== `/${jsonPath}`) {
      problems.add(place, `<JsonFileName> is "${named}", it must be "/${jsonPath}".`);
    }
    if (json !== undefined) {
      checkDefinition(json, solution, all, (reason) => problems.add(source.placeOf(jsonPath), reason));
    }
  }
}
