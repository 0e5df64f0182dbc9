import type { Obstacle } from "../input/jsonFile";
import { withoutTrailingCommas } from "../input/jsonSyntax";
import { positionAt } from "../input/positions";
import type { Fix } from "./finding";
import { type FileText, type IdOf, type JointReport, type Place, ruleGroup, ruleList } from "./rule";

/** The most bytes of a definition that certification takes. */
const certifiedBytes = 1024 * 1024;

const textFix = (title: string): Fix => ({ title, kind: "text" });

const basePath = '"basePath": "/v1",';

/** A text example that changes the line of `basePath`. */
const basePathExample = (bad: string) => ({ find: basePath, good: basePath, bad });

const placeAt = ({ text }: FileText, offset: number): Place => ({ pointer: "", position: positionAt(text, offset) });

const rules = ruleList([
  {
    id: "connector-validate-swagger-isproperjson",
    severity: "error",
    demand: "The definition is strict JSON.",
    why: "The import reads JSON; what a lenient reader takes fails there.",
    source: "SC",
    example: basePathExample(`${basePath},`),
    fixable: true,
  },
  {
    id: "connector-validate-connectionparam-isproperjson",
    severity: "error",
    demand: "apiProperties.json is strict JSON.",
    why: "The command line tools read JSON.",
    source: "SC",
    example: { file: "apiProperties", find: '"properties"', good: '"properties"', bad: "properties" },
    fixable: true,
  },
  {
    id: "duplicate-key",
    severity: "error",
    demand: "No object holds a name twice.",
    why: "All but the last are lost without a word.",
    source: "RFC",
    example: basePathExample(`"basePath": "/v0",\n  ${basePath}`),
    on: "layout",
    check: ({ duplicates }, report) => {
      duplicates.forEach((duplicate) => {
        report(duplicate, `"${duplicate.name}" stands here for the second time; the first one is lost.`);
      });
    },
  },
  {
    id: "file-encoding",
    severity: "error",
    demand: "The file is UTF-8.",
    why: "Other encodings turn letters into question marks.",
    source: "RFC",
    example: { find: "Contoso Orders", good: "Contoso Orders", bad: "Contoso Orders\u{dcff}" },
  },
  {
    id: "byte-order-mark",
    severity: "hint",
    demand: "The file has no byte order mark.",
    why: "JSON does not allow one; some readers stop at it.",
    source: "RFC",
    example: { find: '{\n  "swagger"', good: '{\n  "swagger"', bad: '\uFEFF{\n  "swagger"' },
    fixable: true,
    on: "text",
    check: (file, report) => {
      if (file.hasMark) {
        const message = "The file starts with a byte order mark. Save it as UTF-8 without one.";
        report(placeAt(file, 0), message, textFix("Remove the mark"));
      }
    },
  },
  {
    id: "file-size",
    severity: "warning",
    demand: "The definition has at most 1 MB.",
    why: "Certification refuses larger ones.",
    source: "SG",
    example: basePathExample(`${basePath}${" ".repeat(1024 * 1024)}`),
    on: "text",
    check: (file, report) => {
      const { part, bytes, obstacle } = file;
      if (part === "definition" && bytes > certifiedBytes && !obstacle) {
        report(placeAt(file, 0), `The definition has ${bytes} bytes; ${certifiedBytes} are allowed.`);
      }
    },
  },
  {
    id: "file-nesting",
    severity: "error",
    demand: "The file nests at most 200 levels deep.",
    why: "No reader follows an endless nesting.",
    source: "OWN",
    example: {
      find: '"tags": [',
      good: '"tags": [',
      bad: `"x-deep": ${"[".repeat(300)}${"]".repeat(300)},\n  "tags": [`,
    },
  },
  {
    id: "unused-switch",
    severity: "warning",
    demand: "Every place that a connector-check.json names has a finding that it switches.",
    why: "A place that is misspelt, or mended since, switches nothing, and hides what comes there later.",
    source: "OWN",
    example: {
      file: "config",
      good: { rules: {} },
      bad: { rules: { "summary-case": { severity: "off", reason: "Old names.", at: "/paths/~1order" } } },
    },
  },
  {
    id: "whitespace",
    severity: "hint",
    demand: "No line ends with blanks.",
    why: "They show up as changes that are none.",
    source: "CS",
    example: basePathExample(`${basePath}  `),
    fixable: true,
    on: "layout",
    check: ({ blank }, report) => {
      if (blank) {
        const place = { pointer: "", position: blank };
        report(place, "Here and maybe further on a line ends with blanks.", textFix("Remove blanks at line ends"));
      }
    },
  },
]);

type Id = IdOf<typeof rules>;

const syntaxRules: Record<FileText["part"], Id> = {
  definition: "connector-validate-swagger-isproperjson",
  apiProperties: "connector-validate-connectionparam-isproperjson",
};

const obstacleRules: Record<Exclude<Obstacle["kind"], "syntax">, Id> = {
  encoding: "file-encoding",
  nesting: "file-nesting",
};

/** What keeps a file from being checked any further. */
function checkObstacle(file: FileText, report: JointReport<Id>): void {
  const { part, obstacle } = file;
  if (obstacle) {
    const isSyntax = obstacle.kind === "syntax";
    const rule = obstacle.kind === "syntax" ? syntaxRules[part] : obstacleRules[obstacle.kind];
    const isCommas = isSyntax && withoutTrailingCommas(file.text) !== undefined;
    const fix = isCommas ? textFix("Remove trailing commas") : undefined;
    report(rule, placeAt(file, obstacle.offset), obstacle.message, fix);
  }
}

/** Files as texts. */
export const file = ruleGroup("Files", rules, [{ on: "text", check: checkObstacle }]);
