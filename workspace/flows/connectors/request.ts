import type { Answer } from "../engine/ports";

/** Sends a request to the workspace itself. */
export type Fetch = (request: Request) => Promise<Response>;

/** Who sends requests, as the token of a connection tells it. */
export interface Caller {
  readonly fetch: Fetch;
  /** Address of the workspace, without a slash at its end. */
  readonly origin: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

/** Headers that keep other web sites away from the workspace; no service sends them. */
const ofThePage = new Set(["content-security-policy", "cross-origin-resource-policy", "x-content-type-options"]);

/** Sends a request with the token of a connection, and reads the answer to its end. */
export async function send(
  { fetch, origin, token, signal }: Caller,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const request = new Request(`${origin}${path}`, {
    method,
    headers: {
      Accept: "application/json",
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  });
  const response = await fetch(request);
  const text = await response.text();
  return {
    statusCode: response.status,
    headers: Object.fromEntries([...response.headers].filter(([name]) => !ofThePage.has(name))),
    ...(text !== "" && { body: jsonOf(text) }),
  };
}

/** JSON, or the text itself where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
