import fc from "fast-check";
import { At } from "../../connector/checker/input/jsonPointer";
import type { Json } from "../../connector/checker/input/jsonValue";
import { findBreaches } from "../../connector/checker/run/engine";
import { locate } from "../../connector/checker/input/locate";
import { positionAt } from "../../connector/checker/input/positions";
import { measureIcon } from "../../connector/checker/input/iconImage";
import { readJsonBytes } from "../../connector/checker/input/jsonFile";
import { sample, withValue } from "./support/connector";

/** Names that mean something in a definition, so that random JSON reaches deep into the rules. */
const names = [
  "swagger info paths definitions parameters responses security securityDefinitions get post in name type items enum",
  "default required properties allOf additionalProperties $ref schema headers consumes produces operationId summary",
  "description x-ms-trigger x-ms-visibility x-ms-dynamic-values x-ms-dynamic-list x-ms-dynamic-schema x-ms-summary",
  "x-ms-dynamic-properties x-ms-notification-url x-ms-enum-values x-ms-api-annotation x-ms-capabilities host basePath",
  "schemes tags parameter value-path operationId value-collection connectionParameters policyTemplateInstances",
  "templateId capabilities iconBrandColor oAuthSettings constraints __proto__ constructor toString length /a /a/{b} 200",
].flatMap((line) => line.split(" "));

const words = [
  "",
  "2.0",
  "string",
  "object",
  "array",
  "file",
  "body",
  "path",
  "#",
  "#/",
  "#/definitions/a",
  "#/paths",
  "internal",
];

const wild = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...words), fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 4 })), tie("value")), { maxLength: 7 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

const pointersOf = (value: Json, at = At.root): At[] =>
  typeof value === "object" && value !== null
    ? [
        at,
        ...Object.entries(value).flatMap(([key, inner]) =>
          pointersOf(inner as Json, at.to(Array.isArray(value) ? Number(key) : key)),
        ),
      ]
    : [at];

describe("whatever it is given, the checker neither fails nor hangs", () => {
  it("random JSON as a definition and as apiProperties.json", () => {
    fc.assert(
      fc.property(wild, wild, (definition, value) => {
        findBreaches({ definition, apiProperties: value });
      }),
      { numRuns: 400 },
    );
  });

  it("a good definition with any piece replaced", () => {
    const pointers = pointersOf(JSON.parse(sample.definition) as Json).slice(1);
    fc.assert(
      fc.property(fc.constantFrom(...pointers), wild, (at, value) => {
        findBreaches({ definition: JSON.parse(withValue(sample.definition, at.pointer, value)) as Json });
      }),
      { numRuns: 400 },
    );
  });

  it("random bytes, and good ones with a few changed", () => {
    const good = Buffer.from(sample.definition);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(good.length),
        fc.nat(good.length),
        (bytes, start, length) => {
          const changed = Buffer.concat([good.subarray(0, start), bytes, good.subarray(start + (length % 50))]);
          for (const each of [bytes, changed]) {
            const { value, obstacle } = readJsonBytes("fuzz.json", each);
            expect(value === undefined).toBe(obstacle !== undefined);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("random bytes as an icon", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(sample.icon.length), (bytes, start) => {
        measureIcon("icon.png", Buffer.from(bytes));
        measureIcon("icon.png", Buffer.concat([sample.icon.subarray(0, start), bytes]));
      }),
      { numRuns: 200 },
    );
  });
});

describe("positions", () => {
  it("are found for every place of any JSON, and every member is counted", () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(undefined, "\t", " "), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const places = pointersOf(JSON.parse(text) as Json);
        const { positions, members } = locate(text, new Set(places.map(({ pointer }) => pointer)));
        const lines = text.split("\n");
        let named = 0;
        for (const { key, pointer } of places) {
          const { line, column } = positions.get(pointer) ?? { line: 0, column: 0 };
          const rest = (lines[line - 1] ?? "").slice(column - 1);
          if (typeof key === "string") {
            named += 1;
            expect(rest.startsWith(JSON.stringify(key))).toBe(true);
          } else {
            expect(rest).not.toBe("");
          }
        }
        expect(members).toBe(named);
      }),
      { numRuns: 300 },
    );
  });

  it("of what is not there are those of the nearest place around it", () => {
    const text = '{\n  "a": {\n    "b": [1, {"c": 2}]\n  }\n}';
    const { positions } = locate(text, new Set(["/a/x/y", "/a/b/1/x", "/a/b/7", "/z"]));
    expect(Object.fromEntries(positions)).toEqual({
      "/a/x/y": { line: 2, column: 3 },
      "/a/b/1/x": { line: 3, column: 14 },
      "/a/b/7": { line: 3, column: 5 },
      "/z": { line: 1, column: 1 },
    });
  });

  it("of offsets count from 1", () => {
    expect(positionAt("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
  });
});
