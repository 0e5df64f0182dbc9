import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runCommand } from "../../connector/checker/cli";
import { inFolder, sample } from "./support/connector";

const root = resolve(__dirname, "../..");

/** Runs the command here, without colours, and tells what a person would see. */
async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await runCommand(args, {
    print: (text) => out.push(text),
    complain: (text) => err.push(text),
    coloured: false,
  });
  return { status, stdout: out.join("\n"), stderr: err.join("\n") };
}

const broken = (find: string, replace: string): string => sample.definition.replace(find, replace);

describe("connector-check", () => {
  it("finds no error in our own connector", () => {
    // As a process, as a person runs it.
    const args = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "connector/checker/cli.ts")];
    const options = { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } } as const;
    const { status, stdout } = spawnSync(process.execPath, [...args, join(root, "connector")], options);
    expect(stdout).toMatch(/^Ready\. 4 files checked: 0 errors, 0 warnings, 0 hints/m);
    expect(status).toBe(0);
  });

  it("names place, rule and reason, and exits with 1", async () => {
    await inFolder({ definition: broken('"/v1"', '"v1"') }, async (folder) => {
      const { status, stdout } = await run(folder);
      expect(status).toBe(1);
      expect(stdout).toContain(
        '  17:3     error    basePath "v1" does not start with a slash.  BasePathNotValid (--fix)',
      );
      expect(stdout).toContain("/basePath  The address of every operation is put together from it.");
      expect(stdout).toContain("1 file checked: 1 error, 0 warnings, 0 hints.");
    });
  });

  it("fixes what is certain, and exits with 0 when nothing else is wrong", async () => {
    await inFolder({ definition: broken('"/v1"', '"v1"') }, async (folder) => {
      expect(await run("--fix", folder)).toMatchObject({ status: 0 });
      expect((await run(folder)).stdout).toContain("0 errors");
    });
  });

  it("leaves out what weighs less", async () => {
    await inFolder({ definition: broken("List orders", "List orders.") }, async (folder) => {
      expect((await run(folder)).stdout).toContain("summary-characters");
      expect((await run("--least", "error", folder)).stdout).not.toContain("summary-characters");
    });
  });

  it("writes JSON", async () => {
    await inFolder({ definition: broken('"/v1"', '"v1"') }, async (folder) => {
      const { status, stdout } = await run("--format", "json", folder);
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        summary: { connectors: 1, files: 1, error: 1, warning: 0, hint: 0 },
        findings: [{ ruleId: "BasePathNotValid", severity: "error", pointer: "/basePath", line: 17, column: 3 }],
        problems: [],
      });
    });
  });

  it("lists all rules with their sources", async () => {
    const { status, stdout } = await run("--rules");
    expect(status).toBe(0);
    expect(stdout).toContain("PathRedefined");
    expect(stdout).toContain("Source: Microsoft Learn, Fix Swagger Validator errors");
    expect(JSON.parse((await run("--rules", "--format", "json")).stdout)).toContainEqual(
      expect.objectContaining({ id: "xms-known", severity: "error", fixable: true }),
    );
  });

  it("explains itself", async () => {
    expect(await run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("Exit code") as string });
  });

  it.each([
    ["no path", [], "Name a folder or a definition"],
    ["an unknown option", ["--fast", "x"], "'--fast'"],
    ["an unknown format", ["--format", "xml", "x"], '--format is text, json, sarif, not "xml"'],
    ["an unknown severity", ["--least", "worst", "x"], '--least is error, warning, hint, not "worst"'],
  ])("refuses %s with a sentence and 2", async (_case, args, sentence) => {
    const { status, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it("checks the rest when a path leads nowhere, and exits with 2", async () => {
    await inFolder({ definition: sample.definition }, async (folder) => {
      mkdirSync(join(folder, "empty"));
      const { status, stdout } = await run(folder, join(folder, "nowhere"), join(folder, "empty"));
      expect(status).toBe(2);
      expect(stdout).toContain("nowhere: cannot be read: there is no such file or folder.");
      expect(stdout).toContain("empty: holds no definition");
      expect(stdout).toContain("1 file checked: 0 errors");
    });
  });

  it("refuses a configuration without reasons", async () => {
    await inFolder({ definition: sample.definition }, async (folder) => {
      const config = join(folder, "config.json");
      writeFileSync(config, '{"rules": {"key-order": {"severity": "off"}}}');
      const { status, stdout } = await run("--config", config, folder);
      expect(status).toBe(2);
      expect(stdout).toContain('the rule "key-order" needs a "reason"');
    });
  });
});
