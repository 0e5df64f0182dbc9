import type { Finding, FoundPlace } from "../rules/finding";

/** A message without what it quotes or counts: what the same habit gives at another place. */
const habitOf = (message: string): string => message.replace(/"[^"]*"|\d+/g, "_");

/**
 * What has the same cause. An error is mended by itself, so that only equal ones are one; warnings and hints of one rule
 * come from one habit.
 */
function causeOf({ ruleId, severity, file, message }: Finding): string {
  return `${ruleId}\n${severity}\n${file}\n${severity === "error" ? message : habitOf(message)}`;
}

const placeOf = ({ message, pointer, line, column, fix }: Finding): FoundPlace => ({
  message,
  pointer,
  line,
  column,
  ...(fix === undefined ? {} : { fix }),
});

/**
 * Makes one finding of those that have one cause, at the first of its places.
 * @param findings in the order of their files
 */
export function oneACause(findings: readonly Finding[]): Finding[] {
  const causes = new Map<string, { first: Finding; others: FoundPlace[] }>();
  for (const finding of findings) {
    const cause = causeOf(finding);
    const known = causes.get(cause);
    if (known) {
      known.others.push(placeOf(finding));
    } else {
      causes.set(cause, { first: finding, others: [] });
    }
  }
  return [...causes.values()].map(({ first, others }) => (others.length === 0 ? first : { ...first, others }));
}
