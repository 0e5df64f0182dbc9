import { runsOf, type SearchWord } from "./searchWords";

/** From and to where a part of a text reaches. */
type Span = readonly [from: number, to: number];

/** A text without accents and capitals, as Dataverse compares it. */
export function fold(text: string): string {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
}

/** Where a folded text first occurs in another, of which only some characters count. */
function find(text: string, folded: string, counts: RegExp): readonly Span[] {
  const spans: Span[] = [];
  let all = "";
  let at = 0;
  for (const character of text) {
    for (const one of fold(character)) {
      if (counts.test(one)) {
        all += one;
        spans.push(...Array<Span>(one.length).fill([at, at + character.length]));
      }
    }
    at += character.length;
  }
  const first = folded ? all.indexOf(folded) : -1;
  if (first < 0) {
    return [];
  }
  const [from] = spans[first];
  const [, to] = spans[first + folded.length - 1];
  const accents = /^\p{M}*/u.exec(text.slice(to))?.[0] ?? "";
  return [[from, to + accents.length]];
}

/** Where one of several ways to find something leads, the first that does. */
const firstOf = (text: string, ways: readonly (readonly [folded: string, counts: RegExp])[]): readonly Span[] =>
  ways.map(([folded, counts]) => find(text, folded, counts)).find((spans) => spans.length > 0) ?? [];

/** The parts of a text that were searched for, in their order, none overlapping another. */
export function foundIn(text: string, words: readonly SearchWord[]): readonly Span[] {
  const spans = words.flatMap(({ parts, digits }) => {
    const number = digits
      ? firstOf(text, [
          [digits, /\d/],
          [digits.slice(-7), /\d/],
        ])
      : [];
    return number.length > 0
      ? number
      : parts.flatMap((part) =>
          firstOf(text, [
            [fold(part), /[^]/],
            [fold(runsOf(part).join("")), /[\p{L}\p{N}]/u],
          ]),
        );
  });
  const merged: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const before = merged[merged.length - 1];
    if (before && from <= before[1]) {
      merged[merged.length - 1] = [before[0], Math.max(before[1], to)];
    } else {
      merged.push([from, to]);
    }
  }
  return merged;
}
