import type { Surroundings } from "../../flows/model/surroundings";
import { checkFlow } from "../../flows/run/checkFlow";
import { componentTypes } from "../../format/componentTypes";
import { plainGuid } from "../../format/guid";
import { attribute, child, childText } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";

/** What the flows of a solution can name: what is in it and in the others, which are all that there is. */
function surroundingsOf(solution: AssembledSolution, all: readonly AssembledSolution[]): Surroundings {
  const components = all.flatMap((one) => one.components);
  const ofType = (type: string) => components.filter((component) => component.type === type);
  const connectors = ofType(componentTypes.connector);
  const connectorName = (id: string): string | undefined => connectors.find((one) => one.id === id)?.schemaName;
  const { operations } = solution.project.connector ?? {};
  return {
    isInSolution: true,
    isWhole: true,
    connectionReferences: new Map(
      [...solution.connectionReferences].map(([name, reference]) => {
        const custom = child(reference, "customconnectorid");
        // One that leads to no connector of ours must be found, too: its name is none that a flow can give.
        const named = custom && (connectorName(plainGuid(childText(custom, "connectorid"))) ?? "");
        return [name, { connectorId: childText(reference, "connectorid"), connectorName: named }];
      }),
    ),
    environmentVariables: new Map(
      all
        .flatMap(({ environmentVariables }) => environmentVariables)
        .map(({ definition }) => {
          const displayName = child(definition, "displayname");
          const variable = {
            displayName: displayName ? attribute(displayName, "default") : "",
            type: childText(definition, "type"),
          };
          return [attribute(definition, "schemaname").toLowerCase(), variable];
        }),
    ),
    // All connectors are made from the one definition.
    connectors: operations ? connectors.map(({ schemaName = "" }) => ({ name: schemaName, operations })) : [],
    flowIds: new Set(ofType(componentTypes.flow).map(({ id = "" }) => id)),
  };
}

/**
 * Checks that the flows are named as the product names them, and refuses those in which the checker of flows
 * (`solution/flows/`) finds errors. The import would take most of them, and they would fail when they are turned on or
 * when they run.
 */
export function checkFlows(solution: AssembledSolution, all: readonly AssembledSolution[]): void {
  const { flows, problems, source } = solution;
  const surroundings = surroundingsOf(solution, all);
  for (const { place, dataPath, jsonPath, data, json } of flows) {
    if (dataPath !== `${jsonPath}.data.xml`) {
      const id = plainGuid(attribute(data, "WorkflowId"));
      problems.add(place, `A flow "${attribute(data, "Name")}" with the id ${id} must lie in ${jsonPath}.data.xml.`);
    }
    const named = childText(data, "JsonFileName");
    if (named !== `/${jsonPath}`) {
      problems.add(place, `<JsonFileName> is "${named}", it must be "/${jsonPath}".`);
    }
    for (const finding of json ? checkFlow(source.placeOf(jsonPath), json, surroundings) : []) {
      if (finding.severity === "error") {
        const { file, line, column, message, ruleId } = finding;
        problems.add(`${file}:${line}:${column}`, `${message} (${ruleId})`);
      }
    }
  }
}
