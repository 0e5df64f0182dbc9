import type { EntityReference } from "../base/record";
import type { Dataverse } from "../base/ports";
import type { Row } from "../base/row";
import { isLookup, toWrite } from "./columnValue";
import type { Edit } from "./mergeEdits";
import { numberOf } from "./rowValues";

/**
 * The values of one update. A lookup is set by its navigation property for the table it is to point to, and emptied by the
 * one for the table it points to now: as the metadata have it, else as the platform names it by itself (the column for one
 * table, the column and the table for several).
 * @param row what is there now, with the status where a status reason is changed
 * @throws HostFailure where a table cannot be described
 */
export async function updateOf(
  dataverse: Dataverse,
  entityType: string,
  edits: readonly Edit[],
  row: Row,
): Promise<Row> {
  const links = edits.filter(({ column }) => isLookup(column));
  const { navigation } = await dataverse.updateRules(entityType);
  const sets = new Map<string, string>();
  for (const target of links.map(({ mine }) => mine as EntityReference | null)) {
    if (target && !sets.has(target.entityType)) {
      sets.set(target.entityType, (await dataverse.describe(target.entityType, [])).entitySetName);
    }
  }
  const values = edits.map(({ column, base, mine }) => {
    const bind = (to: EntityReference | null): Record<string, string | null> => {
      const table = to?.entityType ?? (base as EntityReference | null)?.entityType ?? column.targets?.[0] ?? "";
      const { logicalName, targets } = column;
      const property =
        navigation.get(`${logicalName}:${table}`) ??
        ((targets?.length ?? 1) > 1 ? `${logicalName}_${table}` : logicalName);
      return { [`${property}@odata.bind`]: to && `/${sets.get(to.entityType) ?? ""}(${to.id})` };
    };
    return toWrite(column, mine, (_, to) => bind(to), numberOf(row, "statecode"));
  });
  return Object.assign({}, ...values) as Row;
}
