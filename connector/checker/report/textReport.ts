import { relative } from "node:path";
import { createColors } from "picocolors";
import type { Finding, FoundPlace, Severity } from "../rules/finding";
import { harmless, shortened } from "../rules/shownText";
import { placesOf, tally } from "./tally";
import { type Checked, type RuleText, rulesOf, type Tool } from "./tool";
import { verdictLine } from "./verdict";

/** How to write. */
export interface TextOptions {
  readonly coloured: boolean;
  /** Whether every place is listed, not only those of errors. */
  readonly all: boolean;
}

/** Further places of one error that are listed, and errors of one file; the rest is counted. */
const mostPlaces = 5;
const mostErrors = 50;

/** A path as a person at the terminal would type it. */
const shownPath = (path: string): string => {
  const near = relative(process.cwd(), path);
  return harmless(near === "" || near.startsWith("..") ? path : near);
};

const at = ({ line, column }: FoundPlace): string => `${line}:${column}`;

/** Groups by a key, in the order of the first of each. */
function by<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

class TextReport {
  readonly lines: string[] = [];
  /** Places that are written out. */
  shown = 0;
  /** Rules of the file whose reason is given. */
  private readonly explained = new Set<string>();
  private readonly colours;
  private readonly paint: Record<Severity, (text: string) => string>;

  constructor(
    private readonly options: TextOptions,
    private readonly rules: ReadonlyMap<string, RuleText>,
  ) {
    this.colours = createColors(options.coloured);
    this.paint = { error: this.colours.red, warning: this.colours.yellow, hint: this.colours.blue };
  }

  file(path: string, findings: readonly Finding[]): void {
    this.lines.push(this.colours.underline(shownPath(path)));
    this.explained.clear();
    const of = (severity: Severity): Finding[] => findings.filter((finding) => finding.severity === severity);
    if (this.options.all) {
      [...of("error"), ...of("warning"), ...of("hint")].forEach((finding) => {
        this.finding(finding);
      });
    } else {
      const errors = of("error");
      errors.slice(0, mostErrors).forEach((finding) => {
        this.finding(finding);
      });
      if (errors.length > mostErrors) {
        this.line("error", "", `and ${errors.length - mostErrors} more errors`, "");
      }
      by(of("warning"), ({ ruleId }) => ruleId).forEach((list, ruleId) => {
        this.rule(ruleId, list);
      });
      this.hints(of("hint"));
    }
    this.lines.push("");
  }

  private line(severity: Severity, where: string, what: string, rule: string, note = ""): void {
    const ruleId = rule === "" ? "" : `  ${this.colours.dim(rule)}`;
    this.lines.push(`  ${where.padEnd(8)} ${this.paint[severity](severity.padEnd(7))}  ${what}${ruleId}${note}`);
  }

  private detail(text: string): void {
    if (text !== "") {
      this.lines.push(this.colours.dim(`${" ".repeat(20)}${text}`));
    }
  }

  /** A finding with its places; why its rule matters is said once a file. */
  private finding(finding: Finding): void {
    const { severity, message, ruleId, pointer, why, fix, others = [] } = finding;
    const note = fix ? this.colours.green(" (--fix)") : "";
    this.line(severity, at(finding), harmless(message), ruleId, note);
    const reason = this.explained.has(ruleId) ? "" : why;
    this.explained.add(ruleId);
    this.detail([harmless(shortened(pointer)), reason].filter((text) => text !== "").join("  "));
    this.shown += 1;
    if (this.options.all) {
      for (const other of others) {
        const own = other.message === message ? "" : `  ${harmless(other.message)}`;
        this.detail(`also ${at(other)}  ${harmless(shortened(other.pointer))}${own}`);
      }
      this.shown += others.length;
    } else if (others.length > 0) {
      const listed = others.slice(0, mostPlaces).map(at).join(", ");
      const more = others.length - mostPlaces;
      this.detail(`also at ${listed}${more > 0 ? ` and ${more} more` : ""}`);
      this.shown += Math.min(mostPlaces, others.length);
    }
  }

  /** One line for all that breaks a rule. */
  private rule(ruleId: string, findings: readonly Finding[]): void {
    const [first] = findings;
    const count = findings.reduce((sum, finding) => sum + placesOf(finding), 0);
    if (first && count === 1) {
      const note = first.fix ? this.colours.green(" (--fix)") : "";
      this.line(first.severity, at(first), harmless(first.message), ruleId, note);
      this.shown += 1;
    } else if (first) {
      this.line(first.severity, `${count} x`, this.rules.get(ruleId)?.demand ?? "", ruleId);
    }
  }

  /** One line for all hints. */
  private hints(findings: readonly Finding[]): void {
    const names = [...by(findings, ({ ruleId }) => ruleId)].map(([ruleId, list]) => {
      const count = list.reduce((sum, finding) => sum + placesOf(finding), 0);
      return count === 1 ? ruleId : `${ruleId} (${count})`;
    });
    if (names.length > 0) {
      this.line("hint", "", names.join(", "), "");
    }
  }
}

/**
 * Writes findings for a terminal, by file: errors with their places and reasons, then a line for each rule that something
 * else breaks, and at the end what it comes to.
 */
export function textReport<Result extends Checked>(result: Result, options: TextOptions, tool: Tool<Result>): string {
  const report = new TextReport(options, rulesOf(tool));
  by(result.findings, ({ file }) => file).forEach((findings, file) => {
    report.file(file, findings);
  });
  const colours = createColors(options.coloured);
  const problems = result.problems.map((problem) => `${colours.red("cannot check")}  ${harmless(problem)}`);
  const { error, warning } = tally(result.findings);
  const colour = error > 0 ? colours.red : warning > 0 ? colours.yellow : colours.green;
  return [...report.lines, ...problems, colour(verdictLine(result, tool.judge(result), report.shown))].join("\n");
}
