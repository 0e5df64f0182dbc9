import type { Context } from "hono";
import { requireJson } from "../../http";
import type { RequestOptions } from "../environment";
import { invalidPayload, invalidQuery, notImplemented } from "../errors";
import type { ColumnCheck, PrivilegeCheck } from "../permissions";
import type { RoutingTarget } from "./applyRoutingRule";
import { preferencesOf, type Preferences } from "./preferences";

export interface DataverseRoutesOptions {
  /** systemuserid of the user who sends the requests; a function where it may change. */
  readonly currentUser?: string | (() => string);
  /** Whom a token speaks for, and what it comes from; undefined where it is nobody's in particular. */
  readonly callerOf?: (authorization: string) => { readonly user: string; readonly origin: string } | undefined;
  readonly privileges?: PrivilegeCheck;
  readonly columns?: ColumnCheck;
  readonly plugIn?: RequestOptions["plugIn"];
  /** Whether saves that make a duplicate are refused even where the request does not ask for it. */
  readonly detectsDuplicates?: () => boolean;
  /** How the routing action takes its record; as an object unless given. */
  readonly routingTarget?: RoutingTarget;
}

/** A request, read so far that no HTTP is left in it but its query and its body. */
export interface ApiRequest {
  readonly method: string;
  readonly queryString: string;
  readonly preferences: Preferences;
  readonly options: RequestOptions;
  readonly routingTarget: RoutingTarget;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** Address of the service, with a slash at its end. */
  readonly root: string;
  /** What follows the root, decoded. */
  readonly path: string;
  /** Address of the resource, without the query. */
  readonly address: string;
  readonly body: () => Promise<unknown>;
}

/** Headers by which a client of Dataverse acts as another user. */
const impersonation = ["MSCRMCallerID", "CallerObjectId"];

const servicePath = /^.*?\/api\/data\/v9\.\d+(?=\/|$)/;

/**
 * Reads a request, its body excepted.
 *
 * @throws RequestError 400 for a malformed path or preference, 501 for what only a real environment does
 */
export function readRequest(context: Context, given: DataverseRoutesOptions): ApiRequest {
  const { currentUser, callerOf, privileges, columns, plugIn, detectsDuplicates, routingTarget = "object" } = given;
  const caller = callerOf?.(context.req.header("Authorization") ?? "");
  const url = new URL(context.req.url);
  const base = servicePath.exec(url.pathname)?.[0] ?? "";
  const path = decoded(url.pathname.slice(base.length));
  const root = `${url.origin}${base}/`;
  const impersonating = impersonation.find((header) => context.req.header(header) !== undefined);
  // What the other user may do is known to nobody here, and half of it would be wrong without a word.
  if (impersonating) throw notImplemented(`impersonation (the header ${impersonating})`);
  const preferences = preferencesOf(context.req.header("Prefer"));
  return {
    method: context.req.method,
    queryString: url.search.slice(1),
    preferences,
    routingTarget,
    options: {
      currentUser: caller?.user ?? (typeof currentUser === "function" ? currentUser() : currentUser),
      ...(caller && { origin: caller.origin }),
      privileges,
      columns,
      ...(plugIn && { plugIn }),
      detectDuplicates:
        context.req.header("MSCRM.SuppressDuplicateDetection")?.toLowerCase() === "false" ||
        detectsDuplicates?.() === true,
      annotations: preferences.annotations,
    },
    ifMatch: context.req.header("If-Match"),
    ifNoneMatch: context.req.header("If-None-Match"),
    root,
    path,
    address: `${root}${path.replace(/^\//, "")}`,
    body: async () => {
      requireJson(context);
      return jsonOf(await context.req.text());
    },
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidQuery(`The path '${path}' is not percent-encoded properly.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidPayload(`The body is not JSON: ${(error as Error).message}`);
  }
}
