import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import type AjvDraft4 from "ajv-draft-04";
import fc from "fast-check";
import type { Json, JsonObject } from "../../connector/checker/input/jsonValue";
import { parseJson } from "../../connector/checker/input/jsonSyntax";
import { judge } from "../../connector/checker/swagger/verdict";
import { groups } from "../../connector/checker/rules/table";
import { seed } from "./faults";
import { sample, withValue } from "./support/connector";

// swagger-parser compiles the JSON schema of Swagger 2.0 again for each definition, which takes most of its time. Here it
// gets the same instance of the same validator each time, which compiles it once. The checker takes the default export of
// the package, which stays as it is.
jest.mock("ajv-draft-04", () => {
  let shared: object | undefined;
  return new Proxy(jest.requireActual<typeof AjvDraft4>("ajv-draft-04"), {
    construct: (Ajv, args) => (shared ??= Reflect.construct(Ajv, args) as object),
  });
});

/** Whether swagger-parser takes a definition; external references are switched off, as a connector is one file. */
async function accepts(definition: Json): Promise<boolean> {
  try {
    await SwaggerParser.validate(structuredClone(definition) as never, { resolve: { external: false } });
    return true;
  } catch {
    return false;
  }
}

const texts: [string, string][] = [
  ["our connector", readFileSync(join(__dirname, "../../connector/CSS-Entity.swagger.json"), "utf8")],
  ["the sample", sample.definition],
  ...groups.flatMap(({ rules }) =>
    rules.flatMap(({ id, example }): [string, string][] =>
      "at" in example && example.file !== "apiProperties"
        ? [[id, withValue(sample.definition, example.at, example.bad)]]
        : [],
    ),
  ),
  ...seed(sample.definition, 1).map(({ rule, pointer, definition }): [string, string] => [
    `${rule} at ${pointer}`,
    definition,
  ]),
];

/** Definitions at the edges of what swagger-parser looks at. */
const edges: [string, JsonObject][] = [
  [
    "a reference with a sibling that does not fit",
    { definitions: { A: { $ref: "#/definitions/B", title: 7 }, B: {} } },
  ],
  [
    "a reference into a reference",
    {
      definitions: {
        A: { $ref: "#/definitions/B/properties/c" },
        B: { $ref: "#/definitions/D" },
        D: { properties: { c: {} } },
      },
    },
  ],
  ["a reference in an example", { definitions: { A: { example: { $ref: "#/nowhere" } } } }],
  ["a reference in an extension", { "x-more": { $ref: "#/nowhere" } }],
  ["an external reference", { definitions: { A: { $ref: "other.json" } } }],
  [
    "an external parameter",
    { paths: { "/a": { get: { parameters: [{ $ref: "other.json" }], responses: { 200: { description: "" } } } } } },
  ],
  ["a loop through properties", { definitions: { A: { properties: { a: { $ref: "#/definitions/A" } } } } }],
  ["a loop with a fault in it", { definitions: { A: { type: 7, properties: { a: { $ref: "#/definitions/A" } } } } }],
  [
    "a response that is a reference",
    {
      paths: { "/a": { get: { responses: { 200: { $ref: "#/responses/R" } } } } },
      responses: { R: { description: "" } },
    },
  ],
  [
    "a response that is a reference to a schema",
    {
      paths: { "/a": { get: { responses: { 200: { $ref: "#/definitions/R" } } } } },
      definitions: { R: { type: "object" } },
    },
  ],
  ["a property called $ref", { definitions: { A: { properties: { $ref: { type: "string" } } } } }],
  [
    "a required name that every object has",
    { definitions: { A: { type: "object", required: ["toString"], properties: { a: {} } } } },
  ],
  [
    "a required name of a parent",
    {
      definitions: {
        A: { type: "object", required: ["b"], allOf: [{ $ref: "#/definitions/B" }] },
        B: { properties: { b: {} } },
      },
    },
  ],
  ["an unescaped slash in a reference", { definitions: { "a/b": {}, C: { $ref: "#/definitions/a/b" } } }],
  ["an escaped name in a reference", { definitions: { "a b~/%": {}, C: { $ref: "#/definitions/a%20b~0~1%25" } } }],
];

const whole = (parts: JsonObject): JsonObject => ({
  swagger: "2.0",
  info: { title: "A", version: "1" },
  paths: {},
  ...parts,
});

describe("the verdict on Swagger 2.0 is that of swagger-parser", () => {
  it.each(texts)("%s", async (_case, text) => {
    const definition = JSON.parse(text) as Json;
    expect(judge(definition).valid).toBe(await accepts(definition));
  });

  it.each(edges)("%s", async (_case, parts) => {
    const definition = whole(parts);
    expect(judge(definition).valid).toBe(await accepts(definition));
  });

  it("for definitions with a piece replaced at random", async () => {
    const root = JSON.parse(sample.definition) as Json;
    const pointers: string[] = [];
    const collect = (value: Json | undefined, pointer: string): void => {
      pointers.push(pointer);
      Object.entries(typeof value === "object" && value !== null ? value : {}).forEach(([name, inner]) => {
        collect(inner, `${pointer}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`);
      });
    };
    collect(root, "");
    const piece = fc.oneof(
      fc.constant(undefined),
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(...pointers).map((pointer) => ({ $ref: `#${pointer}` })),
      fc.constantFrom("array", "file", "body", "get", "/orders"),
    ) as fc.Arbitrary<Json | undefined>;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pointers.slice(1)), piece, async (pointer, value) => {
        const definition = JSON.parse(withValue(sample.definition, pointer, value)) as Json;
        expect({ valid: judge(definition).valid }).toEqual({ valid: await accepts(definition) });
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

const corpus = process.env.CONNECTOR_CORPUS;

/** Every definition below a folder. */
function* definitionsIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* definitionsIn(path);
    } else if (/swagger\.json$/i.test(entry.name)) {
      yield path;
    }
  }
}

// A clone of microsoft/PowerPlatformConnectors; it is not part of this repository.
(corpus ? describe : describe.skip)(
  "the public connectors (skipped unless CONNECTOR_CORPUS names their folder)",
  () => {
    it("get the verdict of swagger-parser, every one", async () => {
      const different: string[] = [];
      let count = 0;
      for (const path of definitionsIn(corpus ?? "")) {
        const parsed = parseJson(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
        if ("value" in parsed) {
          count += 1;
          if (judge(parsed.value).valid !== (await accepts(parsed.value))) {
            different.push(path);
          }
        }
      }
      expect(count).toBeGreaterThan(1000);
      expect(different).toEqual([]);
    }, 600_000);
  },
);
