import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const ours = readFileSync(join(root, "connector/CSS-Entity.swagger.json"), "utf8");

function check(...paths: string[]) {
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  const run = spawnSync(process.execPath, [tsx, join(root, "connector/checker/cli.ts"), ...paths], {
    encoding: "utf8",
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

describe("check:connector", () => {
  let folder: string;
  const write = (text: string, name = "apiDefinition.swagger.json"): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "connector-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("finds nothing wrong with our own connector", () => {
    expect(check(join(root, "connector"))).toMatchObject({ status: 0 });
  });

  it("names the place of what is not JSON", () => {
    const path = write(ours.replace('"/entity",', '"/entity",,'));
    const { status, output } = check(path);
    expect(status).toBe(1);
    expect(output).toMatch(/apiDefinition\.swagger\.json:14:25: /);
  });

  it("reports what Swagger 2.0 forbids", () => {
    const { status, output } = check(write(ours.replace('"/entity"', '"entity"')));
    expect(status).toBe(1);
    expect(output).toContain("basePath");
  });

  it("reads a file with a byte order mark", () => {
    expect(check(write(`\uFEFF${ours}`))).toMatchObject({ status: 0 });
  });

  it.each([
    ["no path at all", () => [], "Name a folder or a definition"],
    ["a path that is not there", () => [join(folder, "nowhere.json")], "cannot be read"],
    ["a folder without a definition", () => [folder], "holds no"],
  ])("says so and exits with 2: %s", (_case, paths, sentence) => {
    const { status, output } = check(...paths());
    expect(status).toBe(2);
    expect(output).toContain(sentence);
  });
});
