import type { MiddlewareHandler } from "hono";
import { errorBody } from "./requestError";

const readsOnly = new Set(["GET", "HEAD", "OPTIONS"]);

/** What a browser says of requests from a page of the same origin, and of addresses that a person typed. */
const ownSites = new Set(["same-origin", "none"]);

/**
 * Keeps other web sites out of a running workspace: a page anywhere can make its visitor's browser send requests to this
 * machine. Those that change something are refused; the answers of the others stay unread, because none of them allows
 * another origin. A request without these headers comes from no page (curl, Node.js) and is let through.
 */
export const ownPageOnly: MiddlewareHandler = async (context, next) => {
  const { method, url } = context.req;
  const { origin: own } = new URL(url);
  const origin = context.req.header("Origin");
  const site = context.req.header("Sec-Fetch-Site");
  const isForeign = (origin !== undefined && origin !== own) || (site !== undefined && !ownSites.has(site));
  if (isForeign && !readsOnly.has(method)) {
    const message = `Only the workspace's own page may change its data: this request came from ${origin ?? "another site"}.`;
    return context.json(errorBody("OriginNotAllowed", message), 403);
  }
  await next();
  // Nor may such a page take what is read as its own script or image, or lay the workspace under itself; pages of this
  // machine may frame it, as the product is framed.
  context.res.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  context.res.headers.set("Content-Security-Policy", "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*");
  context.res.headers.set("X-Content-Type-Options", "nosniff");
  return undefined;
};
