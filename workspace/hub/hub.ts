import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type Definition, type Operation, readOperations } from "./contract";

/** What a call handed over. */
export interface EntityInformation {
  readonly EntityLogicalName: string;
  readonly EntitySetName: string;
  readonly RecordId: string;
  readonly RelationshipNameWithLiveWorkItem: string;
  readonly RecordDetails?: Record<string, unknown>;
}

/** A call that the hub accepted. */
export interface Accepted {
  readonly organizationId: string;
  readonly liveWorkStreamId: string;
  readonly information: EntityInformation;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** Whom a token stands for; undefined when it is not valid. */
export type Authorize = (token: string) => { readonly organizationId: string } | undefined;

export interface HubOptions {
  /** The connector's definition: calls are checked against it, and it names the answers. */
  readonly definition: Definition;
  readonly authorize: Authorize;
  /** Whether an organization has a work stream that is ready; false while its set-up is still spreading. */
  readonly hasWorkStream: (organizationId: string, liveWorkStreamId: string) => boolean;
  /** Calls that an organization may make within a number of seconds. */
  readonly limit: { readonly calls: number; readonly seconds: number };
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Called with each accepted call, before the answer. A failure becomes 500. */
  readonly onAccepted?: (accepted: Accepted) => void;
}

export interface Hub {
  readonly app: Hono;
  /** What was accepted, oldest first. */
  readonly accepted: readonly Accepted[];
}

/** Names and sentences of failures, in the form of the examples in the definition. */
const codes = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  429: "TooManyRequests",
  500: "InternalServerError",
} as const;

/** Bytes that a call may have. */
const maxBytes = 1024 * 1024;

/** A failure that the definition names. */
class Failure extends Error {
  constructor(
    readonly status: keyof typeof codes,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** Counts calls within a sliding window. */
class Window {
  private readonly calls = new Map<string, number[]>();

  constructor(private readonly limit: HubOptions["limit"]) {}

  /** Notes a call; the seconds to wait when it is one too many. */
  note(key: string, now: number): number | undefined {
    const length = this.limit.seconds * 1000;
    const recent = (this.calls.get(key) ?? []).filter((at) => at > now - length);
    const oldest = recent[0];
    if (recent.length >= this.limit.calls && oldest !== undefined) {
      this.calls.set(key, recent);
      return Math.ceil((oldest + length - now) / 1000);
    }
    this.calls.set(key, [...recent, now]);
    return undefined;
  }
}

function parsed(text: string): unknown {
  if (text === "") {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Failure(400, "The body is not JSON.");
  }
}

const sameId = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/**
 * Makes the service that the connector calls: it checks each call against the definition and keeps what it accepts.
 */
export function createHub(options: HubOptions): Hub {
  const { definition, authorize, hasWorkStream, limit, now = Date.now } = options;
  const accepted: Accepted[] = [];
  const window = new Window(limit);
  const app = new Hono();

  /** Checks who calls, then how often, then what: the order in which gateways do. */
  const accept = (
    operation: Operation,
    token: string | undefined,
    path: Record<string, string>,
    text: string,
  ): void => {
    const caller = token === undefined ? undefined : authorize(token);
    if (!caller) {
      throw new Failure(401, "The call has no valid bearer token.");
    }
    const wait = window.note(caller.organizationId, now());
    if (wait !== undefined) {
      throw new Failure(429, `Wait ${wait} seconds before the next call.`, { "Retry-After": String(wait) });
    }
    const body = parsed(text);
    const fault = operation.faultOf(path, body);
    if (fault !== undefined) {
      throw new Failure(400, fault);
    }
    const { organizationId = "", liveWorkStreamId = "" } = path;
    if (!sameId(caller.organizationId, organizationId)) {
      throw new Failure(403, "The user may not route records of this organization.");
    }
    if (!hasWorkStream(organizationId, liveWorkStreamId)) {
      throw new Failure(404, "The work stream is not known yet.");
    }
    const call = { organizationId, liveWorkStreamId, information: body as EntityInformation, at: now() };
    options.onAccepted?.(call);
    accepted.push(call);
  };

  for (const operation of readOperations(definition)) {
    app.on(
      operation.method.toUpperCase(),
      operation.route,
      bodyLimit({
        maxSize: maxBytes,
        onError: () => {
          throw new Failure(400, `The body has more than ${maxBytes} bytes.`);
        },
      }),
      async (context) => {
        const token = /^Bearer\s+(\S+)$/i.exec(context.req.header("Authorization") ?? "")?.[1];
        accept(operation, token, context.req.param(), await context.req.text());
        return context.body(null, 202);
      },
    );
  }
  app.notFound((context) => context.json({ error: { code: codes[404], message: "There is no such operation." } }, 404));
  app.onError((error, context) => {
    const failure = error instanceof Failure ? error : new Failure(500, "The service failed. Repeat the call later.");
    const { status, message, headers } = failure;
    return context.json({ error: { code: codes[status], message } }, status, headers);
  });
  return { app, accepted };
}
