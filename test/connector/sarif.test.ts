import { readFileSync } from "node:fs";
import { relative } from "node:path";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { checkConnector } from "../../connector/checker/index";
import { connectorTool } from "../../connector/checker/report/connectorTool";
import { jsonReport } from "../../connector/checker/report/jsonReport";
import { sarifReport } from "../../connector/checker/report/sarifReport";
import { textReport } from "../../connector/checker/report/textReport";
import { rulesById } from "../../connector/checker/rules/table";
import { version } from "../../package.json";
import { inFolder, sample } from "./support/connector";

const definition = sample.definition
  .replace('"/v1"', '"v1"')
  .replace("List orders", "list orders.")
  .replace('"Get an order"', '"get an order"');

const result = () => inFolder({ definition }, (folder) => checkConnector([folder, `${folder}/nowhere`]));

describe("SARIF 2.1.0", () => {
  const log = JSON.parse(sarifReport(result(), connectorTool)) as Log;
  const run = log.runs[0];

  it("names version, schema, tool and every rule with its level", () => {
    expect(log).toMatchObject({ version: "2.1.0", $schema: "https://json.schemastore.org/sarif-2.1.0.json" });
    expect(run?.tool.driver).toMatchObject({ name: "connector-check", semanticVersion: version });
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual([...rulesById.keys()]);
    const levels = run?.tool.driver.rules?.map(({ defaultConfiguration }) => defaultConfiguration?.level) ?? [];
    expect(new Set(levels)).toEqual(new Set(["error", "warning", "note"]));
  });

  it("gives each finding its rule by id and index, level, sentence and place", () => {
    expect(run?.results?.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["BasePathNotValid", "error"],
      ["summary-characters", "warning"],
      ["summary-case", "note"],
    ]);
    for (const { ruleId, ruleIndex, message, locations } of run?.results ?? []) {
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
      expect(message.text).toMatch(/\.$/);
      const place = locations?.[0];
      expect(place?.physicalLocation?.artifactLocation?.uri).toMatch(/^file:\/\/\/.*\/apiDefinition\.swagger\.json$/);
      expect(place?.physicalLocation?.region?.startLine).toBeGreaterThan(0);
      expect(place?.physicalLocation?.region?.startColumn).toBeGreaterThan(0);
      expect(place?.logicalLocations?.[0]?.fullyQualifiedName).toMatch(/^\//);
    }
  });

  // The schema belongs to OASIS and no package ships it; it is sarif-schema-2.1.0.json of oasis-tcs/sarif-spec.
  const schemaPath = process.env.SARIF_SCHEMA;
  (schemaPath ? it : it.skip)("fits its JSON schema (skipped unless SARIF_SCHEMA names that file)", () => {
    const schema = JSON.parse(readFileSync(schemaPath ?? "", "utf8")) as object;
    const ajv = addFormats(new AjvDraft4({ strict: false, allErrors: true }));
    const fits = ajv.compile(schema);
    expect(fits(log)).toBe(true);
    expect(fits({ ...log, runs: [{ results: [] }] })).toBe(false);
  });

  it("tells that something could not be checked", () => {
    expect(run?.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: "error", message: { text: expect.stringContaining("nowhere") as string } },
        ],
      },
    ]);
  });

  it("names files below the working folder relative to it, escaped", () => {
    const file = `${process.cwd()}/test/my connector/apiDefinition.swagger.json`;
    const [finding] = result().findings;
    const other = { ...result(), findings: finding ? [{ ...finding, file }] : [] };
    const uri = (JSON.parse(sarifReport(other, connectorTool)) as Log).runs[0]?.results?.[0]?.locations?.[0]
      ?.physicalLocation?.artifactLocation?.uri;
    expect(uri).toBe("test/my%20connector/apiDefinition.swagger.json");
    expect(textReport(other, { coloured: false, all: false }, connectorTool)).toContain(relative(process.cwd(), file));
  });
});

describe("other reports", () => {
  it("use colours when asked", () => {
    expect(textReport(result(), { coloured: true, all: false }, connectorTool)).toContain("\u001b[31merror");
    expect(textReport(result(), { coloured: false, all: false }, connectorTool)).not.toContain("\u001b[");
  });

  it("sum up in one line", () => {
    const clean = { findings: [], problems: [], connectors: 1, files: 1, suppressed: 0, fixed: 2 };
    expect(textReport(clean, { coloured: false, all: false }, connectorTool)).toBe(
      "Ready. 1 file checked: 0 errors, 0 warnings, 0 hints; 2 fixed.",
    );
    expect(JSON.parse(jsonReport(clean))).toMatchObject({ summary: { error: 0, fixed: 2 } });
  });
});
