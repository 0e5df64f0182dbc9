import type { Dataverse } from "../base/ports";
import type { LinkTarget } from "../base/record";
import type { Edit } from "./mergeEdits";
import { literal, toQueryString } from "./odata";
import { hitSelect, toHit, type SearchHit } from "./search";
import { tableFacts } from "./tables";

/** As many others are named at most. */
const most = 3;

/**
 * The records that a change would make double: those that have one of the texts that were to be saved. The rules by which
 * Dataverse found a duplicate, and what it found, are not told to a control.
 * @param record whose columns were to be saved
 * @returns none where nothing of it can be compared, or where the question fails
 */
export async function findDuplicates(
  dataverse: Dataverse,
  { entityType, id }: Pick<LinkTarget, "entityType" | "id">,
  edits: readonly Edit[],
): Promise<readonly SearchHit[]> {
  const { primaryId } = tableFacts[entityType];
  const same = edits.flatMap(({ column, mine }) =>
    column.type === "string" && typeof mine === "string" ? [`${column.logicalName} eq ${literal(mine)}`] : [],
  );
  if (same.length === 0) {
    return [];
  }
  const query = toQueryString({
    select: hitSelect(entityType),
    filter: `${primaryId} ne ${id} and (${same.join(" or ")})`,
    top: most,
  });
  const rows = await dataverse.retrieveMultiple(entityType, query).catch(() => []);
  return rows.map((row) => toHit(entityType, row));
}
