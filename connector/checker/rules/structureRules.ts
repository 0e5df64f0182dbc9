import { judge } from "../swagger/verdict";
import { type IdOf, ruleList } from "./rule";

/** A rule about the number that a limit is. */
const numberRule = <const Id extends string>(key: string, id: Id) => ({
  id,
  severity: "error" as const,
  demand: `${key} is ${key === "multipleOf" ? "above 0" : "0 or more"}.`,
  why: "Other numbers cannot be met by any value.",
  source: "VD" as const,
  example: { at: `/definitions/Order/properties/limits/${key}`, good: 5, bad: -1 },
  explainsVerdict: true as const,
});

/** Keys, types of values, needed keys, and the verdict on the whole. */
export const structureRules = ruleList([
  {
    id: "connector-validate-swagger",
    severity: "error",
    demand: "The definition is valid Swagger 2.0.",
    why: "Import and certification refuse a definition that is no Swagger 2.0.",
    source: "SC",
    example: { at: "/consumes", good: ["application/json"], bad: ["application/json", "application/json"] },
    on: "verdict",
    check: ({ document }, report) => {
      const verdict = judge(document);
      if (!verdict.valid) {
        report(verdict, verdict.message);
      }
    },
  },
  {
    id: "root-keys",
    severity: "error",
    demand: "The root holds only the keys of Swagger 2.0 and extensions.",
    why: "A misspelt key at the root is an unknown one: the import refuses the file, or the value is lost.",
    source: "JS",
    example: { at: "/basepath", bad: "/v1" },
    fixable: true,
    explainsVerdict: true,
  },
  {
    id: "ExtensionNameNotValid",
    severity: "error",
    demand: "A key that Swagger 2.0 does not know starts with x-.",
    why: "Unknown keys make the definition invalid.",
    source: "VD",
    example: { at: "/paths/~1orders/get/operationName", bad: "ListOrders" },
    fixable: true,
    explainsVerdict: true,
  },
  {
    id: "JsonTypeIncorrect",
    severity: "error",
    demand: "Every key has a value of its JSON type.",
    why: "Readers expect that type and fail on another.",
    source: "VD",
    example: { at: "/info/version", good: "1.0", bad: 1 },
    explainsVerdict: true,
  },
  {
    id: "JsonValueNotInEnum",
    severity: "error",
    demand: "A key with a fixed set of values has one of them.",
    why: "Other values are refused, or ignored without a word.",
    source: "VD",
    example: { at: "/parameters/Top/type", good: "integer", bad: "int" },
    explainsVerdict: true,
  },
  {
    id: "RequiredPropertyMissing",
    severity: "error",
    demand: "Every object has the keys that Swagger 2.0 requires.",
    why: "The definition is invalid without them.",
    source: "VD",
    example: { at: "/paths/~1orders/get/responses/200/description", good: "The orders.", bad: undefined },
    explainsVerdict: true,
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
    explainsVerdict: true,
  },
  {
    id: "BodyParameterPropertyNotValid",
    severity: "error",
    demand: "Type, format and the like of a body stand in its schema, not beside it.",
    why: "Beside the schema they make the definition invalid.",
    source: "VD",
    example: { at: "/paths/~1orders/post/parameters/0/type", bad: "object" },
    explainsVerdict: true,
  },
  {
    id: "NonBodyParameterSchemaNotValid",
    severity: "error",
    demand: "Only a body parameter has a schema.",
    why: "Elsewhere a schema makes the definition invalid.",
    source: "VD",
    example: { at: "/parameters/Top/schema", bad: { type: "integer" } },
    explainsVerdict: true,
  },
  {
    id: "AllowEmptyValueOnlyValidForQueryFormData",
    severity: "error",
    demand: "Only query and form parameters have allowEmptyValue.",
    why: "Elsewhere it makes the definition invalid.",
    source: "VD",
    example: { at: "/paths/~1orders~1{orderId}/get/parameters/0/allowEmptyValue", bad: true },
    fixable: true,
    explainsVerdict: true,
  },
  {
    id: "no-anyof",
    severity: "error",
    demand: "Schemas use neither anyOf nor oneOf.",
    why: "Swagger 2.0 does not know them.",
    source: "JS",
    example: { at: "/definitions/Order/oneOf", bad: [{ type: "object" }] },
    explainsVerdict: true,
  },
  numberRule("multipleOf", "MultipleOfMustBeGreaterThanZero"),
  numberRule("maxItems", "MaxItemsMustBeGreaterThanOrEqualToZero"),
  numberRule("maxLength", "MaxLengthMustBeGreaterThanOrEqualToZero"),
  numberRule("maxProperties", "MaxPropertiesMustBeGreaterThanOrEqualToZero"),
  numberRule("minItems", "MinItemsMustBeGreaterThanOrEqualToZero"),
  numberRule("minLength", "MinLengthMustBeGreaterThanOrEqualToZero"),
  numberRule("minProperties", "MinPropertiesMustBeGreaterThanOrEqualToZero"),
]);

export type StructureRule = IdOf<typeof structureRules>;
