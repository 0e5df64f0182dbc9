import { startsOnChange } from "../file/routing";
import { parameterOf, type Variable } from "../variables";
import { backlogActions, backlogTrigger } from "./backlogFlow";
import type { ConnectionReference } from "./connections";
import { eventActions, eventTrigger } from "./eventFlow";
import type { Plan } from "./handOver";

function reference({ logicalName, apiName, custom }: ConnectionReference) {
  return {
    runtimeSource: "embedded",
    connection: { connectionReferenceLogicalName: logicalName },
    api: { name: apiName, ...(custom ? { logicalName: custom.name } : {}) },
  };
}

const parameter = ({ schemaName, description, default: value = "" }: Variable) => ({
  defaultValue: value,
  type: "String",
  metadata: { schemaName, description },
});

/** The JSON of a flow, as a solution holds it, with what it needs and no more. */
export function flowJson(plan: Plan, dataverse: ConnectionReference): object {
  const { route, connector, organization, workStream, way } = plan;
  const isEvent = startsOnChange(route);
  const throughConnector = route.way === "connector";
  const variables = [...(throughConnector ? [organization, workStream] : []), ...(isEvent ? [way] : [])].filter(
    (variable) => variable !== undefined,
  );
  const references = [dataverse, ...(throughConnector ? [connector] : [])];
  return {
    properties: {
      connectionReferences: Object.fromEntries(references.map((one) => [one.key, reference(one)])),
      definition: {
        $schema:
          "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
        contentVersion: "1.0.0.0",
        parameters: {
          $authentication: { defaultValue: {}, type: "SecureObject" },
          $connections: { defaultValue: {}, type: "Object" },
          ...Object.fromEntries(variables.map((variable) => [parameterOf(variable), parameter(variable)])),
        },
        triggers: isEvent ? eventTrigger(plan) : backlogTrigger(plan),
        actions: isEvent ? eventActions(plan) : backlogActions(plan),
      },
      templateName: "",
    },
    schemaVersion: "1.0.0.0",
  };
}
