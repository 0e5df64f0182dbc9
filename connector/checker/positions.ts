import { visit } from "jsonc-parser";
import { stepsOf } from "./json";

/** A place in a text; line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A name that an object holds twice. */
export interface Duplicate {
  readonly name: string;
  readonly pointer: string;
  readonly position: Position;
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

/** The wanted pointers as a tree, so that one pass over the text finds them all. */
interface Wanted {
  pointers: string[];
  inner: Map<string, Wanted>;
}

function wantedTree(pointers: Iterable<string>): Wanted {
  const root: Wanted = { pointers: [], inner: new Map() };
  for (const pointer of pointers) {
    let node = root;
    for (const step of stepsOf(pointer)) {
      let inner = node.inner.get(step);
      if (!inner) {
        node.inner.set(step, (inner = { pointers: [], inner: new Map() }));
      }
      node = inner;
    }
    node.pointers.push(pointer);
  }
  return root;
}

/** An open object or array on the way through the text. */
interface Open {
  readonly wanted: Wanted | undefined;
  /** The index of the entry that follows; -1 in an object. */
  index: number;
  /** Where its own name or value starts; what is not found inside gets this place. */
  readonly offset: number;
}

const code = (char: string): number => char.charCodeAt(0);
const [quote, backslash, colon, comma] = ['"', "\\", ":", ","].map(code);
const [openBrace, closeBrace, openBracket, closeBracket] = ["{", "}", "[", "]"].map(code);

const [lineFeed, carriageReturn, space, tab] = ["\n", "\r", " ", "\t"].map(code);

/** The offset of the blank before a line's end; undefined when there is none. */
function blankBefore(text: string, end: number): number | undefined {
  const last = text.charCodeAt(end - 1) === carriageReturn ? end - 2 : end - 1;
  const char = text.charCodeAt(last);
  return char === space || char === tab ? last : undefined;
}

/** The offset just behind a text that starts at an offset. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  for (;;) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) {
      slashes += 1;
    }
    if (slashes % 2 === 0) {
      return end + 1;
    }
    end = text.indexOf('"', end + 1);
  }
}

/** Turns offsets into lines and columns, in one pass. */
function toPositions(text: string, offsets: ReadonlyMap<string, number>): Map<string, Position> {
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

/**
 * Finds where the members and entries named by JSON pointers stand: a member at its name, an entry at its value. A
 * pointer to what is not there gets the place of the nearest object around it. It reads the text by hand, several times
 * faster than a general scanner can: most of the time of a check would go there.
 * @param text strict JSON without a byte order mark
 * @param pointers JSON pointers (RFC 6901)
 * @returns a position for every pointer, the number of members met, and where first a line ends with blanks
 */
export function locate(
  text: string,
  pointers: ReadonlySet<string>,
): { positions: Map<string, Position>; members: number; blank: Position | undefined } {
  const offsets = new Map<string, number>();
  const stack: Open[] = [];
  // What the next value is wanted for, and where its member's name stands.
  let wanted: Wanted | undefined = wantedTree(pointers);
  let at = 0;
  let members = 0;
  let blank: number | undefined;
  const found = (node: Wanted | undefined, offset: number): void => {
    node?.pointers.forEach((pointer) => {
      // The last of duplicates wins, as in JSON.parse.
      offsets.set(pointer, offset);
    });
  };
  const fallBack = (node: Wanted, offset: number): void => {
    node.pointers.forEach((pointer) => {
      if (!offsets.has(pointer)) {
        offsets.set(pointer, offset);
      }
    });
    node.inner.forEach((inner) => {
      fallBack(inner, offset);
    });
  };
  /** Notes that an entry of an array, or the root, starts. */
  const entry = (offset: number): void => {
    const open = stack.at(-1);
    if (open && open.index >= 0) {
      wanted = open.wanted?.inner.get(String(open.index));
      at = offset;
      found(wanted, offset);
    } else if (!open) {
      found(wanted, offset);
    }
  };
  for (let offset = 0; offset < text.length; offset += 1) {
    const char = text.charCodeAt(offset);
    if (char <= space) {
      // First, because most of a definition is indentation.
      if (char === lineFeed) {
        blank ??= blankBefore(text, offset);
      }
    } else if (char === quote) {
      const end = endOfText(text, offset);
      entry(offset);
      const open = stack.at(-1);
      if (open?.index === -1) {
        // A name, or a text that is a value; what is wanted of a name that is a value is never looked at.
        let after = end;
        while (text.charCodeAt(after) <= 32) {
          after += 1;
        }
        if (text.charCodeAt(after) === colon) {
          members += 1;
          wanted = open.wanted?.inner.get(nameOf(text, offset, end));
          at = offset;
          found(wanted, offset);
        }
      }
      offset = end - 1;
    } else if (char === openBrace || char === openBracket) {
      entry(offset);
      stack.push({ wanted, index: char === openBrace ? -1 : 0, offset: stack.length === 0 ? offset : at });
      wanted = undefined;
    } else if (char === closeBrace || char === closeBracket) {
      const open = stack.pop();
      open?.wanted?.inner.forEach((inner) => {
        fallBack(inner, open.offset);
      });
    } else if (char === comma) {
      const open = stack.at(-1);
      if (open && open.index >= 0) {
        open.index += 1;
      }
    } else if (char !== colon && stack.at(-1)?.index !== -1 && /[\s,[]/.test(text.charAt(offset - 1) || " ")) {
      entry(offset);
    }
  }
  for (const pointer of pointers) {
    if (!offsets.has(pointer)) {
      offsets.set(pointer, nearest(pointer, offsets));
    }
  }
  const blankAt = blank ?? blankBefore(text, text.length);
  return {
    positions: toPositions(text, offsets),
    members,
    blank: blankAt === undefined ? undefined : positionAt(text, blankAt),
  };
}

/** The text of a member's name; only one with escapes needs to be decoded. */
function nameOf(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : raw;
}

/** The offset of the nearest place around a pointer that was found. */
function nearest(pointer: string, offsets: ReadonlyMap<string, number>): number {
  let around = pointer;
  while (around !== "" && !offsets.has(around)) {
    around = around.slice(0, around.lastIndexOf("/"));
  }
  return offsets.get(around) ?? 0;
}

/**
 * Finds the names that an object holds more than once; JSON.parse keeps the last and drops the others silently.
 * @param text strict JSON without a byte order mark
 */
export function duplicatesIn(text: string): Duplicate[] {
  const duplicates: Duplicate[] = [];
  const names: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      names.push(new Set());
    },
    onObjectProperty: (name, _offset, _length, line, column, pathOf) => {
      const known = names.at(-1);
      if (known?.has(name)) {
        const steps = [...pathOf(), name].map((step) => String(step).replace(/~/g, "~0").replace(/\//g, "~1"));
        duplicates.push({
          name,
          pointer: `/${steps.join("/")}`,
          position: { line: line + 1, column: column + 1 },
        });
      }
      known?.add(name);
    },
    onObjectEnd: () => {
      names.pop();
    },
  });
  return duplicates;
}
