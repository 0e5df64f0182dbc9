import { type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** A place in a text file; line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a text that should be JSON. */
export interface JsonFault {
  readonly message: string;
  readonly place: Place;
}

/**
 * Tells the line and column of an offset in a text.
 * @param text the whole text
 * @param offset UTF-16 code units from its start
 */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/**
 * Finds the first fault of a text that is not strict JSON (RFC 8259): comments, trailing commas and a second value count.
 * @param text the text, without a byte order mark
 * @returns the fault, or undefined when the text is JSON
 */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const faults: ParseError[] = [];
    parseTree(text, faults, { disallowComments: true, allowTrailingComma: false });
    const first = faults[0];
    const message = first
      ? printParseErrorCode(first.error)
          .replace(/([a-z])([A-Z])/g, "$1 $2")
          .toLowerCase()
      : (error as Error).message;
    return { message, place: placeAt(text, first?.offset ?? 0) };
  }
}
