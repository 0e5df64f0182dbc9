/** The JSON types that a member of a step may be of; a text that is computed may stand for any. */
export interface MemberShape {
  /** The types of steps that the member is of; without, those of all. */
  readonly of?: readonly string[];
  readonly way: string;
  readonly types: readonly string[];
}

const variable = [
  "SetVariable",
  "IncrementVariable",
  "DecrementVariable",
  "AppendToArrayVariable",
  "AppendToStringVariable",
];

/** The types of members of steps (https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers). */
export const memberShapes: readonly MemberShape[] = [
  { way: "type", types: ["string"] },
  { way: "kind", types: ["string"] },
  { way: "description", types: ["string"] },
  { way: "runAfter", types: ["object"] },
  { way: "metadata", types: ["object"] },
  { way: "runtimeConfiguration", types: ["object"] },
  { way: "runtimeConfiguration.concurrency", types: ["object"] },
  { way: "runtimeConfiguration.secureData", types: ["object"] },
  { way: "runtimeConfiguration.secureData.properties", types: ["array"] },
  { way: "recurrence", types: ["object"] },
  { way: "recurrence.interval", types: ["number"] },
  { way: "limit", types: ["object"] },
  { way: "splitOn", types: ["string"] },
  { way: "else", types: ["object"] },
  { way: "default", types: ["object"] },
  { way: "cases", types: ["object"] },
  { way: "inputs.host", types: ["object"] },
  { way: "inputs.host.connectionName", types: ["string"] },
  { way: "inputs.host.operationId", types: ["string"] },
  { way: "inputs.host.apiId", types: ["string"] },
  { way: "inputs.parameters", types: ["object"] },
  { way: "inputs.authentication", types: ["object"] },
  { way: "inputs.retryPolicy", types: ["object"] },
  { of: ["Foreach"], way: "foreach", types: ["array"] },
  { of: ["If"], way: "expression", types: ["object", "string"] },
  { of: ["Until"], way: "expression", types: ["string"] },
  { of: ["Terminate"], way: "inputs.runError", types: ["object"] },
  { of: ["Terminate"], way: "inputs.runError.code", types: ["string"] },
  { of: ["Terminate"], way: "inputs.runError.message", types: ["string"] },
  { of: ["Wait"], way: "inputs.interval", types: ["object"] },
  { of: ["Wait"], way: "inputs.interval.count", types: ["number"] },
  { of: ["Http"], way: "inputs.method", types: ["string"] },
  { of: ["Http"], way: "inputs.uri", types: ["string"] },
  { of: ["Http"], way: "inputs.headers", types: ["object"] },
  { of: ["ParseJson"], way: "inputs.schema", types: ["object"] },
  { of: ["Query"], way: "inputs.where", types: ["string"] },
  { of: ["Query", "Select", "Table", "Join"], way: "inputs.from", types: ["array"] },
  { of: ["Table"], way: "inputs.columns", types: ["array"] },
  { of: ["Response"], way: "inputs.statusCode", types: ["number", "string"] },
  { of: ["InitializeVariable"], way: "inputs.variables", types: ["array"] },
  { of: variable, way: "inputs.name", types: ["string"] },
  { of: ["IncrementVariable", "DecrementVariable"], way: "inputs.value", types: ["number"] },
  { of: ["Workflow"], way: "inputs.body", types: ["object"] },
];

const connection = ["host", "parameters", "authentication", "retryPolicy", "schema", "pathTemplate"];

/** The members that an object may have, where the language closes the list. */
export interface MemberNames {
  readonly of?: readonly string[];
  /** From the step; empty for the step itself. */
  readonly way: string;
  readonly names: readonly string[];
}

/** The members of steps and of what stands in them (the same page, and what exports hold). */
export const memberNames: readonly MemberNames[] = [
  {
    way: "",
    names: [
      ...["type", "kind", "inputs", "runAfter", "metadata", "description", "runtimeConfiguration", "operationOptions"],
      ...["trackedProperties", "recurrence", "evaluatedRecurrence", "splitOn", "conditions", "correlation", "limit"],
      ...["expression", "actions", "else", "cases", "default", "foreach", "outputs"],
    ],
  },
  {
    of: ["OpenApiConnection", "OpenApiConnectionWebhook", "OpenApiConnectionNotification"],
    way: "inputs",
    names: connection,
  },
  {
    way: "inputs.host",
    names: [
      ...["connectionName", "connectionReferenceName", "operationId", "apiId", "connection", "api"],
      ...["workflowReferenceName", "workflow", "triggerName"],
    ],
  },
  { way: "inputs.retryPolicy", names: ["type", "count", "interval", "minimumInterval", "maximumInterval"] },
  { way: "limit", names: ["count", "timeout"] },
  {
    way: "runtimeConfiguration",
    names: ["concurrency", "contentTransfer", "paginationPolicy", "secureData", "staticResult", "requestOptions"],
  },
  { way: "runtimeConfiguration.concurrency", names: ["repetitions", "runs", "maximumWaitingRuns"] },
  { way: "runtimeConfiguration.secureData", names: ["properties"] },
  { of: ["Wait"], way: "inputs", names: ["interval", "until"] },
  { of: ["Wait"], way: "inputs.interval", names: ["count", "unit"] },
  { of: ["Terminate"], way: "inputs", names: ["runStatus", "runError"] },
  { of: ["Terminate"], way: "inputs.runError", names: ["code", "message"] },
  {
    of: ["SetVariable", "IncrementVariable", "DecrementVariable", "AppendToArrayVariable", "AppendToStringVariable"],
    way: "inputs",
    names: ["name", "value"],
  },
  { of: ["InitializeVariable"], way: "inputs", names: ["variables"] },
  { of: ["Workflow"], way: "inputs", names: ["host", "body", "headers", "retryPolicy", "authentication"] },
  { of: ["Switch", "If"], way: "else", names: ["actions"] },
  { of: ["Switch"], way: "default", names: ["actions"] },
];

/** The members of a flow beside its steps, by the way from its root. */
export const flowNames: Readonly<Record<string, readonly string[]>> = {
  "": ["properties", "schemaVersion", "name", "id", "type"],
  properties: [
    ...["connectionReferences", "definition", "templateName", "parameters", "apiId", "displayName", "isManaged"],
    ...["flowFailureAlertSubscribed", "description", "environment", "state", "summary"],
  ],
  "properties.definition": [
    ...["$schema", "contentVersion", "parameters", "triggers", "actions", "outputs", "staticResults", "metadata"],
    "description",
  ],
};

/** The members of a connection of a flow, and of what stands in it. */
export const connectionNames: Readonly<Record<string, readonly string[]>> = {
  "": [
    ...["runtimeSource", "connection", "api", "impersonation", "connectionName", "source", "id", "tier", "displayName"],
    ...[
      "iconUri",
      "brandColor",
      "apiName",
      "logicalName",
      "swagger",
      "isProcessSimpleApiReferenceConversionAlreadyDone",
    ],
  ],
  connection: ["connectionReferenceLogicalName", "name", "id"],
  api: ["name", "logicalName", "id"],
};
