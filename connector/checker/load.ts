import { isAscii, isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import type { Json } from "./json";
import { survey } from "./survey";
import { parseJson } from "./syntax";

/** Files above this many bytes are not read: a definition may have 1 MB. */
const maxBytes = 8 * 1024 * 1024;

/** Nesting above this many levels is refused: real definitions stay under 40. */
const maxDepth = 200;

/** A fault that keeps a file from being checked any further. */
export interface Obstacle {
  readonly ruleId: string;
  readonly message: string;
  /** Where it shows, in UTF-16 code units from the start of the text. */
  readonly offset: number;
}

/** A JSON file as text and value. */
export interface Loaded {
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

/** A file that could not be read at all; `code` is that of the file system or of Node. */
export class UnreadableError extends Error {
  constructor(
    readonly path: string,
    readonly code: string,
  ) {
    const reasons: Record<string, string> = {
      ENOENT: "there is no such file or folder. Check the path.",
      EACCES: "there is no permission to read it. Allow reading, or leave it out.",
      EPERM: "there is no permission to read it. Allow reading, or leave it out.",
      ERR_FS_FILE_TOO_LARGE: `it has more than ${maxBytes / 1024 / 1024} MB, and a definition may have 1 MB. Split it.`,
      EISDIR: "it is a folder where a file was expected. Give the folder of the connector instead.",
    };
    super(`${path}: cannot be read: ${reasons[code] ?? `the file system says ${code}.`}`);
  }
}

/** Runs a file system call; a failure of it becomes an {@link UnreadableError}. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnreadableError(path, (error as NodeJS.ErrnoException).code ?? String(error));
  }
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

/**
 * Reads a JSON file.
 * @throws UnreadableError when the file cannot be opened or is too large
 */
export function load(path: string): Loaded {
  const bytes = reading(path, () => statSync(path)).size;
  if (bytes > maxBytes) {
    throw new UnreadableError(path, "ERR_FS_FILE_TOO_LARGE");
  }
  return loadBytes(
    path,
    reading(path, () => readFileSync(path)),
  );
}

/**
 * Reads a JSON file whose bytes are at hand.
 * @param path its name, for messages
 */
export function loadBytes(path: string, bytes: Uint8Array): Loaded {
  const decoded = decode(bytes);
  const hasMark = decoded?.startsWith("\uFEFF") ?? false;
  const text = decoded?.slice(hasMark ? 1 : 0) ?? new TextDecoder("utf-8").decode(bytes);
  const file = { path, text, bytes: bytes.byteLength, hasMark, members: 0 };
  if (decoded === undefined) {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const message = utf16
      ? "The file is UTF-16. Save it as UTF-8."
      : "The file holds bytes that are not UTF-8. Save it as UTF-8.";
    return { ...file, obstacle: { ruleId: "file-encoding", message, offset: utf16 ? 0 : firstBadByte(bytes) } };
  }
  const parsed = parseJson(text);
  if ("fault" in parsed) {
    return { ...file, obstacle: { ruleId: "connector-validate-swagger-isproperjson", ...parsed.fault } };
  }
  const { value } = parsed;
  const { depth, members } = survey(value);
  if (depth > maxDepth) {
    const message = `The file nests ${depth} levels deep; above ${maxDepth} it is not checked. Move inner parts to definitions.`;
    return { ...file, obstacle: { ruleId: "file-nesting", message, offset: 0 } };
  }
  return { ...file, members, value };
}
