import type { MiddlewareHandler } from "hono";
import { errorBody } from "../http";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses requests that were sent to another name than this machine's own. The server listens on loopback only, but a
 * web site whose name resolves to 127.0.0.1 would otherwise count as the same origin in the visitor's browser.
 */
export const onlyLoopbackNames: MiddlewareHandler = async (context, next) => {
  const { hostname } = new URL(context.req.url);
  if (loopbackNames.has(hostname)) return next();
  return context.json(errorBody("HostNotAllowed", `Open the workspace as localhost, not as ${hostname}.`), 403);
};
