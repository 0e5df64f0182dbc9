import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AssembledSolution } from "../assemble/assembledSolution";
import { SolutionError } from "../problems";

/**
 * Writes the zips, by their file names, and the complete sources of the solutions: all of them, or none.
 * @throws SolutionError where something cannot be written; the target is then as it was
 */
export function writePackages(
  outDir: string,
  zips: ReadonlyMap<string, Uint8Array>,
  solutions: readonly AssembledSolution[],
): void {
  const waiting = told(outDir, () => {
    mkdirSync(outDir, { recursive: true });
    return mkdtempSync(join(outDir, ".packing-"));
  });
  try {
    for (const solution of solutions) {
      for (const [path, content] of solution.source.entries()) {
        const target = join(waiting, "sources", solution.name, path);
        told(target, () => {
          mkdirSync(dirname(target), { recursive: true });
          writeFileSync(target, content);
        });
      }
    }
    for (const [fileName, content] of zips) {
      told(join(waiting, fileName), () => {
        writeFileSync(join(waiting, fileName), content);
      });
      if (kindOf(join(outDir, fileName)) === "folder") {
        throw new SolutionError([
          `${join(outDir, fileName)}: There is a folder of this name. Remove it, then pack again.`,
        ]);
      }
    }
    exchange(["sources", ...zips.keys()], waiting, outDir);
  } finally {
    rmSync(waiting, { recursive: true, force: true });
  }
}

/** Puts the new files in place of the old ones; where one cannot go there, the old ones all come back. */
function exchange(names: readonly string[], from: string, to: string): void {
  const old = mkdtempSync(join(from, "old-"));
  const back: (() => void)[] = [];
  const move = (source: string, target: string): void => {
    renameSync(source, target);
    back.unshift(() => {
      renameSync(target, source);
    });
  };
  for (const name of names) {
    const target = join(to, name);
    try {
      told(target, () => {
        if (kindOf(target) !== "nothing") {
          move(target, join(old, name));
        }
        move(join(from, name), target);
      });
    } catch (error) {
      back.forEach((step) => {
        step();
      });
      throw error;
    }
  }
}

function kindOf(path: string): "folder" | "file" | "nothing" {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? "nothing" : stats.isDirectory() ? "folder" : "file";
}

/** Does a step on the disk. @throws SolutionError with the path and the reason */
function told<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const reason =
      code === "EBUSY" || code === "EPERM" || code === "EACCES" ? "It is open elsewhere, or protected" : message;
    throw new SolutionError([`${path}: It cannot be written. ${reason}.`]);
  }
}
