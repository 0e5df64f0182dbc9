import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AssembledSolution } from "../assemble/assembledSolution";

/**
 * Writes the zips, by their file names, and the complete sources of the solutions. They go to a folder beside the target
 * first, so that a failure leaves the target as it was.
 */
export function writePackages(
  outDir: string,
  zips: ReadonlyMap<string, Uint8Array>,
  solutions: readonly AssembledSolution[],
): void {
  mkdirSync(outDir, { recursive: true });
  const waiting = mkdtempSync(join(outDir, ".packing-"));
  try {
    for (const solution of solutions) {
      for (const [path, content] of solution.source.entries()) {
        const target = join(waiting, "sources", solution.name, path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, content);
      }
    }
    for (const [fileName, content] of zips) {
      writeFileSync(join(waiting, fileName), content);
    }
    rmSync(join(outDir, "sources"), { recursive: true, force: true });
    for (const name of ["sources", ...zips.keys()]) {
      renameSync(join(waiting, name), join(outDir, name));
    }
  } finally {
    rmSync(waiting, { recursive: true, force: true });
  }
}
