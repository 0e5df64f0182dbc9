import type { ScriptCall } from "../scriptCall";
import { isObject, parse, text, type Json } from "./fields";
import { Refusal } from "./refusal";

/** Sends a request to the organization. */
export type Fetch = (request: Request) => Promise<Response>;

/** What Dataverse answered, read to its end. */
export interface Reply {
  readonly status: number;
  /** undefined for a body that is no JSON object. */
  readonly json: Json | undefined;
  readonly code: string;
  readonly message: string;
  readonly retryAfter: string | undefined;
  /** For whom Dataverse wants tokens, where it says so. */
  readonly resourceId: string | undefined;
}

/** An annotation of a value: what a person reads. */
const formatted = "OData.Community.Display.V1.FormattedValue";

const headers = {
  Accept: "application/json",
  "OData-Version": "4.0",
  "OData-MaxVersion": "4.0",
  Prefer: `odata.include-annotations="${formatted}"`,
};

export const label = (row: Json, name: string): string | undefined => text(row, `${name}@${formatted}`);

async function replyOf(response: Response): Promise<Reply> {
  const body = await response.text();
  const parsed = body === "" ? {} : parse(body);
  const json = isObject(parsed) ? parsed : undefined;
  const error = isObject(json?.error) ? json.error : {};
  return {
    status: response.status,
    json,
    code: text(error, "code") ?? "",
    message: text(error, "message") ?? "",
    retryAfter: response.headers.get("Retry-After") ?? undefined,
    resourceId: /resource_id="?([^",\s]+)/.exec(response.headers.get("WWW-Authenticate") ?? "")?.[1],
  };
}

/** The organization that hosts the connector, asked with the token of the call. */
export class Organization {
  private readonly limit = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  /** Fails when the time is up, also where nobody listens to the signal of a request. */
  private readonly over = new Promise<never>((_resolve, reject) => {
    this.limit.signal.addEventListener("abort", () => {
      reject(new DOMException("The time of the call is up.", "AbortError"));
    });
  });

  constructor(
    private readonly call: ScriptCall,
    private readonly fetch: Fetch,
  ) {
    // Not every call is still waiting when its time is up.
    this.over.catch(() => undefined);
  }

  get host(): string {
    return new URL(this.call.url).hostname;
  }

  /** Ends all requests after some time, counted from now. */
  giveUpAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.limit.abort();
    }, milliseconds);
  }

  /** To be called when the call is over. */
  close(): void {
    clearTimeout(this.timer);
  }

  get(resource: string): Promise<Reply> {
    return this.send("GET", resource);
  }

  post(resource: string, body: Json): Promise<Reply> {
    return this.send("POST", resource, JSON.stringify(body));
  }

  private async send(method: string, resource: string, body?: string): Promise<Reply> {
    const { Authorization = "" } = this.call.headers;
    const request = new Request(new URL(`/api/data/v9.2/${resource}`, this.call.url), {
      method,
      headers: { ...headers, Authorization, ...(body !== undefined && { "Content-Type": "application/json" }) },
      ...(body !== undefined && { body }),
      signal: this.limit.signal,
    });
    return Promise.race([this.fetch(request).then(replyOf), this.over]);
  }
}

/**
 * @throws {Refusal} unless Dataverse did what it was asked, with Dataverse's own words
 * @returns what it answered
 */
export function success({ status, json, code, message, retryAfter, resourceId }: Reply): Json {
  if (status >= 200 && status < 300 && json) return json;
  const quote = message === "" ? "" : ` Dataverse: ${message.slice(0, 500)} (${code})`;
  const expected = resourceId === undefined ? "" : ` Dataverse asks for a token for ${resourceId}.`;
  switch (status) {
    case 401:
      throw new Refusal(
        401,
        "Dataverse does not accept the token of the connection. Sign in to the connection again, and compare the " +
          `Resource URL of the connector with the address of the environment.${expected}${quote}`,
      );
    case 403:
      throw new Refusal(
        403,
        `The user of the connection may not do this. Give the user a role with the privilege that is missing.${quote}`,
      );
    case 404:
      throw new Refusal(404, `Dataverse does not find what the call names.${quote}`);
    case 429:
      throw new Refusal(
        429,
        "Dataverse gets too many requests from the user of the connection. Wait for as long as the Retry-After header " +
          `says.${quote}`,
        retryAfter,
      );
    default:
      if (status >= 400 && status < 500 && status !== 408) {
        throw new Refusal(400, `Dataverse refused the call.${quote}`);
      }
      throw new Refusal(503, `Dataverse failed with status ${status}. Repeat the call later.${quote}`, retryAfter);
  }
}

/** Rows of a collection. @throws {Refusal} as `success` does */
export const rows = (reply: Reply): Json[] => objects(success(reply).value);

/** The objects of a collection; none where there is no collection. */
export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
