import { dirname } from "node:path";
import type { CheckResult } from "../run/checkConnectors";
import { allPlaces, tally } from "./tally";

/** A number with its noun, such as `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What the findings come to, for a person who has to decide. */
function judgement({ findings, problems, connectors }: CheckResult): string {
  const { error, warning } = tally(findings);
  if (error > 0) {
    const refused = new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => dirname(file)))
      .size;
    return connectors > 1
      ? `Not ready: an import or a certification would refuse ${refused} of ${connectors} connectors.`
      : `Not ready: an import or a certification would refuse this for ${counted(error, "error")}.`;
  }
  if (problems.length > 0) {
    return "Not known: not all could be checked.";
  }
  return warning > 0
    ? `Ready to import; before a certification ${counted(warning, "warning")} should be looked at.`
    : "Ready.";
}

/**
 * The last line of a report: what the findings come to, and how many there are.
 * @param shown the number of places that stand above
 */
export function verdictLine(result: CheckResult, shown: number): string {
  const { findings, files, fixed, suppressed } = result;
  const { error, warning, hint } = tally(findings);
  const sum = [counted(error, "error"), counted(warning, "warning"), counted(hint, "hint")].join(", ");
  const places = allPlaces(findings);
  const extra = [
    fixed > 0 ? `; ${fixed} fixed` : "",
    suppressed > 0 ? `; ${suppressed} switched off by configuration` : "",
    places > shown ? `; --all lists all ${places} places` : "",
  ].join("");
  return `${judgement(result)} ${counted(files, "file")} checked: ${sum}${extra}.`;
}
