import { choices } from "../../workspace/dataverse/tables/choices";
import { activeInactive } from "../../workspace/dataverse/tables/commonColumns";
import type { TableDefinition } from "../../workspace/dataverse/tables/definition";

/** A table that no workspace has, as a maker would add it: nothing but this definition knows of it. */
export const ticketTable: TableDefinition = {
  logicalName: "new_ticket",
  schemaName: "new_Ticket",
  entitySetName: "new_tickets",
  displayName: "Ticket",
  displayCollectionName: "Tickets",
  objectTypeCode: 10999,
  primaryId: "new_ticketid",
  primaryName: "new_name",
  userOwned: true,
  states: activeInactive,
  columns: {
    new_ticketid: { type: "Uniqueidentifier", label: "Ticket", required: "SystemRequired" },
    new_name: { type: "String", label: "Name", maxLength: 100, required: "ApplicationRequired" },
    new_number: { type: "String", label: "Number", maxLength: 20, autoNumber: { format: "T-{SEQNUM:3}", seed: 7 } },
    new_account: {
      type: "Lookup",
      label: "Account",
      targets: [{ table: "account", navigation: "new_Account", relationship: "new_account_new_ticket" }],
    },
    new_kind: {
      type: "Picklist",
      label: "Kind",
      options: choices([1, "Repair"], [2, "Return"]),
    },
    new_urgent: { type: "Boolean", label: "Urgent" },
    new_parts: { type: "Integer", label: "Parts" },
    new_cost: { type: "Money", label: "Cost" },
    new_due: { type: "DateTime", label: "Due", dateOnly: true },
    new_visit: { type: "DateTime", label: "Visit" },
    new_notes: { type: "Memo", label: "Notes", maxLength: 2000 },
    new_parent: {
      type: "Lookup",
      label: "Parent Ticket",
      targets: [{ table: "new_ticket", navigation: "new_Parent", relationship: "new_ticket_new_ticket" }],
    },
  },
  app: {
    home: {
      title: "Active tickets",
      none: "There are no active tickets.",
      columns: ["new_name", "new_account", "new_kind", "statuscode"],
      filter: "statecode eq 0",
    },
  },
};
