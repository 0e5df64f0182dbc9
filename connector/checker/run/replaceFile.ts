import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { codeOf } from "../input/fileAccess";

const reasons: Readonly<Record<string, string>> = {
  readOnly: "it is read-only. Make it writable first.",
  EACCES: "there is no permission to write it. Allow writing first.",
  EPERM: "there is no permission to write it. Allow writing first.",
  EROFS: "its disk is read-only. Copy it to another one first.",
  ENOSPC: "the disk is full. Make room first.",
  EDQUOT: "the disk quota is used up. Make room first.",
};

/** A file that could not be written; it is as it was. */
export class UnwritableError extends Error {
  constructor(path: string, code: string) {
    super(`${path}: cannot be fixed: ${reasons[code] ?? `the file system says ${code}.`}`);
  }
}

/** Writes bytes to an open file from its start. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(file, bytes, done, bytes.length - done, done);
  }
}

/** Writes over a file, which stays the same for all its names; a failure brings the old content back. */
function writeOver(path: string, before: Uint8Array, after: Uint8Array): void {
  const file = openSync(path, "r+");
  try {
    try {
      writeAll(file, after);
      ftruncateSync(file, after.length);
    } catch (error) {
      // The room of the old content is still its own.
      writeAll(file, before);
      ftruncateSync(file, before.length);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** Whether a new file in the place of this one would be the same to everybody: one name, and our own. */
const isReplaceable = ({ nlink, uid, gid }: Stats): boolean =>
  nlink === 1 && (process.getuid === undefined || (uid === process.getuid() && gid === process.getgid?.()));

/**
 * Puts a new file in the place of one, in one step: either the old content or the new one is there, never half of it.
 * @returns false when the folder takes no new file
 */
function swap(path: string, mode: number, after: Uint8Array): boolean {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.fixing`);
  let file;
  try {
    file = openSync(beside, "wx", mode);
  } catch {
    return false;
  }
  try {
    try {
      writeAll(file, after);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // The mode that a new file gets is cut by the process's mask.
    chmodSync(beside, mode);
    renameSync(beside, path);
    return true;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Replaces the content of a file. A symbolic link stays one, and the file keeps its mode and its owner.
 * @param before the content that is there now
 * @throws UnwritableError when it is read-only or cannot be written; it is as it was then
 */
export function replaceFile(path: string, before: Uint8Array, after: Uint8Array): void {
  try {
    const real = realpathSync(path);
    const stats = statSync(real);
    // Who administrates the machine may write it all the same, but whoever made it read-only meant it.
    if ((stats.mode & 0o222) === 0) {
      throw new UnwritableError(path, "readOnly");
    }
    accessSync(real, constants.W_OK);
    if (!isReplaceable(stats) || !swap(real, stats.mode & 0o7777, after)) {
      writeOver(real, before, after);
    }
  } catch (error) {
    throw error instanceof UnwritableError ? error : new UnwritableError(path, codeOf(error));
  }
}
