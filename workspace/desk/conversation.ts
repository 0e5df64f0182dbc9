import { lookupOf, textOf } from "./dataverse/values";
import type { DataverseClient, Row } from "./dataverse/client";

/** One entry of a transcript, as the server gives it. */
export interface Message {
  id: string;
  createdOn: string;
  from: "agent" | "customer" | "system";
  text: string;
}

/** A pre-chat answer or other context item of a conversation. */
export interface ContextItem {
  id: string;
  name: string;
  value: string;
  displayable: boolean;
}

/** The transcript of a conversation, oldest message first. */
export async function readMessages(dataverse: DataverseClient, conversationId: string): Promise<Message[]> {
  const answer = await dataverse.request("GET", `/omnichannel/conversations/${conversationId}/messages`);
  return ((await answer.json()) as { value: Message[] }).value;
}

/** Sends a message of the signed-in agent. */
export async function sendMessage(dataverse: DataverseClient, conversationId: string, text: string): Promise<void> {
  await dataverse.request("POST", `/omnichannel/conversations/${conversationId}/messages`, { text });
}

/** The context items of a conversation, in the order of their creation. */
export async function readContextItems(dataverse: DataverseClient, conversationId: string): Promise<ContextItem[]> {
  const { rows } = await dataverse.retrieveMultiple(
    "msdyn_ocliveworkitemcontextitem",
    "?$select=msdyn_name,msdyn_value,msdyn_isdisplayable&$orderby=createdon asc" +
      `&$filter=_msdyn_ocliveworkitemid_value eq ${conversationId}`,
  );
  return rows.map((row) => ({
    id: String(row.msdyn_ocliveworkitemcontextitemid),
    name: textOf(row, "msdyn_name"),
    value: textOf(row, "msdyn_value"),
    displayable: row.msdyn_isdisplayable !== false,
  }));
}

/**
 * The session context of a conversation: the keys of the automation dictionary that its row and context items fill; a key whose
 * record is not linked is undefined, so that it takes the place of an earlier value.
 * @param row the conversation; @param items its context items, one key each
 */
export function conversationContext(row: Row, items: readonly ContextItem[]): Record<string, unknown> {
  const customer = lookupOf(row, "msdyn_customer");
  const issue = lookupOf(row, "msdyn_issueid");
  const queue = row._msdyn_cdsqueueid_value;
  return {
    ...Object.fromEntries(items.map(({ name, value }) => [name, value])),
    LiveWorkItemId: row.activityid,
    customerName: customer?.name ?? "",
    customerEntityName: customer?.entityType,
    customerRecordId: customer?.id,
    caseId: issue?.id,
    caseTitle: issue?.name,
    ...(typeof queue === "string" ? { queueId: queue } : {}),
    visitorLanguage: textOf(row, "msdyn_customerlocale"),
  };
}

/** What the session of a conversation is called: its customer, or that nobody knows who it is. */
export const conversationTitle = (row: Row): string => lookupOf(row, "msdyn_customer")?.name ?? "Visitor";
