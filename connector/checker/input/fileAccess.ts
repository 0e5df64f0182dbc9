import { lstatSync, readFileSync, type Stats, statSync } from "node:fs";

/** JSON files above this many bytes are not read: a definition may have 1 MB. */
export const maxBytes = 8 * 1024 * 1024;

/** What to say for what the file system, Node or a look at the kind of file tells. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder. Check the path.",
  ENOTDIR: "a part of its path is a file, not a folder. Check the path.",
  ENAMETOOLONG: "its path is too long for the file system. Check the path.",
  ELOOP: "it is a symbolic link that leads back to itself. Mend the link.",
  EACCES: "there is no permission to read it. Allow reading, or leave it out.",
  EPERM: "there is no permission to read it. Allow reading, or leave it out.",
  EIO: "the disk does not give it out. Copy it from a backup.",
  EISDIR: "it is a folder where a file was expected. Give the folder of the connector instead.",
  ERR_FS_FILE_TOO_LARGE: `it has more than ${maxBytes / 1024 / 1024} MB, and a definition may have 1 MB. Split it.`,
  danglingLink: "it is a symbolic link to a file that is not there. Mend or remove the link.",
  FIFO: "it is a named pipe (FIFO), no file. Write its content to a file.",
  socket: "it is a socket, no file. Leave it out.",
  device: "it is a device, no file. Leave it out.",
};

/** A file that could not be read at all; `code` is that of the file system or of Node, or the kind of what is there. */
export class UnreadableError extends Error {
  constructor(
    readonly path: string,
    readonly code: string,
  ) {
    super(`${path}: cannot be read: ${reasons[code] ?? `the file system says ${code}.`}`);
  }
}

/** The code of what a file system call threw. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Runs a file system call; a failure of it becomes an {@link UnreadableError}. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    throw new UnreadableError(path, code === "ENOENT" && isLink(path) ? "danglingLink" : code);
  }
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) {
    return "EISDIR";
  }
  return stats.isFIFO() ? "FIFO" : stats.isSocket() ? "socket" : "device";
}

/**
 * The content of a file.
 * @param most the bytes above which it is not read
 * @throws UnreadableError when it cannot be read, is too large, or is something that only looks like a file: reading a
 *   pipe or a device might never end
 */
export function bytesOf(path: string, most: number): Buffer {
  if (sizeOf(path) > most) {
    throw new UnreadableError(path, "ERR_FS_FILE_TOO_LARGE");
  }
  return reading(path, () => readFileSync(path));
}

/**
 * The size of a file in bytes.
 * @throws UnreadableError when there is no file
 */
export function sizeOf(path: string): number {
  const stats = reading(path, () => statSync(path));
  if (!stats.isFile()) {
    throw new UnreadableError(path, kindOf(stats));
  }
  return stats.size;
}
