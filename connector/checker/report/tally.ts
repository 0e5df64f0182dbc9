import type { Finding, Severity } from "../rules/finding";

/** Counts findings by severity. */
export function tally(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, hint: 0 };
  findings.forEach(({ severity }) => {
    counts[severity] += 1;
  });
  return counts;
}

/** The number of places of a finding. */
export const placesOf = ({ others = [] }: Finding): number => 1 + others.length;

/** The number of places of findings together. */
export const allPlaces = (findings: readonly Finding[]): number =>
  findings.reduce((sum, finding) => sum + placesOf(finding), 0);
