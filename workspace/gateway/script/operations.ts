import type { ScriptAnswer } from "../scriptCall";
import {
  checkOrganization,
  checkRecord,
  checkTable,
  checkWorkStream,
  displayName,
  entityRecords,
  isUnknownSegment,
  readTable,
  readTableOf,
  type RoutedTable,
} from "./checks";
import { readInformation, text, type Json } from "./fields";
import { label, rows, success, type Organization } from "./organization";
import { notInstalled } from "./refusal";

/** What an operation gets besides the organization: what stands in the path, the body, and a call before it routes. */
interface Operation {
  readonly path: readonly string[];
  readonly body: string | undefined;
  readonly organization: Organization;
  /** Called when the request begins that routes. */
  readonly routing: () => void;
}

const action = "msdyn_ApplyRoutingRuleEntityRecord";

const ok = (body: Json): ScriptAnswer => ({ status: 200, headers: {}, body: JSON.stringify(body) });

async function route(
  { organization, routing }: Operation,
  table: RoutedTable,
  recordId: string,
): Promise<ScriptAnswer> {
  await checkRecord(organization, table, recordId);
  routing();
  const record = { "@odata.type": `Microsoft.Dynamics.CRM.${table.logicalName}`, [table.primaryId]: recordId };
  let reply = await organization.post(action, { Target: record });
  // The documentation of the action gives its target as a text. A body that cannot be parsed has routed nothing.
  if (reply.status === 400 && /StartObject|PrimitiveValue|StartArray/.test(reply.message)) {
    reply = await organization.post(action, { Target: `${table.entitySetName}(${recordId})` });
  }
  if (isUnknownSegment(reply)) throw notInstalled();
  success(reply);
  // Without Location, which would make the platform poll.
  return { status: 202, headers: {}, body: undefined };
}

async function sendEntityInformation(operation: Operation): Promise<ScriptAnswer> {
  const [organizationId = "", liveWorkStreamId = ""] = operation.path;
  const { organization } = operation;
  const information = readInformation(organizationId, liveWorkStreamId, operation.body);
  const checked = checkOrganization(organization, organizationId);
  const reading = readTable(organization, information.EntityLogicalName);
  const workStream = checkWorkStream(organization, liveWorkStreamId);
  // All three to their end, then the first fault in this order, so that the same call gets the same answer.
  await Promise.allSettled([checked, reading, workStream]);
  await checked;
  const table = await reading;
  checkTable(table, information);
  await workStream;
  return route(operation, table, information.RecordId);
}

async function routeRecord(operation: Operation): Promise<ScriptAnswer> {
  const [logicalName = "", recordId = ""] = operation.path;
  return route(operation, await readTableOf(operation.organization, logicalName, recordId), recordId);
}

async function getRoutingResult({ organization, path }: Operation): Promise<ScriptAnswer> {
  const [logicalName = "", recordId = ""] = path;
  await checkRecord(organization, await readTableOf(organization, logicalName, recordId), recordId);
  const reply = await organization.get(
    "queueitems?$select=enteredon,_queueid_value,_msdyn_liveworkstreamid_value,_workerid_value" +
      `&$filter=_objectid_value%20eq%20${recordId}&$orderby=enteredon%20desc&$top=1`,
  );
  // Without Omnichannel queue items have no work stream, and a query that names it is refused.
  if (reply.status === 400 && reply.message.includes("msdyn_liveworkstreamid")) throw notInstalled();
  const [item = {}] = rows(reply);
  return ok({
    IsRouted: text(item, "_msdyn_liveworkstreamid_value") !== undefined,
    // What has no value is undefined, and so left out: the definition knows no null.
    QueueItemId: text(item, "queueitemid"),
    EnteredOn: text(item, "enteredon"),
    QueueId: text(item, "_queueid_value"),
    QueueName: label(item, "_queueid_value"),
    LiveWorkStreamId: text(item, "_msdyn_liveworkstreamid_value"),
    LiveWorkStreamName: label(item, "_msdyn_liveworkstreamid_value"),
    WorkedById: text(item, "_workerid_value"),
    WorkedByName: label(item, "_workerid_value"),
  });
}

const ordinal = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

async function listTables({ organization }: Operation): Promise<ScriptAnswer> {
  const [links, definitions] = await Promise.all([
    organization.get(
      "EntityDefinitions(LogicalName='msdyn_ocliveworkitem')/ManyToOneRelationships" +
        "?$select=SchemaName,ReferencedEntity&$filter=ReferencingAttribute%20eq%20'regardingobjectid'",
    ),
    organization.get(
      "EntityDefinitions?$select=LogicalName,EntitySetName,DisplayName&$filter=HasActivities%20eq%20true",
    ),
  ]);
  if (links.status === 404) throw notInstalled();
  const relationships = rows(links);
  const value = rows(definitions).flatMap((definition) => {
    const name = text(definition, "LogicalName");
    const relationship = relationships.find((link) => text(link, "ReferencedEntity") === name);
    return relationship
      ? {
          EntityLogicalName: name,
          DisplayName: displayName(definition) ?? "",
          EntitySetName: text(definition, "EntitySetName"),
          RelationshipNameWithLiveWorkItem: text(relationship, "SchemaName"),
        }
      : [];
  });
  return ok({ value: value.sort((left, right) => ordinal(left.DisplayName, right.DisplayName)) });
}

async function listWorkStreams({ organization }: Operation): Promise<ScriptAnswer> {
  const reply = await organization.get(
    "msdyn_liveworkstreams?$select=msdyn_name" +
      `&$filter=statecode%20eq%200%20and%20msdyn_streamsource%20eq%20${entityRecords}&$orderby=msdyn_name`,
  );
  if (reply.status === 404) throw notInstalled();
  const value = rows(reply).map((row) => ({
    LiveWorkStreamId: text(row, "msdyn_liveworkstreamid"),
    Name: text(row, "msdyn_name"),
  }));
  return ok({ value });
}

async function listOrganizations({ organization }: Operation): Promise<ScriptAnswer> {
  const me = success(await organization.get("WhoAmI"));
  return ok({ value: [{ OrganizationId: text(me, "OrganizationId"), Name: organization.host }] });
}

/** Operations by verb, first part of the path after the base path, and number of parts. */
export const operations: ReadonlyMap<string, (operation: Operation) => Promise<ScriptAnswer>> = new Map([
  ["POST incoming 3", sendEntityInformation],
  ["POST records 3", routeRecord],
  ["GET records 3", getRoutingResult],
  ["GET tables 1", listTables],
  ["GET workstreams 1", listWorkStreams],
  ["GET organizations 1", listOrganizations],
]);
