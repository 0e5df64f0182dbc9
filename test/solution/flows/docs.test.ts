import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { groups } from "../../../solution/flows/rules/table";
import { printedBy } from "../../support/printedBy";

const page = readFileSync(join(resolve(__dirname, "../../.."), "docs/flow-rules.md"), "utf8");

test("the page about the rules is current; npm run docs:flows writes it", () => {
  const { stdout, stderr } = printedBy("solution/flows/report/rulesPage", "rulesMarkdown");
  expect(stderr).toBe("");
  expect(page).toBe(stdout);
});

test("the page names every rule", () => {
  groups.forEach(({ rules }) => {
    rules.forEach(({ id }) => {
      expect(page).toContain(`### ${id}\n`);
    });
  });
});
