import type { Position } from "../../../connector/checker/input/positions";
import { positionAt } from "../../../connector/checker/input/positions";

/** The offset of a position in its text. */
function offsetOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    start = text.indexOf("\n", start) + 1;
  }
  return start + column - 1;
}

const blank = /[\s:]*/y;

/** The offset of the quote that opens a value; a member's position is that of its name. */
function openingQuote(text: string, start: number): number | undefined {
  const name = /"(?:[^"\\]|\\.)*"/y;
  name.lastIndex = start;
  if (!name.test(text)) {
    return undefined;
  }
  blank.lastIndex = name.lastIndex;
  const between = blank.exec(text)?.[0] ?? "";
  const value = between.includes(":") ? name.lastIndex + between.length : start;
  return text.charAt(value) === '"' ? value : undefined;
}

/**
 * Where a character of a JSON string stands in the text of its file.
 * @param text strict JSON
 * @param at the position of the member or entry whose value is the string
 * @param within characters from the start of the string, as it reads without escapes
 */
export function positionWithin(text: string, at: Position, within: number): Position {
  const quote = openingQuote(text, offsetOf(text, at));
  if (quote === undefined) {
    return at;
  }
  let offset = quote + 1;
  for (let count = 0; count < within && text.charAt(offset) !== '"'; count += 1) {
    offset += text.charAt(offset) !== "\\" ? 1 : text.charAt(offset + 1) === "u" ? 6 : 2;
  }
  return positionAt(text, offset);
}
