import type { CheckResult } from "../run/checkConnectors";
import { allPlaces, tally } from "./tally";

/** Writes findings as JSON: `{summary, findings, problems}`. */
export function jsonReport({ findings, problems, ...counts }: CheckResult): string {
  const summary = { ...counts, ...tally(findings), places: allPlaces(findings) };
  return JSON.stringify({ summary, findings, problems }, undefined, 2);
}
