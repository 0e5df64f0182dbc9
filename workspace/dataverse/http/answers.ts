import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { metadataId } from "../metadata/metadataObjects";
import type { Entity } from "../read/entity";
import type { ReadResult } from "../read/reader";
import type { Table } from "../schema";

/** What goes back: no body, a text, or JSON. */
export interface Answer {
  readonly status: number;
  readonly body?: string | Record<string, unknown>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The preferences that were honoured. */
  readonly preference?: string;
}

const everyAnswer = { "OData-Version": "4.0", "Cache-Control": "no-cache" };

/** Headers of every answer in JSON. */
export const jsonHeaders = {
  ...everyAnswer,
  "Content-Type": "application/json; odata.metadata=minimal; charset=utf-8",
};

/** Address of what a context URL describes. */
export const contextUrl = (root: string, what: string): string => `${root}$metadata#${what}`;

/** The JSON of one row. */
export const entityBody = (root: string, table: Table, entity: Entity): Record<string, unknown> => ({
  "@odata.context": contextUrl(root, `${table.definition.entitySetName}/$entity`),
  ...entity,
});

/**
 * The JSON of many rows.
 *
 * @param address address of the request without its query
 */
export function pageBody(
  root: string,
  table: Table,
  { entities, count, nextSkipToken }: ReadResult,
  address: string,
  queryString: string,
): Record<string, unknown> {
  return {
    "@odata.context": contextUrl(root, table.definition.entitySetName),
    ...(count !== undefined && { "@odata.count": count }),
    value: entities,
    ...(nextSkipToken !== undefined && { "@odata.nextLink": nextLink(address, queryString, nextSkipToken) }),
  };
}

/** The same request, for the page that a token leads to. */
function nextLink(address: string, queryString: string, skipToken: string): string {
  const next = new URLSearchParams(queryString);
  next.set("$skiptoken", skipToken);
  // As URLSearchParams writes spaces as +, which not every client decodes.
  return `${address}?${next.toString().replaceAll("+", "%20").replaceAll("%24", "$")}`;
}

/** The JSON that says who asks. */
export const whoAmIBody = (root: string, user: string): Record<string, unknown> => ({
  "@odata.context": contextUrl(root, "Microsoft.Dynamics.CRM.WhoAmIResponse"),
  BusinessUnitId: metadataId("businessunit"),
  UserId: user,
  OrganizationId: metadataId("organization"),
});

/** Sends an answer. */
export function respond(context: Context, { status, body, headers, preference }: Answer): Response {
  for (const [header, value] of Object.entries({ ...everyAnswer, ...headers })) context.header(header, value);
  if (preference) context.header("Preference-Applied", preference);
  if (body === undefined) return context.body(null, status as 204);
  if (typeof body === "string") return context.text(body, status as ContentfulStatusCode);
  return context.body(JSON.stringify(body), status as ContentfulStatusCode, jsonHeaders);
}
