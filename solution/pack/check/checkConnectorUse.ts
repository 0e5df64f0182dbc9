import { componentTypes } from "../../format/componentTypes";
import type { Flow, FlowReference } from "../../format/flow";
import { plainGuid } from "../../format/guid";
import { attribute, child, descendants } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";

/** The connections of a flow; none where its JSON cannot be read, which is told elsewhere. */
function referencesOf(json: string | undefined): readonly FlowReference[] {
  try {
    const flow = JSON.parse(json ?? "null") as Flow | null;
    return Object.values(flow?.properties?.connectionReferences ?? {});
  } catch {
    return [];
  }
}

/**
 * Checks that the import can find the custom connectors that flows use: the flow must be listed as a dependent of the
 * connector, and its connection reference must name the connector by its id, for its API has another name in every
 * environment.
 */
export function checkConnectorUse(solution: AssembledSolution, all: readonly AssembledSolution[]): void {
  const { flows, manifest, connectionReferences, places, problems } = solution;
  const own = new Set(solution.components.map(({ schemaName }) => schemaName));
  const earlier = all.slice(0, all.indexOf(solution)).flatMap(({ components }) => components);
  const dependents = new Set(
    descendants(manifest, "Dependent")
      .filter((dependent) => attribute(dependent, "type") === componentTypes.flow)
      .map((dependent) => plainGuid(attribute(dependent, "id"))),
  );
  for (const { data, json } of flows) {
    const id = plainGuid(attribute(data, "WorkflowId"));
    for (const { connection, api } of referencesOf(json)) {
      const logicalName = connection?.connectionReferenceLogicalName ?? "";
      const reference = connectionReferences.get(logicalName);
      if (api?.logicalName !== undefined && reference && !child(reference, "customconnectorid")) {
        problems.add(
          places.customizations,
          `The connection reference ${logicalName} needs <customconnectorid>: the flow "${attribute(data, "Name")}" uses it for the custom connector ${api.logicalName}.`,
        );
      }
      const isEarlier = earlier.some(({ schemaName }) => schemaName !== undefined && schemaName === api?.logicalName);
      if (isEarlier && !own.has(api?.logicalName) && !dependents.has(id)) {
        problems.add(
          places.solutionXml,
          `<MissingDependencies> must list the flow ${id} as a dependent of the connector ${api?.logicalName ?? ""}.`,
        );
      }
    }
  }
}
