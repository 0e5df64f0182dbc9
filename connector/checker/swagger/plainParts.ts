import { isObject, type Json, type JsonObject, member } from "../input/jsonValue";

/**
 * Quick tests for the parts that definitions are mostly made of. A yes is certain: the part fits the JSON schema of
 * Swagger 2.0, in the plain forms that nearly all parts have. A no means nothing; then the JSON schema itself decides.
 * Most of the time of a verdict would go into that schema otherwise.
 */

type Test = (value: Json) => boolean;

/** The parts by the name of their definition in the JSON schema. */
export type PartName = "schema" | "parametersList" | "responses";

const isText: Test = (value) => typeof value === "string";
const isFlag: Test = (value) => typeof value === "boolean";
const isAnything: Test = () => true;

const primitives = new Set<Json>(["string", "number", "boolean", "integer", "array"]);
const simpleTypes = new Set<Json>([...primitives, "object", "null"]);
const isPrimitive: Test = (value) => primitives.has(value);

const areTexts: Test = (value) =>
  Array.isArray(value) && value.length > 0 && value.every(isText) && new Set(value).size === value.length;

/** Tells whether every member is one of the known, or an extension, and certainly right. */
function fitsAll(value: JsonObject, tests: ReadonlyMap<string, Test>): boolean {
  for (const key of Object.keys(value)) {
    const test = tests.get(key);
    if (test ? !test(member(value, key) ?? null) : !key.startsWith("x-")) {
      return false;
    }
  }
  return true;
}

function isEach(test: Test, value: Json): boolean {
  return isObject(value) && Object.keys(value).every((key) => test(member(value, key) ?? null));
}

const plainItems = new Map<string, Test>([
  ["type", isPrimitive],
  ["format", isText],
]);

const common: [string, Test][] = [
  ["description", isText],
  ["name", isText],
  ["in", isText],
  ["required", isFlag],
];

const plainParameter = new Map<string, Test>([
  ...common,
  ["type", isPrimitive],
  ["format", isText],
  ["default", isAnything],
  ["enum", areTexts],
  ["items", (value) => isObject(value) && fitsAll(value, plainItems)],
]);

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
    ["enum", areTexts],
    ["required", areTexts],
    ["readOnly", isFlag],
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
      case "query":
      case "header":
        return value.type !== undefined && fitsAll(value, plainParameter);
      default:
        return false;
    }
  };

  return {
    schema: (value) => isObject(value) && fitsAll(value, schema),
    // Lists hold each item once; parameters of different names are different.
    parametersList: (value) =>
      Array.isArray(value) &&
      value.every(isParameter) &&
      new Set(value.map((each) => (each as JsonObject).name)).size === value.length,
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
