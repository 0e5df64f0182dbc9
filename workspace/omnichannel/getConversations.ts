import { z } from "zod";
import type { Dataverse } from "../dataverse";
import { propertyName } from "../dataverse/schema";
import { guidSchema } from "../http";

const dayInMs = 86_400_000;
const attribute = z.string().regex(/^[a-z_][a-z0-9_]*$/, "must be a logical name");

/** The input of getConversations as a query: lists are repeated parameters, orderBy is `<column> [asc|desc]`. */
export const conversationFilterSchema = z.strictObject({
  agentId: z.tuple([guidSchema]).transform(([id]) => id),
  status: z.array(z.coerce.number().int().min(1).max(7)).default([]),
  attributes: z.array(attribute).default([]),
  orderBy: z
    .array(z.string().regex(/^[a-z_][a-z0-9_]*( (asc|desc))?$/, "must be <column>, <column> asc or <column> desc"))
    .default([]),
  createdBeforeDays: z
    .tuple([z.coerce.number().int().min(0).max(36_500)])
    .transform(([days]) => days)
    .optional(),
});
type ConversationFilter = z.infer<typeof conversationFilterSchema>;

/** Always part of the answer, whatever is asked for. */
const defaultAttributes = [
  "msdyn_ocliveworkitemid",
  "msdyn_liveworkstreamid",
  "msdyn_lastsessionid",
  "statuscode",
  "createdon",
];

/** Attributes are asked for by logical name, as everywhere in the client API; the Web API calls lookups `_x_value`. */
function propertyOf(dataverse: Dataverse, attribute: string): string {
  const table = dataverse.schema.table("msdyn_ocliveworkitem");
  return table.columnOfProperty(attribute) ? attribute : propertyName(attribute, table.column(attribute));
}

/**
 * The server side of `Microsoft.Omnichannel.getConversations`: the conversations of an agent.
 * "createdBeforeDays" is documented as the number of days since the conversation was created; taken here as: created
 * within that many days before `now`.
 * @returns the rows in the envelope of the Web API, `{ value: [...] }`.
 * @throws {DataverseError} for a column that the table does not have.
 */
export function getConversations(dataverse: Dataverse, filter: ConversationFilter, now: Date): { value: unknown[] } {
  const attributes = [...defaultAttributes, ...filter.attributes].map((name) => propertyOf(dataverse, name));
  const conditions = [`_msdyn_activeagentid_value eq ${filter.agentId}`];
  if (filter.status.length > 0) {
    conditions.push(`(${filter.status.map((status) => `statuscode eq ${status}`).join(" or ")})`);
  }
  if (filter.createdBeforeDays !== undefined) {
    const from = new Date(now.getTime() - filter.createdBeforeDays * dayInMs);
    conditions.push(`createdon ge ${from.toISOString()}`);
  }
  const query = new URLSearchParams({
    $select: [...new Set(attributes)].join(","),
    $filter: conditions.join(" and "),
  });
  if (filter.orderBy.length > 0) query.set("$orderby", filter.orderBy.join(","));
  return { value: dataverse.retrieveMultiple("msdyn_ocliveworkitem", query.toString()).entities };
}
