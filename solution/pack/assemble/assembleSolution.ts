import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { child, children, rootOf } from "../../format/xml";
import type { Problems } from "../problems";
import { AssembledSolution } from "./assembledSolution";
import { fillSources } from "./fillSources";
import { type Project, sourcePlace } from "./project";
import { readConnectors } from "./readConnectors";
import { readControls } from "./readControls";
import { readEntities } from "./readEntities";
import { readEnvironmentVariables } from "./readEnvironmentVariables";
import { readWorkflows } from "./readWorkflows";
import { SourceFiles } from "./sourceFiles";

/** The children of customizations.xml that the sources hold themselves; the others are stubs for components. */
const notStubs = ["connectionreferences", "Languages"];

function open(name: string, project: Project, source: SourceFiles, problems: Problems): AssembledSolution | undefined {
  const solutionXml = source.takeXml("Other/Solution.xml", "every solution");
  const customizations = source.takeXml("Other/Customizations.xml", "every solution");
  if (!solutionXml || !customizations || !child(rootOf(solutionXml), "SolutionManifest")) {
    return undefined;
  }
  for (const stub of children(rootOf(customizations))) {
    if (!notStubs.includes(stub.nodeName) && children(stub).length > 0) {
      problems.add(
        source.placeOf("Other/Customizations.xml"),
        `<${stub.nodeName}> must be empty; its components lie in files of their own.`,
      );
    }
  }
  return new AssembledSolution(name, project, source, problems, solutionXml, customizations);
}

/**
 * Reads a solution's sources, fills them in and puts its components together. Notes only what it cannot read or has no
 * place for; whether the parts are right and agree is told by `check/`.
 * @returns undefined, and problems noted, when solution.xml or customizations.xml cannot be used
 */
export function assembleSolution(name: string, project: Project, problems: Problems): AssembledSolution | undefined {
  const place = sourcePlace(name);
  const folder = join(project.root, place);
  if (!existsSync(folder)) {
    problems.add(place, "The folder with the solution's sources is missing.");
    return undefined;
  }
  if (!statSync(folder).isDirectory()) {
    problems.add(place, "It must be a folder.");
    return undefined;
  }
  const source = SourceFiles.read(folder, place, problems);
  fillSources(source, project, problems);
  const solution = open(name, project, source, problems);
  if (solution) {
    readEntities(solution);
    readWorkflows(solution);
    readControls(solution);
    readConnectors(solution);
    readEnvironmentVariables(solution);
  }
  return solution;
}
