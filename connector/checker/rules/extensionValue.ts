import type { At } from "../input/jsonPointer";
import { asArray, asObject, asText, isObject, type Json, type JsonObject } from "../input/jsonValue";
import type { SchemaNode } from "../model/nodes";
import { type IdOf, type JointReport, ruleGroup, ruleList } from "./rule";

function checkEnumValues({ value, at }: { value: JsonObject; at: At }, report: JointReport<Id>): void {
  const list = value["x-ms-enum-values"];
  if (!Array.isArray(list)) {
    return;
  }
  const where = at.to("x-ms-enum-values");
  const values = list.map((entry) => JSON.stringify(asObject(entry).value));
  list.forEach((entry, index) => {
    const { value: own, displayName } = asObject(entry);
    if (!asText(displayName)) {
      report("MissingEnumValuesDisplayName", where.to(index), "This value has no displayName.");
    }
    if (values.indexOf(values[index] ?? "") < index) {
      report("DuplicateEnumValuesInExtension", where.to(index), `${values[index] ?? ""} is in the list twice.`);
    }
    if (Array.isArray(value.enum) && own !== undefined && !value.enum.includes(own)) {
      report("InvalidEnumValuesExtensionValue", where.to(index), `${JSON.stringify(own)} is not in "enum".`);
    }
  });
}

/** Internal values: they are sent without being asked for, so they need a default, and to be required. */
function checkInternal(
  { value, at }: { value: JsonObject; at: At },
  isRequired: boolean,
  report: JointReport<Id>,
): void {
  if (value["x-ms-visibility"] !== "internal") {
    return;
  }
  const composed =
    value.type === "object" || value.type === "array" || value.properties !== undefined || value.allOf !== undefined;
  if (isRequired && value.default === undefined && value["x-ms-notification-url"] === undefined && !composed) {
    report(
      "internal-required-default",
      at,
      "The field is required and internal, but has no default, so it cannot be sent.",
    );
  }
  if (!isRequired && value.default !== undefined) {
    report(
      "InternalPropertyWithDefaultOptional",
      at,
      "The field is internal with a default, but optional, so the default may not be sent.",
    );
  }
}

function isRequiredProperty({ role, name, parent }: SchemaNode): boolean {
  return role === "property" && asArray(parent?.value.required).includes(name ?? "");
}

const stateAt = "/paths/~1orders/get/parameters/2";

/** A parameter that makers do not see, and that is sent nevertheless. */
const internalState = {
  name: "state",
  in: "query",
  type: "string",
  required: true,
  default: "open",
  "x-ms-visibility": "internal",
};

const enumExample = (bad: Json) => ({
  at: `${stateAt}/x-ms-enum-values`,
  good: [
    { value: "open", displayName: "Open" },
    { value: "closed", displayName: "Closed" },
  ],
  bad,
});

const rules = ruleList([
  {
    id: "MissingEnumValuesDisplayName",
    severity: "error",
    demand: "Every entry of x-ms-enum-values has a displayName.",
    why: "The list shows an empty line.",
    source: "VD",
    example: enumExample([{ value: "open" }]),
  },
  {
    id: "DuplicateEnumValuesInExtension",
    severity: "error",
    demand: "The entries of x-ms-enum-values are unique.",
    why: "The list shows one value under two names.",
    source: "VD",
    example: enumExample([
      { value: "open", displayName: "Open" },
      { value: "open", displayName: "Still open" },
    ]),
  },
  {
    id: "InvalidEnumValuesExtensionValue",
    severity: "error",
    demand: "The values of x-ms-enum-values are in enum.",
    why: "The service refuses what the list offers.",
    source: "VD",
    example: enumExample([{ value: "lost", displayName: "Lost" }]),
  },
  {
    id: "internal-required-default",
    severity: "error",
    demand: "What is internal and required has a default.",
    why: "The maker cannot fill it in, so the call fails.",
    source: "OX",
    example: {
      at: stateAt,
      good: internalState,
      bad: { name: "state", in: "query", type: "string", required: true, "x-ms-visibility": "internal" },
    },
  },
  {
    id: "InternalPropertyWithDefaultOptional",
    severity: "warning",
    demand: "What is internal and has a default is required.",
    why: "Optional internal fields may not be sent.",
    source: "VD",
    example: {
      at: stateAt,
      good: internalState,
      bad: { name: "state", in: "query", type: "string", default: "open", "x-ms-visibility": "internal" },
    },
  },
  {
    id: "InvalidNextLinkNameValue",
    severity: "warning",
    demand: "nextLinkName is nextLink or @odata.nextLink.",
    why: "Others are not followed everywhere.",
    source: "VD",
    example: {
      at: "/paths/~1customers/get/x-ms-pageable",
      good: { nextLinkName: "nextLink" },
      bad: { nextLinkName: "more" },
    },
    on: "operation",
    check: ({ value, at }, report) => {
      const name = asText(asObject(value["x-ms-pageable"]).nextLinkName);
      if (name !== undefined && name !== "nextLink" && name !== "@odata.nextLink") {
        report(at.to("x-ms-pageable", "nextLinkName"), `"${name}" is followed only if a policy renames it.`);
      }
    },
  },
  {
    id: "InvalidCustomEditorExtensionDictionaryValue",
    severity: "warning",
    demand: "The editor for dictionaries is used on an object with additionalProperties.",
    why: "It edits free names and values; other types have none.",
    source: "VD",
    example: {
      at: "/definitions/NewOrder/properties/extra",
      good: { type: "object", additionalProperties: { type: "string" }, "x-ms-editor": "dictionary" },
      bad: { type: "string", "x-ms-editor": "dictionary" },
    },
    on: "schema",
    check: ({ value, at }, report) => {
      const free =
        value.type === "object" && (isObject(value.additionalProperties) || value.additionalProperties === true);
      if (value["x-ms-editor"] === "dictionary" && !free) {
        report(at.to("x-ms-editor"), "This is no object with additionalProperties.");
      }
    },
  },
  {
    id: "FilterFunctionsInInputSchema",
    severity: "warning",
    demand: "Filter functions stand in responses only, not empty and each once.",
    why: "Filters are made from what a list answers.",
    source: "VD",
    example: {
      at: "/definitions/Order/properties/note/x-ms-filter-functions",
      good: ["eq"],
      bad: [],
    },
    on: "schema",
    check: ({ value, at }, report, { model }) => {
      const list = value["x-ms-filter-functions"];
      if (!Array.isArray(list)) {
        return;
      }
      const where = at.to("x-ms-filter-functions");
      if (list.length === 0) {
        report(where, "The list of filter functions is empty.");
      } else if (new Set(list.map((each) => JSON.stringify(each))).size < list.length) {
        report(where, "A filter function is in the list twice.");
      }
      if (model.inputs.has(value) && !model.outputs.has(value)) {
        report(where, "Filter functions have no effect in what is sent.");
      }
    },
  },
  {
    id: "summary-title-agree",
    severity: "hint",
    demand: "x-ms-summary and title of a property agree where both are given.",
    why: "Flows show the one, apps the other.",
    source: "OX",
    example: { at: "/definitions/Order/properties/note/x-ms-summary", good: "Note", bad: "Remark" },
    on: "schema",
    check: ({ value, at }, report) => {
      const [summary, title] = [asText(value["x-ms-summary"]), asText(value.title)];
      if (summary && title && summary.toLowerCase() !== title.toLowerCase()) {
        report(at.to("x-ms-summary"), `The x-ms-summary is "${summary}", the title "${title}".`);
      }
    },
  },
]);

type Id = IdOf<typeof rules>;

/** Values of extensions, and how they fit what they stand at. */
export const extensionValue = ruleGroup("What extensions say", rules, [
  {
    on: "parameter",
    check: (node, report) => {
      if (node.place !== "body") {
        checkEnumValues(node, report);
        checkInternal(node, node.value.required === true, report);
      }
    },
  },
  {
    on: "schema",
    check: (node, report, { model }) => {
      checkEnumValues(node, report);
      if (node.role === "property" && model.inputs.has(node.value)) {
        checkInternal(node, isRequiredProperty(node), report);
      }
    },
  },
]);
