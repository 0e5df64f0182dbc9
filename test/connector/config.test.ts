import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { checkConnector } from "../../connector/checker/index";
import { check, inFolder, sample } from "./support/connector";

const definition = sample.definition
  .replace('"summary": "List orders"', '"summary": "list orders"')
  .replace('"/v1"', '"v1"');
const at = "/paths/~1orders/get";
const config = (rules: object): string => JSON.stringify({ rules });

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
    ["no JSON", "{", "This is not JSON"],
    ["no rules", "[]", 'a configuration is {"rules": {…}}'],
    ["an unknown rule", config({ "summary-cas": {} }), 'Was "summary-case" meant?'],
    ["a rule of no known name", config({ abc: {} }), "--rules lists all."],
    ["a switch that is no object", config({ "summary-case": "off" }), "needs an object"],
    ["an unknown severity", config({ "summary-case": { severity: "no" } }), "needs a severity: off, hint"],
    ["no reason", config({ "summary-case": { severity: "off", reason: " " } }), 'needs a "reason"'],
    ["a place that is none", config({ "summary-case": { severity: "off", reason: "x", at: [1] } }), 'has an "at"'],
  ])("is refused with a sentence, and the connector is checked without it: %s", (_case, text, words) => {
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
