import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkDependencies } from "./checks/dependencies";
import { checkFiles } from "./checks/files";
import { checkFlows } from "./checks/flows";
import { checkForms } from "./checks/forms";
import { checkRootComponents, sortRootComponents } from "./checks/rootComponents";
import { readConnectors } from "./components/connectors";
import { readControls } from "./components/controls";
import { readEntities } from "./components/entities";
import { readEnvironmentVariables } from "./components/environmentVariables";
import { readWorkflows } from "./components/workflows";
import { contentTypes } from "./contentTypes";
import { fillSources } from "./fillSources";
import { Problems } from "./problems";
import { type Project, readProject, solutionNames, sourcePlace } from "./project";
import { Solution } from "./solution";
import { SourceFiles } from "./sourceFiles";
import { child, setText, xmlBytes } from "./xml";
import { zip } from "./zip";

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

function openSolution(name: string, project: Project, problems: Problems): Solution | undefined {
  const place = sourcePlace(name);
  const folder = join(project.root, place);
  if (!existsSync(folder)) {
    problems.add(place, "The folder with the solution's sources is missing.");
    return undefined;
  }
  const source = SourceFiles.read(folder, place, problems);
  fillSources(source, project, problems);
  const solution = Solution.open(name, project, source, problems);
  if (solution) {
    readEntities(solution);
    readWorkflows(solution);
    readControls(solution);
    readConnectors(solution);
    readEnvironmentVariables(solution);
  }
  return solution;
}

function check(solutions: Solution[]): void {
  for (const [index, solution] of solutions.entries()) {
    checkRootComponents(solution);
    checkForms(solution);
    checkFlows(solution, solutions);
    checkDependencies(solution, solutions.slice(0, index));
    checkFiles(solution);
  }
}

function zipOf(solution: Solution, managed: boolean): Uint8Array {
  const managedElement = child(solution.manifest, "Managed");
  if (managedElement) {
    setText(managedElement, managed ? "1" : "0");
  }
  const files = [...solution.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return zip([
    ["customizations.xml", xmlBytes(solution.customizations)],
    ["solution.xml", xmlBytes(solution.solutionXml)],
    ...files,
    ["[Content_Types].xml", contentTypes(files.map(([path]) => path))],
  ]);
}

/** Writes files to a folder beside the target first, so that a failure leaves the target as it was. */
function writeAll(outDir: string, zips: Map<string, Uint8Array>, solutions: Solution[]): void {
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

/**
 * Packs both solutions, unmanaged and managed, in SolutionPackager's layout: `<name>.zip` and `<name>_managed.zip`, the
 * same bytes whenever and wherever it runs. Beside them, `sources/<name>/` has the complete sources, as SolutionPackager
 * and the .cdsproj files take them. Throws a SolutionError with every problem found; nothing is written then.
 */
export function packSolutions({ root, outDir, onProgress }: PackOptions): PackedSolution[] {
  const problems = new Problems();
  onProgress?.("Reading the solutions' sources");
  const project = problems.attempt(() => readProject(root, problems));
  const solutions = project ? solutionNames.flatMap((name) => openSolution(name, project, problems) ?? []) : [];
  onProgress?.("Checking the solutions");
  check(solutions);
  problems.throwIfAny();
  onProgress?.("Packing the solutions");
  const zips = new Map<string, Uint8Array>();
  const packed: PackedSolution[] = [];
  for (const solution of solutions) {
    sortRootComponents(solution);
    for (const managed of [false, true]) {
      const fileName = `${solution.name}${managed ? "_managed" : ""}.zip`;
      const content = zipOf(solution, managed);
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
  writeAll(outDir, zips, solutions);
  return packed;
}
