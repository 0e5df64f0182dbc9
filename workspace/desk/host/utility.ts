import type { MetadataCache } from "../client/tableMetadata";
import type { Overlays } from "../state/overlays";
import type { HostTraits } from "../state/hostTraits";
import { toClientMetadata } from "./clientMetadata";
import { hostRejection } from "./rejection";
import { withBraces } from "./references";
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

/** A table whose privileges an unkind host never tells. */
const neverTold = "account";

/** What a page knows of the signed-in user's privileges, and when. */
export interface PrivilegeSource {
  readonly rights: UserRights;
  /** Tables whose metadata the page's host has: those of its forms, and those that somebody asked for. */
  readonly loadedTables: Set<string>;
}

/**
 * `context.utils`. `loadDependency` is optional in the typings and missing here: the solution has no dependent control.
 * Every privilege that is given is given for the whole organisation.
 */
export function createUtility(
  metadata: MetadataCache,
  overlays: Overlays,
  { rights, loadedTables }: PrivilegeSource,
  traits: HostTraits,
): ComponentFramework.Utility {
  return {
    async getEntityMetadata(entityName, attributes = []) {
      const table = await hostRejection(traits, metadata.table(entityName));
      loadedTables.add(entityName);
      return toClientMetadata(table, attributes, traits);
    },
    hasEntityPrivilege(entityTypeName, privilegeType) {
      const has =
        metadata.known(entityTypeName) !== undefined && rights.has(entityTypeName, privilegeNames[privilegeType]);
      if (traits.privileges === "known") return has;
      if (entityTypeName === neverTold) throw new Error(`No privileges of "${entityTypeName}" are known.`);
      return has && loadedTables.has(entityTypeName);
    },
    lookupObjects: async (options) => (await overlays.ask("lookup", { options })).map(withBraces),
  };
}
