import type { Json, JsonObject } from "../input/jsonValue";
import { type IdOf, ruleList } from "./rule";

const limitRule = <const Name extends string>(rule: Name, good: JsonObject, bad: JsonObject, demand: string) => ({
  id: rule,
  severity: "warning" as const,
  demand,
  why: "Otherwise no value fits, or the limit means nothing.",
  source: "VD" as const,
  example: {
    at: "/definitions/Order/properties/limits",
    good: { ...limitBase, ...good },
    bad: { ...limitBase, ...bad },
  },
});

const limitBase: Record<string, Json> = { title: "Limits", description: "Limits." };

/** Schemas, and the types of parameters, headers and items. */
export const schemaRules = ruleList([
  {
    id: "DefaultValueMustMatchType",
    severity: "error",
    demand: "A default is of the declared type.",
    why: "The call would be sent with a value that the service refuses.",
    source: "VD",
    example: { at: "/parameters/Top/default", good: 10, bad: "10" },
    fixable: true,
  },
  {
    id: "default-null",
    severity: "warning",
    demand: "A default is not null, unless the type or x-nullable allows it.",
    why: "The validator wants a value of the type, yet certified connectors say none so; leaving it out says the same.",
    source: "VD",
    example: { at: "/parameters/Top/default", good: 10, bad: null },
  },
  {
    id: "EnumMustContainAtLeastOneElement",
    severity: "error",
    demand: "An enum has an entry.",
    why: "Without one no value is allowed.",
    source: "VD",
    example: { at: "/parameters/Top/enum", good: [10, 20], bad: [] },
    explainsVerdict: true,
  },
  {
    id: "ArrayDuplicateValue",
    severity: "error",
    demand: "An enum has no entry twice.",
    why: "Duplicates make the definition invalid.",
    source: "VD",
    example: { at: "/parameters/Top/enum", good: [10, 20], bad: [10, 10] },
    fixable: true,
    explainsVerdict: true,
  },
  {
    id: "InvalidEnumValue",
    severity: "error",
    demand: "The entries of an enum are of the declared type.",
    why: "Such a value can be chosen, but not sent.",
    source: "VD",
    example: { at: "/parameters/Top/enum", good: [10, 20], bad: ["ten"] },
  },
  {
    id: "answer-enum-type",
    severity: "warning",
    demand: "The entries of an enum in an answer are of the declared type.",
    why: "The validator names them, yet nobody chooses one: certified connectors list texts for true and false there.",
    source: "VD",
    example: {
      at: "/definitions/Order/properties/note/enum",
      good: ["gift", "return"],
      bad: [1, 2],
    },
  },
  {
    id: "UnrecognizedTypeFormat",
    severity: "warning",
    demand: "A format is one of those that connectors know.",
    why: "Another one is ignored; the designer shows a plain field.",
    source: "JS",
    example: { at: "/parameters/Top/format", good: "int32", bad: "short" },
  },
  {
    id: "ArrayHasNoItems",
    severity: "error",
    demand: "An array has items.",
    why: "Without them the designer cannot show its fields.",
    source: "VD",
    example: { at: "/definitions/Order/properties/lines/items", good: { type: "string" }, bad: undefined },
    explainsVerdict: true,
  },
  limitRule(
    "MinimumShouldBeLessThanOrEqualToMaximum",
    { type: "integer", minimum: 1, maximum: 5 },
    { type: "integer", minimum: 6, maximum: 5 },
    "minimum is not above maximum.",
  ),
  limitRule(
    "MinLengthShouldBeLessThanOrEqualToMaxLength",
    { type: "string", minLength: 1, maxLength: 5 },
    { type: "string", minLength: 6, maxLength: 5 },
    "minLength is not above maxLength.",
  ),
  limitRule(
    "MinItemsShouldBeLessThanOrEqualToMaxItems",
    { type: "array", items: { type: "string" }, minItems: 1, maxItems: 5 },
    { type: "array", items: { type: "string" }, minItems: 6, maxItems: 5 },
    "minItems is not above maxItems.",
  ),
  limitRule(
    "ExclusiveMaximumRequiresMaximum",
    { type: "integer", maximum: 5, exclusiveMaximum: true },
    { type: "integer", exclusiveMaximum: true },
    "exclusiveMaximum goes with maximum.",
  ),
  limitRule(
    "ExclusiveMinimumRequiresMinimum",
    { type: "integer", minimum: 5, exclusiveMinimum: true },
    { type: "integer", exclusiveMinimum: true },
    "exclusiveMinimum goes with minimum.",
  ),
  limitRule(
    "PatternShouldBeValidRegularExpression",
    { type: "string", pattern: "^[A-Z]+$" },
    { type: "string", pattern: "^[A-Z+$" },
    "A pattern is a regular expression.",
  ),
]);

export type SchemaRule = IdOf<typeof schemaRules>;
