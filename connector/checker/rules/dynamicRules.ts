import { asObject, type Json } from "../input/jsonValue";
import { type IdOf, ruleList } from "./rule";

const dynamicAt = "/definitions/NewOrder/properties/customerId/x-ms-dynamic-values";
const dynamicGood = {
  operationId: "ListCustomers",
  parameters: {},
  "value-path": "customerId",
  "value-title": "name",
};
const dynamicRule = <const Id extends string>(
  id: Id,
  demand: string,
  bad: Json,
  severity: "error" | "warning" = "error",
  good: Json = dynamicGood,
  at = dynamicAt,
) => ({
  id,
  severity,
  demand,
  why: "The list or the form stays empty when a maker opens it.",
  source: "VD" as const,
  example: { at, good, bad },
});

const regionAt = "/definitions/NewOrder/properties/shopId/x-ms-dynamic-values";
const regionGood = {
  operationId: "ListShops",
  parameters: { region: { parameter: "region" } },
  "value-path": "shopId",
  "value-title": "name",
};

/** Calls that fill lists and forms while a maker builds a flow. */
export const dynamicRules = ruleList([
  dynamicRule("OperationIdNotFound", "An extension calls an operation that exists.", {
    ...dynamicGood,
    operationId: "ListClients",
  }),
  dynamicRule("OperationParameterNameNotFound", "The called operation has the parameters that are given.", {
    ...dynamicGood,
    parameters: { country: "US" },
  }),
  dynamicRule("OperationMissingRequiredProperty", "The required parameters of the called operation are given.", {
    ...dynamicGood,
    operationId: "GetOrder",
  }),
  dynamicRule(
    "OperationParameterStaticTypeMismatch",
    "A fixed value is of the type of its parameter.",
    { ...regionGood, parameters: { region: 7 } },
    "error",
    regionGood,
    regionAt,
  ),
  dynamicRule(
    "OperationParameterTypeMismatch",
    "A passed input is of the type of the parameter that it fills.",
    { ...regionGood, parameters: { region: { parameter: "quantity" } } },
    "warning",
    regionGood,
    regionAt,
  ),
  dynamicRule(
    "dynamic-reference-not-found",
    "A passed input is one of the calling operation.",
    { ...regionGood, parameters: { region: { parameter: "country" } } },
    "error",
    regionGood,
    regionAt,
  ),
  dynamicRule(
    "dynamic-parameter-form",
    "Each parameter of x-ms-dynamic-list and x-ms-dynamic-properties has exactly one of value and parameterReference.",
    { operationId: "ListCustomers", parameters: { region: { parameter: "region" } }, itemValuePath: "customerId" },
    "error",
    { operationId: "ListCustomers", parameters: {}, itemValuePath: "customerId" },
    "/definitions/NewOrder/properties/customerId/x-ms-dynamic-list",
  ),
  dynamicRule(
    "DynamicListExtensionRequiredForNonParameterReferences",
    "x-ms-dynamic-values that takes a field of the body goes with x-ms-dynamic-list.",
    { ...regionGood, parameters: { region: { parameter: "note" } } },
    "warning",
    regionGood,
    regionAt,
  ),
  dynamicRule(
    "DynamicListExtensionRequiredForAmbiguousReferences",
    "x-ms-dynamic-values that takes an input of an ambiguous name goes with x-ms-dynamic-list.",
    { ...regionGood, parameters: { region: { parameter: "quantity" } } },
    "warning",
    regionGood,
    regionAt,
  ),
  dynamicRule(
    "DynamicPropertiesExtensionRequiredForNonParameterReferences",
    "x-ms-dynamic-schema that takes a field of the body goes with x-ms-dynamic-properties.",
    { operationId: "GetFields", parameters: { templateId: { parameter: "title" } }, "value-path": "schema" },
    "warning",
    { operationId: "GetFields", parameters: { templateId: { parameter: "templateId" } }, "value-path": "schema" },
    "/definitions/Form/properties/more/x-ms-dynamic-schema",
  ),
  dynamicRule(
    "DynamicPropertiesExtensionRequiredForAmbiguousReferences",
    "x-ms-dynamic-schema that takes an input of an ambiguous name goes with x-ms-dynamic-properties.",
    { operationId: "GetFields", parameters: { templateId: { parameter: "kind" } }, "value-path": "schema" },
    "warning",
    { operationId: "GetFields", parameters: { templateId: { parameter: "templateId" } }, "value-path": "schema" },
    "/definitions/Form/properties/more/x-ms-dynamic-schema",
  ),
  dynamicRule(
    "DynamicPropertiesItemValuePathMismatch",
    "itemValuePath of x-ms-dynamic-properties is value-path of x-ms-dynamic-schema without a last properties.",
    "other",
    "error",
    "schema",
    "/definitions/Form/properties/fields/x-ms-dynamic-schema/value-path",
  ),
  dynamicRule(
    "InvokedOperationShouldProduceArray",
    "The called operation answers with a list at the path that is given.",
    { ...dynamicGood, "value-collection": "items" },
  ),
  dynamicRule("InvokedOperationShouldProduceProperty", "The entries of the list have the properties that are given.", {
    ...dynamicGood,
    "value-title": "fullName",
  }),
  {
    ...dynamicRule(
      "dynamic-capitals",
      "Paths into an answer are written in its capitals.",
      { ...dynamicGood, "value-title": "Name" },
      "warning",
    ),
    coveredBy: ["InvokedOperationShouldProduceArray"],
    why: "Capitals count when the value is looked up.",
    source: "OX",
  },
  dynamicRule(
    "SourcePropertyInternal",
    "No internal input is passed to a dynamic call.",
    { ...regionGood, parameters: { region: { parameter: "secret" } } },
    "warning",
    regionGood,
    regionAt,
  ),
  {
    id: "DynamicTreeExtensionMissing",
    severity: "warning",
    demand: "A parameter with the file picker has x-ms-dynamic-tree too.",
    why: "Newer designers show no files otherwise.",
    source: "VD",
    example: { at: "/parameters/Top/x-ms-dynamic-values", bad: { capability: "file-picker", "value-path": "Id" } },
    on: "parameter",
    check: ({ value, at }, report) => {
      const values = asObject(value["x-ms-dynamic-values"]);
      if (values.capability === "file-picker" && value["x-ms-dynamic-tree"] === undefined) {
        report(at.to("x-ms-dynamic-values"), "The file picker needs x-ms-dynamic-tree beside it.");
      }
    },
  },
  {
    id: "SelectedItemValuePathNotAllowedInThisPosition",
    severity: "warning",
    demand: "selectedItemValuePath stands in browse of x-ms-dynamic-tree only.",
    why: "Elsewhere it has no effect.",
    source: "VD",
    example: {
      at: "/parameters/Top/x-ms-dynamic-tree",
      bad: { open: { operationId: "ListCustomers", selectedItemValuePath: "Id" }, settings: {} },
    },
    on: "parameter",
    check: ({ value, at }, report) => {
      const tree = asObject(value["x-ms-dynamic-tree"]);
      if (asObject(tree.open).selectedItemValuePath !== undefined || tree.selectedItemValuePath !== undefined) {
        report(at.to("x-ms-dynamic-tree"), "selectedItemValuePath belongs into browse.");
      }
    },
  },
]);

export type DynamicRule = IdOf<typeof dynamicRules>;
