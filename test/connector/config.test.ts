import { join } from "node:path";
import Ajv from "ajv";
import { writeFileSync } from "node:fs";
import { checkConnector } from "../../connector/checker/index";
import { duplicatesIn } from "../../connector/checker/input/duplicates";
import { parseJson } from "../../connector/checker/input/jsonSyntax";
import { runCommand } from "../../connector/checker/cli";
import { configSchema } from "../../connector/checker/report/configSchema";
import { check, inFolder, sample } from "./support/connector";

const definition = sample.definition
  .replace('"summary": "List orders"', '"summary": "list orders"')
  .replace('"/v1"', '"v1"');
const at = "/paths/~1orders/get";
const config = (rules: object): string => JSON.stringify({ rules });

/** Whether a text is JSON without a name twice, which a schema cannot see. */
const isJson = (text: string): boolean => {
  const parsed = parseJson(text);
  return "value" in parsed && duplicatesIn(text).length === 0;
};

/** Configurations that are refused, with words of the sentence about each. */
const refused: [string, string, string][] = [
  ["no JSON", "{", "This is not JSON"],
  ["no object", "[]", 'is no object such as {"rules": {…}}'],
  ["no rules", "{}", 'needs "rules"'],
  ["a misspelt root key", '{"rulse": {}}', 'has an unknown "rulse". Was "rules" meant?'],
  ["a name twice", '{"rules": {},\n "rules": {}}', ':2:2: "rules" stands here for the second time'],
  [
    "a misspelt key of a switch",
    config({ "summary-case": { severity: "off", reason: "x", pointer: "/paths" } }),
    'has an unknown "pointer". It may have severity, reason, at.',
  ],
  ["a list of no places", config({ "summary-case": { severity: "off", reason: "x", at: [] } }), 'has an empty "at"'],
  ["a path that is no pointer", config({ "summary-case": { severity: "off", reason: "x", at: "paths" } }), "no JSON"],
  ["an unknown rule", config({ "summary-cas": {} }), 'Was "summary-case" meant?'],
  ["a rule of no known name", config({ abc: {} }), "--rules lists all."],
  ["a switch that is no object", config({ "summary-case": "off" }), "needs an object"],
  ["an unknown severity", config({ "summary-case": { severity: "no" } }), "needs a severity: off, hint"],
  ["no reason", config({ "summary-case": { severity: "off", reason: " " } }), 'needs a "reason"'],
  ["a place that is none", config({ "summary-case": { severity: "off", reason: "x", at: [1] } }), 'has an "at"'],
];

describe("the JSON schema of a configuration", () => {
  const fits = new Ajv().compile(configSchema());
  const switched = (more: object) => ({ rules: { "summary-case": { severity: "off", reason: "x", ...more } } });

  it.each([{ rules: {} }, { $schema: "x", rules: {} }, switched({}), switched({ at }), switched({ at: [at, ""] })])(
    "takes what the checker takes: %j",
    (value) => {
      expect(check({ ...sample, config: JSON.stringify(value) }).problems).toEqual([]);
      expect(fits(value)).toBe(true);
    },
  );

  it.each(refused.filter(([, text]) => isJson(text)))("refuses what the checker refuses: %s", (_case, text) => {
    expect(fits(JSON.parse(text))).toBe(false);
  });

  it("is what the command prints", async () => {
    const printed: string[] = [];
    const print = (text: string): unknown => printed.push(text);
    expect(await runCommand(["--schema"], { print, complain: print, coloured: false })).toBe(0);
    expect(JSON.parse(printed.join(""))).toEqual(configSchema());
  });
});

describe("a configuration", () => {
  it("switches a rule off, with a reason", () => {
    const result = check({ definition, config: config({ "summary-case": { severity: "off", reason: "Old names." } }) });
    expect(result.findings).toMatchObject([{ ruleId: "BasePathNotValid" }]);
    expect(result.suppressed).toBe(1);
  });

  it("changes a severity", () => {
    const rules = { "summary-case": { severity: "error", reason: "We mean it." } };
    expect(check({ definition, config: config(rules) }).findings).toContainEqual(
      expect.objectContaining({ ruleId: "summary-case", severity: "error" }),
    );
  });

  it.each([
    [at, 1],
    [[at, "/paths/~1customers"], 1],
    [`${at}/summary`, 1],
    ["/paths/~1customers", 0],
    ["/paths/~1orders/ge", 0],
  ])("holds at %j and below only", (pointer, suppressed) => {
    const rules = { "summary-case": { severity: "off", reason: "Old names.", at: pointer } };
    expect(check({ definition, config: config(rules) })).toMatchObject({ suppressed });
  });

  it.each([
    ["/paths/~1order", "/rules/summary-case/at/0", 1],
    [["/paths/~1order", at], "/rules/summary-case/at/0", 1],
    [[at, "/paths/~1orders/post"], "/rules/summary-case/at/1", 1],
    [[at], "", 0],
  ])("that finds nothing at %j to switch says where", (pointers, pointer, count) => {
    const rules = { "summary-case": { severity: "off", reason: "Old names.", at: pointers } };
    const text = JSON.stringify({ rules }, undefined, 2);
    const { findings } = check({ definition, config: text });
    const unused = findings.filter(({ ruleId }) => ruleId === "unused-switch");
    const line = text.split("\n").findIndex((each) => each.includes('"/paths/~1order"')) + 1;
    expect(unused).toMatchObject(count === 0 ? [] : [{ severity: "warning", pointer }]);
    if (line > 0) {
      expect(unused).toMatchObject([{ line }]);
    }
  });

  it("is not called unused where not all could be checked", () => {
    const rules = { "summary-case": { severity: "off", reason: "Old names.", at: "/paths/~1order" } };
    const found = check({ definition: "{", config: config(rules) }).findings.map(({ ruleId }) => ruleId);
    expect(found).toEqual(["connector-validate-swagger-isproperjson"]);
  });

  it("serves all definitions beside it: one place that is used by one of them is used", () => {
    const rules = { "summary-case": { severity: "off", reason: "Old names.", at } };
    inFolder({ definition, config: config(rules) }, (folder) => {
      writeFileSync(join(folder, "second.swagger.json"), sample.definition);
      expect(checkConnector([folder]).findings.map(({ ruleId }) => ruleId)).toEqual(["BasePathNotValid"]);
    });
  });

  it.each(refused)("is refused with a sentence, and the connector is checked without it: %s", (_case, text, words) => {
    const { problems, findings } = check({ definition, config: text });
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(findings).toHaveLength(2);
  });

  it("that is named replaces the one beside the definition", () => {
    inFolder({ definition, config: config({ BasePathNotValid: { severity: "off", reason: "x" } }) }, (folder) => {
      const other = join(folder, "other.json");
      writeFileSync(other, config({ "summary-case": { severity: "off", reason: "Old names." } }));
      expect(checkConnector([folder], { config: other }).findings).toMatchObject([{ ruleId: "BasePathNotValid" }]);
      expect(checkConnector([folder], { config: join(folder, "none.json") })).toMatchObject({
        files: 0,
        problems: [expect.stringContaining("none.json: cannot be read")],
      });
    });
  });
});
