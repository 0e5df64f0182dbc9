import { Hono } from "hono";
import { etag } from "hono/etag";
import type { AppTable } from "../app/appTables";
import { RequestError, route } from "../http";
import type { Solution } from "../import";
import { deskScriptPath, workspacePage } from "./workspacePage";
import { reactVersions, readPlatformScript } from "./pageLibraries";

const contentTypes = new Map([
  ["js", "text/javascript; charset=utf-8"],
  ["css", "text/css; charset=utf-8"],
  ["xml", "application/xml; charset=utf-8"],
  ["resx", "application/xml; charset=utf-8"],
  ["html", "text/html; charset=utf-8"],
  ["txt", "text/plain; charset=utf-8"],
  ["json", "application/json; charset=utf-8"],
  ["png", "image/png"],
  ["svg", "image/svg+xml"],
  ["woff2", "font/woff2"],
]);

/** The content type by a file name's ending. */
function contentTypeOf(path: string): string {
  return contentTypes.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase()) ?? "application/octet-stream";
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new RequestError(400, "InvalidRequest", `${path} is not a valid path: check its percent signs.`);
  }
}

/** What the page consists of. */
interface PageParts {
  readonly solution: Solution;
  /** The files of the solution zip by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly deskScript: string | Uint8Array;
  /** The tables that the page shows. */
  readonly appTables: readonly AppTable[];
}

/**
 * The page, its scripts, and the files of the code components exactly as they lie in the solution zip.
 * - `GET /?react=16|17` the page (default 17, which model-driven apps load)
 * - `GET /desk.js`, `GET /platform/…` its scripts
 * - `GET /controls/<name>/<path>` a file of a code component
 * - `GET /workspace/solution` what the solution holds
 * - `GET /workspace/app` the tables of the app, with their lists, forms and icons
 */
export function pageRoutes({ solution, files, deskScript, appTables }: PageParts): Hono {
  const app = new Hono();

  route(app, "/", {
    GET: (context) => {
      const asked = context.req.query("react") ?? "17";
      const react = reactVersions.find((version) => version === asked);
      if (!react) {
        throw new RequestError(400, "InvalidRequest", `react must be ${reactVersions.join(" or ")}, not "${asked}".`);
      }
      return context.html(workspacePage(react), 200, { "cache-control": "no-cache" });
    },
  });

  app.use(deskScriptPath, etag());
  route(app, deskScriptPath, {
    GET: (context) =>
      context.body(typeof deskScript === "string" ? deskScript : new Uint8Array(deskScript), 200, {
        "content-type": contentTypeOf(deskScriptPath),
        "cache-control": "no-cache",
      }),
  });

  route(app, "/platform/*", {
    GET: async (context) => {
      const script = await readPlatformScript(context.req.path);
      if (script === undefined) throw new RequestError(404, "NotFound", `No platform script ${context.req.path}.`);
      return context.body(script, 200, {
        "content-type": contentTypeOf(context.req.path),
        "cache-control": "public, max-age=31536000, immutable",
      });
    },
  });

  app.use("/controls/*", etag());
  route(app, "/controls/*", {
    GET: (context) => {
      const path = decoded(context.req.path).slice("/controls/".length);
      const file = files.get(`Controls/${path}`);
      if (!file) {
        throw new RequestError(404, "NotFound", `Solution ${solution.uniqueName} holds no file Controls/${path}.`);
      }
      return context.body(new Uint8Array(file), 200, {
        "content-type": contentTypeOf(path),
        "cache-control": "no-cache",
      });
    },
  });

  route(app, "/workspace/solution", { GET: (context) => context.json(solution) });
  route(app, "/workspace/app", { GET: (context) => context.json(appTables) });
  return app;
}
