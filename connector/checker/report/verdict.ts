import { allPlaces, tally } from "./tally";
import type { Checked } from "./tool";

/** A number with its noun, such as `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * The last line of a report: what the findings come to, and how many there are.
 * @param judgement what they come to
 * @param shown the number of places that stand above
 */
export function verdictLine(result: Checked, judgement: string, shown: number): string {
  const { findings, files, fixed = 0, suppressed = 0 } = result;
  const { error, warning, hint } = tally(findings);
  const sum = [counted(error, "error"), counted(warning, "warning"), counted(hint, "hint")].join(", ");
  const places = allPlaces(findings);
  const extra = [
    fixed > 0 ? `; ${fixed} fixed` : "",
    suppressed > 0 ? `; ${suppressed} switched off by configuration` : "",
    places > shown ? `; --all lists all ${places} places` : "",
  ].join("");
  return `${judgement} ${counted(files, "file")} checked: ${sum}${extra}.`;
}
