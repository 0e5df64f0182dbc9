import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inFolder, sample } from "./support/connector";

const root = resolve(__dirname, "../..");
const tsx = join(root, "node_modules/tsx/dist/cli.mjs");

/** Runs the command as a person would, without colours. */
function run(...args: string[]) {
  const options = { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, join(root, "connector/checker/cli.ts"), ...args],
    options,
  );
  return { status, stdout, stderr };
}

const broken = (find: string, replace: string): string => sample.definition.replace(find, replace);

describe("connector-check", () => {
  it("finds no error in our own connector", () => {
    const { status, stdout } = run(join(root, "connector"));
    expect(stdout).toContain("3 files checked: 0 errors, 0 warnings, 0 hints; 1 switched off by configuration.");
    expect(status).toBe(0);
  });

  it("names place, rule and reason, and exits with 1", () => {
    inFolder({ definition: broken('"/v1"', '"v1"') }, (folder) => {
      const { status, stdout } = run(folder);
      expect(status).toBe(1);
      expect(stdout).toContain(
        '  17:3     error    basePath "v1" does not start with a slash.  BasePathNotValid (--fix)',
      );
      expect(stdout).toContain("/basePath  The address of every operation is put together from it.");
      expect(stdout).toContain("1 file checked: 1 error, 0 warnings, 0 hints.");
    });
  });

  it("fixes what is certain, and exits with 0 when nothing else is wrong", () => {
    inFolder({ definition: broken('"/v1"', '"v1"') }, (folder) => {
      expect(run("--fix", folder)).toMatchObject({ status: 0 });
      expect(run(folder).stdout).toContain("0 errors");
    });
  });

  it("leaves out what weighs less", () => {
    inFolder({ definition: broken("List orders", "List orders.") }, (folder) => {
      expect(run(folder).stdout).toContain("summary-characters");
      expect(run("--least", "error", folder).stdout).not.toContain("summary-characters");
    });
  });

  it("writes JSON", () => {
    inFolder({ definition: broken('"/v1"', '"v1"') }, (folder) => {
      const { status, stdout } = run("--format", "json", folder);
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        summary: { connectors: 1, files: 1, error: 1, warning: 0, hint: 0 },
        findings: [{ ruleId: "BasePathNotValid", severity: "error", pointer: "/basePath", line: 17, column: 3 }],
        problems: [],
      });
    });
  });

  it("lists all rules with their sources", () => {
    const { status, stdout } = run("--rules");
    expect(status).toBe(0);
    expect(stdout).toContain("PathRedefined");
    expect(stdout).toContain("Source: Microsoft Learn, Fix Swagger Validator errors");
    expect(JSON.parse(run("--rules", "--format", "json").stdout)).toContainEqual(
      expect.objectContaining({ id: "xms-known", severity: "error", fixable: true }),
    );
  });

  it("explains itself", () => {
    expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("Exit code") as string });
  });

  it.each([
    ["no path", [], "Name a folder or a definition"],
    ["an unknown option", ["--fast", "x"], "'--fast'"],
    ["an unknown format", ["--format", "xml", "x"], '--format is text, json, sarif, not "xml"'],
    ["an unknown severity", ["--least", "worst", "x"], '--least is error, warning, hint, not "worst"'],
  ])("refuses %s with a sentence and 2", (_case, args, sentence) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it("checks the rest when a path leads nowhere, and exits with 2", () => {
    inFolder({ definition: sample.definition }, (folder) => {
      mkdirSync(join(folder, "empty"));
      const { status, stdout } = run(folder, join(folder, "nowhere"), join(folder, "empty"));
      expect(status).toBe(2);
      expect(stdout).toContain("nowhere: cannot be read: there is no such file or folder.");
      expect(stdout).toContain("empty: holds no definition");
      expect(stdout).toContain("1 file checked: 0 errors");
    });
  });

  it("refuses a configuration without reasons", () => {
    inFolder({ definition: sample.definition }, (folder) => {
      const config = join(folder, "config.json");
      writeFileSync(config, '{"rules": {"key-order": {"severity": "off"}}}');
      const { status, stdout } = run("--config", config, folder);
      expect(status).toBe(2);
      expect(stdout).toContain('the rule "key-order" needs a "reason"');
    });
  });
});
