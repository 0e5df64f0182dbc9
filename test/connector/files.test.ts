import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkConnector } from "../../connector/checker/index";
import { UnreadableError } from "../../connector/checker/input/fileAccess";
import { readJsonFile } from "../../connector/checker/input/jsonFile";
import { brokenRules, check, claimSize, draw, inFolder, sample, withValue } from "./support/connector";

/** Ids of rules with where they were found, in the definition. */
const placed = (definition: string | Uint8Array) =>
  check({ definition }).findings.map(({ ruleId, line, column, pointer }) => ({ ruleId, line, column, pointer }));

describe("a file that cannot be read as JSON", () => {
  it.each([
    ["a comma too many", '{\n  "swagger": "2.0",\n}', 3, 1, "comma too many"],
    ["a missing comma", '{\n  "swagger": "2.0"\n  "host": "a"\n}', 3, 3, "A comma is missing"],
    ["a missing brace", '{ "swagger": "2.0"', 1, 19, "closing brace"],
    ["a comment", '{ "swagger": "2.0" // two\n}', 1, 20, "no comments"],
    ["a line break in a text", '{ "host": "a\nb" }', 1, 11, "closing quote"],
    ["a text without end", '{ "host": "a', 1, 11, "closing quote"],
    ["a second value", "{} {}", 1, 4, "ends before this"],
    ["nothing at all", "", 1, 1, "value is missing"],
    ["YAML", "swagger: '2.0'\n", 1, 1, "no JSON value"],
    ["a single-quoted text", "{'swagger': '2.0'}", 1, 2, "no JSON value"],
    ["a wrong escape", '{ "host": "\\q" }', 1, 11, "escape is unknown"],
    ["a wrong number", '{ "host": 01 }', 1, 12, "comma is missing"],
  ])("says where: %s", (_case, definition, line, column, words) => {
    const { findings, problems } = check({ definition });
    expect(problems).toEqual([]);
    expect(findings).toMatchObject([{ ruleId: "connector-validate-swagger-isproperjson", line, column }]);
    expect(findings[0]?.message).toContain(words);
  });

  it("says so for apiProperties.json, and checks the definition nevertheless", () => {
    const rules = brokenRules({ definition: sample.definition.replace('"/v1"', '"v1"'), apiProperties: "{" });
    expect(rules).toEqual(new Set(["BasePathNotValid", "connector-validate-connectionparam-isproperjson"]));
  });

  it("reads UTF-8 only", () => {
    const latin = Buffer.from(sample.definition.replace("Lists the orders", "Lists thé orders"), "latin1");
    const line = latin.toString("latin1").split("thé")[0]?.split("\n").length;
    expect(check({ definition: latin }).findings).toMatchObject([{ ruleId: "file-encoding", line }]);
    const utf16 = Buffer.from(`\uFEFF${sample.definition}`, "utf16le");
    expect(check({ definition: utf16 }).findings).toMatchObject([
      { ruleId: "file-encoding", message: "The file is UTF-16. Save it as UTF-8." },
    ]);
  });

  it("takes a byte order mark, and says so", () => {
    expect(placed(`\uFEFF${sample.definition}`)).toEqual([
      { ruleId: "byte-order-mark", line: 1, column: 1, pointer: "" },
    ]);
  });

  it.each([
    ["arrays", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("gives up on endless nesting: %s", (_case, open, close) => {
    const inner = `${open.repeat(300)}1${close.repeat(300)}`;
    expect(placed(`{"swagger": "2.0", "x-deep": ${inner}}`)).toMatchObject([{ ruleId: "file-nesting" }]);
    const endless = open.repeat(200_000);
    expect(placed(endless)).toMatchObject([{ ruleId: "connector-validate-swagger-isproperjson" }]);
    expect(placed(`${endless}1${close.repeat(200_000)}`)).toMatchObject([{ ruleId: "file-nesting" }]);
  });

  it("does not read 50 MB, says so, and calls nothing clean that was not read", () => {
    inFolder({ definition: Buffer.alloc(50 * 1024 * 1024, " ") }, (folder) => {
      const path = join(folder, "apiDefinition.swagger.json");
      expect(() => readJsonFile(path)).toThrow(UnreadableError);
      const { findings, problems } = checkConnector([folder]);
      expect(findings).toEqual([]);
      expect(problems).toEqual([
        `${path}: cannot be read: it has more than 8 MB, and a definition may have 1 MB. Split it.`,
      ]);
    });
  });

  it.each(["null", "[]", "7", '"2.0"', "true"])("takes %s for no definition", (definition) => {
    expect(placed(definition)).toEqual([{ ruleId: "connector-validate-swagger", line: 1, column: 1, pointer: "" }]);
    expect(brokenRules({ definition: sample.definition, apiProperties: definition })).toContain("apiproperties-shape");
  });
});

describe("names that an object holds twice", () => {
  it("are found at the second place", () => {
    const text = sample.definition.replace('"basePath": "/v1",', '"basePath": "/v0", "basePath": "/v1",');
    const line = text.split('"basePath"')[0]?.split("\n").length;
    expect(placed(text)).toEqual([{ ruleId: "duplicate-key", line, column: 22, pointer: "/basePath" }]);
  });

  it("are found with escapes in them", () => {
    const text = sample.definition.replace('"basePath": "/v1",', '"base\\u0050ath": "/v0", "basePath": "/v1",');
    expect(placed(text)).toMatchObject([{ ruleId: "duplicate-key", pointer: "/basePath" }]);
  });
});

describe("references in a loop", () => {
  const withDefinitions = (definitions: object): string =>
    withValue(sample.definition, "/definitions", {
      ...(JSON.parse(sample.definition) as { definitions: object }).definitions,
      ...definitions,
    });

  it.each([
    ["to itself", { A: { $ref: "#/definitions/A" } }, "SchemaRefLoopNotAllowed"],
    ["to each other", { A: { $ref: "#/definitions/B" }, B: { $ref: "#/definitions/A" } }, "SchemaRefLoopNotAllowed"],
    [
      "through allOf",
      { A: { allOf: [{ $ref: "#/definitions/B" }] }, B: { allOf: [{ $ref: "#/definitions/A" }] } },
      "SchemaRefLoopNotAllowed",
    ],
    [
      "through required properties",
      {
        A: { type: "object", required: ["b"], properties: { b: { $ref: "#/definitions/B" } } },
        B: { type: "object", required: ["a"], properties: { a: { $ref: "#/definitions/A" } } },
      },
      "RequiredLoopInSchemaNotAllowed",
    ],
  ])("%s are found", (_case, definitions, rule) => {
    expect(brokenRules({ definition: withDefinitions(definitions) })).toContain(rule);
  });

  it("through a property that may be left out are none", () => {
    const definition = withDefinitions({
      A: { type: "object", properties: { parent: { $ref: "#/definitions/A" } } },
    });
    expect(brokenRules({ definition })).toEqual(new Set());
  });

  it("are followed no further than sense goes", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`C${index}`, { items: { $ref: `#/definitions/C${index + 1}` } }]),
    );
    expect(() => check({ definition: withDefinitions({ ...chain, C5000: {} }) })).not.toThrow();
  });
});

describe("paths", () => {
  it("of a thousand connectors are all checked, though one is broken", () => {
    inFolder({}, (folder) => {
      for (let index = 0; index < 1000; index += 1) {
        const inner = join(folder, `Connector ${index}`);
        mkdirSync(inner);
        writeFileSync(join(inner, "apiDefinition.swagger.json"), index === 500 ? "{" : '{"swagger": "2.0"}');
      }
      const calls: number[] = [];
      const result = checkConnector([folder], { onProgress: (done) => calls.push(done) });
      expect(result).toMatchObject({ connectors: 1000, files: 1000, problems: [] });
      expect(result.findings.filter(({ ruleId }) => ruleId === "connector-validate-swagger-isproperjson")).toHaveLength(
        1,
      );
      expect(result.findings.filter(({ ruleId }) => ruleId === "RequiredPropertyMissing").length).toBeGreaterThan(998);
      expect(calls).toHaveLength(1000);
    });
  });

  it("are found below a folder, but not in node_modules", () => {
    inFolder(sample, (folder) => {
      mkdirSync(join(folder, "node_modules"));
      writeFileSync(join(folder, "node_modules", "other.swagger.json"), "{");
      writeFileSync(join(folder, "second.swagger.json"), sample.definition);
      writeFileSync(join(folder, "lrc_orders_openapidefinition.json"), sample.definition);
      expect(checkConnector([folder])).toMatchObject({ connectors: 3, files: 5, findings: [], problems: [] });
    });
  });

  it("may name a definition, which stands for what lies beside it", () => {
    inFolder(sample, (folder) => {
      expect(checkConnector([join(folder, "apiDefinition.swagger.json")])).toMatchObject({ files: 3, findings: [] });
    });
  });

  it("may name apiProperties.json or an icon alone", () => {
    inFolder({ ...sample, icon: draw(300, 200) }, (folder) => {
      expect(checkConnector([join(folder, "apiProperties.json")])).toMatchObject({ files: 1, findings: [] });
      expect(checkConnector([join(folder, "icon.png")]).findings).toMatchObject([
        { ruleId: "connector-validate-iconsize", line: 1, column: 1 },
      ]);
    });
  });

  it("may name a definition of any name", () => {
    inFolder({}, (folder) => {
      const path = join(folder, "orders.json");
      writeFileSync(path, sample.definition);
      expect(checkConnector([path])).toMatchObject({ files: 1, findings: [] });
    });
  });

  it("that lead nowhere get a sentence each, and the rest is checked", () => {
    inFolder(sample, (folder) => {
      mkdirSync(join(folder, "empty"));
      symlinkSync(join(folder, "gone"), join(folder, "gone.swagger.json"));
      const result = checkConnector([join(folder, "nowhere"), join(folder, "empty"), folder]);
      expect(result.problems).toEqual([
        expect.stringContaining("nowhere: cannot be read: there is no such file or folder."),
        expect.stringContaining("empty: holds no definition"),
        expect.stringContaining(
          "gone.swagger.json: cannot be read: it is a symbolic link to a file that is not there.",
        ),
      ]);
      expect(result).toMatchObject({ findings: [], files: 3 });
    });
  });
});

describe("icons", () => {
  it.each([
    ["a transparent one", draw(230, 230, [0x0b, 0x55, 0x6a, 0]), "connector-validate-iconimage"],
    ["the default blue", draw(230, 230, [0x00, 0x7e, 0xe5, 255]), "connector-validate-iconimage"],
    ["a huge one", claimSize(draw(230, 230), 2100, 2100), "connector-validate-iconsize"],
    ["a damaged one", draw(230, 230).subarray(0, 100), "connector-validate-pngiconimage"],
  ])("are refused: %s", (_case, icon, rule) => {
    expect(brokenRules({ ...sample, icon })).toContain(rule);
  });

  it("of a solution checker's liking are taken", () => {
    expect(brokenRules({ ...sample, icon: draw(100, 100) })).toEqual(new Set());
  });
});

describe("our own connector", () => {
  it("breaks no rule, but for those that its configuration names", () => {
    const folder = join(__dirname, "../../connector");
    expect(checkConnector([folder])).toMatchObject({ findings: [], problems: [], files: 4, suppressed: 2 });
    const secret = /client_?secret|password/i;
    expect(readFileSync(join(folder, "apiProperties.json"), "utf8")).not.toMatch(secret);
  });
});
