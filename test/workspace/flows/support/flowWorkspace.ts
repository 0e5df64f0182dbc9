import type { RunRecord } from "../../../../workspace/flows/environment/history";
import type { RunView } from "../../../../workspace/flows/flowView";
import type { TableDefinition } from "../../../../workspace/dataverse/tables/definition";
import { createWorkspace } from "../../../../workspace/server";
import { solutionZip } from "../../server/support/solutionZip";
import { deskScript } from "../../server/support/workspace";
import { flowZip, type TestFlow } from "./flowZip";

/** A workspace whose flows are those of a test, connected and on. Waits take 5 ms at most. */
export function flowWorkspace(flows: readonly TestFlow[], tables: readonly TableDefinition[] = []) {
  const { app, dataverse, flows: environment } = createWorkspace({
    solutionZip: solutionZip(),
    otherSolutions: [flowZip(flows)],
    deskScript,
    longestFlowWait: 5,
    tables,
  }); // prettier-ignore
  environment.settings.connect("test_dataverse", true);
  for (const flow of environment.flows.values()) flow.isOn = true;

  const send = async (method: string, path: string, body?: unknown): Promise<Response> =>
    app.request(`http://localhost/workspace/flows${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  const get = async <Answer>(path: string): Promise<Answer> => (await (await send("GET", path)).json()) as Answer;
  /** The runs, the oldest first, after all of them have ended. */
  const runs = async (): Promise<RunRecord[]> => {
    await environment.idle();
    return [...environment.history.list()].reverse();
  };
  const viewOf = ({ id }: { id: string }) => get<RunView>(`/runs/${id}`);
  return { app, dataverse, environment, send, get, runs, viewOf };
}
