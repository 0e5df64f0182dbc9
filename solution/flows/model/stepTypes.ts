/** What a type of step must have: members by their ways, `a.b|c` for one of several. */
export interface StepType {
  readonly required: readonly string[];
  readonly trigger?: true;
  readonly action?: true;
}

const connection = ["inputs.host.connectionName|connection", "inputs.host.operationId"];

/**
 * The types of steps of cloud flows, with what each must have
 * (https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers).
 */
export const stepTypes: Readonly<Record<string, StepType>> = {
  ApiConnection: { trigger: true, action: true, required: ["inputs.host", "inputs.path", "inputs.method"] },
  ApiConnectionNotification: { trigger: true, required: ["inputs.host"] },
  ApiConnectionWebhook: { trigger: true, action: true, required: ["inputs.host"] },
  AppendToArrayVariable: { action: true, required: ["inputs.name", "inputs.value"] },
  AppendToStringVariable: { action: true, required: ["inputs.name", "inputs.value"] },
  Changeset: { action: true, required: ["inputs"] },
  Compose: { action: true, required: ["inputs"] },
  DecrementVariable: { action: true, required: ["inputs.name"] },
  Expression: { action: true, required: ["kind"] },
  Foreach: { action: true, required: ["foreach", "actions"] },
  Function: { action: true, required: ["inputs"] },
  Http: { trigger: true, action: true, required: ["inputs.method", "inputs.uri"] },
  HttpWebhook: { trigger: true, action: true, required: ["inputs.subscribe"] },
  If: { action: true, required: ["expression", "actions"] },
  IncrementVariable: { action: true, required: ["inputs.name"] },
  InitializeVariable: { action: true, required: ["inputs.variables"] },
  JavaScriptCode: { action: true, required: ["inputs.code"] },
  Join: { action: true, required: ["inputs.from", "inputs.joinWith"] },
  OpenApiConnection: { trigger: true, action: true, required: connection },
  OpenApiConnectionNotification: { trigger: true, required: connection },
  OpenApiConnectionWebhook: { trigger: true, action: true, required: connection },
  ParseJson: { action: true, required: ["inputs.content", "inputs.schema"] },
  Query: { action: true, required: ["inputs.from", "inputs.where"] },
  Recurrence: { trigger: true, required: ["recurrence.frequency", "recurrence.interval"] },
  Request: { trigger: true, required: [] },
  Response: { action: true, required: ["inputs.statusCode"] },
  Scope: { action: true, required: ["actions"] },
  Select: { action: true, required: ["inputs.from", "inputs.select"] },
  SetVariable: { action: true, required: ["inputs.name", "inputs.value"] },
  SlidingWindow: { trigger: true, required: ["recurrence.frequency", "recurrence.interval"] },
  Switch: { action: true, required: ["expression", "cases"] },
  Table: { action: true, required: ["inputs.from", "inputs.format"] },
  Terminate: { action: true, required: ["inputs.runStatus"] },
  Until: { action: true, required: ["expression", "actions"] },
  Wait: { action: true, required: ["inputs.interval|until"] },
  Workflow: { action: true, required: ["inputs.host.workflowReferenceName|workflow"] },
  Xslt: { action: true, required: ["inputs.content"] },
};

/** One of a closed list of values at a place of a type of step, where it is no expression. */
export interface Choice {
  readonly type?: string;
  readonly way: string;
  readonly values: readonly (string | number)[];
  readonly ignoreCase?: true;
}

const frequencies = ["Second", "Minute", "Hour", "Day", "Week", "Month", "Year"];
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];

/** Places where only certain values make sense (the same page). */
export const choices: readonly Choice[] = [
  { type: "Terminate", way: "inputs.runStatus", values: ["Failed", "Cancelled", "Succeeded"], ignoreCase: true },
  { type: "Table", way: "inputs.format", values: ["HTML", "CSV"], ignoreCase: true },
  { type: "Recurrence", way: "recurrence.frequency", values: frequencies, ignoreCase: true },
  { type: "Wait", way: "inputs.interval.unit", values: frequencies, ignoreCase: true },
  { type: "Http", way: "inputs.method", values: methods, ignoreCase: true },
  { way: "inputs.retryPolicy.type", values: ["none", "fixed", "exponential"], ignoreCase: true },
];

/** The types of variables (https://learn.microsoft.com/azure/logic-apps/logic-apps-create-variables-store-values). */
export const variableTypes = ["string", "integer", "float", "boolean", "array", "object"] as const;

/** How an action can have ended, for `runAfter`. */
export const runStatuses = ["Succeeded", "Failed", "Skipped", "TimedOut"] as const;
