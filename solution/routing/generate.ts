import type { Routing } from "./file/routing";
import { connectorReference, dataverseReference } from "./flow/connections";
import { flowJson } from "./flow/flowJson";
import { customizations } from "./output/customizations";
import { deploymentSettings } from "./output/deploymentSettings";
import { routingPage } from "./output/page";
import { solutionXml } from "./output/solutionXml";
import { variableDefinition, variablePath } from "./output/variableDefinition";
import { flowPath, workflowData } from "./output/workflowData";
import { customizationsFile, mainSource, solutionXmlFile, type Surroundings } from "./surroundings";
import { organizationOf, variablesOf, wayOf, workStreamOf } from "./variables";

/** The page about what is routed. */
export const pageFile = "docs/routing.md";

/** The folders of which every file is made here; others in them are left-overs. */
export const madeFolders = [`${mainSource}/Workflows`, `${mainSource}/environmentvariabledefinitions`] as const;

const settingsFile = "solution/LinkedRecords/deployment-settings.json";

/**
 * Makes everything that follows from what is routed: texts by their paths from the root. JSON and Markdown are yet to be
 * formatted.
 *
 * @throws Error when Solution.xml or Customizations.xml has no place for it
 */
export function generate(routing: Routing, surroundings: Surroundings): ReadonlyMap<string, string> {
  const { prefix } = surroundings;
  const routes = routing.tables.flatMap((table) => table.routes);
  const organization = organizationOf(routing, prefix);
  const variables = variablesOf(routing, prefix);
  const [dataverse, connector] = [dataverseReference(surroundings), connectorReference(surroundings)];
  const references = [dataverse, ...(organization ? [connector] : [])];
  const files = new Map<string, string>();
  for (const table of routing.tables) {
    const shared = { table, connector, organization, workStream: workStreamOf(table), way: wayOf(table) };
    for (const route of table.routes) {
      const path = `${mainSource}/${flowPath(route)}`;
      files.set(path, JSON.stringify(flowJson({ ...shared, route }, dataverse)));
      files.set(`${path}.data.xml`, workflowData(table, route));
    }
  }
  for (const variable of variables) {
    files.set(`${mainSource}/${variablePath(variable)}`, variableDefinition(variable));
  }
  files.set(customizationsFile, customizations(surroundings.customizationsXml, references));
  files.set(solutionXmlFile, solutionXml(surroundings, routes, connector));
  files.set(settingsFile, JSON.stringify(deploymentSettings(variables, references)));
  files.set(pageFile, routingPage(routing, organization));
  return files;
}
