import { toClientMetadata, type Metadata } from "../dataverse/metadata";
import type { Overlays } from "../state/overlays";

/**
 * `context.utils`. `loadDependency` is optional in the typings and missing here: the solution has no dependent control.
 * Privileges are those of the sample user, who may do everything with the tables of the workspace.
 */
export function createUtility(metadata: Metadata, overlays: Overlays): ComponentFramework.Utility {
  return {
    getEntityMetadata: async (entityName, attributes) => toClientMetadata(await metadata.table(entityName), attributes),
    hasEntityPrivilege: (entityTypeName) => metadata.known(entityTypeName) !== undefined,
    lookupObjects: (options) => overlays.ask("lookup", { options }),
  };
}
