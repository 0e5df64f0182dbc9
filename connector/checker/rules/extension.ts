import { asArray, asObject, asText, type At, isObject, type Json, type JsonObject, typeOf } from "../json";
import { type ExtensionPlace, type ExtensionValue, extensions, toleratedExtensions } from "../extensions";
import type { ParameterNode, SchemaNode } from "../model";
import type { Fix, MultiReport, RuleGroup } from "../rule";
import { meant } from "../spelling";

const known = Object.keys(extensions);

const placeNames: Record<ExtensionPlace, string> = {
  root: "at the root",
  info: "in info",
  path: "at a path",
  operation: "at an operation",
  body: "at a body parameter (put it into its schema)",
  query: "at a query parameter",
  pathParameter: "at a path parameter",
  header: "at a header parameter",
  formData: "at a form parameter",
  response: "at a response",
  responseHeader: "at a header",
  schema: "in a schema",
};

const places: Record<string, ExtensionPlace> = {
  body: "body",
  query: "query",
  path: "pathParameter",
  header: "header",
  formData: "formData",
};

function isOf(value: Json, form: ExtensionValue): boolean {
  switch (form) {
    case "any":
      return true;
    case "array":
      return Array.isArray(value);
    case "flag":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "object":
      return isObject(value);
    case "text":
      return typeof value === "string";
    default:
      return typeof value === "string";
  }
}

const formNames = { any: "anything", array: "a list", flag: "true or false", object: "an object", text: "text" };

function checkForm(name: string, value: Json, form: ExtensionValue, at: At, report: MultiReport): void {
  if (!isOf(value, form)) {
    const wanted = typeof form === "string" ? formNames[form] : `one of ${form.join(", ")}`;
    report("xms-type", at, `"${name}" must be ${wanted}, not ${typeOf(value)}.`);
  } else if (typeof form !== "string" && typeof value === "string" && !form.includes(value)) {
    const right = form.find((each) => each === value.trim().toLowerCase());
    const fix: Fix | undefined =
      right === undefined ? undefined : { title: `Write "${right}"`, kind: "set", steps: at.steps, value: right };
    report("xms-value", at, `"${name}" is "${value}"; it can be ${form.join(", ")}.`, fix);
  }
}

function checkKeys(
  name: string,
  value: JsonObject,
  keys: Readonly<Record<string, ExtensionValue>>,
  at: At,
  report: MultiReport,
): void {
  const bare = new Map(
    Object.entries(keys).map(([key, form]) => [key.replace("!", ""), { form, needed: key.endsWith("!") }]),
  );
  for (const [key, inner] of Object.entries(value)) {
    const found = bare.get(key);
    if (found) {
      checkForm(`${name}/${key}`, inner ?? null, found.form, at.to(key), report);
    } else if (!key.startsWith("x-")) {
      const near = meant(key, [...bare.keys()]);
      report("xms-keys", at.to(key), `"${name}" has no "${key}".${near ? ` Was "${near}" meant?` : ""}`);
    }
  }
  for (const [key, { needed }] of bare) {
    if (needed && value[key] === undefined) {
      report("xms-keys", at, `"${name}" needs "${key}".`);
    }
  }
}

function checkUnknown(value: JsonObject, key: string, at: At, report: MultiReport): void {
  if (toleratedExtensions.some((each) => each.test(key))) {
    return;
  }
  const right = meant(key, known);
  if (right === undefined) {
    report("xms-unknown", at.to(key), `The extension "${key}" is not known to connectors.`);
    return;
  }
  const free = value[right] === undefined;
  report(
    "xms-known",
    at.to(key),
    `"${key}" is a misspelling of "${right}", so it has no effect.`,
    free ? { title: `Write "${right}"`, kind: "rename", steps: at.to(key).steps, name: right } : undefined,
  );
}

/** Looks at every extension of one object. */
function checkExtensions(value: JsonObject, at: At, place: ExtensionPlace, report: MultiReport): void {
  for (const key in value) {
    if (!key.startsWith("x-ms") || !Object.hasOwn(value, key)) {
      continue;
    }
    const extension = Object.hasOwn(extensions, key) ? extensions[key] : undefined;
    const inner = value[key] ?? null;
    if (!extension) {
      checkUnknown(value, key, at, report);
    } else if (!extension.places.includes(place)) {
      const dynamic = place === "body" && /^x-ms-dynamic-(schema|properties|tree)$/.test(key);
      report(
        dynamic ? "DynamicExtensionDefinitionNotAllowedInParameter" : "xms-place",
        at.to(key),
        `"${key}" has no effect ${placeNames[place]}.`,
      );
    } else {
      checkForm(key, inner, extension.value, at.to(key), report);
      if (extension.keys && isObject(inner)) {
        checkKeys(key, inner, extension.keys, at.to(key), report);
      }
    }
  }
}

function checkEnumValues({ value, at }: { value: JsonObject; at: At }, report: MultiReport): void {
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
function checkInternal({ value, at }: { value: JsonObject; at: At }, isRequired: boolean, report: MultiReport): void {
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

const parameterPlace = ({ place }: ParameterNode): ExtensionPlace | undefined =>
  place !== undefined && Object.hasOwn(places, place) ? places[place] : undefined;

const stateAt = "/paths/~1orders/get/parameters/2";
const enumExample = (bad: Json) => ({
  at: `${stateAt}/x-ms-enum-values`,
  good: [
    { value: "open", displayName: "Open" },
    { value: "closed", displayName: "Closed" },
  ],
  bad,
});

/** Microsoft's extensions: names, places, values. */
export const extension: RuleGroup = {
  title: "Extensions (x-ms-*)",
  rules: [
    {
      id: "xms-known",
      severity: "error",
      demand: "The names of extensions are spelt right.",
      why: "A misspelt one is ignored without a word.",
      source: "JS",
      example: { at: "/parameters/Top/x-ms-sumamry", bad: "Top" },
      fixable: true,
    },
    {
      id: "xms-unknown",
      severity: "warning",
      demand: "Extensions that start with x-ms- are ones that connectors know.",
      why: "Others have no effect.",
      source: "JS",
      example: { at: "/parameters/Top/x-ms-colour", bad: "red" },
    },
    {
      id: "xms-place",
      severity: "warning",
      demand: "An extension stands where it has an effect.",
      why: "Elsewhere it is ignored without a word.",
      source: "JS",
      example: { at: "/definitions/Order/properties/note/x-ms-url-encoding", bad: "single" },
    },
    {
      id: "xms-type",
      severity: "error",
      demand: "The value of an extension is of its JSON type.",
      why: "Import and designer fail on another type.",
      source: "JS",
      example: { at: "/parameters/Top/x-ms-summary", good: "Top", bad: 1 },
    },
    {
      id: "xms-value",
      severity: "error",
      demand: "An extension with fixed values has one of them.",
      why: "Other values are ignored without a word.",
      source: "JS",
      example: { at: "/parameters/Top/x-ms-visibility", good: "advanced", bad: "Advanced" },
      fixable: true,
    },
    {
      id: "xms-keys",
      severity: "error",
      demand: "An extension that is an object has its keys and no others.",
      why: "Missing or unknown keys make it fail when a maker uses it.",
      source: "JS",
      example: {
        at: "/paths/~1customers/get/x-ms-pageable",
        good: { nextLinkName: "nextLink" },
        bad: { nextLink: "nextLink" },
      },
    },
    {
      id: "DynamicExtensionDefinitionNotAllowedInParameter",
      severity: "error",
      demand: "Dynamic extensions of a body stand in its schema, not at the parameter.",
      why: "At the parameter they are ignored.",
      source: "VD",
      example: {
        at: "/paths/~1orders/post/parameters/0/x-ms-dynamic-schema",
        bad: { operationId: "GetFields", parameters: {}, "value-path": "schema" },
      },
    },
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
        good: {
          name: "state",
          in: "query",
          type: "string",
          required: true,
          default: "open",
          "x-ms-visibility": "internal",
        },
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
        good: {
          name: "state",
          in: "query",
          type: "string",
          required: true,
          default: "open",
          "x-ms-visibility": "internal",
        },
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
  ],
  checks: [
    {
      on: "root",
      check: ({ value, at }, report) => {
        checkExtensions(value, at, "root", report);
        checkExtensions(asObject(value.info), at.to("info"), "info", report);
      },
    },
    {
      on: "path",
      check: ({ value, at }, report) => {
        checkExtensions(value, at, "path", report);
      },
    },
    {
      on: "operation",
      check: ({ value, at }, report) => {
        checkExtensions(value, at, "operation", report);
      },
    },
    {
      on: "parameter",
      check: (node, report) => {
        const place = parameterPlace(node);
        if (place) {
          checkExtensions(node.value, node.at, place, report);
        }
        if (node.place !== "body") {
          checkEnumValues(node, report);
          checkInternal(node, node.value.required === true, report);
        }
      },
    },
    {
      on: "response",
      check: ({ value, at }, report) => {
        checkExtensions(value, at, "response", report);
      },
    },
    {
      on: "header",
      check: ({ value, at }, report) => {
        checkExtensions(value, at, "responseHeader", report);
      },
    },
    {
      on: "schema",
      check: (node, report, { model }) => {
        checkExtensions(node.value, node.at, "schema", report);
        checkEnumValues(node, report);
        if (node.role === "property" && model.inputs.has(node.value)) {
          checkInternal(node, isRequiredProperty(node), report);
        }
      },
    },
  ],
};
