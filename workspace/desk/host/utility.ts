import type { MetadataCache } from "../client/tableMetadata";
import type { Overlays } from "../state/overlays";
import { toClientMetadata } from "./clientMetadata";
import type { UserRights } from "./rightsOnPage";

/** Names of the numbers that `hasEntityPrivilege` takes. */
const privilegeNames: Readonly<Record<ComponentFramework.PropertyHelper.Types.PrivilegeType, string>> = {
  0: "None",
  1: "Create",
  2: "Read",
  3: "Write",
  4: "Delete",
  5: "Assign",
  6: "Share",
  7: "Append",
  8: "AppendTo",
};

/**
 * `context.utils`. `loadDependency` is optional in the typings and missing here: the solution has no dependent control.
 * @param rights of the signed-in user; every one that is given is given for the whole organisation
 */
export function createUtility(
  metadata: MetadataCache,
  overlays: Overlays,
  rights: UserRights,
): ComponentFramework.Utility {
  return {
    getEntityMetadata: async (entityName, attributes) => toClientMetadata(await metadata.table(entityName), attributes),
    hasEntityPrivilege: (entityTypeName, privilegeType) =>
      metadata.known(entityTypeName) !== undefined && rights.has(entityTypeName, privilegeNames[privilegeType]),
    lookupObjects: (options) => overlays.ask("lookup", { options }),
  };
}
