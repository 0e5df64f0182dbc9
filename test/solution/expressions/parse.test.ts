import fc from "fast-check";
import type { Expression } from "../../../solution/format/expressions/expression";
import { functionOf } from "../../../solution/format/expressions/functions";
import { ExpressionError, expressionsOf, parseText, withInner } from "../../../solution/format/expressions/parse";

/** An expression as it would be written. */
function written(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "string"
        ? `'${expression.value.replaceAll("'", "''")}'`
        : String(expression.value);
    case "call":
      return `${expression.name}(${expression.arguments.map(written).join(", ")})`;
    case "member":
      return `${written(expression.of)}${expression.isOptional ? "?" : ""}[${written(expression.key)}]`;
  }
}

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: "binary" }).map((text) => `'${text.replaceAll("'", "''")}'`),
      fc.integer().map(String),
      fc.constantFrom("true", "false", "null", "2.5"),
    ),
    fc
      .tuple(fc.constantFrom("concat", "Outputs", "x_1"), fc.array(tie("expression"), { maxLength: 3 }))
      .map(([name, given]) => `${name}(${given.join(", ")})`),
    fc
      .tuple(tie("expression"), fc.constantFrom("", "?"), tie("expression"))
      .map(([of, optional, key]) => `${of}${optional}[${key}]`),
  ),
}));

const parsed = (text: string): string[] => expressionsOf(parseText(text)).map(written);

describe("the expressions of a flow", () => {
  test.each([
    ["@triggerOutputs()?['body/incidentid']", ["triggerOutputs()?['body/incidentid']"]],
    ["incidents(@{triggerOutputs()?['body/incidentid']})", ["triggerOutputs()?['body/incidentid']"]],
    ["@body('Get row')?.value[0]", ["body('Get row')?['value'][0]"]],
    ["@{f()}@{g()}", ["f()", "g()"]],
    ["@ equals ( 1 ,\n 2 ) ", ["equals(1, 2)"]],
    ["@concat('it''s', ' }')", ["concat('it''s', ' }')"]],
    ["@not(TRUE)", ["not(true)"]],
    ["alex@contoso.example", []],
    ["", []],
  ])("%s", (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  test.each([
    ["@@x @y", "@x @y"],
    ["Answer: @@{x}", "Answer: @{x}"],
    ["@@", "@"],
  ])("%s is a text with the sign itself", (text, expected) => {
    expect(parseText(text)).toEqual({ kind: "text", parts: [expected] });
  });

  test.each([
    ["@concat('a'", 11],
    ["a @{f(} b", 6],
    ["@f('a)", 3],
    ["@1x", 1],
    ["@", 1],
    ["@f() g()", 5],
    ["@{f()", 5],
  ])("%s says where it cannot be read on", (text, offset) => {
    let told: unknown;
    try {
      parseText(text);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(ExpressionError);
    expect(told).toMatchObject({ offset });
  });

  test("whatever is written is read as it was meant, and where it stands", () => {
    fc.assert(
      fc.property(expression, (text) => {
        expect(parsed(`@${text}`)).toEqual([text]);
        expect(parsed(`a @{${text}} b`)).toEqual([text]);
        for (const part of expressionsOf(parseText(`@${text}`)).flatMap(withInner)) {
          expect(parsed(`@${`@${text}`.slice(part.start, part.end)}`)).toEqual([written(part)]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("any text is read, or is told not to be an expression", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("@", "{", "}", "(", ")", "'", "a", "[", "]", "?", ".", ",", "1") }),
        (text) => {
          try {
            parseText(text);
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("deep nesting is read in time that grows with its length", () => {
    const deep = `@${"not(".repeat(500)}true${")".repeat(500)}`;
    expect(expressionsOf(parseText(deep)).flatMap(withInner)).toHaveLength(501);
  });

  test("nesting without end is told, too", () => {
    expect(() => parseText(`@${"not(".repeat(200_000)}`)).toThrow(ExpressionError);
  });

  test("functions are found whatever the case", () => {
    expect(functionOf("FORMATDATETIME")).toBe("formatDateTime");
    expect(functionOf("constructor")).toBeUndefined();
  });
});
