import type { Dataverse } from "../dataverse";
import { code } from "../dataverse/errors";
import { RequestError } from "../http";

/** Status reasons of `msdyn_ocliveworkitem`, as its reference page lists them. */
export const conversationStatus = { open: 1, active: 2, waiting: 3, closed: 4, wrapUp: 5 } as const;

/** What the rules of links and messages need of a conversation. */
export interface Conversation {
  readonly id: string;
  readonly statuscode: number;
  /** Formatted, e.g. `Wrap-up`. */
  readonly status: string;
  readonly customerId: string | null;
  readonly customerEntityLogicalName: string | null;
  readonly caseId: string | null;
  readonly activeAgentId: string | null;
}

const columns = ["statuscode", "_msdyn_customer_value", "_msdyn_issueid_value", "_msdyn_activeagentid_value"];
const text = (value: unknown) => (typeof value === "string" ? value : null);

/** Reads a conversation. @throws {RequestError} 404 when there is none of that id. */
export function readConversation(dataverse: Dataverse, id: string): Conversation {
  requireRecord(dataverse, "msdyn_ocliveworkitem", id);
  const row = dataverse.retrieve("msdyn_ocliveworkitem", id, { select: columns });
  return {
    id,
    statuscode: Number(row.statuscode),
    status: text(row["statuscode@OData.Community.Display.V1.FormattedValue"]) ?? String(row.statuscode),
    customerId: text(row._msdyn_customer_value),
    customerEntityLogicalName: text(row["_msdyn_customer_value@Microsoft.Dynamics.CRM.lookuplogicalname"]),
    caseId: text(row._msdyn_issueid_value),
    activeAgentId: text(row._msdyn_activeagentid_value),
  };
}

/** @throws {RequestError} 404 with Dataverse's code when there is no such record. */
export function requireRecord(dataverse: Dataverse, table: string, id: string): void {
  if (dataverse.exists(table, id)) return;
  throw new RequestError(404, code.recordDoesNotExist, `There is no ${table} with the id ${id}.`);
}
