import { isObject, asText, type JsonObject } from "../language/values";
import { memberOf } from "../engine/definition";

/** When a flow on rows begins. */
export interface RowTrigger {
  readonly kind: "row";
  readonly name: string;
  readonly definition: JsonObject;
  readonly messages: ReadonlySet<string>;
  /** Logical name. */
  readonly table: string;
  /** An update of another column begins nothing; without any, every update does. */
  readonly columns: ReadonlySet<string>;
  /** OData. */
  readonly filter: string;
  /** Only rows that the owner of the flow owns. */
  readonly ownRowsOnly: boolean;
  /** The steps act as the user who changed the row, as the row's owner, or as the owner of the flow. */
  readonly runAs: "modifier" | "rowOwner" | "flowOwner";
}

/** When a flow begins. */
export type Trigger =
  | RowTrigger
  | { readonly kind: "manual" | "recurrence"; readonly name: string; readonly definition: JsonObject }
  | { readonly kind: "unknown"; readonly name: string; readonly definition: JsonObject; readonly reason: string };

/** Values of the column message of the table Callback Registration. */
const messages: Readonly<Record<number, readonly string[]>> = {
  1: ["Create"],
  2: ["Delete"],
  3: ["Update"],
  4: ["Create", "Update"],
  5: ["Create", "Delete"],
  6: ["Update", "Delete"],
  7: ["Create", "Update", "Delete"],
};

/** Reads the trigger of a definition, which has one. */
export function triggerOf(definition: JsonObject): Trigger {
  const [[name, trigger] = ["", undefined], ...others] = Object.entries(memberOf(definition, "triggers"));
  if (!isObject(trigger) || others.length > 0) {
    return { kind: "unknown", name, definition: {}, reason: "A flow has one trigger." };
  }
  const type = asText(trigger.type).toLowerCase();
  if (type === "recurrence") return { kind: "recurrence", name, definition: trigger };
  if (type === "request") return { kind: "manual", name, definition: trigger };
  const inputs = memberOf(trigger, "inputs");
  const { operationId } = memberOf(inputs, "host");
  if (type !== "openapiconnectionwebhook" || operationId !== "SubscribeWebhookTrigger") {
    const reason = `The workspace knows no trigger ${asText(operationId) || asText(trigger.type)}; it knows changes of rows, recurrences and buttons.`;
    return { kind: "unknown", name, definition: trigger, reason };
  }
  const parameters = memberOf(inputs, "parameters");
  const of = (each: string) => parameters[`subscriptionRequest/${each}`];
  const message = messages[Number(of("message"))];
  if (!message) {
    const reason = `The trigger's message is 1 to 7, not ${JSON.stringify(of("message") ?? null)}.`;
    return { kind: "unknown", name, definition: trigger, reason };
  }
  const columns = asText(of("filteringattributes")).split(",");
  const runAs = Number(of("runas"));
  return {
    kind: "row",
    name,
    definition: trigger,
    messages: new Set(message),
    table: asText(of("entityname")),
    columns: new Set(columns.map((column) => column.trim()).filter((column) => column !== "")),
    filter: asText(of("filterexpression")),
    ownRowsOnly: Number(of("scope")) === 1,
    runAs: runAs === 1 ? "modifier" : runAs === 2 ? "rowOwner" : "flowOwner",
  };
}
