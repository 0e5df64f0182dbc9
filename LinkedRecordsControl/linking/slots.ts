import type { ScenarioName } from "../base/ports";
import type { LinkableTable, LinkTarget } from "../base/record";
import type { CardLookup, RecordCard } from "../records/card";

/** The slots of a conversation: one customer (an account or a contact) and one case. */
export type ConversationSlot = "customer" | "case";

/** The slots of a case: its customer and its primary contact. */
export type CaseSlot = "customer" | "primaryContact";

/** The slots that are searched for. */
export type SearchedSlot = ConversationSlot | CaseSlot;

/** What may stand in a slot, and the lookup that holds it. */
export interface SlotFacts {
  readonly tables: readonly [LinkableTable, ...LinkableTable[]];
  readonly lookup: CardLookup;
  /** It can be replaced, not taken away. */
  readonly required?: boolean;
}

// Rule of one customer and one case: linkToConversation. Navigation properties: the relationships of msdyn_ocliveworkitem.
export const conversationSlots: Readonly<Record<ConversationSlot, SlotFacts>> = {
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

export const caseSlots: Readonly<Record<CaseSlot, SlotFacts>> = {
  customer: {
    tables: ["contact", "account"],
    lookup: { column: "customerid", navigation: { account: "customerid_account", contact: "customerid_contact" } },
    required: true,
  },
  primaryContact: {
    tables: ["contact"],
    lookup: { column: "primarycontactid", navigation: { contact: "primarycontactid" } },
  },
};

/** The names of slots in the order in which they are shown. */
export function slotNames<S extends string>(slots: Readonly<Record<S, SlotFacts>>): readonly S[] {
  return Object.keys(slots) as S[];
}

/** The records in the slots of a row; an empty slot is absent. */
export type Links<S extends string> = Readonly<Partial<Record<S, RecordCard>>>;

/** What shall become of a slot. */
export interface SlotChange<S extends string> {
  /** As what it is counted and told. */
  readonly name: Extract<ScenarioName, "link" | "replace" | "unlink" | "undo">;
  readonly slot: S;
  /** What the agent saw in the slot when choosing; undefined = empty. */
  readonly shown: LinkTarget | undefined;
  /** What shall stand there; undefined = nothing. */
  readonly target: LinkTarget | undefined;
  /** The case whose customer is changed, where it is not the link itself. */
  readonly caseToMove?: LinkTarget;
}
