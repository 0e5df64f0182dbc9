import { Hono } from "hono";
import {
  createDataverse,
  dataverseRoutes,
  type Dataverse,
  type DataverseRoutesOptions,
} from "../../../workspace/dataverse";

export const now = new Date("2026-03-18T10:30:00Z");
export const user = "11111111-2222-3333-4444-555555555555";
export const noId = "99999999-9999-9999-9999-999999999999";

export const newDataverse = (): Dataverse => createDataverse({ now: () => now, systemUser: user });

interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON of the body, or undefined where there is none. */
  readonly json: Record<string, unknown>;
  readonly text: string;
}

export interface Api {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<ApiAnswer>;
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;
}

/** The Web API of an environment, mounted where a real one has it. */
export function apiOf(dataverse: Dataverse, options: DataverseRoutesOptions = {}): Api {
  const app = new Hono().route("/api/data/v9.2", dataverseRoutes(dataverse, options));
  const send: Api["send"] = async (method, path, body, headers = {}) => {
    const response = await app.request(`http://org.example/api/data/v9.2/${path}`, {
      method,
      headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, json, text };
  };
  return { send, get: (path, headers) => send("GET", path, undefined, headers) };
}

/** Rows of a collection. */
export const rowsOf = (answer: ApiAnswer): Record<string, unknown>[] => answer.json.value as Record<string, unknown>[];

/** One column of the rows of a collection. */
export const columnOf = (answer: ApiAnswer, column: string): unknown[] => rowsOf(answer).map((row) => row[column]);

/** Code and message of an error. */
export const errorOf = (answer: ApiAnswer): { code: string; message: string } =>
  answer.json.error as { code: string; message: string };

export const everything = { Prefer: 'odata.include-annotations="*"' };
