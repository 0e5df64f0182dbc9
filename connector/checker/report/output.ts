import { isAtLeast, type Severity } from "../rules/finding";
import { jsonReport } from "./jsonReport";
import { sarifReport } from "./sarifReport";
import { type TextOptions, textReport } from "./textReport";
import type { Checked, Tool } from "./tool";

const severities = ["error", "warning", "hint"] as const;

/** The forms of a report. */
const formats = ["text", "json", "sarif"] as const;

/** Thrown for arguments that make no sense; the message says what to do. */
export class UsageError extends Error {}

/** Where a command writes to, so that a test can read it. */
export interface Output {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly coloured: boolean;
}

/** How a report is wanted. */
export interface Wanted {
  readonly format: (typeof formats)[number];
  /** What weighs less is left out. */
  readonly least: Severity;
  /** Whether every place is listed, not only those of errors. */
  readonly all: boolean;
}

/**
 * Reads the arguments that say how a report is wanted.
 * @throws UsageError
 */
export function wantedOf(given: { format: string; least: string; all: boolean }): Wanted {
  const format = formats.find((one) => one === given.format);
  if (format === undefined) {
    throw new UsageError(`--format is ${formats.join(", ")}, not "${given.format}".`);
  }
  const least = severities.find((one) => one === given.least);
  if (least === undefined) {
    throw new UsageError(`--least is ${severities.join(", ")}, not "${given.least}".`);
  }
  return { format, least, all: given.all };
}

function written<Result extends Checked>(
  result: Result,
  tool: Tool<Result>,
  { format }: Wanted,
  options: TextOptions,
): string {
  switch (format) {
    case "json":
      return jsonReport(result);
    case "sarif":
      return sarifReport(result, tool);
    case "text":
      return textReport(result, options, tool);
  }
}

/**
 * Writes the report of a check.
 * @returns the exit code: 0 no errors, 1 errors found, 2 something could not be checked
 */
export function writeReport<Result extends Checked>(
  result: Result,
  tool: Tool<Result>,
  wanted: Wanted,
  { print, complain, coloured }: Output,
): number {
  const findings = result.findings.filter(({ severity }) => isAtLeast(severity, wanted.least));
  print(written({ ...result, findings }, tool, wanted, { coloured, all: wanted.all }));
  if (wanted.format !== "text") {
    result.problems.forEach((problem) => {
      complain(problem);
    });
  }
  if (result.problems.length > 0) {
    return 2;
  }
  return result.findings.some(({ severity }) => severity === "error") ? 1 : 0;
}
