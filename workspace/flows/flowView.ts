import type { SolutionFlows } from "../import/importFlows";
import type { RetryRecord } from "./engine/record";
import type { FlowEnvironment, InstalledFlow } from "./environment/flowEnvironment";
import type { RunCounts, RunRecord } from "./environment/history";
import { securedSteps, withoutSecrets } from "./environment/secured";
import type { Trigger } from "./environment/triggers";

/** What the page shows of the solutions with their flows. */
export interface FlowsView {
  readonly solutions: readonly { readonly displayName: string; readonly version: string; readonly managed: boolean }[];
  readonly flows: readonly FlowView[];
  readonly connections: readonly ConnectionView[];
  readonly variables: readonly VariableView[];
}

export interface FlowView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly solution: string;
  readonly isOn: boolean;
  readonly trigger: { readonly kind: Trigger["kind"]; readonly says: string; readonly table: string | undefined };
  /** It calls a connector of the solutions, and not the standard ones only. */
  readonly callsCustomConnector: boolean;
  /** Logical names of the connection references without a connection. */
  readonly notConnected: readonly string[];
  readonly counts: RunCounts;
}

export interface ConnectionView {
  readonly logicalName: string;
  readonly displayName: string;
  readonly connector: string;
  readonly isConnected: boolean;
}

export interface VariableView {
  readonly schemaName: string;
  readonly displayName: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly defaultValue: string | undefined;
  readonly value: string | undefined;
}

/** A run without its steps. */
export type RunSummary = Pick<RunRecord, "id" | "flowId" | "flowName" | "status" | "startTime" | "endTime" | "error" | "repeats">; // prettier-ignore

/** A step as the page shows it: what is secured is not in it. */
export interface StepView {
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly code: string;
  readonly startTime: string;
  readonly endTime?: string;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
  readonly hiddenInputs?: true;
  readonly hiddenOutputs?: true;
  readonly error?: { readonly code: string; readonly message: string };
  readonly note?: string;
  readonly retries: readonly RetryRecord[];
  readonly rounds: readonly (readonly StepView[])[];
  readonly roundCount: number;
}

/** A run with its steps. */
export interface RunView extends RunSummary {
  readonly trigger: StepView;
  readonly steps: readonly StepView[];
}

const messages: Readonly<Record<string, string>> = { Create: "added", Update: "changed", Delete: "deleted" };

function saysOf(trigger: Trigger): string {
  switch (trigger.kind) {
    case "row": {
      const done = [...trigger.messages].map((message) => messages[message]).join(" or ");
      const columns = trigger.columns.size > 0 ? ` (${[...trigger.columns].join(", ")})` : "";
      const filter = trigger.filter === "" ? "" : `, where ${trigger.filter}`;
      return `When a row of ${trigger.table} is ${done}${columns}${filter}`;
    }
    case "manual":
      return "When somebody runs it";
    case "recurrence":
      return "At set times; here when somebody runs it";
    case "unknown":
      return trigger.reason;
  }
}

/** Connection references of a flow that have no connection. */
export const notConnected = ({ settings }: FlowEnvironment, { flow }: InstalledFlow): readonly string[] =>
  Object.values(flow.connectionReferences)
    .map(({ logicalName }) => logicalName)
    .filter((logicalName) => !settings.isConnected(logicalName));

/** What the page shows of the solutions with their flows. */
export function flowsView(environment: FlowEnvironment, solutions: readonly SolutionFlows[]): FlowsView {
  const { settings, history, flows } = environment;
  return {
    solutions: solutions.map(({ displayName, version, managed }) => ({ displayName, version, managed })),
    flows: [...flows.values()].map((installed) => ({
      id: installed.flow.id,
      name: installed.flow.name,
      description: installed.flow.description,
      solution: installed.solution,
      isOn: installed.isOn,
      trigger: {
        kind: installed.trigger.kind,
        says: saysOf(installed.trigger),
        table: installed.trigger.kind === "row" ? installed.trigger.table : undefined,
      },
      callsCustomConnector: Object.values(installed.flow.connectionReferences).some(
        ({ api }) => !api.startsWith("shared_"),
      ),
      notConnected: notConnected(environment, installed),
      counts: history.countsOf(installed.flow.id),
    })),
    connections: [...settings.references.values()].map(({ logicalName, displayName, connectorId }) => ({
      logicalName,
      displayName,
      connector: connectorId.slice(connectorId.lastIndexOf("/") + 1),
      isConnected: settings.isConnected(logicalName),
    })),
    variables: [...settings.variables.values()].map((variable) => ({
      ...variable,
      value: settings.valueOf(variable.schemaName),
    })),
  };
}

/** A run without its steps. */
export const runSummary = ({ id, flowId, flowName, status, startTime, endTime, error, repeats }: RunRecord): RunSummary => ({
  id,
  flowId,
  flowName,
  status,
  startTime,
  ...(endTime !== undefined && { endTime }),
  ...(error && { error }),
  ...(repeats !== undefined && { repeats }),
}); // prettier-ignore

/** A run with its steps, of which nothing is told that is secured. */
export function runView(run: RunRecord, installed: InstalledFlow): RunView {
  const secured = securedSteps(installed.flow.definition, run.trigger.name);
  return {
    ...runSummary(run),
    trigger: withoutSecrets(run.trigger, secured) as StepView,
    steps: run.steps.map((step) => withoutSecrets(step, secured) as StepView),
  };
}
