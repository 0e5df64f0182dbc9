import { basename } from "node:path";
import { bytesOf, maxBytes, UnreadableError } from "../../../connector/checker/input/fileAccess";
import type { Surroundings } from "../model/surroundings";
import { type FileTree, isFolder, readFolder, readZip, ZipError } from "./fileTree";
import { isPart, noParts, readPart, type SolutionParts } from "./solutionParts";

/** A file that should hold a flow, and what stands around it. */
export interface FlowFile {
  readonly path: string;
  readonly bytes: () => Uint8Array;
  readonly surroundings: Surroundings;
}

/** What was found to check. */
export interface FoundFlows {
  readonly flows: readonly FlowFile[];
  /** Sentences on what cannot be read. */
  readonly problems: readonly string[];
}

const flowPath = /(^|\/)(Workflows\/[^/]+|Microsoft\.Flow\/flows\/[^/]+\/definition)\.json$/i;

/** The category of processes that are cloud flows. */
const cloudFlow = "5";

/** A flow before all solutions are known. */
interface Candidate {
  readonly path: string;
  readonly bytes: () => Uint8Array;
  readonly solution: SolutionParts;
}

/** The folder of the solution that a file is of, by where such files stand in it. */
const rootOf = (path: string): string =>
  path.replace(
    /(^|\/)(Workflows|Other|environmentvariabledefinitions|Connectors?|Microsoft\.Flow)\/.*$|(^|\/)[^/]*$/i,
    "",
  );

class Finder {
  readonly candidates: Candidate[] = [];
  readonly solutions: SolutionParts[] = [];
  readonly problems: string[] = [];

  path(path: string): void {
    this.attempt(() => {
      if (isFolder(path)) {
        const { tree, zips } = readFolder(path);
        this.tree(tree);
        zips.forEach((zip) => {
          this.attempt(() => {
            this.tree(readZip(zip));
          });
        });
      } else if (/\.zip$/i.test(path)) {
        this.tree(readZip(path));
      } else {
        this.file(path);
      }
    });
  }

  /** A file that is named: a connector's definition, or else a flow. */
  private file(path: string): void {
    const solution = noParts();
    if (isPart(path.replace(/\\/g, "/"))) {
      this.part(path, bytesOf(path, maxBytes), solution);
      this.solutions.push(solution);
    } else {
      this.candidates.push({ path, bytes: () => bytesOf(path, maxBytes), solution });
    }
  }

  private tree({ path, files }: FileTree): void {
    const solutions = new Map<string, SolutionParts>();
    for (const [inner, bytes] of files) {
      const root = rootOf(inner);
      const solution = solutions.get(root) ?? noParts();
      solutions.set(root, solution);
      const full = `${path.replace(/[\\/]$/, "")}/${inner}`;
      if (isPart(inner)) {
        this.attempt(() => {
          this.part(full, bytes(), solution);
        });
      } else if (flowPath.test(inner)) {
        this.candidates.push({ path: full, bytes, solution });
      }
    }
    this.solutions.push(...solutions.values());
  }

  private part(path: string, content: Uint8Array, solution: SolutionParts): void {
    const problem = readPart(path, content, solution);
    if (problem !== undefined) {
      this.problems.push(problem);
    }
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof UnreadableError || error instanceof ZipError)) {
        throw error;
      }
      this.problems.push(error.message);
    }
  }
}

const guidAtEnd = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/i;

/** What stands around the flows of a solution: its own parts before those of the others. */
function surroundingsOf(own: SolutionParts, finder: Finder, isWhole: boolean): Surroundings {
  const all = [...finder.solutions.filter((one) => one !== own), own];
  const merged = <T>(mapOf: (parts: SolutionParts) => ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map(all.flatMap((parts) => [...mapOf(parts)]));
  const names = merged((parts) => parts.connectorNames);
  return {
    isInSolution: own.isSolution,
    isWhole,
    connectionReferences: new Map(
      [...merged((parts) => parts.connectionReferences)].map(([name, { connectorId, customConnectorId }]) => [
        name,
        { connectorId, connectorName: names.get(customConnectorId ?? "") },
      ]),
    ),
    environmentVariables: merged((parts) => parts.environmentVariables),
    connectors: all.toReversed().flatMap(({ connectors }) => connectors),
    flowIds: new Set(finder.candidates.flatMap(({ path }) => guidAtEnd.exec(path)?.[1]?.toLowerCase() ?? [])),
  };
}

/**
 * Finds the flows at some paths.
 * @param paths folders with solutions' sources or zips, zips, flows, definitions of connectors
 * @param isWhole whether all that the flows need is at these paths
 */
export function findFlows(paths: readonly string[], isWhole: boolean): FoundFlows {
  const finder = new Finder();
  paths.forEach((path) => {
    finder.path(path);
  });
  const known = new Map<SolutionParts, Surroundings>();
  const flows = finder.candidates
    .filter(({ path, solution }) => (solution.categories.get(basename(path).toLowerCase()) ?? cloudFlow) === cloudFlow)
    .map(({ path, bytes, solution }): FlowFile => {
      const surroundings = known.get(solution) ?? surroundingsOf(solution, finder, isWhole);
      known.set(solution, surroundings);
      return { path, bytes, surroundings };
    });
  const missing =
    flows.length === 0 && finder.problems.length === 0
      ? ["No flow was found. Name a flow, a folder with a solution's sources, or a solution zip."]
      : [];
  return { flows, problems: [...finder.problems, ...missing] };
}
