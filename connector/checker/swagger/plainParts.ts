import { isObject, type Json, type JsonObject, member } from "../input/jsonValue";

/**
 * Quick tests for the parts that definitions are mostly made of. A yes is certain: the part fits the JSON schema of
 * Swagger 2.0, in the plain forms that nearly all parts have. A no means nothing; then the JSON schema itself decides.
 * Most of the time of a verdict would go into that schema otherwise.
 */

/** Tells whether a value certainly fits. */
export type Test = (value: Json) => boolean;

/** The parts by the name of their definition in the JSON schema. */
export type PartName = "schema" | "parametersList" | "responses";

export const isText: Test = (value) => typeof value === "string";
export const isFlag: Test = (value) => typeof value === "boolean";
const isAnything: Test = () => true;

const primitives = new Set<Json>(["string", "number", "boolean", "integer", "array"]);
const simpleTypes = new Set<Json>([...primitives, "object", "null"]);
const isPrimitive: Test = (value) => primitives.has(value);

/** Texts, each of them once. */
export const areTexts: Test = (value) =>
  Array.isArray(value) && value.every(isText) && new Set(value).size === value.length;

const areSomeTexts: Test = (value) => areTexts(value) && (value as Json[]).length > 0;

/** Texts, numbers and truth values, each of them once. */
const areChoices: Test = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((each) => typeof each !== "object") &&
  new Set(value).size === value.length;

/** Tells whether every member is one of the known, or an extension, and certainly right. */
export function fitsAll(value: JsonObject, tests: ReadonlyMap<string, Test>): boolean {
  for (const key of Object.keys(value)) {
    const test = tests.get(key);
    if (test ? !test(member(value, key) ?? null) : !key.startsWith("x-")) {
      return false;
    }
  }
  return true;
}

export function isEach(test: Test, value: Json): boolean {
  return isObject(value) && Object.keys(value).every((key) => test(member(value, key) ?? null));
}

const isNumber: Test = (value) => typeof value === "number";
const isSize: Test = (value) => Number.isInteger(value) && (value as number) >= 0;

const limits: [string, Test][] = [
  ["maximum", isNumber],
  ["exclusiveMaximum", isFlag],
  ["minimum", isNumber],
  ["exclusiveMinimum", isFlag],
  ["maxLength", isSize],
  ["minLength", isSize],
  ["maxItems", isSize],
  ["minItems", isSize],
  ["pattern", isText],
  ["uniqueItems", isFlag],
];

const simple: [string, Test][] = [
  ["type", isPrimitive],
  ["format", isText],
  ["default", isAnything],
  ["enum", areChoices],
  ...limits,
];

const plainItems = new Map<string, Test>(simple);

const isItems: Test = (value) => isObject(value) && fitsAll(value, plainItems);

const common: [string, Test][] = [
  ["description", isText],
  ["name", isText],
  ["in", isText],
  ["required", isFlag],
];

const formats = ["csv", "ssv", "tsv", "pipes"];

const plainParameter = new Map<string, Test>([
  ...common,
  ...simple,
  ["items", isItems],
  ["collectionFormat", (value) => formats.includes(value as string)],
]);

/** Where a name may stand several times. */
const plainParameterOfMany = new Map<string, Test>([
  ...plainParameter,
  ["collectionFormat", (value) => value === "multi" || formats.includes(value as string)],
  ["allowEmptyValue", isFlag],
]);

const plainFormData = new Map<string, Test>([
  ...plainParameterOfMany,
  ["type", (value) => value === "file" || isPrimitive(value)],
]);

const plainHeader = new Map<string, Test>([...simple, ["description", isText], ["items", isItems]]);

const isHeader: Test = (value) => isObject(value) && value.type !== undefined && fitsAll(value, plainHeader);

/**
 * Makes the quick tests.
 * @param isSchema tells whether a schema inside a part fits; asked again for what stands in several places
 * @returns for each part a test that says yes only when the part certainly fits
 */
export function certainTests(isSchema: Test): Record<PartName, Test> {
  const schema = new Map<string, Test>([
    ["$ref", isText],
    ["title", isText],
    ["description", isText],
    ["format", isText],
    ["type", (value) => simpleTypes.has(value)],
    ["default", isAnything],
    ["example", isAnything],
    ["enum", areChoices],
    ["required", areSomeTexts],
    ["readOnly", isFlag],
    ...limits,
    ["properties", (value) => isEach(isSchema, value)],
    ["items", (value) => isObject(value) && isSchema(value)],
    ["allOf", (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema)],
    ["additionalProperties", (value) => isFlag(value) || isSchema(value)],
  ]);
  const body = new Map<string, Test>([...common, ["schema", isSchema]]);
  const response = new Map<string, Test>([
    ["description", isText],
    ["schema", isSchema],
    ["examples", isObject],
    ["headers", (value) => isEach(isHeader, value)],
  ]);

  const isParameter = (value: Json): boolean => {
    if (!isObject(value) || !isText(value.name ?? null)) {
      return false;
    }
    switch (value.in) {
      case "body":
        return value.schema !== undefined && fitsAll(value, body);
      case "path":
        return value.required === true && value.type !== undefined && fitsAll(value, plainParameter);
      case "header":
        return value.type !== undefined && fitsAll(value, plainParameter);
      case "query":
        return value.type !== undefined && fitsAll(value, plainParameterOfMany);
      case "formData":
        return value.type !== undefined && fitsAll(value, plainFormData);
      default:
        return false;
    }
  };

  return {
    schema: (value) => isObject(value) && fitsAll(value, schema),
    // Lists hold each item once; parameters of different names or places are different.
    parametersList: (value) =>
      Array.isArray(value) &&
      value.every(isParameter) &&
      new Set((value as JsonObject[]).map((each) => `${each.in as string} ${each.name as string}`)).size ===
        value.length,
    responses: (value) => {
      if (!isObject(value)) {
        return false;
      }
      const codes = Object.keys(value);
      return (
        codes.length > 0 &&
        codes.every((code) => {
          const each = member(value, code) ?? null;
          return (
            /^([0-9]{3}|default)$/.test(code) &&
            isObject(each) &&
            each.description !== undefined &&
            // A file is told apart by its type alone.
            (!isObject(each.schema) || each.schema.type !== "file") &&
            fitsAll(each, response)
          );
        })
      );
    },
  };
}
