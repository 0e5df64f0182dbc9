import type { Dataverse, Ports } from "../base/ports";
import { normalizeId, type EntityReference, type LinkableTable, type LinkTarget } from "../base/record";
import { toQueryString } from "../records/odata";
import { textOf } from "../records/rowValues";
import { tableFacts } from "../records/tables";

/** How far the clocks of the agent and of the server may be apart, in milliseconds. */
const clockSkew = 10 * 60_000;

/** How long a dialog may take to appear, in milliseconds; until then a second click does nothing. */
const dialogStart = 2000;

/** Nobody opens a form and closes it again in this time, in milliseconds: a host that says so has only opened it. */
const soonestClose = 1000;

/** What became of a form in which a record was to be created: a record, or perhaps one that nobody tells of. */
interface Created {
  readonly target?: LinkTarget;
  readonly isUnsure?: boolean;
}

/**
 * Lets the agent create a record in a form.
 * @param show shows the form, and gives what the host says of it
 * @param onShown it is before the agent: whether the host tells of a form that was closed is not sure, and nothing else
 *   must wait for it
 */
export async function createRecord(
  { dataverse, clock, telemetry, events }: Pick<Ports, "dataverse" | "clock" | "telemetry" | "events">,
  table: LinkableTable,
  show: () => Promise<EntityReference | undefined>,
  onShown: () => void,
): Promise<Created> {
  const scenario = telemetry.start("create");
  const since = clock.now();
  const dialog = show();
  await Promise.race([dialog, clock.delay(dialogStart)]);
  onShown();
  const given = await dialog;
  const target = given && (await readCreated(dataverse, given, table, since));
  if (!target) {
    scenario.failed("cancelled");
    return { isUnsure: given !== undefined || clock.now() - since < soonestClose };
  }
  scenario.done();
  events.recordSaved({ entityType: table, id: target.id });
  return { target };
}

/**
 * The record that was created in a form, as Dataverse has it. What a form gives proves no save: the host may have opened
 * another form, and answer as soon as that is shown.
 * @param given what the form gave
 * @param since when it was opened, in milliseconds of the clock
 * @returns undefined where it is of another table, cannot be read, or is not new
 */
async function readCreated(
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
