/** A place in a text; line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Tells the line and column of an offset, counted in UTF-16 code units. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf("\n"); next >= 0 && next < offset; next = text.indexOf("\n", next + 1)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Turns offsets into lines and columns, in one pass. */
export function toPositions(text: string, offsets: ReadonlyMap<string, number>): Map<string, Position> {
  const sorted = [...offsets].sort((left, right) => left[1] - right[1]);
  const positions = new Map<string, Position>();
  let [line, start] = [1, 0];
  let next = text.indexOf("\n");
  for (const [pointer, offset] of sorted) {
    while (next >= 0 && next < offset) {
      line += 1;
      start = next + 1;
      next = text.indexOf("\n", start);
    }
    positions.set(pointer, { line, column: offset - start + 1 });
  }
  return positions;
}
