import type { DataverseClient } from "./dataverseClient";

/** One entry of a transcript, as the server gives it. */
export interface Message {
  id: string;
  createdOn: string;
  from: "agent" | "customer" | "system";
  text: string;
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
