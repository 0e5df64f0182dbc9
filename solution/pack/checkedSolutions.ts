import { assembleSolution } from "./assemble/assembleSolution";
import type { AssembledSolution } from "./assemble/assembledSolution";
import { readProject, solutionNames } from "./assemble/project";
import { checkSolutions } from "./check/checkSolutions";
import { Problems } from "./problems";

/**
 * Reads the sources of both solutions, puts them together and checks them. Nothing is written.
 * @param root the project's root; its control must be built
 * @param onProgress is told each step in a few words
 * @returns the solutions in the order of their import
 * @throws SolutionError with every problem found
 */
export function checkedSolutions(root: string, onProgress?: (message: string) => void): AssembledSolution[] {
  const problems = new Problems();
  onProgress?.("Reading the solutions' sources");
  const project = problems.attempt(() => readProject(root, problems));
  const solutions = project ? solutionNames.flatMap((name) => assembleSolution(name, project, problems) ?? []) : [];
  onProgress?.("Checking the solutions");
  if (project) {
    checkSolutions(project, solutions, problems);
  }
  problems.throwIfAny();
  return solutions;
}
