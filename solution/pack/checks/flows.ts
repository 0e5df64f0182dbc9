import type { FlowFile, Solution } from "../solution";
import { plainGuid } from "../solution";
import { child, childText } from "../xml";

interface FlowReference {
  connection?: { connectionReferenceLogicalName?: string };
  api?: { name?: string; logicalName?: string };
}

interface FlowStep {
  inputs?: {
    host?: { connectionName?: string; operationId?: string };
    parameters?: Record<string, unknown>;
  };
  actions?: Record<string, FlowStep>;
  else?: { actions?: Record<string, FlowStep> };
  cases?: Record<string, FlowStep>;
}

interface Flow {
  properties?: {
    connectionReferences?: Record<string, FlowReference>;
    definition?: {
      parameters?: Record<string, { type?: string; metadata?: { schemaName?: string } }>;
      triggers?: Record<string, FlowStep>;
      actions?: Record<string, FlowStep>;
    };
  };
}

/** The parameter type of a flow for a type of environment variable. */
const parameterTypes: Record<string, string> = {
  "100000000": "String",
  "100000001": "Int",
  "100000002": "Bool",
};

type Report = (reason: string) => void;

const apiPath = "/providers/Microsoft.PowerApps/apis/";

function checkReferences(
  references: Record<string, FlowReference>,
  solutions: Solution[],
  solution: Solution,
  report: Report,
) {
  const declared = solution.connectionReferences();
  const connectors = solutions.flatMap(({ components }) => components).filter(({ type }) => type === "372");
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

function checkParameters(flow: Flow, json: string, solutions: Solution[], report: Report): void {
  const parameters = flow.properties?.definition?.parameters ?? {};
  const variables = solutions.flatMap(({ environmentVariables }) => environmentVariables);
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
  for (const [, name] of json.matchAll(/parameters\('([^']+)'\)/g)) {
    if (!(name in parameters)) {
      report(`parameters('${name}') is used but not declared.`);
    }
  }
}

function stepsOf(steps: Record<string, FlowStep> | undefined): [string, FlowStep][] {
  return Object.entries(steps ?? {}).flatMap(([name, step]): [string, FlowStep][] => [
    [name, step],
    ...stepsOf(step.actions),
    ...stepsOf(step.else?.actions),
    ...Object.values(step.cases ?? {}).flatMap((one) => stepsOf(one.actions)),
  ]);
}

function checkStep(
  name: string,
  step: FlowStep,
  references: Record<string, FlowReference>,
  solution: Solution,
  report: Report,
) {
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

function checkFlow(file: FlowFile, solution: Solution, solutions: Solution[]): void {
  const report = (reason: string): void => {
    solution.problems.add(file.place, reason);
  };
  let flow: Flow;
  try {
    flow = JSON.parse(file.json) as Flow;
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
  checkReferences(references, solutions, solution, report);
  checkParameters(flow, file.json, solutions, report);
  for (const [name, step] of [...stepsOf(definition.triggers), ...stepsOf(definition.actions)]) {
    checkStep(name, step, references, solution, report);
  }
}

/**
 * Checks that the flows agree with the connection references, the environment variables and the connector. The import
 * would take a flow that does not, and it would fail when it is turned on or when it runs.
 */
export function checkFlows(solution: Solution, solutions: Solution[]): void {
  for (const file of solution.flows) {
    checkFlow(file, solution, solutions);
  }
}
