import { meant } from "../../../connector/checker/rules/spelling";

/** A name is compared with at most so many others: a huge flow must not take for ever. */
const mostCompared = 500;

/** What to say of a name that is not there: the one that was most likely meant, as a sentence behind another. */
export function hintFor(name: string, known: readonly string[]): string {
  if (known.length > mostCompared) {
    return "";
  }
  const plain = name.replace(/ /g, "_").toLowerCase();
  const near = known.find((one) => one.toLowerCase() === plain) ?? meant(name, known);
  return near === undefined ? "" : ` Is it "${near}"?`;
}
