import type { Position } from "../../../connector/checker/input/positions";

/** The offsets at which lines start. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

const blank = /[\s:]*/y;
const quoted = /"(?:[^"\\]|\\.)*"/y;

/** The offset of the quote that opens a value; a member's position is that of its name. */
function openingQuote(text: string, start: number): number | undefined {
  quoted.lastIndex = start;
  if (!quoted.test(text)) {
    return undefined;
  }
  const end = quoted.lastIndex;
  blank.lastIndex = end;
  const between = blank.exec(text)?.[0] ?? "";
  const value = between.includes(":") ? end + between.length : start;
  return text.charAt(value) === '"' ? value : undefined;
}

/**
 * Tells where the characters of JSON strings stand in the text of their file.
 * @param text strict JSON
 * @returns a function of the position of the member or entry whose value is the string, and of characters from the
 *   start of the string, as it reads without escapes
 */
export function positionsWithin(text: string): (at: Position, within: number) => Position {
  let starts: readonly number[] | undefined;
  return (at, within) => {
    starts ??= lineStarts(text);
    const quote = openingQuote(text, (starts[at.line - 1] ?? 0) + at.column - 1);
    if (quote === undefined) {
      return at;
    }
    let offset = quote + 1;
    for (let count = 0; count < within && text.charAt(offset) !== '"'; count += 1) {
      offset += text.charAt(offset) !== "\\" ? 1 : text.charAt(offset + 1) === "u" ? 6 : 2;
    }
    // A string has no line breaks; its value may stand below its name.
    let line = at.line;
    while ((starts[line] ?? Infinity) <= offset) {
      line += 1;
    }
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}
