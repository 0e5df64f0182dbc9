import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkConnector } from "../../connector/checker/index";
import { applyFixes } from "../../connector/checker/run/fix";
import { groups } from "../../connector/checker/rules/table";
import { type Files, inFolder, sample, withValue } from "./support/connector";

/** Fixes a connector, and gives its files afterwards. */
function fixed(files: Files): { definition: string; apiProperties: string; rules: string[]; count: number } {
  return inFolder(files, (folder) => {
    const { findings, fixed: count } = checkConnector([folder], { fix: true });
    const read = (name: string): string =>
      (files.apiProperties ?? name === "apiDefinition.swagger.json") ? readFileSync(join(folder, name), "utf8") : "";
    expect(readdirSync(folder).filter((name) => name.endsWith(".fixing"))).toEqual([]);
    return {
      definition: read("apiDefinition.swagger.json"),
      apiProperties: files.apiProperties === undefined ? "" : read("apiProperties.json"),
      rules: findings.map(({ ruleId }) => ruleId),
      count,
    };
  });
}

const { definition, apiProperties } = sample;

/** The sample with one text replaced, which must be there. */
function broken(find: string, replace: string): string {
  expect(definition).toContain(find);
  return definition.replace(find, replace);
}

describe("fixes", () => {
  it.each([
    ["a base path without a slash", '"basePath": "/v1"', '"basePath": "v1"'],
    ["a host with its scheme", '"host": "orders', '"host": "https://orders'],
    ["a misspelt extension", '"x-ms-trigger": "single"', '"x-ms-triger": "single"'],
    ["a misspelt root key", '"basePath": "/v1"', '"basepath": "/v1"'],
    ["a value in capitals", '"x-ms-visibility": "advanced"', '"x-ms-visibility": "Advanced"'],
    ["a default in quotes", '"default": 10', '"default": "10"'],
    ["a scheme in capitals", '"schemes": ["https"]', '"schemes": ["HTTPS"]'],
    ["a comma too many", '"basePath": "/v1",\n', '"basePath": "/v1",\n'],
    ["a summary with a full stop", '"summary": "List orders"', '"summary": "List orders."'],
    ["blanks at a line's end", '"basePath": "/v1",', '"basePath": "/v1", \t'],
    [
      "an optional path parameter",
      '"required": true,\n            "type": "string",',
      '"required": false,\n            "type": "string",',
    ],
  ])("bring back the very text: %s", (_case, right, wrong) => {
    expect(fixed({ definition: broken(right, wrong) })).toMatchObject({ definition, rules: [] });
  });

  it("remove a byte order mark and trailing commas", () => {
    const wrong = `\uFEFF${definition.replace('"schemes": ["https"]', '"schemes": ["https",]').replace(/\n\}\n$/, ",\n}\n")}`;
    expect(fixed({ definition: wrong })).toMatchObject({ definition, rules: [], count: 2 });
  });

  it("leave JSON alone that more is wrong with", () => {
    const wrong = definition.replace('"schemes": ["https"],', '"schemes": ["https",] oops');
    expect(fixed({ definition: wrong })).toMatchObject({ definition: wrong, count: 0 });
  });

  it("keep a byte order mark that a configuration allows, and line ends", () => {
    const config = JSON.stringify({
      rules: { "byte-order-mark": { severity: "off", reason: "Our editor writes it." } },
    });
    const windows = `\uFEFF${definition.replace(/\n/g, "\r\n")}`;
    const wrong = windows.replace('"x-ms-url-encoding": "single"\r\n', '"x-ms-test-value": "1"\r\n');
    const result = fixed({ definition: wrong, config });
    expect(result.rules).toEqual([]);
    expect(result.definition.startsWith("\uFEFF{\r\n")).toBe(true);
    expect(result.definition).toContain('"x-ms-test-value": "1",\r\n            "x-ms-url-encoding": "single"\r\n');
    expect(result.definition.replace(/\r\n/g, "")).not.toContain("\n");
  });

  it("add what is missing in the layout of the file", () => {
    const tabs = JSON.stringify(JSON.parse(definition), undefined, "\t");
    const wrong = tabs.replace(/,\n\t+"x-ms-url-encoding": "single"/g, "");
    const result = fixed({ definition: wrong });
    expect(result).toMatchObject({ definition: tabs, rules: [], count: 5 });
  });

  it("touch apiProperties.json too", () => {
    const wrong = apiProperties
      .replace('"required": "true"', '"required": true')
      .replace("iconBrandColor", "iconbrandcolor");
    expect(fixed({ definition, apiProperties: wrong })).toMatchObject({ apiProperties, rules: [], count: 2 });
  });

  it("are offered by every rule that says so, and by no other", () => {
    for (const { id, fixable, example } of groups.flatMap(({ rules }) => rules)) {
      if (example.file !== undefined && example.file !== "definition") {
        continue;
      }
      const [before = "", after = ""] = "find" in example ? definition.split(example.find) : [];
      const text = "find" in example ? before + example.bad + after : withValue(definition, example.at, example.bad);
      const findings = inFolder({ definition: text }, (folder) => checkConnector([folder]).findings);
      const offered = findings.some(({ ruleId, fix }) => ruleId === id && fix !== undefined);
      expect({ id, offered: offered && fixable !== true }).toEqual({ id, offered: false });
    }
  });

  it("do nothing to what is not there", () => {
    const fixes = [
      { title: "", kind: "remove", steps: ["nothing"] },
      { title: "", kind: "rename", steps: ["nothing"], name: "more" },
    ] as const;
    expect(applyFixes("{}", fixes)).toEqual({ text: "{}", applied: 0 });
    expect(applyFixes("", fixes)).toEqual({ text: "", applied: 0 });
  });
});
