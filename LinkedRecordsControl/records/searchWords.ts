import { bareNumber, digitsOf, isPhoneNumber, isSamePhone, withoutTrunk } from "./phoneNumber";
import { asPattern } from "./odata";

/** One thing to look for: a word, or digits that stand together and may be a phone number. */
export interface SearchWord {
  /** All of them are wanted. More than one only where digits were typed in groups. */
  readonly parts: readonly string[];
  /** The digits of what may be a phone number. */
  readonly digits?: string;
}

/** Fewer digits stand by accident in too many numbers, once anything may stand between them. */
const fewestDigits = 6;

/** A query has a limit, and who holds so many words is found. */
const mostWords = 12;

const separators = /[\s,;]+/;
/** What only surrounds a word. */
const surroundings = /^["'“”„‘’«»‹›()<>.:!?]+|["'“”„‘’«»‹›()<>.:!?]+$/g;
/** A group of a phone number. */
const digitGroup = /^\+?[\d().\-/]*\d[().\-/]*$/;

/** A text as it is written in Dataverse: full-width letters and the digits of Arabic as plain ones. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 15}`);
}

/** What digits that were typed one after the other ask for: one number, or each group where they are too few. */
function wordsOfDigits(groups: readonly string[]): readonly SearchWord[] {
  const digits = withoutTrunk(digitsOf(groups.join(" ")));
  const parts = groups.flatMap((group) => group.match(/\d+/g) ?? []);
  return digits.length < fewestDigits
    ? parts.map((part) => ({ parts: [part] }))
    : [{ parts: groups.length > 1 ? parts : groups, digits }];
}

/** Splits what a person typed into what must be found, in whatever order. */
export function searchWords(text: string): readonly SearchWord[] {
  const typed = plain(text).trim();
  const number = bareNumber(typed);
  const words: SearchWord[] = [];
  let groups: string[] = [];
  const endNumber = (): void => {
    words.push(...wordsOfDigits(groups));
    groups = [];
  };
  for (const written of (isPhoneNumber(number) ? number : typed).split(separators)) {
    const part = written.replace(/^tel:/i, "");
    if (digitGroup.test(part)) {
      groups.push(part);
    } else {
      endNumber();
      const word = part.replace(surroundings, "");
      words.push(...(/[\p{L}\p{N}]/u.test(word) ? [{ parts: [word] }] : []));
    }
  }
  endNumber();
  return words.length > 0 ? words.slice(0, mostWords) : [{ parts: [typed] }];
}

/** The letters and the digits of a word, each run by itself: CAS and 01049 of CAS-01049, as of CAS01049. */
export function runsOf(word: string): readonly string[] {
  return word.includes("@") ? [] : (word.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []);
}

/** The patterns that find a word, whether or not something stands between its letters and its digits. */
export function patternsOf(word: string): readonly string[] {
  const runs = runsOf(word);
  const patterns = [asPattern(word), ...(runs.length > 1 ? [runs.join("_"), runs.join("")] : [])];
  return [...new Set(patterns)];
}

/**
 * Whether a row that was found holds what may be a phone number. Dataverse finds its last digits in their order,
 * whatever stands between them: only here they are one number.
 */
export function holdsNumber({ parts, digits }: SearchWord, texts: readonly string[]): boolean {
  return (
    digits === undefined ||
    texts.some((text) => isSamePhone(text, digits) || digitsOf(text).includes(digits)) ||
    parts.every((part) => texts.some((text) => plain(text).includes(part)))
  );
}
