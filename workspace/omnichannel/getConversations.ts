import { z } from "zod";
import type { Dataverse } from "../dataverse";
import { compare, joined } from "../dataverse/query/buildFilter";
import type { Filter, Query } from "../dataverse/query/query";
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
 * @throws {RequestError} for a column that the table does not have.
 */
export function getConversations(dataverse: Dataverse, filter: ConversationFilter, now: Date): { value: unknown[] } {
  const attributes = [...defaultAttributes, ...filter.attributes].map((name) => propertyOf(dataverse, name));
  const conditions: [Filter, ...Filter[]] = [compare("_msdyn_activeagentid_value", "eq", filter.agentId)];
  const [status, ...more] = filter.status.map((value) => compare("statuscode", "eq", value));
  if (status) conditions.push(joined("or", [status, ...more]));
  if (filter.createdBeforeDays !== undefined) {
    conditions.push(compare("createdon", "ge", new Date(now.getTime() - filter.createdBeforeDays * dayInMs)));
  }
  const query: Query = {
    select: [...new Set(attributes)],
    filter: joined("and", conditions),
    orderBy: filter.orderBy.map((item) => {
      const [column = "", direction] = item.split(" ");
      return { path: [column], descending: direction === "desc" };
    }),
  };
  return { value: dataverse.retrieveMultiple("msdyn_ocliveworkitem", query).entities };
}
