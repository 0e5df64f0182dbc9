import { join } from "node:path";
import type { Example, Rule } from "../rules/rule";
import { sources } from "../rules/rule";
import { groups } from "../rules/table";
import { code, pageText, ruleSection, type ShownExample, shownValue, writePage } from "./ruleSection";

/** The page that lists the rules. */
export const rulesPage = join(__dirname, "../../../docs/connector-rules.md");

function examples(example: Example): ShownExample {
  if ("find" in example) {
    return ["text", code(example.good), code(example.bad)];
  }
  if (example.file === "icon") {
    return ["icon.png", example.good, example.bad];
  }
  if (example.file === "script") {
    return ["script.csx", code(example.good), code(example.bad)];
  }
  if (example.file === "config") {
    return ["connector-check.json", code(JSON.stringify(example.good)), code(JSON.stringify(example.bad))];
  }
  const where = example.file === "apiProperties" ? `apiProperties.json ${code(example.at)}` : code(example.at);
  return [where, shownValue(example.good), shownValue(example.bad)];
}

const section = (rule: Rule): string => ruleSection(rule, sources[rule.source], examples(rule.example));

/** What the public sources demand, but nobody can check offline, or whose limits were never published. */
const unchecked: readonly (readonly [string, string])[] = [
  [
    "TotalOperationsCountExceedsMaxAllowed, TotalSchemaCountExceedsMaxAllowed, OperationSchemaCountExceedsMaxAllowed, BodySchemaCountExceedsMaxAllowed, SchemaTooDeep, OperationIdTooLong",
    "The limits are not public.",
  ],
  [
    "FieldLengthExceeded, FieldLengthNotInRange",
    "The limits are not public but for those of the string guidance, which have rules of their own.",
  ],
  [
    "ReservedParameterIsUsed, RestrictedCharactersInSummary",
    "The lists are not public; summary-characters checks what the guidance says.",
  ],
  ["OperationIdShouldEndWithRevision", "The form of the suffix is not public."],
  ["OneOfPropertiesRequired", "The sets of keys are not public."],
  ["connector-validate-title", "Whether a title is unique is known to the catalogue of connectors only."],
  ["ValueMustBeInEnglish", "Only other scripts than Latin are found."],
];

/** Writes the page about all rules, as Markdown. */
export async function rulesMarkdown(): Promise<string> {
  const count = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  const lines = [
    "# Rules of the connector checker",
    `This page is made from the rules (\`npm run docs:connector\`). There are ${count} of them. The place of an example is a JSON pointer into the sample connector under \`test/connector/sample\`.`,
    `An **error** makes the checker exit with 1. A rule is switched in a \`connector-check.json\` beside the definition, with a reason:`,
    '```json\n{ "rules": { "summary-case": { "severity": "off", "reason": "…", "at": "/paths/~1orders" } } }\n```',
    ...groups.flatMap(({ title, rules }) => [`## ${title}`, ...rules.map(section)]),
    "## What is not checked",
    `| Rule of the validator | Why |\n| --- | --- |\n${unchecked.map(([ids, why]) => `| ${ids} | ${why} |`).join("\n")}`,
  ];
  return pageText(rulesPage, lines);
}

if (require.main === module) {
  void (async () => {
    writePage(rulesPage, await rulesMarkdown());
  })();
}
