import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { errorBody } from "../http";
import type { SolutionConnector } from "../import/importConnector";
import type { ConnectorTraits } from "../settings/connectorTraits";
import { readOperations } from "./operations";
import type { RunScript, ScriptAnswer } from "./scriptCall";

interface GatewayOptions {
  readonly connector: SolutionConnector;
  readonly run: RunScript;
  /** What the platform does at times, as it is now. */
  readonly traits: () => ConnectorTraits;
  /** Address of the organization that hosts the connector; that of the gateway itself unless given. */
  readonly host?: string;
}

/** Bytes that a call may have. */
const maxBytes = 1024 * 1024;

/** Headers of a call that reach custom code. */
const passedOn = ["Authorization", "Accept", "Content-Type"];

/**
 * The cloud's side of a connection: `/apim/<connector>/<connection>` and then the path of an operation. A call goes to the
 * custom code where that answers its operation; its answer comes back as it is.
 *
 * - 401 without a bearer token: here a call brings along what the cloud takes from the connection
 * - 404 for what the definition does not name, and for an operation that the custom code does not answer
 * - 500 where the code fails or the time is up
 */
export function gatewayRoutes(options: GatewayOptions): Hono {
  const { connector, run, traits, host } = options;
  const operations = readOperations(connector.definition);
  let started: ConnectorTraits | undefined;
  const app = new Hono();
  const tooLong = bodyLimit({
    maxSize: maxBytes,
    onError: (context) => context.json(errorBody("BadRequest", `The body has more than ${maxBytes} bytes.`), 400),
  });
  app.all("/apim/:connector/:connection/*", tooLong, async (context) => {
    const { method, url } = context.req;
    const { origin, pathname, search } = new URL(url);
    const path = pathname.split("/").slice(4).join("/");
    const operation = operations.find((each) => each.method === method && each.path.test(`/${path}`));
    const named = connector.scriptOperations;
    // A connector that names none has its code answer all of them.
    const answered = operation && (named.length === 0 || named.includes(operation.operationId));
    if (context.req.param("connector") !== connector.name || !answered) {
      return context.json(errorBody("NotFound", "There is no such operation."), 404);
    }
    if (!/^Bearer \S/i.test(context.req.header("Authorization") ?? "")) {
      return context.json(errorBody("Unauthorized", "The connection has no token. Sign in to the connection."), 401);
    }
    const now = traits();
    const isCold = now.startsCold && started !== now;
    started = now;
    if (isCold) {
      return context.json(errorBody("InternalServerError", "The custom code is being started."), 500);
    }
    const { operationId } = operation;
    const body = await context.req.text();
    const call = {
      method,
      url: `${host ?? origin}/${path}${search}`,
      headers: Object.fromEntries(
        passedOn.flatMap((name) => {
          const value = context.req.header(name);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      body: body === "" ? undefined : body,
      operationId: now.encodesOperationId ? Buffer.from(operationId).toString("base64") : operationId,
      correlationId: randomUUID(),
    };
    return answerOf(await inTime(run(call), now.timeLimit));
  });
  return app;
}

/** What the code answers; undefined where it fails, or does not answer in time. */
async function inTime(running: Promise<ScriptAnswer>, timeLimit: number): Promise<ScriptAnswer | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([running, delay(timeLimit, undefined, { signal: over.signal })]);
  } catch {
    return undefined;
  } finally {
    over.abort();
  }
}

function answerOf(answer: ScriptAnswer | undefined): Response {
  if (!answer) return Response.json(errorBody("InternalServerError", "The custom code failed."), { status: 500 });
  const { status, headers, body } = answer;
  const type: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json; charset=utf-8" };
  return new Response(body ?? null, { status, headers: { ...headers, ...type } });
}
