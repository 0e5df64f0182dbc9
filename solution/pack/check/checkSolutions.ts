import type { AssembledSolution } from "../assemble/assembledSolution";
import type { Project } from "../assemble/project";
import type { Problems } from "../problems";
import { checkConnectors } from "./checkConnectors";
import { checkConnectorUse } from "./checkConnectorUse";
import { checkControls } from "./checkControls";
import { checkDependencies } from "./checkDependencies";
import { checkDeploymentSettings, checkImportConfig, checkSolutionProject } from "./checkDeployment";
import { checkEnvironmentVariables } from "./checkEnvironmentVariables";
import { checkFlows } from "./checkFlows";
import { checkForms } from "./checkForms";
import { checkNamedFiles } from "./checkNamedFiles";
import { checkProject } from "./checkProject";
import { checkRootComponents } from "./checkRootComponents";
import { checkSchemas } from "./checkSchemas";
import { checkSolutionXml } from "./checkSolutionXml";
import { checkTables } from "./checkTables";

/** Notes what is wrong with one solution; `all` are the solutions in the order of their import. */
type Check = (solution: AssembledSolution, all: readonly AssembledSolution[]) => void;

/** The checks of a solution, in the order in which they tell. A new check is a file of this folder and a line here. */
const checks: readonly Check[] = [
  checkSchemas,
  checkSolutionXml,
  checkRootComponents,
  checkTables,
  checkForms,
  checkFlows,
  checkControls,
  checkConnectors,
  checkEnvironmentVariables,
  checkDependencies,
  checkConnectorUse,
  checkDeploymentSettings,
  checkSolutionProject,
  // The last one: it tells the files that nothing before has used.
  checkNamedFiles,
];

/** Notes everything that is wrong with the solutions and with what they share. */
export function checkSolutions(project: Project, solutions: readonly AssembledSolution[], problems: Problems): void {
  checkProject(project, problems);
  checkImportConfig(project, problems);
  for (const solution of solutions) {
    for (const check of checks) {
      check(solution, solutions);
    }
  }
}
