import { stepsOf } from "./jsonPointer";
import { type Position, positionAt, toPositions } from "./positions";

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

// Code units, one by one: the compiler takes a constant for its number, but not the member of an object.
const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

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

/** Reads strict JSON from its start to its end; what is not wanted is passed over without being taken apart. */
class Reader {
  readonly offsets = new Map<string, number>();
  members = 0;
  blank: number | undefined;
  private offset = 0;

  constructor(private readonly text: string) {}

  /**
   * Reads the value ahead.
   * @param wanted what is wanted of it and of what is inside
   * @param name the offset of its member's name, which is then its place
   */
  value(wanted: Wanted | undefined, name?: number): void {
    const char = this.ahead();
    const start = this.offset;
    const at = name ?? start;
    if (wanted) {
      this.found(wanted, at);
    }
    if (char === quote) {
      this.offset = endOfText(this.text, start);
    } else if (char !== openBrace && char !== openBracket) {
      this.passPlain();
    } else if (!wanted || wanted.inner.size === 0) {
      this.passContainer();
    } else {
      this.offset += 1;
      if (char === openBrace) {
        this.object(wanted);
      } else {
        this.array(wanted);
      }
      wanted.inner.forEach((inner) => {
        this.fallBack(inner, at);
      });
    }
  }

  /** Goes to the next character that is no blank, and tells it; not a number at the end. */
  ahead(): number {
    const { text } = this;
    let { offset } = this;
    let char = text.charCodeAt(offset);
    while (char <= space) {
      if (char === lineFeed) {
        this.blank ??= blankBefore(text, offset);
      }
      offset += 1;
      char = text.charCodeAt(offset);
    }
    this.offset = offset;
    return char;
  }

  private object(wanted: Wanted): void {
    for (let char = this.ahead(); char !== closeBrace; char = this.ahead()) {
      if (char === quote) {
        const start = this.offset;
        const end = endOfText(this.text, start);
        this.offset = end;
        this.ahead();
        this.offset += 1;
        this.members += 1;
        this.value(wanted.inner.get(nameOf(this.text, start, end)), start);
      } else {
        this.offset += 1;
      }
    }
    this.offset += 1;
  }

  private array(wanted: Wanted): void {
    for (let index = 0; this.ahead() !== closeBracket; index += 1) {
      this.value(wanted.inner.get(String(index)));
      if (this.ahead() !== closeBracket) {
        this.offset += 1;
      }
    }
    this.offset += 1;
  }

  /** Passes over a number or a word. */
  private passPlain(): void {
    while (/[-+.\w]/.test(this.text.charAt(this.offset))) {
      this.offset += 1;
    }
  }

  /** Passes over an object or array; each colon outside of texts belongs to a member. */
  private passContainer(): void {
    const { text } = this;
    let { offset, members } = this;
    let depth = 0;
    do {
      const char = text.charCodeAt(offset);
      offset += 1;
      if (char === quote) {
        offset = endOfText(text, offset - 1);
      } else if (char === lineFeed) {
        this.blank ??= blankBefore(text, offset - 1);
      } else if (char === colon) {
        members += 1;
      } else if (char === openBrace || char === openBracket) {
        depth += 1;
      } else if (char === closeBrace || char === closeBracket) {
        depth -= 1;
      }
    } while (depth > 0);
    this.offset = offset;
    this.members = members;
  }

  private found({ pointers }: Wanted, offset: number): void {
    for (const pointer of pointers) {
      // The last of duplicates wins, as in JSON.parse.
      this.offsets.set(pointer, offset);
    }
  }

  /** What was not found inside an object or array gets the place of that. */
  private fallBack({ pointers, inner }: Wanted, offset: number): void {
    for (const pointer of pointers) {
      if (!this.offsets.has(pointer)) {
        this.offsets.set(pointer, offset);
      }
    }
    inner.forEach((each) => {
      this.fallBack(each, offset);
    });
  }
}

/**
 * Finds where the members and entries named by JSON pointers stand: a member at its name, an entry at its value. A
 * pointer to what is not there gets the place of the nearest object around it. It reads the text by hand, several times
 * faster than a general scanner can: most of the time of a check would go there.
 * @param text strict JSON without a byte order mark, of a nesting that recursion can follow
 * @param pointers JSON pointers (RFC 6901)
 * @returns a position for every pointer, the number of members met, and where first a line ends with blanks
 */
export function locate(
  text: string,
  pointers: ReadonlySet<string>,
): { positions: Map<string, Position>; members: number; blank: Position | undefined } {
  const reader = new Reader(text);
  reader.value(wantedTree(pointers));
  reader.ahead();
  const { offsets, members } = reader;
  for (const pointer of pointers) {
    if (!offsets.has(pointer)) {
      offsets.set(pointer, nearest(pointer, offsets));
    }
  }
  const blankAt = reader.blank ?? blankBefore(text, text.length);
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
