import { z } from "zod";
import { componentTypes } from "../../format/componentTypes";
import { plainGuid } from "../../format/guid";
import { attribute, child, descendants } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";

/** The connections of a flow that are of custom connectors: only these have a logical name. */
const flowFile = z.object({
  properties: z.object({
    connectionReferences: z.record(
      z.string(),
      z.object({
        connection: z.object({ connectionReferenceLogicalName: z.string().default("") }).default({
          connectionReferenceLogicalName: "",
        }),
        api: z.object({ logicalName: z.string().optional() }).default({}),
      }),
    ),
  }),
});

interface Use {
  readonly connectionReference: string;
  readonly connector: string;
}

/** The custom connectors that a flow uses; none where it is no flow, which is told elsewhere. */
function usesOf(json: Uint8Array | undefined): readonly Use[] {
  try {
    const { properties } = flowFile.parse(JSON.parse(new TextDecoder().decode(json)));
    return Object.values(properties.connectionReferences).flatMap(({ connection, api }) =>
      api.logicalName === undefined
        ? []
        : [{ connectionReference: connection.connectionReferenceLogicalName, connector: api.logicalName }],
    );
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
  const earlier = all.slice(0, all.indexOf(solution)).flatMap(({ components }) => components);
  const dependents = new Set(
    descendants(manifest, "Dependent")
      .filter((dependent) => attribute(dependent, "type") === componentTypes.flow)
      .map((dependent) => plainGuid(attribute(dependent, "id"))),
  );
  for (const { data, json } of flows) {
    const id = plainGuid(attribute(data, "WorkflowId"));
    for (const { connectionReference, connector } of usesOf(json)) {
      const reference = connectionReferences.get(connectionReference);
      if (reference && !child(reference, "customconnectorid")) {
        problems.add(
          places.customizations,
          `The connection reference ${connectionReference} needs <customconnectorid>: the flow "${attribute(data, "Name")}" uses it for the custom connector ${connector}.`,
        );
      }
      if (earlier.some(({ schemaName }) => schemaName === connector) && !dependents.has(id)) {
        problems.add(
          places.solutionXml,
          `<MissingDependencies> must list the flow ${id} as a dependent of the connector ${connector}.`,
        );
      }
    }
  }
}
