import { lookupOf, textOf } from "./rowValues";
import type { DataverseClient, Row } from "./dataverseClient";

/** A pre-chat answer or other context item of a conversation. */
export interface ContextItem {
  id: string;
  name: string;
  value: string;
  displayable: boolean;
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

/** The channel of conversations about records. */
const recordChannel = "192350000";

/** What the session of a conversation is called: its customer, a record that was routed, or that nobody knows who it is. */
export const conversationTitle = (row: Row): string =>
  lookupOf(row, "msdyn_customer")?.name ?? (row.msdyn_channel === recordChannel ? textOf(row, "subject") : "Visitor");
