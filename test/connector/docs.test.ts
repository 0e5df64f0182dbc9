import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { groups } from "../../connector/checker/rules/table";
import { sources } from "../../connector/checker/rules/rule";
import { printedBy } from "../support/printedBy";

const root = resolve(__dirname, "../..");

describe("the page about the rules", () => {
  it("is current; npm run docs:connector writes it", () => {
    const { stdout, stderr } = printedBy("connector/checker/report/rulesPage", "rulesMarkdown");
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
