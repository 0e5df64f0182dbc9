/**
 * The number of single-character insertions, removals, replacements and swaps of neighbours that turn one word into
 * another (Damerau's distance, restricted).
 */
export function distance(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const equal = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (equal ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    [before, last] = [last, current];
  }
  return last[right.length] ?? left.length;
}

/** Edits up to which a word counts as a misspelling of another. */
const mostEdits = 3;

/** A longer word is a misspelling of nothing, and would take long to compare. */
const longestWord = 200;

/** The word of a list that another one was most likely meant to be; undefined when none is near or two are as near. */
export function meant(word: string, words: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, "");
  if (word.length > longestWord) {
    return undefined;
  }
  const near = words
    .map((each) => ({ each, edits: distance(plain(word), plain(each)) }))
    .filter(({ each, edits }) => edits <= Math.min(mostEdits, Math.floor(each.length / 4)))
    .sort((left, right) => left.edits - right.edits);
  return near[0] && near[0].edits !== near[1]?.edits ? near[0].each : undefined;
}
