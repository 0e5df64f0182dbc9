import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ColumnCheck, Dataverse, PrivilegeCheck, RequestOptions } from "../dataverse";
import { code, DataverseError, invalidPayload } from "../errors";
import { metadataId } from "../metadata/definitions";
import { parse } from "../query/syntax";
import { preferencesOf, type Preferences } from "./preferences";
import { answer, type Answer } from "./resources";

export interface DataverseRoutesOptions {
  /** systemuserid of the user who sends the requests; a function where it may change. */
  readonly currentUser?: string | (() => string);
  readonly privileges?: PrivilegeCheck;
  readonly columns?: ColumnCheck;
}

/** A request, read so far that no HTTP is left in it. */
export interface ApiRequest {
  readonly method: string;
  readonly queryString: string;
  readonly preferences: Preferences;
  readonly options: RequestOptions;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** Address of the service, with a slash at its end. */
  readonly root: string;
  /** Resource path below the root, without the query. */
  readonly path: string;
  readonly whoAmI: Record<string, string>;
  readonly body: () => Promise<unknown>;
}

const servicePath = /^.*?\/api\/data\/v9\.\d+(?=\/|$)/;

/**
 * The Web API of an environment, to be mounted at /api/data/v9.2.
 *
 * @param dataverse the environment
 * @param options who asks, and what that user may do
 */
export function dataverseRoutes(dataverse: Dataverse, options: DataverseRoutesOptions = {}): Hono {
  const app = new Hono();
  app.all("*", async (context) => {
    try {
      return respond(context, await handle(dataverse, context, options));
    } catch (error) {
      if (!(error instanceof DataverseError)) throw error;
      return respond(context, {
        status: error.status,
        body: { error: { code: error.code, message: error.message } },
      });
    }
  });
  return app;
}

async function handle(dataverse: Dataverse, context: Context, options: DataverseRoutesOptions): Promise<Answer> {
  const url = new URL(context.req.url);
  const base = servicePath.exec(url.pathname)?.[0] ?? "";
  const path = decoded(url.pathname.slice(base.length));
  const preferences = preferencesOf(context.req.header("Prefer"));
  const currentUser = typeof options.currentUser === "function" ? options.currentUser() : options.currentUser;
  const request: ApiRequest = {
    method: context.req.method,
    queryString: url.search.slice(1),
    preferences,
    options: {
      currentUser,
      privileges: options.privileges,
      columns: options.columns,
      annotations: preferences.annotations,
    },
    ifMatch: context.req.header("If-Match"),
    ifNoneMatch: context.req.header("If-None-Match"),
    root: `${url.origin}${base}/`,
    path: path.replace(/^\//, ""),
    whoAmI: {
      BusinessUnitId: metadataId("businessunit"),
      UserId: currentUser ?? dataverse.systemUser,
      OrganizationId: metadataId("organization"),
    },
    body: async () => jsonOf(await context.req.text()),
  };
  return answer(dataverse, parse("Resource", path), request);
}

function respond(context: Context, { status, body, headers, preference }: Answer): Response {
  context.header("OData-Version", "4.0");
  context.header("Cache-Control", "no-cache");
  for (const [header, value] of Object.entries(headers ?? {})) context.header(header, value);
  if (preference) context.header("Preference-Applied", preference);
  if (body === undefined) return context.body(null, status as 204);
  if (typeof body === "string") return context.text(body, status as ContentfulStatusCode);
  const type = "application/json; odata.metadata=minimal; charset=utf-8";
  return context.body(JSON.stringify(body), status as ContentfulStatusCode, { "Content-Type": type });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new DataverseError(400, code.invalidQuery, `The path '${path}' is not percent-encoded properly.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidPayload(`The body is not JSON: ${(error as Error).message}`);
  }
}
