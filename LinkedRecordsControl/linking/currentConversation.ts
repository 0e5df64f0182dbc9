import type { CardColumns } from "../records/columns";
import type { Dataverse } from "../records/ports";
import { readConversation, type Conversation } from "./conversation";
import type { AppTabs } from "./ports";

/**
 * The conversation that the agent's session is about, as a case form sees it.
 * @returns undefined where the session has none, or one that cannot be read: both are normal
 */
export async function readCurrentConversation(
  ports: { readonly dataverse: Dataverse; readonly tabs: AppTabs },
  columns: CardColumns,
): Promise<Conversation | undefined> {
  const id = await ports.tabs.currentConversationId();
  if (!id) {
    return undefined;
  }
  try {
    return await readConversation(ports.dataverse, id, columns);
  } catch {
    return undefined;
  }
}
