import { join } from "node:path";
import { checkedSolutions } from "./checkedSolutions";
import { writePackages } from "./zip/writePackages";
import { zipSolution } from "./zip/zipSolution";

/** A solution zip that was written. */
interface PackedSolution {
  uniqueName: string;
  /** `x.y.z.0` */
  version: string;
  managed: boolean;
  /** Absolute path of the zip. */
  path: string;
  /** Size of the zip. */
  bytes: number;
}

interface PackOptions {
  /** The project's root; its control must be built. */
  root: string;
  /** The folder that the zips go to; it is made when it is not there. */
  outDir: string;
  /** Is told each step in a few words. */
  onProgress?: (message: string) => void;
}

/**
 * Packs both solutions, unmanaged and managed, in SolutionPackager's layout: `<name>.zip` and `<name>_managed.zip`, the
 * same bytes whenever and wherever it runs. Beside them, `sources/<name>/` has the complete sources, as SolutionPackager
 * and the .cdsproj files take them. Throws a SolutionError with every problem found; nothing is written then.
 */
export function packSolutions({ root, outDir, onProgress }: PackOptions): PackedSolution[] {
  const solutions = checkedSolutions(root, onProgress);
  onProgress?.("Packing the solutions");
  const zips = new Map<string, Uint8Array>();
  const packed: PackedSolution[] = [];
  for (const solution of solutions) {
    for (const managed of [false, true]) {
      const fileName = `${solution.name}${managed ? "_managed" : ""}.zip`;
      const content = zipSolution(solution, managed);
      zips.set(fileName, content);
      packed.push({
        uniqueName: solution.name,
        version: solution.project.solutionVersion,
        managed,
        path: join(outDir, fileName),
        bytes: content.length,
      });
    }
  }
  writePackages(outDir, zips, solutions);
  return packed;
}
