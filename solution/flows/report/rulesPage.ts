import { join } from "node:path";
import {
  code,
  pageText,
  ruleSection,
  type ShownExample,
  shownValue,
  writePage,
} from "../../../connector/checker/report/ruleSection";
import { type Example, sources } from "../rules/rule";
import { groups } from "../rules/table";

/** The page that lists the rules. */
const rulesPage = join(__dirname, "../../../docs/flow-rules.md");

const exampleOf = (example: Example): ShownExample =>
  "at" in example
    ? [code(example.at), shownValue(example.good), shownValue(example.bad)]
    : ["text", code(example.find), code(example.bad)];

/** What the platform checks, and nobody can offline. */
const unchecked: readonly (readonly [string, string])[] = [
  [
    "Operations and parameters of standard connectors other than Dataverse",
    "Their definitions are not public as files.",
  ],
  ["Tables, columns, entity sets, OData filters, FetchXML", "The environment knows them; no solution has all."],
  ["Types of values", "What a function is given is known when the flow runs."],
  [
    "Operations of Dataverse that the table does not have",
    "The connector's definition is not public; misspellings of known ones are found.",
  ],
  ["Flows that start each other", "Only a flow that starts itself is found."],
];

/** Writes the page about all rules, as Markdown. */
export async function rulesMarkdown(): Promise<string> {
  const count = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  return pageText(rulesPage, [
    "# Rules of the checker of flows",
    `This page is made from the rules (\`npm run docs:flows\`). There are ${count} of them. The place of an example is a JSON pointer into the sample flow under \`test/solution/flows/sample\`.`,
    "An **error** makes `npm run check:flows` exit with 1, and the packer refuse the solution.",
    ...groups.flatMap(({ title, rules }) => [
      `## ${title}`,
      ...rules.map((rule) => ruleSection(rule, sources[rule.source], exampleOf(rule.example))),
    ]),
    "## What is not checked",
    `| What | Why |\n| --- | --- |\n${unchecked.map(([what, why]) => `| ${what} | ${why} |`).join("\n")}`,
  ]);
}

if (require.main === module) {
  void (async () => {
    writePage(rulesPage, await rulesMarkdown());
  })();
}
