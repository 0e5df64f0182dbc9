import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Dataverse } from "../dataverse";
import { RequestError } from "../http";
import { conversationStatus, readConversation } from "./readConversation";

/** One entry of a transcript. */
export interface Message {
  readonly id: string;
  readonly createdOn: string;
  readonly from: "agent" | "customer" | "system";
  readonly text: string;
}

/** A new message: of the signed-in agent, or, to try things out, of the customer. */
export const newMessageSchema = z.strictObject({
  text: z.string().trim().min(1, "must not be empty").max(4000),
  from: z.enum(["agent", "customer"]).default("agent"),
});

/** Seeds of transcripts: lines by conversation id, the last one written just now, the others shortly before it. */
export type TranscriptSeed = Readonly<Record<string, readonly Pick<Message, "from" | "text">[]>>;

const lineIntervalInMs = 20_000;

/**
 * The transcripts of conversations, kept in memory: Dataverse gets them only after a conversation has ended.
 * @param currentUser the signed-in agent.
 * @param clock gives the moment at which a message is written.
 */
export function createTranscripts(dataverse: Dataverse, currentUser: string, seed: TranscriptSeed, clock: () => Date) {
  const started = clock().getTime();
  const transcripts = new Map<string, Message[]>(
    Object.entries(seed).map(([id, lines]) => [
      id,
      lines.map((line, index) => ({
        id: randomUUID(),
        createdOn: new Date(started - (lines.length - 1 - index) * lineIntervalInMs).toISOString(),
        ...line,
      })),
    ]),
  );
  return {
    /** @throws {RequestError} 404 for an unknown conversation. */
    list(conversationId: string): readonly Message[] {
      readConversation(dataverse, conversationId);
      return transcripts.get(conversationId) ?? [];
    },
    /**
     * The server side of `Microsoft.Omnichannel.sendMessageToConversation`: the conversation has to be assigned to the
     * signed-in agent (sendMessageToConversation.md).
     * @throws {RequestError} 404 unknown conversation, 409 not active, 403 assigned to someone else.
     */
    send(conversationId: string, { from, text }: z.infer<typeof newMessageSchema>): Message {
      const conversation = readConversation(dataverse, conversationId);
      if (conversation.statuscode !== conversationStatus.active) {
        const message = `Messages can be sent in active conversations only; this one is ${conversation.status}.`;
        throw new RequestError(409, "ConversationNotActive", message);
      }
      if (from === "agent" && conversation.activeAgentId !== currentUser) {
        throw new RequestError(403, "NotAssignedToYou", "The conversation is not assigned to the signed-in agent.");
      }
      const message: Message = { id: randomUUID(), createdOn: clock().toISOString(), from, text };
      transcripts.set(conversationId, [...(transcripts.get(conversationId) ?? []), message]);
      return message;
    },
  };
}
