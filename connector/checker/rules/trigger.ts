import { asArray, asObject, asText, isObject, type JsonObject } from "../input/jsonValue";
import type { Model } from "../model/definition";
import type { OperationNode, SchemaNode } from "../model/nodes";
import { ruleGroup } from "./rule";

const isTrigger = ({ value }: OperationNode): boolean => value["x-ms-trigger"] !== undefined;

/** Whether an operation sends a notification address, somewhere in its body. */
function hasNotificationUrl(operation: OperationNode, model: Model): boolean {
  const open = operation.parameters.map(({ value }) => value.schema);
  const known = new Set<JsonObject>();
  while (open.length > 0) {
    const schema = model.resolver.follow(open.pop());
    if (!isObject(schema) || known.has(schema)) {
      continue;
    }
    known.add(schema);
    if (schema["x-ms-notification-url"] === true || schema["x-ms-notification-url"] === "true") {
      return true;
    }
    open.push(...Object.values(asObject(schema.properties)), ...asArray(schema.allOf), schema.items);
  }
  return operation.parameters.some(({ value }) => value["x-ms-notification-url"] === true);
}

const isWebhook = (operation: OperationNode, model: Model): boolean =>
  isTrigger(operation) && operation.method !== "get" && hasNotificationUrl(operation, model);

const isNotificationUrl = ({ value }: SchemaNode): boolean => value["x-ms-notification-url"] === true;

const hookAt = "/definitions/Hook/properties/callbackUrl";
const hookGood = {
  type: "string",
  title: "Callback URL",
  description: "Where to call.",
  "x-ms-visibility": "internal",
  "x-ms-notification-url": true,
};

/** Triggers: webhooks, polling and their wording. */
export const trigger = ruleGroup("Triggers", [
  {
    id: "NotificationUrlNotInternal",
    severity: "error",
    demand: "The notification address is internal.",
    why: "The platform fills it in, not the maker.",
    source: "VD",
    example: { at: `${hookAt}/x-ms-visibility`, good: "internal", bad: "advanced" },
    fixable: true,
    on: "schema",
    check: (node, report, { model }) => {
      if (isNotificationUrl(node) && model.inputs.has(node.value) && node.value["x-ms-visibility"] !== "internal") {
        const steps = node.at.to("x-ms-visibility").steps;
        report(node.at, 'A notification address needs "x-ms-visibility": "internal".', {
          title: 'Write "x-ms-visibility": "internal"',
          kind: "set",
          steps,
          value: "internal",
        });
      }
    },
  },
  {
    id: "NotificationUrlNotRequired",
    severity: "error",
    demand: "The notification address is required, and so is every object around it.",
    why: "Optional internal fields may not be sent; the service would not know whom to call.",
    source: "VD",
    example: { at: "/definitions/Hook/required", good: ["callbackUrl"], bad: ["event"] },
    on: "schema",
    check: (node, report, { model }) => {
      for (
        let inner = node;
        isNotificationUrl(node) && model.inputs.has(node.value) && inner.parent;
        inner = inner.parent
      ) {
        if (inner.role === "property" && !asArray(inner.parent.value.required).includes(inner.name ?? "")) {
          report(inner.at, `"${inner.name ?? ""}" must be in the list of required properties.`);
        }
      }
    },
  },
  {
    id: "NotificationUrlNotString",
    severity: "error",
    demand: "The notification address is of type string.",
    why: "It is an address.",
    source: "VD",
    example: { at: hookAt, good: hookGood, bad: { ...hookGood, type: "object" } },
    on: "schema",
    check: (node, report) => {
      if (isNotificationUrl(node) && node.value.type !== "string") {
        report(node.at, 'A notification address is of "type": "string".');
      }
    },
  },
  {
    id: "NotificationUrlNotAllowedInThisPosition",
    severity: "error",
    demand: "The notification address stands in the body of a call.",
    why: "The platform puts its address there, and nowhere else.",
    source: "VD",
    example: { at: "/definitions/Customer/properties/name/x-ms-notification-url", bad: true },
    on: "schema",
    check: (node, report, { model }) => {
      if (isNotificationUrl(node) && model.outputs.has(node.value) && !model.inputs.has(node.value)) {
        report(node.at.to("x-ms-notification-url"), "A notification address stands in what is answered, not sent.");
      }
    },
  },
  {
    id: "OperationMustHaveNotificationContentExtension",
    severity: "error",
    demand: "The path of a webhook has x-ms-notification-content.",
    why: "The designer takes the outputs of the trigger from it.",
    source: "VD",
    example: {
      at: "/paths/~1hooks/x-ms-notification-content",
      good: { description: "An order.", schema: { $ref: "#/definitions/Order" } },
      bad: undefined,
    },
    on: "operation",
    check: (node, report, { model }) => {
      if (isWebhook(node, model) && node.path.value["x-ms-notification-content"] === undefined) {
        report(node.path.at, "The path of this webhook has no x-ms-notification-content.");
      }
    },
  },
  {
    id: "WebhookOperationsMissingNotificationUrlProperty",
    severity: "error",
    demand: "A webhook sends a notification address.",
    why: "The service would not know whom to call.",
    source: "VD",
    example: {
      at: hookAt,
      good: hookGood,
      bad: { type: "string", title: "Callback URL", description: "Where to call.", default: "none" },
    },
    on: "operation",
    check: (node, report, { model }) => {
      const notified = node.path.value["x-ms-notification-content"] !== undefined;
      if (notified && isTrigger(node) && node.method !== "get" && !hasNotificationUrl(node, model)) {
        report(node.at, "No field of the body has x-ms-notification-url.");
      }
    },
  },
  {
    id: "NotificationExtensionSupportedForTriggerOnly",
    severity: "error",
    demand: "x-ms-notification stands at triggers.",
    why: "Actions are not notified.",
    source: "VD",
    example: { at: "/paths/~1customers/get/x-ms-notification", bad: { operationId: "SubscribeOrders" } },
    on: "operation",
    check: (node, report) => {
      if (node.value["x-ms-notification"] !== undefined && !isTrigger(node)) {
        report(node.at.to("x-ms-notification"), "The operation is no trigger.");
      }
    },
  },
  {
    id: "NotificationExtensionNotSupportedInWebhookOperation",
    severity: "error",
    demand: "x-ms-notification does not stand at a webhook.",
    why: "It points from a polling trigger to its webhook.",
    source: "VD",
    example: { at: "/paths/~1hooks/post/x-ms-notification", bad: { operationId: "SubscribeOrders" } },
    on: "operation",
    check: (node, report, { model }) => {
      if (node.value["x-ms-notification"] !== undefined && isWebhook(node, model)) {
        report(node.at.to("x-ms-notification"), "The operation is a webhook itself.");
      }
    },
  },
  {
    id: "NotificationOperationMustBeWebhook",
    severity: "error",
    demand: "x-ms-notification points to a webhook.",
    why: "Nothing else can be subscribed to.",
    source: "VD",
    example: {
      at: "/paths/~1news/get/x-ms-notification",
      good: { operationId: "SubscribeOrders" },
      bad: { operationId: "ListOrders" },
    },
    on: "operation",
    check: (node, report, { model }) => {
      const id = asText(asObject(node.value["x-ms-notification"]).operationId);
      const target = id === undefined ? undefined : model.operationsById.get(id);
      // The subscribing operation is internal and need not be a trigger itself.
      if (id !== undefined && (!target || !hasNotificationUrl(target, model))) {
        report(node.at.to("x-ms-notification", "operationId"), `"${id}" is no webhook of this connector.`);
      }
    },
  },
  {
    id: "ParamtersWithSameNameMustHaveSameTypeAndVisibility",
    severity: "warning",
    demand: "Parameters of one name agree in type and visibility between a trigger and the webhook it points to.",
    why: "The maker fills them in once for both.",
    source: "VD",
    example: {
      at: "/paths/~1hooks/post/parameters/1",
      bad: { name: "since", in: "query", type: "integer", "x-ms-summary": "Since", description: "Since when." },
    },
    on: "operation",
    check: (node, report, { model }) => {
      const id = asText(asObject(node.value["x-ms-notification"]).operationId);
      const target = id === undefined ? undefined : model.operationsById.get(id);
      for (const { value } of node.parameters) {
        const other = target?.parameters.find((each) => each.value.name === value.name && each.value.in === value.in);
        const differ = ["type", "x-ms-visibility"].find((key) => other && other.value[key] !== value[key]);
        if (other && differ !== undefined && value.in !== "body") {
          report(other.at, `"${asText(value.name) ?? ""}" has another ${differ} at "${node.id ?? ""}".`);
        }
      }
    },
  },
  {
    id: "trigger-wording",
    severity: "hint",
    demand: 'The summary of a trigger starts with "When", its description with "This operation triggers when".',
    why: "Makers tell triggers from actions by it.",
    source: "SG",
    example: { at: "/paths/~1news/get/summary", good: "When an order is made", bad: "New orders" },
    on: "operation",
    check: (node, report) => {
      const summary = asText(node.value.summary) ?? "";
      const description = asText(node.value.description) ?? "";
      if (isTrigger(node) && node.value["x-ms-visibility"] !== "internal") {
        if (summary !== "" && !/^(When|On|Triggers?)\b/i.test(summary)) {
          report(node.at.to("summary"), `"${summary}" does not start with "When".`);
        }
        if (description !== "" && !/\btriggers?\b|\btriggered\b/i.test(description)) {
          report(node.at.to("description"), 'The description does not say "This operation triggers when".');
        }
      }
    },
  },
  {
    id: "webhook-unsubscribe",
    severity: "hint",
    demand: "A connector with a webhook has an operation that deletes it.",
    why: "Without one the service goes on calling flows that are switched off.",
    source: "OX",
    example: {
      at: "/paths/~1hooks~1{hookId}/delete",
      good: {
        operationId: "Unsubscribe",
        "x-ms-visibility": "internal",
        parameters: [
          {
            name: "hookId",
            in: "path",
            required: true,
            type: "string",
            "x-ms-url-encoding": "single",
            "x-ms-summary": "Hook",
            description: "The webhook.",
          },
        ],
        responses: { 204: { description: "Gone." }, 404: { description: "None." } },
      },
      bad: undefined,
    },
    on: "root",
    check: (_root, report, { model }) => {
      const webhook = model.operation.find((each) => isWebhook(each, model));
      if (webhook && !model.operation.some(({ method }) => method === "delete")) {
        report(webhook.at, "No operation of the connector deletes this webhook.");
      }
    },
  },
]);
