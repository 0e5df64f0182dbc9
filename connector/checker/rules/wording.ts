/** Product names that a connector's texts may not hold (docs: connector string guidance). */
const products = [
  "Power Platform",
  "Power Apps",
  "PowerApps",
  "Power Automate",
  "Power BI",
  "Power Pages",
  "Power Virtual Agents",
  "Microsoft Flow",
  "Copilot Studio",
  "Logic Apps",
];

const productName = new RegExp(`\\b(${products.join("|")})\\b`, "i");

/** The first product name in a text. */
export const productIn = (text: string): string | undefined => productName.exec(text)?.[0];

/** The share of letters of a script other than Latin above which a text is not English. */
const foreignShare = 0.2;

/** Tells whether a text is written in another script than English is. Languages of Latin script pass. */
export function isForeign(text: string): boolean {
  if (/^[ -~\s]*$/.test(text)) {
    return false;
  }
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
  return foreign > letters * foreignShare;
}

/** Tells whether a text ends as a sentence does; a closing quote or bracket may follow. */
export const endsSentence = (text: string): boolean => /[.!?:;…]["'”’)\]`*]*\s*$/.test(text);

/** Tells whether a text ends with a letter, a digit or a closing parenthesis. */
export const endsPlainly = (text: string): boolean => /[\p{L}\p{N})]$/u.test(text);

const smallWords = new Set(
  "a an and as at but by for from if in into is nor of off on onto or out over per than the to up upon via vs with".split(
    " ",
  ),
);

/** Tells whether each word of a text but the small ones starts with a capital or a digit. */
export function isTitleCase(text: string): boolean {
  const words = text.split(/[\s/-]+/).filter((word) => /\p{L}/u.test(word));
  return words.every((word, index) => (index > 0 && smallWords.has(word)) || !/^\P{L}*\p{Ll}/u.test(word));
}

/** Tells whether a phrase has the capitals of a sentence: the first word, names and abbreviations at most. */
export function isSentenceCase(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const capitals = words.slice(1).filter((word) => /^\p{Lu}\p{Ll}+$/u.test(word)).length;
  return !/^\p{Ll}/u.test(words[0] ?? "") && (words.length < 3 || capitals < words.length - 1);
}
