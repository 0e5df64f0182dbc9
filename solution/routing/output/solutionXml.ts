import { componentTypes } from "../../format/componentTypes";
import type { Route } from "../file/routing";
import type { ConnectionReference } from "../flow/connections";
import { solutionXmlFile, type Surroundings } from "../surroundings";
import { itemsOf, replaceContent } from "./replaceContent";
import { xmlText } from "./xmlText";

const connectorSolution = "LinkedRecordsConnector";

/** The type of a root component, by which they stand in order: as texts, as SolutionPackager sorts them. */
const typeOf = (line: string): string => /type="(\d+)"/.exec(line)?.[1] ?? "";

function rootComponents(text: string, routes: readonly Route[]): readonly string[] {
  const kept = itemsOf(text, "RootComponents", "RootComponent")
    .flat()
    .filter((line) => typeOf(line) !== componentTypes.flow);
  const flows = routes.map(({ id }) => `<RootComponent type="${componentTypes.flow}" id="{${id}}" behavior="0" />`);
  return [...kept, ...flows].sort((one, other) =>
    typeOf(one) < typeOf(other) ? -1 : Number(typeOf(one) > typeOf(other)),
  );
}

/** What needs the connector: each flow through it, and the reference to its connection. */
function dependencies(
  text: string,
  routes: readonly Route[],
  { connector }: Surroundings,
  reference: ConnectionReference,
): readonly string[] {
  const required = `<Required type="${componentTypes.connector}" schemaName="${connector.name}" displayName="${xmlText(connector.title)}" solution="${connectorSolution}" id="{${connector.id}}" />`;
  const dependents = routes
    .filter(({ way }) => way === "connector")
    .map(({ id, flow }) => `<Dependent type="${componentTypes.flow}" displayName="${xmlText(flow)}" id="{${id}}" />`);
  const { logicalName } = reference;
  const all =
    dependents.length === 0
      ? []
      : [
          ...dependents,
          `<Dependent type="connectionreference" displayName="${logicalName}" id.connectionreferencelogicalname="${logicalName}" />`,
        ];
  const kept = itemsOf(text, "MissingDependencies", "MissingDependency").filter(
    (lines) => !lines.join("").includes(`schemaName="${connector.name}"`),
  );
  return [
    ...kept.flat(),
    ...all.flatMap((dependent) => ["<MissingDependency>", `  ${required}`, `  ${dependent}`, "</MissingDependency>"]),
  ];
}

/** Other/Solution.xml with the flows among its root components, and what they need; all else stays as it is. */
export function solutionXml(
  surroundings: Surroundings,
  routes: readonly Route[],
  reference: ConnectionReference,
): string {
  const { solutionXml: text } = surroundings;
  const withRoots = replaceContent(text, solutionXmlFile, "RootComponents", rootComponents(text, routes));
  return replaceContent(
    withRoots,
    solutionXmlFile,
    "MissingDependencies",
    dependencies(text, routes, surroundings, reference),
  );
}
