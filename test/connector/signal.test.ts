import type { Log } from "sarif";
import { checkConnector, type CheckResult } from "../../connector/checker/index";
import type { Json } from "../../connector/checker/input/jsonValue";
import { connectorTool } from "../../connector/checker/report/connectorTool";
import { jsonReport } from "../../connector/checker/report/jsonReport";
import { sarifReport } from "../../connector/checker/report/sarifReport";
import { textReport } from "../../connector/checker/report/textReport";
import { oneACause } from "../../connector/checker/run/oneACause";
import type { Finding } from "../../connector/checker/rules/finding";
import { check, inFolder, sample, withValue } from "./support/connector";

const { definition } = sample;

/** The rules, with their severities, that the sample breaks with another value at one place. */
const said = (pointer: string, value: Json | undefined, text = definition): string[] =>
  check({ ...sample, definition: withValue(text, pointer, value) }).findings.map(
    ({ ruleId, severity }) => `${severity} ${ruleId}`,
  );

describe("what the platform is known to forgive", () => {
  it.each<[string, string, Json, string]>([
    ["an empty visibility", "/parameters/Top/x-ms-visibility", "", "warning xms-empty"],
    ["a default of null", "/parameters/Top/default", null, "warning default-null"],
    [
      "texts for the booleans of an answer",
      "/definitions/Order/properties/paid",
      { type: "boolean", title: "Paid", description: "Whether it is paid.", enum: ["true", "false"] },
      "warning answer-enum-type",
    ],
    [
      "texts for the booleans of an input",
      "/definitions/NewOrder/properties/paid",
      { type: "boolean", title: "Paid", description: "Whether it is paid.", enum: ["true", "false"] },
      "error InvalidEnumValue",
    ],
    ["security without definitions", "/securityDefinitions", {}, "warning security-without-definitions"],
    ["security of another name", "/security", [{ key: [] }], "error SecurityRequirementMustBeDefined"],
  ])("is a warning, the rest an error, and each cause is one finding: %s", (_case, pointer, value, expected) => {
    const found = said(pointer, value).filter((each) => !each.startsWith("hint"));
    expect(found).toEqual([expected]);
  });

  it("is a policy for an operation that is not there", () => {
    const at = "/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName";
    const { findings } = check({ ...sample, apiProperties: withValue(sample.apiProperties, at, ["ListAll"]) });
    expect(findings).toMatchObject([{ ruleId: "policy-operations", severity: "warning" }]);
  });
});

describe("two rules with one cause", () => {
  it.each<[string, Json, string]>([
    ["/paths/~1orders/get/operationId", "orders_list", "OperationIdSanitized"],
    ["/paths/~1orders/get/description", "List orders", "summary-differs"],
    ["/parameters/Top/description", "Top", "parameter-summary-differs"],
    ["/parameters/Top/x-ms-summary", "top_most", "x-ms-summary-characters"],
    ["/paths/~1customers/get/responses", { default: { description: "All." } }, "explicit-success"],
  ])("give one finding: %s", (pointer, value, rule) => {
    const own = said(pointer, value).filter((each) => each.startsWith("warning"));
    // That a policy names the operation is another matter.
    expect(own.filter((each) => !each.endsWith("policy-operations"))).toEqual([`warning ${rule}`]);
  });
});

const finding = (more: Partial<Finding>): Finding => ({
  ruleId: "summary-case",
  severity: "hint",
  message: "x",
  why: "y",
  file: "a.json",
  pointer: "/a",
  line: 1,
  column: 1,
  ...more,
});

describe("findings of one cause", () => {
  it.each<[string, Partial<Finding>, Partial<Finding>, number]>([
    ["the same habit", { message: 'The "a" has 5 letters.' }, { message: 'The "b" has 17 letters.' }, 1],
    ["other words", { message: "Too long." }, { message: "Too short." }, 2],
    ["equal errors", { severity: "error", message: 'No "a".' }, { severity: "error", message: 'No "a".' }, 1],
    [
      "errors about different things",
      { severity: "error", message: 'No "a".' },
      { severity: "error", message: 'No "b".' },
      2,
    ],
    ["other rules", {}, { ruleId: "summary-length" }, 2],
    ["other files", {}, { file: "b.json" }, 2],
    ["other severities, by configuration", {}, { severity: "warning" }, 2],
  ])("are one: %s", (_case, one, other, count) => {
    const found = oneACause([finding(one), finding({ ...other, pointer: "/b", line: 2 })]);
    expect(found).toHaveLength(count);
    const places = found.flatMap(({ pointer, others = [] }) => [pointer, ...others.map((each) => each.pointer)]);
    expect(places).toEqual(["/a", "/b"]);
  });
});

describe("reports", () => {
  // Two errors of two kinds, behind warnings and hints in the order of the file, and a habit of 100 places.
  const bad = ((): string => {
    const properties = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`p${index}`, { type: "string", format: `own${index}` }]),
    );
    const many = withValue(definition, "/definitions/Many", {
      type: "object",
      title: "M",
      description: "M.",
      properties,
    });
    const late = withValue(many, "/definitions/Wrong", { type: "array", title: "W", description: "W." });
    return withValue(late, "/paths/~1orders/get/summary", "List orders!").replace('"/v1"', '"v1"');
  })();
  const result = (): CheckResult => inFolder({ definition: bad }, (folder) => checkConnector([folder]));
  const text = (all: boolean): string[] => textReport(result(), { coloured: false, all }, connectorTool).split("\n");

  it("have errors first, then a line for each rule, then the verdict", () => {
    const lines = text(false);
    const severities = lines.map((line) => /^ {2}\S* +(error|warning|hint) /.exec(line)?.[1]).filter(Boolean);
    expect(severities).toEqual([...severities].sort());
    expect(severities.slice(0, 2)).toEqual(["error", "error"]);
    expect(lines.filter((line) => line.includes("UnrecognizedTypeFormat"))).toEqual([
      expect.stringMatching(/^ {2}100 x +warning {2}A format is one of those/),
    ]);
    expect(lines.at(-1)).toMatch(
      /^Not ready: an import or a certification would refuse this for 2 errors\. 1 file checked: 2 errors, \d+ warnings?, \d+ hints?; --all lists all \d+ places\.$/,
    );
    expect(lines.length).toBeLessThan(15);
  });

  it("list every place with --all", () => {
    const lines = text(true);
    expect(lines.filter((line) => line.includes('"own'))).toHaveLength(100);
    expect(lines.at(-1)).not.toContain("--all");
  });

  it("keep the places of a cause in JSON and in SARIF", () => {
    const isFormat = ({ ruleId }: { ruleId?: string }): boolean => ruleId === "UnrecognizedTypeFormat";
    const json = JSON.parse(jsonReport(result())) as { findings: Finding[]; summary: { places: number } };
    expect(json.findings.filter(isFormat)).toMatchObject([{ others: { length: 99 } }]);
    expect(json.summary.places).toBeGreaterThan(102);
    const [sarif, ...rest] = ((JSON.parse(sarifReport(result(), connectorTool)) as Log).runs[0]?.results ?? []).filter(
      isFormat,
    );
    expect(rest).toEqual([]);
    expect(sarif).toMatchObject({ occurrenceCount: 100, relatedLocations: { length: 99 } });
    expect(sarif?.relatedLocations?.[98]).toMatchObject({
      id: 99,
      message: { text: expect.stringContaining("own99") as string },
      logicalLocations: [{ fullyQualifiedName: "/definitions/Many/properties/p99/format" }],
    });
  });

  it.each<[string, CheckResult, RegExp]>([
    ["nothing found", check(sample), /^Ready\. 3 files/],
    [
      "warnings only",
      check({ ...sample, definition: definition.replace("List orders", "List orders!") }),
      /^Ready to import; before a certification 1 warning should be looked at\. /,
    ],
    ["something unreadable", checkConnector(["nowhere"]), /^Not known: not all could be checked\. /],
    [
      "several connectors",
      { ...result(), connectors: 7 },
      /^Not ready: an import or a certification would refuse 1 of 7 connectors\. /,
    ],
  ])("say what it comes to: %s", (_case, found, words) => {
    expect(textReport(found, { coloured: false, all: false }, connectorTool).split("\n").at(-1)).toMatch(words);
  });

  it("do not list errors without end", () => {
    const errors = Array.from({ length: 80 }, (_, index) =>
      finding({ severity: "error", ruleId: "BasePathNotValid", message: `Wrong ${index}.`, pointer: `/${index}` }),
    );
    const lines = textReport({ ...result(), findings: errors }, { coloured: false, all: false }, connectorTool).split(
      "\n",
    );
    expect(lines.filter((line) => line.includes("Wrong "))).toHaveLength(50);
    expect(lines.join("\n")).toContain("and 30 more errors");
  });
});
