/** The most characters of a text that a person is shown: a definition may hold values of any length. */
const longest = 600;

/** What is kept of the start of a longer text; of its end, which often holds what is wanted, less. */
const keptStart = 400;
const keptEnd = 150;

/** A text of a length that a person reads: the middle of a longer one is left out. */
export function shortened(text: string): string {
  if (text.length <= longest) {
    return text;
  }
  // Half of a pair of code units would be no character.
  const start = text.slice(0, keptStart).replace(/[\ud800-\udbff]$/, "");
  const end = text.slice(-keptEnd).replace(/^[\udc00-\udfff]/, "");
  return `${start} … (${text.length - start.length - end.length} characters left out) … ${end}`;
}

/** A text without characters that would move the cursor of a terminal, colour it or turn the direction of writing. */
export const harmless = (text: string): string =>
  text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
