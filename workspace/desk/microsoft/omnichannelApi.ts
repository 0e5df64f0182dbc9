import { bareId, type DataverseClient } from "../client/dataverseClient";
import { hostRejection } from "../host/rejection";
import type { HostTraits } from "../state/hostTraits";
import type { SessionStore } from "../state/sessions";

interface ConversationFilter {
  agentId: string;
  attributes?: string[];
  status?: number[];
  orderBy?: { attributeName: string; descending: boolean }[];
  createdBeforeDays?: number;
}

/** Microsoft.Omnichannel: the six calls that are documented. */
export interface Omnichannel {
  getConversationId(): Promise<string>;
  getConversations(input: ConversationFilter | string, correlationId?: string): Promise<unknown>;
  openConversation(conversationId: string, lastsessionId?: string, liveworkstreamId?: string): Promise<void>;
  linkToConversation(entityLogicalName: string, recordId: string, conversationId?: string): Promise<void>;
  unlinkFromConversation(entityLogicalName: string, recordId: string, conversationId?: string): Promise<void>;
  sendMessageToConversation(message: unknown, toSendBox?: boolean, conversationId?: string): Promise<void>;
}

/** What the calls need of the page. */
export interface ConversationPage {
  /** Opens a conversation in a session of its own and focuses it. */
  openConversation(id: string): void;
  /** Puts a text in the message box of a conversation, for the agent to send. */
  toSendBox(conversationId: string, text: string): void;
  /** A message was added to the transcript of a conversation. */
  transcriptChanged(conversationId: string): void;
  /** Id of the signed-in agent. */
  userId: string;
  /** Puts a failure that the caller never hears of in the log. */
  report(error: unknown): void;
}

/** How late the product writes after an answer that came before, in milliseconds. */
const lateWrite = 400;

/** The conversation of the session that has the focus. @throws when that session has none */
function focusedConversation(sessions: SessionStore): string {
  const { LiveWorkItemId } = sessions.focusedSession().context;
  if (typeof LiveWorkItemId !== "string") throw new Error("The focused session has no ongoing conversation.");
  return LiveWorkItemId;
}

/**
 * Microsoft.Omnichannel over HTTP. The link calls write the database only; the caller refreshes the form.
 * Rules: methods of the Omnichannel JavaScript API reference.
 */
export function createOmnichannel(
  dataverse: DataverseClient,
  sessions: SessionStore,
  page: ConversationPage,
  traits: HostTraits,
): Omnichannel {
  const conversationOr = (id: string | undefined) => bareId(id ?? focusedConversation(sessions));

  const changeLink = async (method: "POST" | "DELETE", table: string, recordId: string, conversationId?: string) => {
    const path = `/omnichannel/conversations/${conversationOr(conversationId)}/links`;
    const write = () => dataverse.request(method, path, { entityLogicalName: table, recordId: bareId(recordId) });
    if (traits.linkAnswer === "after the write") await write();
    // What comes of it the caller never hears.
    else setTimeout(() => void write().catch((error: unknown) => page.report(error)), lateWrite);
  };
  const agreesAlways = traits.messageAnswer === "always the same";

  const documented: Omnichannel = {
    getConversationId: async () => Promise.resolve(focusedConversation(sessions)),
    async getConversations(input) {
      // The page of this method calls the input "String / JSON"; its example passes an object.
      const filter = typeof input === "string" ? (JSON.parse(input) as ConversationFilter) : input;
      if (!filter.agentId) throw new Error("agentId is required.");
      const query = new URLSearchParams({ agentId: bareId(filter.agentId) });
      for (const status of filter.status ?? []) query.append("status", String(status));
      for (const attribute of filter.attributes ?? []) query.append("attributes", attribute);
      for (const order of filter.orderBy ?? []) {
        query.append("orderBy", `${order.attributeName} ${order.descending ? "desc" : "asc"}`);
      }
      if (filter.createdBeforeDays !== undefined) query.set("createdBeforeDays", String(filter.createdBeforeDays));
      const answer = await dataverse.request("GET", `/omnichannel/conversations?${query.toString()}`);
      return (await answer.json()) as unknown;
    },
    async openConversation(conversationId) {
      const id = bareId(conversationId);
      await dataverse.retrieve("msdyn_ocliveworkitem", id, "?$select=subject");
      page.openConversation(id);
    },
    linkToConversation: (table, recordId, conversationId) => changeLink("POST", table, recordId, conversationId),
    unlinkFromConversation: (table, recordId, conversationId) => changeLink("DELETE", table, recordId, conversationId),
    async sendMessageToConversation(message, toSendBox = true, conversationId) {
      const id = conversationOr(conversationId);
      if (typeof message !== "string") throw new Error("Only text can be sent in this workspace, not a rich message.");
      if (toSendBox) {
        const select = "?$select=_msdyn_activeagentid_value";
        const row = await dataverse.retrieve("msdyn_ocliveworkitem", id, select);
        if (row._msdyn_activeagentid_value !== page.userId) {
          if (agreesAlways) return;
          throw new Error("The conversation is not assigned to the signed-in agent.");
        }
        page.toSendBox(id, message);
      } else {
        await dataverse.request("POST", `/omnichannel/conversations/${id}/messages`, { text: message });
        page.transcriptChanged(id);
      }
    },
  };
  return inVersion(documented, traits);
}

/** The same calls as other versions of the product have them: with two parameters, with rejections of another kind. */
function inVersion(calls: Omnichannel, traits: HostTraits): Omnichannel {
  if (traits.errors === "in English" && traits.linkParameters === "three") return calls;
  const rejecting = Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (...parameters: unknown[]) =>
        hostRejection(traits, (call as (...all: unknown[]) => Promise<unknown>)(...parameters)),
    ]),
  ) as unknown as Omnichannel;
  if (traits.linkParameters === "three") return rejecting;
  return {
    ...rejecting,
    linkToConversation: (table, recordId) => hostRejection(traits, calls.linkToConversation(table, recordId)),
    unlinkFromConversation: (table, recordId) => hostRejection(traits, calls.unlinkFromConversation(table, recordId)),
  };
}
