import type { Dataverse, UpdateRules } from "../base/ports";
import type { EntityReference } from "../base/record";
import type { Row } from "../base/row";
import { isLookup, toWrite } from "./columnValue";
import type { Edit } from "./mergeEdits";
import { bindTo } from "./odata";
import { numberOf } from "./rowValues";

/**
 * The values of one update.
 * @param row what is there now, with the status where a status reason is changed
 * @throws HostFailure where the table of a lookup cannot be described
 */
export async function updateOf(
  dataverse: Dataverse,
  entityType: string,
  edits: readonly Edit[],
  row: Row,
): Promise<Row> {
  const state = numberOf(row, "statecode");
  const values = edits.map(async (edit) => {
    const { column, mine } = edit;
    // What only lookups need is asked for them only: a save waits for it.
    const binding = isLookup(column) ? await bindingOf(dataverse, entityType, edit) : {};
    return toWrite(column, mine, () => binding, state);
  });
  return Object.assign({}, ...(await Promise.all(values))) as Row;
}

/**
 * How a lookup is set: by its navigation property for the table that it is to point to, or emptied by the one for the table
 * that it points to now.
 */
async function bindingOf(dataverse: Dataverse, entityType: string, edit: Edit): Promise<ReturnType<typeof bindTo>> {
  const target = edit.mine as EntityReference | null;
  const rules = await dataverse.updateRules(entityType);
  if (!target) {
    return bindTo(navigationOf(rules, edit, edit.base as EntityReference | null), null);
  }
  const { entitySetName } = await dataverse.describe(target.entityType, []);
  return bindTo(navigationOf(rules, edit, target), { entitySetName, id: target.id });
}

/**
 * The navigation property as the metadata have it, else as the platform names it by itself: the column for one table, and for
 * an owner, of whatever table; the column and the table for several.
 */
function navigationOf({ navigation }: UpdateRules, { column }: Edit, target: EntityReference | null): string {
  const { logicalName, targets = [], type } = column;
  const table = target?.entityType ?? targets[0] ?? "";
  return (
    navigation.get(`${logicalName}:${table}`) ??
    (targets.length > 1 && type !== "owner" ? `${logicalName}_${table}` : logicalName)
  );
}
