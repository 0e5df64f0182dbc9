import type { At } from "../input/jsonPointer";
import { asObject, isObject, type Json, type JsonObject, typeOf } from "../input/jsonValue";
import {
  type ExtensionKeys,
  type ExtensionPlace,
  type ExtensionValue,
  extensions,
  toleratedExtensions,
} from "../model/knownExtensions";
import type { ParameterNode } from "../model/nodes";
import type { Fix } from "./finding";
import { type IdOf, type JointReport, ruleGroup, ruleList } from "./rule";
import { meant } from "./spelling";

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
    case "boolean":
      return typeof value === "boolean";
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

const formNames = {
  any: "anything",
  array: "a list",
  boolean: "true or false, without quotes",
  flag: "true or false",
  object: "an object",
  text: "text",
};

function checkForm(name: string, value: Json, form: ExtensionValue, at: At, report: JointReport<Id>): void {
  if (!isOf(value, form)) {
    const wanted = typeof form === "string" ? formNames[form] : `one of ${form.join(", ")}`;
    report("xms-type", at, `"${name}" must be ${wanted}, not ${typeOf(value)}.`);
  } else if (typeof form !== "string" && typeof value === "string" && !form.includes(value)) {
    if (value.trim() === "") {
      report("xms-empty", at, `"${name}" is empty, which says nothing. Remove it, or write one of ${form.join(", ")}.`);
      return;
    }
    const right = form.find((each) => each === value.trim().toLowerCase());
    const fix: Fix | undefined =
      right === undefined ? undefined : { title: `Write "${right}"`, kind: "set", steps: at.steps, value: right };
    report("xms-value", at, `"${name}" is "${value}"; it can be ${form.join(", ")}.`, fix);
  }
}

function checkKeys(name: string, value: JsonObject, keys: ExtensionKeys, at: At, report: JointReport<Id>): void {
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

function checkUnknown(value: JsonObject, key: string, at: At, report: JointReport<Id>): void {
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

/** Reports an object that has none of some keys, or more than one. */
function checkOneOf(name: string, value: JsonObject, keys: readonly string[], at: At, report: JointReport<Id>): void {
  const given = keys.filter((key) => value[key] !== undefined);
  if (given.length !== 1) {
    report("xms-keys", at, `"${name}" needs ${given.length === 0 ? "one" : "only one"} of "${keys.join('", "')}".`);
  }
}

/** Looks at every extension of one object. */
function checkExtensions(value: JsonObject, at: At, place: ExtensionPlace, report: JointReport<Id>): void {
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
      const keys = extension.keysAt?.[place] ?? extension.keys;
      if (keys && isObject(inner)) {
        checkKeys(key, inner, keys, at.to(key), report);
      }
      if (extension.oneOf && isObject(inner)) {
        checkOneOf(key, inner, extension.oneOf, at.to(key), report);
      }
    }
  }
}

const parameterPlace = ({ place }: ParameterNode): ExtensionPlace | undefined =>
  place !== undefined && Object.hasOwn(places, place) ? places[place] : undefined;

const rules = ruleList([
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
    id: "xms-empty",
    severity: "warning",
    demand: "An extension with fixed values is left out rather than empty.",
    why: "The published schema refuses an empty one, yet certified connectors have it: it is ignored.",
    source: "JS",
    example: { at: "/parameters/Top/x-ms-visibility", good: "advanced", bad: "" },
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
]);

type Id = IdOf<typeof rules>;

/** Microsoft's extensions: names, places, values. */
export const extension = ruleGroup("Extensions (x-ms-*)", rules, [
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
    check: ({ value, at }, report) => {
      checkExtensions(value, at, "schema", report);
    },
  },
]);
