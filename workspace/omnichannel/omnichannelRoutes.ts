import { Hono, type Context } from "hono";
import { check, guidSchema, readBody, route } from "../http";
import type { Dataverse, RequestOptions } from "../dataverse";
import { conversationFilterSchema, getConversations } from "./getConversations";
import { linkSchema, linkToConversation, unlinkFromConversation } from "./links";
import { createTranscripts, newMessageSchema, type TranscriptSeed } from "./messages";

const conversationId = (context: Context) => check(guidSchema, context.req.param("id"), "The conversation's id");

/** The record to unlink, from the query or the body: some clients cannot send a body with DELETE. */
async function linkToRemove(context: Context) {
  const query = context.req.query();
  return Object.keys(query).length > 0 ? check(linkSchema, query, "The query") : readBody(context, linkSchema);
}

interface OmnichannelOptions extends Pick<RequestOptions, "privileges"> {
  /** systemuserid of the signed-in agent. */
  readonly currentUser: string;
  readonly seed: TranscriptSeed;
  readonly clock: () => Date;
}

/**
 * The server side of `Microsoft.Omnichannel`, to be mounted at `/omnichannel`.
 * - `GET /conversations?agentId=…[&status=…][&attributes=…][&orderBy=createdon desc][&createdBeforeDays=…]`
 * - `POST`, `DELETE /conversations/{id}/links` with `{entityLogicalName, recordId}` → 204
 * - `GET /conversations/{id}/messages` → `{value: Message[]}`; `POST` with `{text, from?}` → 201 and the message
 *
 * No error code of these calls is documented; the codes are ours, the shape of the body is Dataverse's.
 */
export function omnichannelRoutes(
  dataverse: Dataverse,
  { currentUser, privileges, seed, clock }: OmnichannelOptions,
): Hono {
  const app = new Hono();
  const user = { currentUser, privileges };
  const transcripts = createTranscripts(dataverse, currentUser, seed, clock);

  route(app, "/conversations", {
    GET: (context) => {
      const filter = check(conversationFilterSchema, context.req.queries(), "The query");
      return context.json(getConversations(dataverse, filter, clock()));
    },
  });
  route(app, "/conversations/:id/links", {
    POST: async (context) => {
      linkToConversation(dataverse, conversationId(context), await readBody(context, linkSchema), user);
      return context.body(null, 204);
    },
    DELETE: async (context) => {
      unlinkFromConversation(dataverse, conversationId(context), await linkToRemove(context), user);
      return context.body(null, 204);
    },
  });
  route(app, "/conversations/:id/messages", {
    GET: (context) => context.json({ value: transcripts.list(conversationId(context)) }),
    POST: async (context) => {
      const message = await readBody(context, newMessageSchema);
      return context.json(transcripts.send(conversationId(context), message), 201);
    },
  });
  return app;
}
