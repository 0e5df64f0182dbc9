import { checkId, checkName, isObject, refuse, text, type EntityInformation, type Json } from "./fields";
import { objects, success, type Organization, type Reply } from "./organization";
import { notInstalled, Refusal } from "./refusal";

/** What the requests about a table need. */
export interface RoutedTable {
  readonly logicalName: string;
  readonly entitySetName: string;
  readonly primaryId: string;
  /** Its relationships with conversations. */
  readonly relationships: readonly string[];
}

/** `msdyn_streamsource` of work streams that route records. */
export const entityRecords = 192350000;

/** Whether Dataverse does not know a table or an action, which comes with the product. */
export const isUnknownSegment = ({ status, code }: Reply): boolean => status === 404 && code === "0x8006088a";

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** @throws {Refusal} 404 for the id of another organization */
export async function checkOrganization(organization: Organization, organizationId: string): Promise<void> {
  const own = text(success(await organization.get("WhoAmI")), "OrganizationId") ?? "";
  if (same(own, organizationId)) return;
  throw new Refusal(404, `organizationId is not the organization of this environment. Use ${own}.`);
}

/** @throws {Refusal} 400 for a table that is not there, or whose records have no address */
export async function readTable(organization: Organization, logicalName: string): Promise<RoutedTable> {
  const name = logicalName.toLowerCase();
  const reply = await organization.get(
    `EntityDefinitions(LogicalName='${name}')?$select=LogicalName,EntitySetName,PrimaryIdAttribute` +
      "&$expand=OneToManyRelationships($select=SchemaName;$filter=ReferencingEntity%20eq%20'msdyn_ocliveworkitem')",
  );
  if (reply.status === 404) {
    const what = `there is no table ${name}. Give the logical name of the table, such as incident`;
    throw new Refusal(400, `EntityLogicalName: ${what}.`);
  }
  const table = success(reply);
  const given = text(table, "LogicalName");
  const [entitySetName, primaryId] = [text(table, "EntitySetName"), text(table, "PrimaryIdAttribute")];
  if (!given || !entitySetName || !primaryId) {
    const what = `Dataverse gives no entity set for the table ${name}, so its records cannot be routed`;
    throw new Refusal(400, `EntityLogicalName: ${what}.`);
  }
  return {
    logicalName: given,
    entitySetName,
    primaryId,
    relationships: objects(table.OneToManyRelationships).map((each) => text(each, "SchemaName") ?? ""),
  };
}

/** The table of a record. @throws {Refusal} 400 for names and ids of the wrong form, and for a table that is not there */
export function readTableOf(organization: Organization, logicalName: string, recordId: string): Promise<RoutedTable> {
  const faults: string[] = [];
  checkName(faults, "EntityLogicalName", logicalName, "incident");
  checkId(faults, "RecordId", recordId);
  refuse(faults);
  return readTable(organization, logicalName);
}

/** @throws {Refusal} 400 where the call says something else of the table than Dataverse does */
export function checkTable(
  { logicalName, entitySetName, relationships }: RoutedTable,
  given: Pick<EntityInformation, "EntitySetName" | "RelationshipNameWithLiveWorkItem">,
): void {
  const faults: string[] = [];
  if (!same(given.EntitySetName, entitySetName)) {
    faults.push(`EntitySetName must be ${entitySetName} for the table ${logicalName}.`);
  }
  if (relationships.length === 0) {
    faults.push(
      `EntityLogicalName: the table ${logicalName} has no relationship with conversations, so its records cannot be ` +
        "routed.",
    );
  } else if (!relationships.some((name) => same(name, given.RelationshipNameWithLiveWorkItem))) {
    const names = relationships.join(", ");
    faults.push(
      "RelationshipNameWithLiveWorkItem must be a relationship of the table " +
        `${logicalName} with conversations: ${names}.`,
    );
  }
  refuse(faults);
}

const differs = (value: unknown, expected: number): boolean => typeof value === "number" && value !== expected;

/**
 * Intake rules choose the work stream, not the caller: that the named one exists is all that can be held.
 *
 * @throws {Refusal} 404 for a work stream that is not there, 400 for one that takes no records
 */
export async function checkWorkStream(organization: Organization, liveWorkStreamId: string): Promise<void> {
  const reply = await organization.get(
    `msdyn_liveworkstreams(${liveWorkStreamId})?$select=msdyn_streamsource,statecode`,
  );
  // Who may route need not be allowed to read work streams.
  if (reply.status === 403) return;
  if (isUnknownSegment(reply)) throw notInstalled();
  if (reply.status === 404) {
    const hint = "A new one is known after about 15 minutes: repeat the call later";
    throw new Refusal(404, `liveWorkStreamId: there is no such work stream. ${hint}.`);
  }
  const row = success(reply);
  if (differs(row.statecode, 0)) {
    throw new Refusal(400, "liveWorkStreamId: the work stream is inactive. Activate it, or name another one.");
  }
  if (differs(row.msdyn_streamsource, entityRecords)) {
    const what = "the work stream is for another channel. Name one of the type Record";
    throw new Refusal(400, `liveWorkStreamId: ${what}.`);
  }
}

/** @throws {Refusal} 404 for a record that is not there */
export async function checkRecord(organization: Organization, table: RoutedTable, recordId: string): Promise<void> {
  const reply = await organization.get(`${table.entitySetName}(${recordId})?$select=${table.primaryId}`);
  if (reply.status === 404) throw new Refusal(404, `RecordId: the table ${table.logicalName} has no such record.`);
  success(reply);
}

/** The name that a person knows a table by. */
export function displayName(definition: Json): string | undefined {
  const { DisplayName: names } = definition;
  const own = isObject(names) ? names.UserLocalizedLabel : undefined;
  return (isObject(own) ? text(own, "Label") : undefined) ?? text(definition, "LogicalName");
}
