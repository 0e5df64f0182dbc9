import { relative } from "node:path";
import { createColors } from "picocolors";
import type { Finding, Severity } from "../rules/finding";
import { harmless, shortened } from "../rules/shownText";
import type { CheckResult } from "../run/checkConnectors";

const words: Record<Severity, [string, string]> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  hint: ["hint", "hints"],
};

/** A number with its noun, such as `2 errors`. */
const counted = (count: number, [one, many]: [string, string]): string => `${count} ${count === 1 ? one : many}`;

/** Counts findings by severity. */
export function tally(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, hint: 0 };
  findings.forEach(({ severity }) => {
    counts[severity] += 1;
  });
  return counts;
}

/** A path as a person at the terminal would type it. */
const shown = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near === "" || near.startsWith("..") ? path : near;
};

/**
 * Writes findings for a terminal, grouped by file; why a rule matters follows its first finding in a file.
 * @param coloured whether to use colours
 */
export function textReport({ findings, problems, files, suppressed, fixed }: CheckResult, coloured: boolean): string {
  const colours = createColors(coloured);
  const paint: Record<Severity, (text: string) => string> = {
    error: colours.red,
    warning: colours.yellow,
    hint: colours.blue,
  };
  const lines: string[] = [];
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byFile.get(finding.file);
    if (list) {
      list.push(finding);
    } else {
      byFile.set(finding.file, [finding]);
    }
  }
  for (const [file, list] of byFile) {
    lines.push(colours.underline(shown(file)));
    const known = new Set<string>();
    for (const { line, column, severity, message, ruleId, pointer, why, fix } of list) {
      const place = `${line}:${column}`.padEnd(8);
      const hint = fix ? colours.green(" (--fix)") : "";
      lines.push(
        `  ${place} ${paint[severity](severity.padEnd(7))}  ${harmless(message)}  ${colours.dim(ruleId)}${hint}`,
      );
      const details = [harmless(shortened(pointer)), known.has(ruleId) ? "" : why]
        .filter((text) => text !== "")
        .join("  ");
      if (details !== "") {
        lines.push(colours.dim(`${" ".repeat(20)}${details}`));
      }
      known.add(ruleId);
    }
    lines.push("");
  }
  lines.push(...problems.map((problem) => `${colours.red("cannot check")}  ${harmless(problem)}`));
  const { error, warning, hint } = tally(findings);
  const sum = [counted(error, words.error), counted(warning, words.warning), counted(hint, words.hint)].join(", ");
  const extra = [
    fixed > 0 ? `; ${fixed} fixed` : "",
    suppressed > 0 ? `; ${suppressed} switched off by configuration` : "",
  ].join("");
  const colour = error > 0 ? colours.red : warning > 0 ? colours.yellow : colours.green;
  lines.push(colour(`${counted(files, ["file", "files"])} checked: ${sum}${extra}.`));
  return lines.join("\n");
}
