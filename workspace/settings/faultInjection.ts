import { setTimeout as delay } from "node:timers/promises";
import { Hono, type MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { errorBody, readBody, route } from "../http";

// Faults may strike the data and the conversations only: the page and the faults themselves stay in reach.
const path = z
  .string()
  .max(500)
  .regex(/^\/(api\/data|omnichannel)\//, 'must start with "/api/data/" or "/omnichannel/"; * stands for any text');

const faultSchema = z
  .strictObject({
    path,
    method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]).optional(),
    latency: z.number().int().min(0).max(60_000).optional(),
    status: z.number().int().min(400).max(599).optional(),
    code: z.string().min(1).max(100).optional(),
    message: z.string().min(1).max(1000).optional(),
    retryAfter: z.number().int().min(0).max(3600).optional(),
    answer: z.literal("lost").optional(),
    share: z.number().gt(0).max(1).optional(),
  })
  .refine(
    ({ latency, status, answer }) => latency !== undefined || status !== undefined || answer !== undefined,
    "latency or status is needed, or a lost answer",
  )
  .refine(
    ({ status, code, message, retryAfter }) => status !== undefined || (!code && !message && retryAfter === undefined),
    "code, message and retryAfter need a status",
  )
  .refine(({ status, answer }) => status === undefined || answer === undefined, "an answer with a status is not lost");
const faultsSchema = z.strictObject({ faults: z.array(faultSchema).max(50) });

/**
 * Slows or fails the requests whose path (with method, when given) matches; latency in milliseconds, retryAfter, the header
 * of that name, in seconds; share is the part of the requests that is struck, all of them unless given. With a lost answer the request does its work, and what comes back is a gateway's that gave up.
 */
type Fault = z.infer<typeof faultSchema>;

/** `*` stands for any text; without one the whole path must be the same. The query string is not looked at. */
function matches(fault: Fault, method: string, requestPath: string): boolean {
  if (fault.method && fault.method !== method) return false;
  const [first = "", ...rest] = fault.path.split("*");
  if (rest.length === 0) return requestPath === first;
  if (!requestPath.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let position = first.length;
  for (const part of rest) {
    const found = requestPath.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return requestPath.length - last.length >= position && requestPath.endsWith(last);
}

/**
 * Faults on demand, for trying out how the control behaves when the environment is slow or fails.
 * @param random from 0 to less than 1, for faults that strike a share of the requests
 * @returns `routes`, to be mounted where the list is read (GET) and replaced (PUT), and `middleware`, to be put before
 * the routes that may fail.
 */
export function createFaults(random: () => number = Math.random): { routes: Hono; middleware: MiddlewareHandler } {
  let faults: readonly Fault[] = [];
  const routes = new Hono();
  route(routes, "/", {
    GET: (context) => context.json({ faults }),
    PUT: async (context) => {
      ({ faults } = await readBody(context, faultsSchema));
      return context.json({ faults });
    },
  });
  const middleware: MiddlewareHandler = async (context, next) => {
    const { method, path: requestPath } = context.req;
    const struck = faults.filter(
      (fault) => matches(fault, method, requestPath) && (fault.share === undefined || random() < fault.share),
    );
    await delay(Math.max(0, ...struck.map(({ latency }) => latency ?? 0)));
    const failing = struck.find(({ status }) => status !== undefined);
    if (failing) {
      const {
        status = 500,
        code = "InjectedFault",
        message = `A fault is set for ${failing.path}.`,
        retryAfter,
      } = failing;
      const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
      return context.json(errorBody(code, message), status as ContentfulStatusCode, headers);
    }
    await next();
    if (!struck.some(({ answer }) => answer === "lost")) return undefined;
    // Hono would give the answer in its place the headers of the lost one.
    context.res = undefined;
    context.res = new Response(null, { status: 504 });
    return undefined;
  };
  return { routes, middleware };
}
