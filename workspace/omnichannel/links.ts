import { z } from "zod";
import type { Dataverse, RequestOptions } from "../dataverse";
import { guidSchema, RequestError } from "../http";
import { conversationStatus, readConversation, requireRecord, type Conversation } from "./readConversation";

/** Where a link to a row of each table is kept: the customer in `msdyn_customer`, the case in `msdyn_issueid`. */
const linkTargets = {
  account: { slot: "customer", entitySetName: "accounts", navigation: "msdyn_customer_msdyn_ocliveworkitem_account" },
  contact: { slot: "customer", entitySetName: "contacts", navigation: "msdyn_customer_msdyn_ocliveworkitem_contact" },
  incident: { slot: "case", entitySetName: "incidents", navigation: "msdyn_IssueId_msdyn_ocliveworkitem" },
} as const;

/** The parameters of linkToConversation and unlinkFromConversation, besides the conversation's id. */
export const linkSchema = z.strictObject({
  entityLogicalName: z.enum(["account", "contact", "incident"]),
  recordId: guidSchema,
});
type Link = z.infer<typeof linkSchema>;

// The documentation says "active conversations only" and does not say whether Wrap-up counts as active. Active is
// the name of one status, so only that one is taken: who copes with the refusal copes with either answer.
function requireActive(dataverse: Dataverse, conversationId: string): Conversation {
  const conversation = readConversation(dataverse, conversationId);
  if (conversation.statuscode !== conversationStatus.active) {
    const message = `Only active conversations can be linked or unlinked; this one is ${conversation.status}.`;
    throw new RequestError(409, "ConversationNotActive", message);
  }
  return conversation;
}

function isLinked(conversation: Conversation, { entityLogicalName, recordId }: Link): boolean {
  return linkTargets[entityLogicalName].slot === "case"
    ? conversation.caseId === recordId
    : conversation.customerId === recordId && conversation.customerEntityLogicalName === entityLogicalName;
}

/**
 * The server side of `Microsoft.Omnichannel.linkToConversation`: writes the database only. A conversation has one
 * customer (account or contact) and one case; a new link takes the place of the old one without a word.
 * Rules: linkToConversation.md of the customer engagement documentation. Which privileges the call asks for is not
 * documented; here they are those of any lookup: Write and Append on the conversation, AppendTo on the record.
 * @param options who links, and with which rights
 * @throws {RequestError} 404 for an unknown conversation or record, 409 for a conversation that is not active.
 * @throws {RequestError} 403 for a missing privilege.
 */
export function linkToConversation(
  dataverse: Dataverse,
  conversationId: string,
  link: Link,
  options: RequestOptions,
): void {
  requireActive(dataverse, conversationId);
  const { entitySetName, navigation } = linkTargets[link.entityLogicalName];
  requireRecord(dataverse, link.entityLogicalName, link.recordId);
  const bind = { [`${navigation}@odata.bind`]: `/${entitySetName}(${link.recordId})` };
  dataverse.update("msdyn_ocliveworkitem", conversationId, bind, options);
}

/**
 * The server side of `Microsoft.Omnichannel.unlinkFromConversation`; the record to unlink has to be named.
 * @param options who unlinks, and with which rights
 * @throws {RequestError} 404 for an unknown conversation, 409 when it is not active or the record is not linked.
 * @throws {RequestError} 403 for a missing privilege.
 */
export function unlinkFromConversation(
  dataverse: Dataverse,
  conversationId: string,
  link: Link,
  options: RequestOptions,
): void {
  const conversation = requireActive(dataverse, conversationId);
  // Setting the lookup asks for it; emptying it would not.
  dataverse.requirePrivilege("msdyn_ocliveworkitem", "Append", options);
  if (!isLinked(conversation, link)) {
    const message = `The ${link.entityLogicalName} ${link.recordId} is not linked to this conversation.`;
    throw new RequestError(409, "RecordNotLinked", message);
  }
  const { navigation } = linkTargets[link.entityLogicalName];
  dataverse.update("msdyn_ocliveworkitem", conversationId, { [`${navigation}@odata.bind`]: null }, options);
}
