import type { FlowsView, RunSummary, RunView } from "../../flows/flowView";
import { DeskLog } from "../state/log";
import { DataverseClient } from "./dataverseClient";

const root = "/workspace/flows";

/** The flows of the workspace, as an administrator reaches them; what is asked again and again stays out of the log. */
export class FlowsClient {
  private readonly server = new DataverseClient(new DeskLog(), (input, init) => fetch(input, init));

  /** Solutions, flows, connections and environment variables. */
  view(): Promise<FlowsView> {
    return this.ask("GET", "");
  }

  /** The latest runs, the last one first. */
  async runs(): Promise<readonly RunSummary[]> {
    return (await this.ask<{ runs: readonly RunSummary[] }>("GET", "/runs?top=25")).runs;
  }

  run(id: string): Promise<RunView> {
    return this.ask("GET", `/runs/${id}`);
  }

  turn(flowId: string, isOn: boolean): Promise<FlowsView> {
    return this.ask("PUT", `/flows/${flowId}`, { isOn });
  }

  /** Connects what a flow needs, sets the values that are known here, and turns it on. */
  prepare(flowId: string): Promise<FlowsView> {
    return this.ask("POST", `/flows/${flowId}/prepare`);
  }

  connect(logicalName: string, isConnected: boolean): Promise<FlowsView> {
    return this.ask("PUT", `/connections/${logicalName}`, { isConnected });
  }

  setValue(schemaName: string, value: string | null): Promise<FlowsView> {
    return this.ask("PUT", `/variables/${schemaName}`, { value });
  }

  /** Runs a flow by hand. */
  start(flowId: string): Promise<RunSummary> {
    return this.ask("POST", `/flows/${flowId}/runs`, {});
  }

  resubmit(runId: string): Promise<RunSummary> {
    return this.ask("POST", `/runs/${runId}/resubmit`);
  }

  private async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.server.request(method, `${root}${path}`, body);
    return (await answer.json()) as Answer;
  }
}
