import { asArray, asObject, asText, type At, isObject, type Json, type JsonObject } from "../json";
import type { MultiReport, RuleGroup } from "../rule";
import { type Shape, shapes } from "../swagger/shapes";

import { checkShape, numberRules } from "../checkShape";

const flows = ["implicit", "password", "application", "accessCode"] as const;
const simplePlaces = { path: shapes.path_, header: shapes.header_, query: shapes.query, formData: shapes.formData };

function schemeShape(value: JsonObject): Shape | undefined {
  if (value.type === "basic" || value.type === "apiKey") {
    return shapes[value.type];
  }
  const flow = flows.find((each) => each === value.flow);
  return value.type === "oauth2" && flow ? shapes[flow] : undefined;
}

/** Objects of the definition that are reached by a fixed way from the root. */
function checkRoot(value: JsonObject, at: At, report: MultiReport): void {
  checkShape(value, at, shapes.root, report);
  const info = asObject(value.info);
  const parts: [[string, ...string[]], Shape, Json | undefined][] = [
    [["info"], shapes.info, value.info],
    [["info", "contact"], shapes.contact, info.contact],
    [["info", "license"], shapes.license, info.license],
    [["externalDocs"], shapes.externalDocs, value.externalDocs],
    ...asArray(value.tags).map((tag, index): [[string, ...string[]], Shape, Json] => [
      ["tags", String(index)],
      shapes.tag,
      tag,
    ]),
  ];
  for (const [steps, shape, part] of parts) {
    if (isObject(part)) {
      checkShape(part, at.to(...steps), shape, report);
    }
  }
}

/** The shapes of all objects of Swagger 2.0: keys, types of values, needed keys. */
export const structure: RuleGroup = {
  title: "Structure of the definition",
  rules: [
    {
      id: "connector-validate-swagger",
      severity: "error",
      demand: "The definition is valid Swagger 2.0.",
      why: "Import and certification refuse a definition that is no Swagger 2.0.",
      source: "SC",
      example: { at: "/consumes", good: ["application/json"], bad: ["application/json", "application/json"] },
    },
    {
      id: "root-keys",
      severity: "error",
      demand: "The root holds only the keys of Swagger 2.0 and extensions.",
      why: "A misspelt key at the root is an unknown one: the import refuses the file, or the value is lost.",
      source: "JS",
      example: { at: "/basepath", bad: "/v1" },
      fixable: true,
    },
    {
      id: "ExtensionNameNotValid",
      severity: "error",
      demand: "A key that Swagger 2.0 does not know starts with x-.",
      why: "Unknown keys make the definition invalid.",
      source: "VD",
      example: { at: "/paths/~1orders/get/operationName", bad: "ListOrders" },
      fixable: true,
    },
    {
      id: "JsonTypeIncorrect",
      severity: "error",
      demand: "Every key has a value of its JSON type.",
      why: "Readers expect that type and fail on another.",
      source: "VD",
      example: { at: "/info/version", good: "1.0", bad: 1 },
    },
    {
      id: "JsonValueNotInEnum",
      severity: "error",
      demand: "A key with a fixed set of values has one of them.",
      why: "Other values are refused, or ignored without a word.",
      source: "VD",
      example: { at: "/parameters/Top/type", good: "integer", bad: "int" },
    },
    {
      id: "RequiredPropertyMissing",
      severity: "error",
      demand: "Every object has the keys that Swagger 2.0 requires.",
      why: "The definition is invalid without them.",
      source: "VD",
      example: { at: "/paths/~1orders/get/responses/200/description", good: "The orders.", bad: undefined },
    },
    {
      id: "BodyParameterSchemaRequired",
      severity: "error",
      demand: "A body parameter has a schema.",
      why: "Without it nobody knows what to send.",
      source: "VD",
      example: {
        at: "/paths/~1orders/post/parameters/0/schema",
        good: { $ref: "#/definitions/NewOrder" },
        bad: undefined,
      },
    },
    {
      id: "BodyParameterPropertyNotValid",
      severity: "error",
      demand: "Type, format and the like of a body stand in its schema, not beside it.",
      why: "Beside the schema they make the definition invalid.",
      source: "VD",
      example: { at: "/paths/~1orders/post/parameters/0/type", bad: "object" },
    },
    {
      id: "NonBodyParameterSchemaNotValid",
      severity: "error",
      demand: "Only a body parameter has a schema.",
      why: "Elsewhere a schema makes the definition invalid.",
      source: "VD",
      example: { at: "/parameters/Top/schema", bad: { type: "integer" } },
    },
    {
      id: "AllowEmptyValueOnlyValidForQueryFormData",
      severity: "warning",
      demand: "Only query and form parameters have allowEmptyValue.",
      why: "Elsewhere it makes the definition invalid.",
      source: "VD",
      example: { at: "/paths/~1orders~1{orderId}/get/parameters/0/allowEmptyValue", bad: true },
      fixable: true,
    },
    {
      id: "no-anyof",
      severity: "error",
      demand: "Schemas use neither anyOf nor oneOf.",
      why: "Swagger 2.0 does not know them.",
      source: "JS",
      example: { at: "/definitions/Order/oneOf", bad: [{ type: "object" }] },
    },
    ...Object.entries(numberRules).map(([key, id]) => ({
      id,
      severity: "error" as const,
      demand: `${key} is ${key === "multipleOf" ? "above 0" : "0 or more"}.`,
      why: "Other numbers cannot be met by any value.",
      source: "VD" as const,
      example: { at: `/definitions/Order/properties/limits/${key}`, good: 5, bad: -1 },
    })),
  ],
  checks: [
    {
      on: "root",
      check: ({ value, at }, report) => {
        checkRoot(value, at, report);
      },
    },
    {
      on: "path",
      check: ({ value, at }, report) => {
        checkShape(value, at, shapes.path, report);
      },
    },
    {
      on: "operation",
      check: ({ value, at }, report) => {
        checkShape(value, at, shapes.operation, report);
      },
    },
    {
      on: "parameter",
      check: ({ value, at, place }, report) => {
        if (place === "body") {
          checkShape(value, at, shapes.body, report);
        } else if (place !== undefined && Object.hasOwn(simplePlaces, place)) {
          checkShape(value, at, simplePlaces[place as keyof typeof simplePlaces], report);
        } else if (place !== undefined) {
          const places = [...Object.keys(simplePlaces), "body"].join(", ");
          report("JsonValueNotInEnum", at.to("in"), `"in" is "${place}"; a parameter is in ${places}.`);
        } else {
          report("RequiredPropertyMissing", at, `The parameter needs "in".`);
        }
      },
    },
    {
      on: "response",
      check: ({ value, at }, report) => {
        checkShape(value, at, shapes.response, report);
      },
    },
    {
      on: "header",
      check: ({ value, at }, report) => {
        checkShape(value, at, shapes.header, report);
      },
    },
    {
      on: "items",
      check: ({ value, at }, report) => {
        checkShape(value, at, shapes.items, report);
      },
    },
    {
      on: "schema",
      check: ({ value, at }, report) => {
        checkShape(value, at, shapes.schema, report);
      },
    },
    {
      on: "scheme",
      check: ({ value, at }, report) => {
        const shape = schemeShape(value);
        if (!shape) {
          const isOauth = asText(value.type) === "oauth2";
          const key = isOauth ? "flow" : "type";
          const known = isOauth ? flows.join(", ") : "basic, apiKey, oauth2";
          const where = value[key] === undefined ? at : at.to(key);
          report("SecuritySchemePropertyRequired", where, `A security scheme needs a "${key}" of ${known}.`);
          return;
        }
        checkShape(value, at, shape, (rule, where, message, fix) => {
          const own =
            rule === "RequiredPropertyMissing"
              ? "SecuritySchemePropertyRequired"
              : rule === "ExtensionNameNotValid"
                ? "SecuritySchemePropertyNotValid"
                : rule;
          report(own, where, message, fix);
        });
      },
    },
  ],
};
