import type { At } from "../input/jsonPointer";
import { asArray, isObject, type Json, type JsonObject, typeOf } from "../input/jsonValue";
import type { JointReport } from "./rule";
import { meant } from "./spelling";
import type { StructureRule } from "./structureRules";
import { type KeyType, type Shape, shapes } from "../swagger/shapes";

/** What a look at a shape reports. */
export type ShapeReport = JointReport<StructureRule>;

const jsonTypes = ["array", "boolean", "integer", "number", "object", "string", "null"];

/** JSON types by the key type that demands them, for messages. */
const wanted: Record<Exclude<KeyType, readonly string[]>, string> = {
  any: "anything",
  array: "an array",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "an object",
  positive: "a number above 0",
  schemaOrBoolean: "a schema, true or false",
  schemaOrList: "a schema or a list of schemas",
  size: "a whole number",
  string: "text",
  strings: "a list of texts",
  types: "the name of a type",
};

function fits(value: Json, type: Exclude<KeyType, readonly string[]>): boolean {
  switch (type) {
    case "any":
      return true;
    case "array":
      return Array.isArray(value);
    case "boolean":
      return typeof value === "boolean";
    case "integer":
    case "size":
      return Number.isInteger(value);
    case "number":
    case "positive":
      return typeof value === "number";
    case "object":
      return isObject(value);
    case "schemaOrBoolean":
      return typeof value === "boolean" || isObject(value);
    case "schemaOrList":
      return isObject(value) || Array.isArray(value);
    case "string":
      return typeof value === "string";
    case "strings":
      return Array.isArray(value) && value.every((entry) => typeof entry === "string");
    case "types":
      return typeof value === "string" || Array.isArray(value);
  }
}

/** The rules about numbers, by the key that they are about. */
const numberRules: Readonly<Record<string, StructureRule>> = {
  multipleOf: "MultipleOfMustBeGreaterThanZero",
  maxItems: "MaxItemsMustBeGreaterThanOrEqualToZero",
  maxLength: "MaxLengthMustBeGreaterThanOrEqualToZero",
  maxProperties: "MaxPropertiesMustBeGreaterThanOrEqualToZero",
  minItems: "MinItemsMustBeGreaterThanOrEqualToZero",
  minLength: "MinLengthMustBeGreaterThanOrEqualToZero",
  minProperties: "MinPropertiesMustBeGreaterThanOrEqualToZero",
};

/** Keys whose values a rule of their own looks at. */
const reportedElsewhere = ["collectionFormat"];

/** Checks one member of an object that stands at a place; the member's own place is made for a breach only. */
function checkValue(title: string, key: string, value: Json, type: KeyType, object: At, report: ShapeReport): void {
  if (typeof type === "object") {
    if (typeof value !== "string") {
      report("JsonTypeIncorrect", object.to(key), `"${key}" of ${lower(title)} must be text, not ${typeOf(value)}.`);
    } else if (!type.includes(value) && !reportedElsewhere.includes(key) && !(key === "type" && value === "file")) {
      report(
        "JsonValueNotInEnum",
        object.to(key),
        `"${key}" is "${value}"; ${lower(title)} allows ${type.join(", ")}.`,
      );
    }
    return;
  }
  if (!fits(value, type)) {
    report(
      "JsonTypeIncorrect",
      object.to(key),
      `"${key}" of ${lower(title)} must be ${wanted[type]}, not ${typeOf(value)}.`,
    );
    return;
  }
  const rule = typeof value === "number" ? numberRules[key] : undefined;
  if (rule && typeof value === "number" && (key === "multipleOf" ? value <= 0 : value < 0)) {
    report(rule, object.to(key), `"${key}" is ${value}; it must be ${key === "multipleOf" ? "above 0" : "0 or more"}.`);
  }
  if (type === "types") {
    asArray([value].flat()).forEach((each) => {
      if (typeof each !== "string" || !(jsonTypes.includes(each) || each === "file")) {
        report(
          "JsonValueNotInEnum",
          object.to(key),
          `"type" is ${JSON.stringify(each)}; Swagger 2.0 knows ${jsonTypes.join(", ")}.`,
        );
      }
    });
  }
}

const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** Keys of JSON schema and OpenAPI 3 that people use in a Swagger 2.0 schema; they mean nothing there. */
const foreignKeys = ["anyOf", "oneOf"];

/** Reports what keys an object has, lacks or fills wrongly, seen by its shape. */
export function checkShape(value: JsonObject, at: At, shape: Shape, report: ShapeReport): void {
  for (const key of Object.keys(value)) {
    const type = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    const inner = value[key];
    if (type !== undefined) {
      if (type !== "any") {
        checkValue(shape.title, key, inner ?? null, type, at, report);
      }
    } else if (!key.startsWith("x-")) {
      reportUnknown(value, key, at, shape, report);
    }
  }
  for (const key of shape.required) {
    if (value[key] === undefined) {
      const rule =
        shape === shapes.body && key === "schema" ? "BodyParameterSchemaRequired" : "RequiredPropertyMissing";
      report(rule, at, `${shape.title} needs "${key}".`);
    }
  }
}

function reportUnknown(value: JsonObject, key: string, at: At, shape: Shape, report: ShapeReport): void {
  if (foreignKeys.includes(key)) {
    report("no-anyof", at.to(key), `"${key}" is not part of Swagger 2.0. Use one schema, or allOf.`);
    return;
  }
  const parameter =
    shape === shapes.body || shape === shapes.path_ || shape === shapes.header_ || shape === shapes.query;
  if (shape === shapes.body && Object.hasOwn(shapes.schema.keys, key)) {
    report("BodyParameterPropertyNotValid", at.to(key), `"${key}" belongs into the schema of the body parameter.`);
    return;
  }
  if ((parameter || shape === shapes.formData) && key === "schema") {
    report(
      "NonBodyParameterSchemaNotValid",
      at.to(key),
      `Only a body parameter has a "schema"; give a "type" instead.`,
    );
    return;
  }
  if ((shape === shapes.path_ || shape === shapes.header_) && key === "allowEmptyValue") {
    report(
      "AllowEmptyValueOnlyValidForQueryFormData",
      at.to(key),
      `"allowEmptyValue" means nothing here; only query and form parameters have it.`,
      { title: `Remove "${key}"`, kind: "remove", steps: at.to(key).steps },
    );
    return;
  }
  const right = Object.keys(shape.keys).find((known) => known.toLowerCase() === key.toLowerCase());
  const near = right ?? meant(key, Object.keys(shape.keys));
  const certain = right !== undefined && value[right] === undefined;
  report(
    shape === shapes.root ? "root-keys" : "ExtensionNameNotValid",
    at.to(key),
    `${shape.title} has no "${key}".${near ? ` Was "${near}" meant?` : ` Remove it, or let its name start with "x-".`}`,
    certain ? { title: `Write "${right}"`, kind: "rename", steps: at.to(key).steps, name: right } : undefined,
  );
}
