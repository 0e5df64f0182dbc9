import { Hono } from "hono";
import { loadSampleData } from "../../../../workspace/data";
import {
  createDataverse,
  dataverseRoutes,
  type Dataverse,
  type DataverseRoutesOptions,
} from "../../../../workspace/dataverse";
import { errorBody } from "../../../../workspace/http";
import { scriptOf } from "../../../../workspace/gateway/script/script";
import { startServer } from "../../../../workspace/server";
import { sending, token } from "./calls";

/** A request that the organization got, with its address as it reads. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What an organization answers instead, and to which requests. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  /** "never": no answer until the client gives up. "lost": it does its work, then says nothing. */
  readonly answer: "never" | "lost" | (() => Response);
}

/** An answer as Dataverse gives it when it refuses. */
export const refusal =
  (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  (): Response =>
    Response.json(errorBody(code, message), { status, headers });

export interface Organization {
  /** Without a slash at its end. */
  readonly url: string;
  readonly dataverse: Dataverse;
  readonly seen: readonly Seen[];
  /** Replaces the faults, and forgets what was seen. */
  setFaults(faults: readonly Fault[]): void;
  /** As at the start: no faults, nothing seen, nothing routed. */
  reset(): void;
  close(): Promise<void>;
}

const never = (signal: AbortSignal): Promise<Response> =>
  new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      resolve(new Response(null, { status: 499 }));
    });
  });

/**
 * An organization with the sample company, nothing of it routed, over HTTP on this machine. Like a real one it answers 401 to a request without
 * its token, and says for whom it wants one.
 */
export async function startOrganization(options: DataverseRoutesOptions = {}): Promise<Organization> {
  const now = new Date("2026-03-02T09:00:00Z");
  const dataverse = createDataverse({ now: () => now });
  loadSampleData(dataverse, now);
  const seen: Seen[] = [];
  let faults: readonly Fault[] = [];
  const app = new Hono();
  app.use(async (context, next) => {
    const { method, url, raw } = context.req;
    const { pathname, search } = new URL(url);
    const path = decodeURIComponent(pathname + search).replace("/api/data/v9.2/", "");
    const text = await raw.clone().text();
    seen.push({ method, path, body: text === "" ? undefined : (JSON.parse(text) as unknown) });
    if (context.req.header("Authorization") !== `Bearer ${token}`) {
      const challenge = 'Bearer authorization_uri="https://login.example/common", resource_id="https://org.example"';
      return context.json(errorBody("0x80041d52", "No token."), 401, { "WWW-Authenticate": challenge });
    }
    const fault = faults.find((each) => each.path.test(path) && (each.method ?? method) === method);
    if (fault?.answer === "never") return never(raw.signal);
    if (fault && fault.answer !== "lost") return fault.answer();
    await next();
    if (fault) context.res = await never(raw.signal);
    return undefined;
  });
  app.route("/api/data/v9.2", dataverseRoutes(dataverse, options));
  const setFaults = (given: readonly Fault[]): void => {
    faults = given;
    seen.length = 0;
  };
  const reset = (): void => {
    setFaults([]);
    for (const { queueitemid } of dataverse.retrieveMultiple("queueitem").entities) {
      dataverse.delete("queueitem", String(queueitemid));
    }
  };
  const server = await startServer(app, { port: 0 });
  // By its number: .NET would try IPv6 first.
  const url = server.url.replace(/^http:\/\/localhost/, "http://127.0.0.1").replace(/\/$/, "");
  // The first call of all is the slowest, and on a busy machine could be over the time that a call has.
  await scriptOf(fetch)(sending(url));
  reset();
  return {
    url,
    dataverse,
    seen,
    setFaults,
    reset,
    close: () => server.close(),
  };
}
