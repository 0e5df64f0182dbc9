import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { groups } from "../../connector/checker/rules/table";
import { sources } from "../../connector/checker/rules/rule";

const root = resolve(__dirname, "../..");

describe("the page about the rules", () => {
  it("is current; npm run docs:connector writes it", () => {
    // Prettier comes as an ES module, which jest does not load; the page is made in a process of its own.
    const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
    const script = `void (async () => { process.stdout.write(await require("./connector/checker/report/rulesPage").rulesMarkdown()); })();`;
    const { stdout, stderr } = spawnSync(process.execPath, [tsx, "-e", script], { cwd: root, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(readFileSync(join(root, "docs/connector-rules.md"), "utf8")).toBe(stdout);
  });

  it("names every rule, with a source of the list", () => {
    const page = readFileSync(join(root, "docs/connector-rules.md"), "utf8");
    groups.forEach(({ rules }) => {
      rules.forEach(({ id, source }) => {
        expect(page).toContain(`### ${id}\n`);
        expect(page).toContain(sources[source]);
      });
    });
  });
});
