import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { Log } from "sarif";
import { runCommand } from "../../../solution/flows/cli";
import { repository } from "../projectCopy";
import { sample } from "./sampleFlow";

const customizations = `<ImportExportXml><connectionreferences>
  <connectionreference connectionreferencelogicalname="smp_dataverse">
    <connectorid>/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps</connectorid>
  </connectionreference>
  <connectionreference connectionreferencelogicalname="smp_queues">
    <connectorid>/providers/Microsoft.PowerApps/apis/shared_sample-20queues-5f0123456789abcdef</connectorid>
    <customconnectorid><connectorid>7d2f8a90-3b4c-4d5e-8f60-718293a4b5c6</connectorid></customconnectorid>
  </connectionreference>
</connectionreferences>
<Connectors><Connector><connectorid>{7D2F8A90-3B4C-4D5E-8F60-718293A4B5C6}</connectorid><name>smp_sample-20queues</name></Connector></Connectors>
</ImportExportXml>`;

const variable = `<environmentvariabledefinition schemaname="smp_QueueName">
  <displayname default="Queue name" /><type>100000000</type></environmentvariabledefinition>`;

const swagger = JSON.stringify({
  swagger: "2.0",
  info: { title: "Sample queues", version: "1" },
  paths: {
    "/cases/{caseId}": {
      parameters: [{ name: "caseId", in: "path", required: true, type: "string" }],
      post: {
        operationId: "SendToQueue",
        parameters: [{ name: "body", in: "body", schema: { properties: { queueName: { type: "string" } } } }],
      },
    },
  },
});

const child = "0d9f3b52-6a41-4c8e-9b7d-5e2f1a3c4d6b";
const sampleId = "11111111-2222-4333-8444-555555555555";
const withoutChild = JSON.stringify({
  ...(JSON.parse(sample) as object),
  properties: {
    definition: {
      $schema:
        "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
      contentVersion: "1.0.0.0",
      triggers: { By_hand: { type: "Request", kind: "Button", inputs: { schema: {} } } },
      actions: { Note_the_time: { type: "Compose", inputs: "@utcNow()", runAfter: {} } },
    },
  },
});

/** A whole solution with the sample flow, as its zip has it. */
const solution: Readonly<Record<string, string>> = {
  "customizations.xml": customizations,
  "environmentvariabledefinitions/smp_QueueName/environmentvariabledefinition.xml": variable,
  "Connector/smp_sample-20queues_openapidefinition.json": swagger,
  [`Workflows/Sample-${sampleId}.json`]: sample,
  [`Workflows/Child-${child}.json`]: withoutChild,
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "flow-check-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

function run(...args: string[]): { code: number; text: string; complaints: string } {
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = runCommand(args, {
    print: (text) => lines.push(text),
    complain: (text) => complaints.push(text),
    coloured: false,
  });
  return { code, text: lines.join("\n"), complaints: complaints.join("\n") };
}

describe("a solution", () => {
  it("is read as a zip", () => {
    const { code, text } = run("--whole", write("Sample_1_0.zip", zipOf(solution)));
    expect(text).toBe("Ready. 2 files checked: 0 errors, 0 warnings, 0 hints.");
    expect(code).toBe(0);
  });

  it("is read as a folder of sources, with zips in it", () => {
    Object.entries(solution).forEach(([name, text]) =>
      write(`src/${name.replace("customizations", "Other/Customizations")}`, text),
    );
    write("dist/Sample_1_0.zip", zipOf(solution));
    const { code, text } = run("--whole", folder);
    expect(text).toBe("Ready. 4 files checked: 0 errors, 0 warnings, 0 hints.");
    expect(code).toBe(0);
  });

  it("has its operations, references and variables checked", () => {
    const spoilt = sample
      .replace('"SendToQueue"', '"SendToQueues"')
      .replace('"smp_dataverse"', '"smp_other"')
      .replace('"schemaName": "smp_QueueName"', '"schemaName": "smp_Queue"');
    const zip = write("s.zip", zipOf({ ...solution, [`Workflows/Sample-${sampleId}.json`]: spoilt }));
    const { code, text } = run("--whole", zip);
    expect(code).toBe(1);
    expect(text).toMatch(
      /calls the operation "SendToQueues", which the connector does not define\. Is it "SendToQueue"\?/,
    );
    expect(text).toMatch(/connection reference "smp_other", which no solution defines/);
    expect(text).toMatch(/environment variable smp_Queue, which no solution defines/);
  });

  it("takes the definition of a connector from elsewhere, by its title", () => {
    const { "Connector/smp_sample-20queues_openapidefinition.json": apart, ...rest } = solution;
    const spoilt = {
      ...rest,
      [`Workflows/Sample-${sampleId}.json`]: sample.replace('"SendToQueue"', '"SendToQueues"'),
    };
    const zip = write("s.zip", zipOf(spoilt));
    expect(run(zip).code).toBe(0);
    expect(run(zip, write("apiDefinition.swagger.json", apart)).code).toBe(1);
  });

  it("has only its cloud flows checked", () => {
    const process =
      '<Workflow Name="x"><JsonFileName>/Workflows/Desktop-1.json</JsonFileName><Category>6</Category></Workflow>';
    write("src/Workflows/Desktop-1.json", "{}");
    write("src/Workflows/Desktop-1.json.data.xml", process);
    write(`src/Workflows/Child-${child}.json`, withoutChild);
    expect(run(folder).text).toMatch(/^Ready\. 1 file checked/);
  });
});

test("what we ship has no errors", () => {
  const { code, text } = run("--whole", join(repository, "solution"), join(repository, "connector"));
  expect(text).toMatch(/ checked: 0 errors/);
  expect(code).toBe(0);
});

describe("reports", () => {
  it("name place, rule and reason, as text, JSON and SARIF", () => {
    const path = write("flow.json", sample.replace("@utcNow()", "@utcNew()"));
    const line = sample.split("\n").findIndex((one) => one.includes("@utcNow()")) + 1;
    const text = run(path);
    expect(text.code).toBe(1);
    expect(text.text).toMatch(
      new RegExp(`${line}:\\d+ .*error .*There is no function utcNew\\(\\)\\. Is it "utcNow"\\?`),
    );
    const json = JSON.parse(run("--format", "json", path).text) as { summary: object; findings: object[] };
    expect(json.summary).toMatchObject({ error: 1, files: 1 });
    expect(json.findings[0]).toMatchObject({ ruleId: "function-known", line, file: path });
    const sarif = JSON.parse(run("--format", "sarif", path).text) as Log;
    expect(sarif.runs[0]?.tool.driver.name).toBe("flow-check");
    expect(sarif.runs[0]?.results?.[0]).toMatchObject({ ruleId: "function-known", level: "error" });
  });

  it("leave out what weighs less, and list rules", () => {
    const path = write("flow.json", sample.replace('"contentVersion": "1.0.0.0"', '"contentVersion": "1"'));
    expect(run(path).text).toContain("content-version");
    expect(run("--least", "error", path).text).not.toContain("content-version");
    expect(run("--rules").text).toContain("endless-loop\n      error: ");
    expect(run("--help").text).toContain("npm run check:flows");
  });

  it.each([
    [[], /Name a flow/],
    [["--format", "xml", "x"], /--format is text, json, sarif/],
    [["--least", "much", "x"], /--least is error, warning, hint/],
    [["--nonsense"], /nonsense/],
  ])("refuse the arguments %j with a sentence", (args, sentence) => {
    const { code, complaints } = run(...args);
    expect(code).toBe(2);
    expect(complaints).toMatch(sentence);
  });
});

describe("bad input", () => {
  const bad: [what: string, content: string | Uint8Array, code: number, sentence: RegExp][] = [
    ["null", "null", 1, /1:1 .*This is no cloud flow: the file holds no object/],
    ["a text", '"x"', 1, /This is no cloud flow/],
    ["a list", "[]", 1, /This is no cloud flow/],
    ["JSON of something else", '{"name": "x"}', 1, /This is no cloud flow: it has no object properties/],
    [
      "a definition that is null",
      '{"properties": {"definition": null}}',
      1,
      /1:17 .*properties has no object definition/,
    ],
    ["nothing", "", 1, /This is not JSON/],
    ["half a file", sample.slice(0, 2000), 1, /This is not JSON/],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), 1, /not UTF-8/],
    ["UTF-16", Buffer.from("\uFEFF{}", "utf16le"), 1, /UTF-16/],
    ["a deep file", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`, 1, /nests 5000 levels deep/],
    ["a huge file", `{"x": "${"x".repeat(9 * 1024 * 1024)}"}`, 2, /more than 8 MB/],
    ["an action that is null", sample.replace('"Give_up": {', '"Nothing": null, "Give_up": {'), 1, /"Nothing" is null/],
    [
      "a trigger that is a list",
      sample.replace('"triggers": {', '"triggers": [], "x": {'),
      1,
      /object with steps, not array/,
    ],
    ["a broken expression", sample.replace("@utcNow()", "@utcNow("), 1, /cannot be read from its end on/],
    [
      "an endless expression",
      sample.replace("@utcNow()", `@${"not(".repeat(20000)}true${")".repeat(20000)}`),
      1,
      /error/,
    ],
    ["a condition that is null", sample.replace('"expression": {', '"expression": null, "x": {'), 1, /no expression/],
  ];

  it.each(bad)("%s is told, and the other files are still checked", (_, content, code, sentence) => {
    write("src/Workflows/A-bad.json", content);
    write("src/Workflows/B-good.json", withoutChild);
    write("src/Workflows/C-bad.json", withoutChild.replace("utcNow", "utcNew"));
    const { code: given, text } = run("--all", folder);
    expect(text).toMatch(sentence);
    expect(text).toContain("There is no function utcNew()");
    expect(text).not.toMatch(/\bat .*\.ts:\d+/);
    expect(given).toBe(Math.max(code, 1));
  });

  it.each([
    ["a damaged zip", () => zipOf(solution).slice(0, 300)],
    ["a zip that is none", () => strToU8("PK nothing")],
    ["an empty zip file", () => new Uint8Array()],
  ])("%s is told with its name, and the rest is checked", (_, content) => {
    write("a.zip", content());
    write("src/Workflows/B.json", withoutChild);
    const { code, text } = run(folder);
    expect(code).toBe(2);
    expect(text).toMatch(/a\.zip: cannot be read: it is no zip, or a damaged one/);
    expect(text).toContain("1 file checked");
  });

  it("XML that is not well-formed is told, and the flows are checked", () => {
    const zip = write(
      "s.zip",
      zipOf({ ...solution, "customizations.xml": customizations.replace("<connectorid>", "<") }),
    );
    const { code, text } = run(zip);
    expect(code).toBe(2);
    expect(text).toMatch(/customizations\.xml: not well-formed XML/);
    expect(text).toContain("2 files checked");
  });

  it("what is not there, is a link to nowhere, or holds no flow is told", () => {
    symlinkSync(join(folder, "gone.json"), join(folder, "link.json"));
    mkdirSync(join(folder, "empty"));
    expect(run(join(folder, "none")).text).toMatch(/there is no such file or folder/);
    expect(run(join(folder, "link.json")).text).toMatch(/link to a file that is not there/);
    expect(run(join(folder, "empty"))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/No flow was found/) as string,
    });
  });
});
