const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "åƀçđéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";

/** Every letter of a pseudo text is one of these. */
export const pseudoLetters: ReadonlySet<string> = new Set(accented);

/**
 * A text in the pseudo-language: accents on every letter, brackets around, 40 % longer, placeholders kept. What is on
 * the page in plain letters does not come from a resx; what lacks a bracket was cut; what does not fit shows early.
 */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\w+\})/);
  const words = parts.map((part, index) => (index % 2 === 1 ? part : part.replace(/[a-z]/gi, accent)));
  return `⟦${words.join("")}${"~".repeat(Math.max(0, Math.ceil(text.length * 0.4) - 2))}⟧`;
}

function accent(letter: string): string {
  return accented[letters.indexOf(letter)] ?? letter;
}
