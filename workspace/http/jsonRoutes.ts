import type { Context, Handler, Hono } from "hono";
import { z } from "zod";
import { errorBody, RequestError } from "./requestError";

/** Checks a value against its schema. @throws {RequestError} 400 that names each wrong field and the reason. */
export function check<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  throw new RequestError(400, "InvalidRequest", `${what}: ${reasons.join("; ")}.`);
}

/**
 * A page of another site can send any other type without asking; JSON makes its browser ask first.
 * @throws {RequestError} 415 for another content type
 */
export function requireJson(context: Context): void {
  if (/^application\/json\b/i.test(context.req.header("content-type") ?? "")) return;
  throw new RequestError(415, "UnsupportedMediaType", "The body must be JSON: set content-type: application/json.");
}

/**
 * The JSON body of a request, checked.
 * @throws {RequestError} 415 for another content type, 400 for malformed JSON or a body that the schema refuses.
 */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  requireJson(context);
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new RequestError(400, "InvalidRequest", "The body is not valid JSON.");
  }
  return check(schema, body, "The body is not as expected");
}

/** Registers the handlers of a path; every other method gets 405 with the ones that are allowed. */
export function route(app: Hono, path: string, handlers: Readonly<Record<string, Handler>>): void {
  const methods = Object.keys(handlers);
  for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
  // Hono answers HEAD through GET by itself.
  const allow = methods.includes("GET") ? [...methods, "HEAD"] : methods;
  app.all(path, (context) =>
    context.json(errorBody("MethodNotAllowed", `${context.req.method} is not possible on ${context.req.path}.`), 405, {
      allow: allow.join(", "),
    }),
  );
}

/** A GUID as Dataverse keeps it: lower case, no braces; both forms are accepted. */
export const guidSchema = z
  .string()
  .transform((text) => text.replace(/^\{(.*)\}$/, "$1").toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "must be a GUID"));
