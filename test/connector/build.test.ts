import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { buildChecker } from "../../connector/checker/build";
import { inFolder, sample } from "./support/connector";

describe("the built checker", () => {
  let outdir: string;
  beforeAll(async () => {
    outdir = mkdtempSync(join(tmpdir(), "checker-"));
    chmodSync(outdir, 0o755);
    await buildChecker(outdir);
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true });
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

  it("is a function", () => {
    inFolder(sample, (folder) => {
      const script = `console.log(JSON.stringify(require("./index.js").checkConnector([${JSON.stringify(folder)}])))`;
      expect(JSON.parse(run("-e", script).stdout)).toMatchObject({ findings: [], files: 3 });
    });
  });

  it("tells TypeScript its types", () => {
    inFolder({}, (folder) => {
      const home = join(folder, "node_modules", "linked-records");
      mkdirSync(home, { recursive: true });
      cpSync(join(__dirname, "../../package.json"), join(home, "package.json"));
      const { exports } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
        exports: Record<string, Record<string, string>>;
      };
      for (const target of Object.values(exports["./connector-check"] ?? {})) {
        expect(target).toMatch(/^\.\/dist\/checker\/index\.(d\.ts|js)$/);
      }
      cpSync(outdir, join(home, "dist", "checker"), { recursive: true });
      const faultsOf = (use: string): string[] => {
        const path = join(folder, "stranger.ts");
        writeFileSync(
          path,
          `import { checkConnector, checkMany, type Finding } from "linked-records/connector-check";\n${use}`,
        );
        const { NodeNext } = ts.ModuleKind;
        const options = { module: NodeNext, strict: true, noEmit: true, types: [], lib: ["lib.es2022.d.ts"] };
        return ts
          .getPreEmitDiagnostics(ts.createProgram([path], options))
          .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
      };
      const use = `
        const worst = (findings: readonly Finding[]): string[] =>
          findings.filter(({ severity }) => severity === "error").map(({ file, line, message }) => file + line + message);
        export const one: string[] = worst(checkConnector(["a"], { fix: false }).findings);
        export const many: Promise<number> = checkMany(["a"]).then(({ files }) => files);`;
      expect(faultsOf(use)).toEqual([]);
      expect(faultsOf("export const wrong: string = checkConnector([7]).files;")).toEqual([
        "Type 'number' is not assignable to type 'string'.",
        "Type 'number' is not assignable to type 'string'.",
      ]);
    });
  });

  it("has a second thread that does its share", () => {
    inFolder({ definition: sample.definition.replace('"/v1"', '"v1"') }, (folder) => {
      const definition = JSON.stringify(join(folder, "apiDefinition.swagger.json"));
      const script = `const { Worker } = require("node:worker_threads");
        const next = new Int32Array(new SharedArrayBuffer(4));
        new Worker("./worker.js", { workerData: { connectors: [{ definition: ${definition} }], next } })
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
});
