import type { Dataverse } from "../base/ports";
import { normalizeId, type EntityReference, type LinkableTable, type LinkTarget } from "../base/record";
import { toQueryString } from "../records/odata";
import { textOf } from "../records/rowValues";
import { tableFacts } from "../records/tables";

/** How far the clocks of the agent and of the server may be apart, in milliseconds. */
const clockSkew = 10 * 60_000;

/**
 * The record that was created in a form, as Dataverse has it. What a form gives proves no save: the host may have opened
 * another form, and answer as soon as that is shown.
 * @param given what the form gave
 * @param since when it was opened, in milliseconds of the clock
 * @returns undefined where it is of another table, cannot be read, or is not new
 */
export async function readCreated(
  dataverse: Dataverse,
  given: Pick<EntityReference, "entityType" | "id">,
  table: LinkableTable,
  since: number,
): Promise<LinkTarget | undefined> {
  if (given.entityType !== table) {
    return undefined;
  }
  try {
    const { primaryName } = tableFacts[table];
    const row = await dataverse.retrieve(table, given.id, toQueryString({ select: [primaryName, "createdon"] }));
    const isNew = Date.parse(String(row.createdon)) >= since - clockSkew;
    return isNew ? { entityType: table, id: normalizeId(given.id), name: textOf(row, primaryName) } : undefined;
  } catch {
    return undefined;
  }
}
