import { createWorkspace } from "../../../../workspace/server";
import { solutionZip } from "./solutionZip";

/** The script that stands for the page's in tests without a browser. */
export const deskScript = "document.title = 'desk';";

/** The moment that tests count from. */
export const testNow = new Date("2026-03-02T09:00:00Z");

/** The workspace of a small solution, and a way to ask it without a network. */
export function testWorkspace() {
  const { app, dataverse } = createWorkspace({ solutionZip: solutionZip(), deskScript, now: testNow });

  /** Sends a request; a body goes as JSON. */
  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const json = { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    return app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : json) });
  }

  /** Sends a request that is to be refused and gives back its status and error. */
  async function refused(method: string, path: string, body?: unknown) {
    const response = await send(method, path, body);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    return { status: response.status, ...error };
  }
  return { app, dataverse, send, refused };
}
