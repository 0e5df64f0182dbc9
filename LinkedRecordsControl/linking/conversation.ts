import type { RecordCard } from "../records/card";
import type { CardColumns } from "../records/columns";
import type { Dataverse } from "../records/ports";
import { readWithCards } from "../records/readCards";
import { normalizeId, numberOf, textOf } from "../records/row";
import { slotFacts, type Slot } from "./slots";

/** What this control shows of a conversation (table msdyn_ocliveworkitem), as Dataverse had it at one moment. */
export interface Conversation {
  readonly id: string;
  readonly subject: string;
  readonly statuscode: number | undefined;
  /** The status as the user reads it, in the language of the user. */
  readonly statusText: string;
  readonly links: Readonly<Partial<Record<Slot, RecordCard>>>;
}

export const conversationTable = "msdyn_ocliveworkitem";

const conversationColumns = ["subject", "statuscode"] as const;

/**
 * Reads a conversation with its customer and its case, in one request where the platform allows it.
 * @throws HostFailure when the conversation cannot be read
 */
export async function readConversation(dataverse: Dataverse, id: string, columns: CardColumns): Promise<Conversation> {
  const lookups = { customer: slotFacts.customer.lookup, case: slotFacts.case.lookup };
  const { row, cards } = await readWithCards(dataverse, conversationTable, id, conversationColumns, lookups, columns);
  return {
    id: normalizeId(id),
    subject: textOf(row, "subject"),
    statuscode: numberOf(row, "statuscode"),
    statusText: textOf(row, "statuscode"),
    links: cards,
  };
}
