import { DataverseClient } from "../../../workspace/desk/client/dataverseClient";
import { DeskLog } from "../../../workspace/desk/state/log";

/** A request as it left the page. */
export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A body with an error, as the server refuses. */
export const refusal = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message } }, { status });

/**
 * A client of a server that is not there, and the requests it sent.
 * @param answer the answer to a request; undefined when none comes
 */
export function fakeServer(answer: (request: Sent) => Response | undefined) {
  const sent: Sent[] = [];
  const send: typeof fetch = (input, init) => {
    const request: Sent = {
      method: init?.method ?? "",
      path: String(input),
      headers: init?.headers as Record<string, string>,
      body: typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : undefined,
    };
    sent.push(request);
    const given = answer(request);
    return given ? Promise.resolve(given) : Promise.reject(new TypeError("Failed to fetch"));
  };
  return { dataverse: new DataverseClient(new DeskLog(), send), sent };
}

/** A fake server that knows the names of one table; only the other requests are noted and answered. */
export function fakeTableServer(
  names: { EntitySetName: string; PrimaryIdAttribute: string },
  answer: (request: Sent) => Response | undefined,
) {
  const sent: Sent[] = [];
  const { dataverse } = fakeServer((request) => {
    if (request.path.includes("EntityDefinitions")) return Response.json(names);
    sent.push(request);
    return answer(request);
  });
  return { dataverse, sent };
}
