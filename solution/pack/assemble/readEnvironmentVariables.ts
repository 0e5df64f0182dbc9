import type { AssembledSolution } from "./assembledSolution";

function readDefinition(path: string, solution: AssembledSolution): void {
  const { source } = solution;
  const definition = solution.readXml(path, "the environment variable");
  const content = source.take(path, "the environment variable");
  if (!definition || !content) {
    return;
  }
  solution.entries.set(path, content);
  solution.environmentVariables.push({ folder: path.split("/")[1], place: source.placeOf(path), definition });
}

/**
 * Reads the environment variable definitions: `environmentvariabledefinitions/<schema name>/`. They are copied as they
 * are. Values are never shipped: the importer is asked only for variables that have none.
 */
export function readEnvironmentVariables(solution: AssembledSolution): void {
  const definitions = /^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/;
  for (const path of solution.source.paths(definitions)) {
    readDefinition(path, solution);
  }
}
