import type { CardLookup } from "../records/card";
import type { LinkableTable } from "../records/tables";

/** The two places of a conversation: one customer (an account or a contact) and one case. */
export type Slot = "customer" | "case";

/** What may stand in a slot, and the lookup of msdyn_ocliveworkitem that holds it. */
export interface SlotFacts {
  readonly tables: readonly LinkableTable[];
  readonly lookup: CardLookup;
}

// Rule of one customer and one case: linkToConversation. Navigation properties: the table's relationships.
export const slotFacts: Readonly<Record<Slot, SlotFacts>> = {
  customer: {
    tables: ["contact", "account"],
    lookup: {
      column: "msdyn_customer",
      navigation: {
        account: "msdyn_customer_msdyn_ocliveworkitem_account",
        contact: "msdyn_customer_msdyn_ocliveworkitem_contact",
      },
    },
  },
  case: {
    tables: ["incident"],
    lookup: { column: "msdyn_issueid", navigation: { incident: "msdyn_IssueId_msdyn_ocliveworkitem" } },
  },
};

/** The slots in the order in which they are shown. */
export const slotNames: readonly Slot[] = ["customer", "case"];
