import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { format, resolveConfig } from "prettier";
import type { RuleText } from "./tool";

/** Longer examples are cut: what matters stands at their start. */
const longest = 200;

/** A text as code in Markdown. */
export const code = (text: string): string => {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  // Control and format characters would not show.
  const visible = short.replace(/[\u{feff}\u{dc00}-\u{dfff}]/gu, "\\u{mark}").replace(/\n/g, "⏎");
  return `\`${visible.replace(/\|/g, "\\|")}\``;
};

/** A value of an example as a page shows it. */
export const shownValue = (value: unknown): string => (value === undefined ? "nothing" : code(JSON.stringify(value)));

/** Where the example of a rule stands, and what is right and wrong there. */
export type ShownExample = readonly [where: string, good: string, bad: string];

/** What a page says of a rule. */
export function ruleSection(rule: RuleText, source: string | undefined, [where, good, bad]: ShownExample): string {
  return [
    `### ${rule.id}`,
    `**${rule.severity}**${rule.fixable ? ", with `--fix`" : ""}. ${rule.demand} ${rule.why}`,
    `- At: ${where}\n- Right: ${good}\n- Wrong: ${bad}\n- Source: ${source ?? ""}`,
  ].join("\n\n");
}

/** The paragraphs of a page as the Markdown that is committed. */
export const pageText = async (path: string, paragraphs: readonly string[]): Promise<string> =>
  format(paragraphs.join("\n\n"), { ...(await resolveConfig(path)), parser: "markdown" });

/** Writes a page, and says whether it was current. */
export function writePage(path: string, text: string): void {
  const before = readFileSync(path, { encoding: "utf8", flag: "a+" });
  writeFileSync(path, text);
  console.log(`docs/${basename(path)} is ${before === text ? "current" : "written"}.`);
}
