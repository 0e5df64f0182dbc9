import { containing, containingInOrder, matching } from "./odata";
import { bareNumber, comparedDigits, digitsOf, isPhoneNumber, isSamePhone, withoutTrunk } from "./phoneNumber";

/** One thing to look for: a word, or digits that stand together and may be a phone number. */
export interface SearchWord {
  /** The words as they were typed, all of them wanted; more than one only for digits in groups. */
  readonly words: readonly string[];
  /** The digits of what may be a phone number. */
  readonly digits?: string;
}

/** What separates words, and what only surrounds them. */
const separators = /[\s,;]+/;
const surroundings = /^[\s"'“”„‘’«»‹›()<>.:!?]+|[\s"'“”„‘’«»‹›()<>.:!?]+$/g;
/** What a part of a phone number is written with. */
const digitGroup = /^\+?[\d().\-/]*\d[\d().\-/]*$/;

/** Fewer digits stand by accident in too many numbers, once anything may stand between them. */
const fewestDigits = 6;

/** More words make no better search, and a query has a limit: the last ones are looked for as they stand. */
const mostWords = 10;

/** A text as one would write it by hand: full-width letters and Arabic digits as plain ones. */
function plain(text: string): string {
  const digit = (sign: string): string => String(sign.charCodeAt(0) & 15);
  return text.normalize("NFKC").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit);
}

/** Splits what a person typed into what must be found, in whatever order. */
export function searchWords(text: string): readonly SearchWord[] {
  const typed = plain(text);
  const bare = bareNumber(typed);
  const found: SearchWord[] = [];
  let group: string[] = [];
  const endGroup = (): void => {
    const digits = digitsOf(group.join(" "));
    const words = group.flatMap((part) => part.match(/\d+/g) ?? []);
    if (digits.length >= fewestDigits) {
      found.push({ words: group.length > 1 ? words : group, digits });
    } else {
      found.push(...words.map((word) => ({ words: [word] })));
    }
    group = [];
  };
  for (const part of (isPhoneNumber(bare) ? bare : typed).split(separators)) {
    if (digitGroup.test(part)) {
      group.push(part);
      continue;
    }
    endGroup();
    const word = part.replace(surroundings, "");
    if (/[\p{L}\p{N}]/u.test(word)) {
      found.push({ words: [word] });
    }
  }
  endGroup();
  const [first, rest] = [found.slice(0, mostWords - 1), found.slice(mostWords - 1)];
  const last = rest.length > 1 ? [{ words: [rest.flatMap(({ words }) => words).join(" ")] }] : rest;
  return found.length > 0 ? [...first, ...last] : [{ words: [typed.trim()] }];
}
