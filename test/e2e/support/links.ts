import type { Dataverse } from "../../../workspace/dataverse";

/** What the database holds of a conversation's links, by id. */
export function linksOf(dataverse: Dataverse, conversationId: string): { customer: unknown; case: unknown } {
  const select = ["_msdyn_customer_value", "_msdyn_issueid_value"];
  const row = dataverse.retrieve("msdyn_ocliveworkitem", conversationId, { select });
  return { customer: row._msdyn_customer_value ?? null, case: row._msdyn_issueid_value ?? null };
}

/** Sets the customer of a conversation behind the control's back, as another agent or the product does. */
export function setCustomer(
  dataverse: Dataverse,
  conversationId: string,
  customer: { table: "account" | "contact"; id: string } | null,
): void {
  const table = customer?.table ?? "contact";
  dataverse.update("msdyn_ocliveworkitem", conversationId, {
    [`msdyn_customer_msdyn_ocliveworkitem_${table}@odata.bind`]: customer && `/${customer.table}s(${customer.id})`,
  });
}
