import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildChecker } from "../../connector/checker/build";
import { inFolder, sample } from "./support/connector";

describe("the built checker", () => {
  let outdir: string;
  beforeAll(async () => {
    outdir = mkdtempSync(join(tmpdir(), "checker-"));
    await buildChecker(outdir);
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true });
  });

  /** Runs it from its folder, where no package is installed. */
  const run = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: outdir, encoding: "utf8", env: { PATH: process.env.PATH } });

  it("is a command", () => {
    inFolder({ definition: sample.definition.replace('"/v1"', '"v1"') }, (folder) => {
      const { status, stdout } = run("cli.js", folder);
      expect(stdout).toContain("BasePathNotValid");
      expect(status).toBe(1);
    });
  });

  it("is a function", () => {
    inFolder(sample, (folder) => {
      const script = `console.log(JSON.stringify(require("./index.js").checkConnector([${JSON.stringify(folder)}])))`;
      expect(JSON.parse(run("-e", script).stdout)).toMatchObject({ findings: [], files: 3 });
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
