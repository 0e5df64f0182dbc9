import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Texts by their paths from the root; undefined removes a file. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** The text of a file; undefined where there is none, or something else than a file. */
function textOf(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, "utf8") : undefined;
}

/** The files of folders, by their paths from the root. */
export const filesIn = (root: string, folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => {
    const path = join(root, folder);
    if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(folder, join(entry.parentPath, entry.name).slice(path.length + 1)));
  });

/** What of the changes is not on the disk yet. */
export const notYetDone = (root: string, changes: Changes): Changes =>
  new Map([...changes].filter(([path, text]) => textOf(join(root, path)) !== text));

/** Removes the folders above a file that nothing is left in. */
function removeEmptyFolders(folder: string, root: string): void {
  if (folder === root || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmptyFolders(dirname(folder), root);
}

/**
 * Makes all changes or none: the new files are written beside the old ones first, and what was moved is moved back where one of
 * them cannot be put in its place.
 *
 * @throws Error of the file that could not be written; everything is as it was then
 */
export function writeFiles(root: string, changes: Changes): void {
  const waiting = mkdtempSync(join(root, "solution", ".routing-"));
  const undo: (() => void)[] = [];
  try {
    [...changes.values()].forEach((text, index) => {
      if (text !== undefined) writeFileSync(join(waiting, `new${index}`), text);
    });
    [...changes].forEach(([path, text], index) => {
      const target = join(root, path);
      const there = lstatSync(target, { throwIfNoEntry: false });
      if (there && !there.isFile()) throw new Error(`${path}: It is not a file. Nothing was written.`);
      if (there) {
        renameSync(target, join(waiting, `old${index}`));
        undo.push(() => renameSync(join(waiting, `old${index}`), target));
      }
      if (text !== undefined) {
        const made = mkdirSync(dirname(target), { recursive: true });
        if (made !== undefined) undo.push(() => rmSync(made, { recursive: true }));
        renameSync(join(waiting, `new${index}`), target);
        undo.push(() => rmSync(target));
      }
    });
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  } finally {
    rmSync(waiting, { recursive: true, force: true });
  }
  for (const [path, text] of changes) {
    if (text === undefined) removeEmptyFolders(dirname(join(root, path)), root);
  }
}
