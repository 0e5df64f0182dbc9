import { allPlaces, tally } from "./tally";
import type { Checked } from "./tool";

/** Writes findings as JSON: `{summary, findings, problems}`. */
export function jsonReport({ findings, problems, ...counts }: Checked): string {
  const summary = { ...counts, ...tally(findings), places: allPlaces(findings) };
  return JSON.stringify({ summary, findings, problems }, undefined, 2);
}
