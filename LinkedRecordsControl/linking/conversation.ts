import type { TableColumns } from "../base/options";
import type { AppTabs, Dataverse, Ports } from "../base/ports";
import type { Row } from "../base/row";
import { readWithCards } from "../records/readCards";
import { numberOf, textOf } from "../records/rowValues";
import { isCurrent } from "./isCurrent";
import { conversationSlots, type ConversationSlot, type Links } from "./slots";

/** What this control shows of a conversation (table msdyn_ocliveworkitem), as Dataverse had it at one moment. */
export interface Conversation {
  readonly id: string;
  readonly subject: string;
  readonly statuscode: number | undefined;
  /** The status as the user reads it, in the language of the user. */
  readonly statusText: string;
  readonly links: Links<ConversationSlot>;
}

export const conversationTable = "msdyn_ocliveworkitem";

/**
 * Reads a conversation with its customer and its case, in one request where the platform allows it.
 * @param id lower case, without braces
 * @throws HostFailure when the conversation cannot be read
 */
export async function readConversation(dataverse: Dataverse, id: string, columns: TableColumns): Promise<Conversation> {
  const read = (query: string): Promise<Row> => dataverse.retrieve(conversationTable, id, query);
  const { row, cards } = await readWithCards(dataverse, read, ["subject", "statuscode"], conversationSlots, columns);
  return {
    id,
    subject: textOf(row, "subject"),
    statuscode: numberOf(row, "statuscode"),
    statusText: textOf(row, "statuscode"),
    links: cards,
  };
}

/** Whether a conversation still has the links and the status that are shown. @throws HostFailure */
export function isCurrentConversation(dataverse: Dataverse, { id, links, statuscode }: Conversation): Promise<boolean> {
  const row = { entityType: conversationTable, id, slots: conversationSlots, links };
  return isCurrent(dataverse, { ...row, status: "statuscode", isShown: (status) => status === statuscode });
}

/**
 * The conversation that the agent's session is about, as a case form sees it.
 * @returns undefined where the session has none, or one that cannot be read: both are normal
 */
export async function readCurrentConversation(
  { dataverse, tabs }: Pick<Ports, "dataverse" | "tabs">,
  columns: TableColumns,
): Promise<Conversation | undefined> {
  const id = await tabs.currentConversationId();
  try {
    return id ? await readConversation(dataverse, id, columns) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the agent's session is known to be about another conversation. */
export async function isElsewhere(tabs: AppTabs, id: string): Promise<boolean> {
  const current = await tabs.currentConversationId();
  return current !== undefined && current !== id;
}
