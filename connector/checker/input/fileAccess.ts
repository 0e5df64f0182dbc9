import { readFileSync, statSync } from "node:fs";

/** JSON files above this many bytes are not read: a definition may have 1 MB. */
export const maxBytes = 8 * 1024 * 1024;

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

/**
 * The size of a file in bytes.
 * @throws UnreadableError when the file system does not tell it
 */
export const sizeOf = (path: string): number => reading(path, () => statSync(path)).size;

/**
 * The content of a file.
 * @throws UnreadableError when it cannot be read
 */
export const bytesOf = (path: string): Buffer => reading(path, () => readFileSync(path));
