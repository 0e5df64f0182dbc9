import type { CheckResult } from "../run/checkConnectors";
import { tally } from "./textReport";

/** Writes findings as JSON: `{summary, findings, problems}`. */
export function jsonReport({ findings, problems, ...counts }: CheckResult): string {
  return JSON.stringify({ summary: { ...counts, ...tally(findings) }, findings, problems }, undefined, 2);
}
