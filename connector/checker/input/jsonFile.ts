import { isAscii, isUtf8 } from "node:buffer";
import { bytesOf, maxBytes } from "./fileAccess";
import { parseJson } from "./jsonSyntax";
import type { Json } from "./jsonValue";

/** Nesting above this many levels is refused: real definitions stay under 40. */
const maxDepth = 200;

/** A fault that keeps a file from being checked any further. */
export interface Obstacle {
  readonly kind: "encoding" | "syntax" | "nesting";
  readonly message: string;
  /** Where it shows, in UTF-16 code units from the start of the text. */
  readonly offset: number;
}

/** A JSON file as text and value. */
export interface JsonFile {
  readonly path: string;
  /** The text without a byte order mark. */
  readonly text: string;
  readonly bytes: number;
  readonly hasMark: boolean;
  /** Undefined when there is an obstacle. */
  readonly value?: Json;
  /** Members of all objects, for the search for duplicates. */
  readonly members: number;
  readonly obstacle?: Obstacle;
}

/** Decodes bytes as UTF-8, strictly; undefined when they are not. The mark is kept. */
function decode(bytes: Uint8Array): string | undefined {
  // Several times faster than a TextDecoder that is told to fail.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) {
    return buffer.toString("latin1");
  }
  return isUtf8(buffer) ? buffer.toString("utf8") : undefined;
}

/** The offset of the first byte that is not UTF-8, counted in the text before it. */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8").decode(bytes);
  return Math.max(0, text.indexOf("\uFFFD"));
}

/** What a look over a whole JSON value tells. */
interface Survey {
  /** Levels of nesting; a plain value has none. */
  readonly depth: number;
  /** Members of all objects together. */
  readonly members: number;
}

/**
 * Measures a JSON value without recursion, so that no nesting can overflow the stack.
 * @param value any JSON value
 */
function survey(value: Json): Survey {
  let depth = 0;
  let members = 0;
  let level: object[] = typeof value === "object" && value !== null ? [value] : [];
  while (level.length > 0) {
    depth += 1;
    const next: object[] = [];
    for (const container of level) {
      const entries = Array.isArray(container) ? (container as unknown[]) : Object.values(container);
      if (entries !== container) {
        members += entries.length;
      }
      for (const entry of entries as unknown[]) {
        if (typeof entry === "object" && entry !== null) {
          next.push(entry);
        }
      }
    }
    level = next;
  }
  return { depth, members };
}

/**
 * Reads a JSON file.
 * @throws UnreadableError when the file cannot be opened or is too large
 */
export function readJsonFile(path: string): JsonFile {
  return readJsonBytes(path, bytesOf(path, maxBytes));
}

/**
 * Reads a JSON file whose bytes are at hand.
 * @param path its name, for messages
 */
export function readJsonBytes(path: string, bytes: Uint8Array): JsonFile {
  const decoded = decode(bytes);
  const hasMark = decoded?.startsWith("\uFEFF") ?? false;
  const text = decoded?.slice(hasMark ? 1 : 0) ?? new TextDecoder("utf-8").decode(bytes);
  const file = { path, text, bytes: bytes.byteLength, hasMark, members: 0 };
  if (decoded === undefined) {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const message = utf16
      ? "The file is UTF-16. Save it as UTF-8."
      : "The file holds bytes that are not UTF-8. Save it as UTF-8.";
    return { ...file, obstacle: { kind: "encoding", message, offset: utf16 ? 0 : firstBadByte(bytes) } };
  }
  const parsed = parseJson(text);
  if ("fault" in parsed) {
    return { ...file, obstacle: { kind: "syntax", ...parsed.fault } };
  }
  const { value } = parsed;
  const { depth, members } = survey(value);
  if (depth > maxDepth) {
    const message = `The file nests ${depth} levels deep; above ${maxDepth} it is not checked. Move inner parts to definitions.`;
    return { ...file, obstacle: { kind: "nesting", message, offset: 0 } };
  }
  return { ...file, members, value };
}
