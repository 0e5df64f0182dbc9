import { runsOf, type SearchWord } from "./searchWords";

/** A part of a text, and whether it was searched for. */
export interface TextPart {
  text: string;
  readonly found: boolean;
}

/** A text without accents and capitals, as Dataverse compares it. */
export function fold(text: string): string {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
}

/** Parts a text into what was searched for and what stands between. */
export function markFound(text: string, words: readonly SearchWord[]): readonly TextPart[] {
  // One letter with its accent each.
  const letters = [...text.normalize()];
  const found = new Set<number>();
  const mark = (wanted: string, ignored: RegExp): boolean => {
    const owners: number[] = [];
    let all = "";
    letters.forEach((letter, index) => {
      const folded = fold(letter).replace(ignored, "");
      all += folded;
      owners.push(...Array<number>(folded.length).fill(index));
    });
    const at = all.indexOf(wanted);
    owners.slice(at, at + wanted.length).forEach((index) => at < 0 || found.add(index));
    return at >= 0;
  };
  for (const { parts, digits } of words) {
    if (!digits || !(mark(digits, /\D/g) || mark(digits.slice(-7), /\D/g))) {
      parts.forEach((part) => mark(fold(part), /^$/) || mark(fold(runsOf(part).join("")), /[^\p{L}\p{N}]/gu));
    }
  }
  return letters.reduce<TextPart[]>((before, letter, index) => {
    const last = before[before.length - 1];
    if (last?.found === found.has(index)) {
      last.text += letter;
      return before;
    }
    return [...before, { text: letter, found: found.has(index) }];
  }, []);
}
