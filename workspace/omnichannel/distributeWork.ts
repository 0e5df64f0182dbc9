import type { Dataverse, RowChange } from "../dataverse";
import { parseQuery } from "../dataverse/query/parse";

/** Conversations about a record come by this channel. */
const recordChannel = "192350000";

/**
 * Unified routing after a record was routed: makes a conversation about it and gives it to an agent. It stands for
 * classification and assignment, with one agent who is present and has capacity. A record whose conversation is not closed
 * gets no second one.
 *
 * @param agent systemuserid
 */
export function distributeWork(dataverse: Dataverse, agent: string): void {
  dataverse.onChange((change) => {
    if (change.table === "queueitem" && change.message !== "Delete") distribute(dataverse, agent, change);
  });
}

function distribute(dataverse: Dataverse, agent: string, { id, origin }: RowChange): void {
  const item = dataverse.retrieve("queueitem", id, { select: ["title", "objectid", "queueid", "msdyn_liveworkstreamid"].map(named) }); // prettier-ignore
  const record = String(item._objectid_value);
  const table = item["_objectid_value@Microsoft.Dynamics.CRM.lookuplogicalname"];
  const workStream = item._msdyn_liveworkstreamid_value;
  if (typeof table !== "string" || typeof workStream !== "string") return;
  const { singles } = dataverse.schema.table("msdyn_ocliveworkitem");
  const leadsTo = (column: string) =>
    [...singles].find(([, each]) => each.column === column && each.target.table === table)?.[0];
  const regarding = leadsTo("regardingobjectid");
  if (regarding === undefined) return;
  // By the record alone: few conversations are about it, and most of all that there are are open.
  const about = parseQuery(`$filter=_regardingobjectid_value eq ${record}&$select=statecode`);
  const { entities } = dataverse.retrieveMultiple("msdyn_ocliveworkitem", about);
  if (entities.some(({ statecode }) => statecode === 0)) return;
  const routable = leadsTo("msdyn_routableobjectid");
  const reference = `/${dataverse.schema.table(table).definition.entitySetName}(${record})`;
  const now = dataverse.now().toISOString();
  const values = {
    subject: item.title,
    statuscode: 2,
    msdyn_channel: recordChannel,
    msdyn_createdon: now,
    msdyn_startedon: now,
    msdyn_statuschangereason: 192350003,
    [`${regarding}@odata.bind`]: reference,
    ...(routable !== undefined && { [`${routable}@odata.bind`]: reference }),
    "msdyn_activeagentid_msdyn_ocliveworkitem@odata.bind": `/systemusers(${agent})`,
    "msdyn_cdsqueueid_msdyn_ocliveworkitem@odata.bind": `/queues(${String(item._queueid_value)})`,
    "msdyn_liveworkstreamid_msdyn_ocliveworkitem@odata.bind": `/msdyn_liveworkstreams(${workStream})`,
  };
  dataverse.create("msdyn_ocliveworkitem", values, { origin });
}

/** Name of a column in the Web API. */
const named = (column: string): string => (column === "title" ? column : `_${column}_value`);
