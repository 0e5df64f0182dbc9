import { randomUUID } from "node:crypto";
import type { Dataverse, RowChange } from "../../dataverse";
import type { SolutionFlow, SolutionFlows } from "../../import/importFlows";
import type { CustomConnector } from "../connectors/custom";
import type { Fetch } from "../connectors/request";
import { memberOf } from "../engine/definition";
import type { Answer, Clock, Ports } from "../engine/ports";
import { stamp, type StepRecord } from "../engine/record";
import { frameIn, Run } from "../engine/run";
import { runFlow } from "../engine/runFlow";
import { evaluate } from "../language/evaluate";
import type { Outcome } from "../language/surroundings";
import { asText, FlowError, isObject, type JsonObject } from "../language/values";
import { callConnection } from "./callConnection";
import { RunHistory, type RunRecord } from "./history";
import { concerns, fitsFilter, readEvent, type RowEvent } from "./rowEvents";
import { RunQueue } from "./runQueue";
import { FlowSettings } from "./settings";
import { readToken, tokenOf } from "./tokens";
import { triggerOf, type RowTrigger, type Trigger } from "./triggers";

/** Runs that may lead to one another before the chain is cut. */
const longestChain = 10;

/** Runs of one flow at a time, unless its trigger says otherwise. */
const usualConcurrency = 25;

/** A flow of the environment. */
export interface InstalledFlow {
  readonly flow: SolutionFlow;
  readonly solution: string;
  readonly trigger: Trigger;
  isOn: boolean;
}

interface FlowEnvironmentOptions {
  readonly solutions: readonly SolutionFlows[];
  readonly dataverse: Dataverse;
  /** Sends a request to the workspace. */
  readonly fetch: Fetch;
  /** Address of the workspace, without a slash at its end. */
  readonly origin: () => string;
  readonly connectors: readonly CustomConnector[];
  readonly clock: Clock;
  readonly random?: () => number;
  /** systemuserid of who owns the flows and the connections. */
  readonly owner: string;
  /** Runs that are kept. */
  readonly runsKept?: number;
}

/** How a run came about. */
interface Beginning {
  readonly outputs: unknown;
  readonly depth: number;
  /** In whose name steps act that act as the invoker. */
  readonly invoker: string;
  readonly repeats?: string;
  /** A fault that was found before the first step. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** The flows of an environment: begins them when rows change, runs them, and keeps what they did. */
export class FlowEnvironment {
  readonly settings: FlowSettings;
  readonly history: RunHistory;
  readonly flows: ReadonlyMap<string, InstalledFlow>;
  private readonly queue = new RunQueue();
  /** What the runs of child flows answer goes here, by the id of the run. */
  private readonly responses = new Map<string, (answer: Answer) => void>();
  private readonly active = new Map<string, RunRecord>();
  /** Invokers of the runs that are kept, for when they are repeated. */
  private readonly invokers = new WeakMap<RunRecord, string>();

  constructor(private readonly options: FlowEnvironmentOptions) {
    const { solutions, dataverse, runsKept } = options;
    this.settings = new FlowSettings(solutions);
    this.history = new RunHistory(runsKept);
    this.flows = new Map(
      solutions.flatMap(({ flows, uniqueName }) =>
        flows.map((flow): [string, InstalledFlow] => [
          flow.id,
          { flow, solution: uniqueName, trigger: triggerOf(flow.definition), isOn: false },
        ]),
      ),
    );
    dataverse.onChange((change) => this.changed(change));
  }

  /** Whom the token of a step speaks for; undefined for every other token. */
  callerOf(authorization: string): { user: string; origin: string } | undefined {
    const token = readToken(authorization);
    return token && this.active.has(token.run) ? { user: token.user, origin: token.run } : undefined;
  }

  /** Begins a flow by hand. @returns the run, which has just begun */
  start(installed: InstalledFlow, body: unknown): RunRecord {
    const outputs = { headers: {}, body };
    return this.begin(installed, { outputs, depth: 0, invoker: this.options.owner });
  }

  /** Runs a flow once more with what its trigger gave then. @returns the new run */
  resubmit(installed: InstalledFlow, run: RunRecord): RunRecord {
    const invoker = this.invokers.get(run) ?? this.options.owner;
    return this.begin(installed, { outputs: run.trigger.outputs, depth: 0, invoker, repeats: run.id });
  }

  /** Ends when no run is under way. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  private changed(change: RowChange): void {
    let event: RowEvent | undefined;
    for (const installed of this.flows.values()) {
      const { trigger, isOn } = installed;
      if (!isOn || trigger.kind !== "row" || trigger.table !== change.table || !concerns(trigger, change)) continue;
      event ??= readEvent(this.options.dataverse, change);
      const { owner } = this.options;
      if (trigger.ownRowsOnly && event.owner !== owner) continue;
      const invokers = { modifier: change.user, rowOwner: event.owner ?? owner, flowOwner: owner };
      const came = { outputs: { body: event.body }, invoker: invokers[trigger.runAs], depth: this.depthOf(change) };
      const error = this.refusal(installed, trigger, change, came.outputs);
      if (error !== false) this.begin(installed, { ...came, ...(error && { error }) });
    }
  }

  private depthOf({ origin }: RowChange): number {
    const run = origin === undefined ? undefined : this.active.get(origin);
    return run ? run.depth + 1 : 0;
  }

  /** Why a run cannot begin; false where none is wanted, undefined where nothing is in its way. */
  private refusal(
    installed: InstalledFlow,
    trigger: RowTrigger,
    change: RowChange,
    outputs: unknown,
  ): { code: string; message: string } | false | undefined {
    try {
      if (!fitsFilter(this.options.dataverse, trigger, change)) return false;
      const outcome = outcomeOf(trigger.name, outputs, this.now());
      const run = new Run(this.portsOf(installed, "", ""), outcome, workflowOf(installed, ""));
      const { conditions } = trigger.definition;
      const met = (Array.isArray(conditions) ? (conditions as unknown[]) : []).every((condition, at) => {
        const place = `triggers.${trigger.name}.conditions[${at}]`;
        const expression = isObject(condition) ? condition.expression : undefined;
        return (
          evaluate(
            expression ?? null,
            run.surroundings(frameIn(undefined), () => outcome),
            place,
          ) === true
        );
      });
      return met ? undefined : false;
    } catch (error) {
      if (error instanceof FlowError) return { code: error.code, message: error.message };
      throw error;
    }
  }

  private begin(installed: InstalledFlow, beginning: Beginning): RunRecord {
    const { flow, trigger } = installed;
    const { outputs, depth, invoker, repeats } = beginning;
    const startTime = this.now();
    const record: RunRecord = {
      id: randomUUID(),
      flowId: flow.id,
      flowName: flow.name,
      status: "Running",
      startTime,
      trigger: triggerRecord(trigger, outputs, startTime),
      steps: [],
      depth,
      ...(repeats !== undefined && { repeats }),
    };
    this.history.add(record);
    this.invokers.set(record, invoker);
    const chain = {
      code: "InfiniteLoop",
      message:
        `The run was stopped: ${depth} runs led to it, each by a change that it made, so flows begin each other without ` +
        "end. Name filtering columns in the trigger, or a condition that is false for the flow's own changes.",
    };
    const error = beginning.error ?? (depth > longestChain ? chain : undefined);
    if (error) this.end(record, { status: "Failed", error });
    else {
      this.active.set(record.id, record);
      this.queue.add(flow.id, concurrencyOf(trigger), () => this.run(installed, record, invoker));
    }
    return record;
  }

  private async run(installed: InstalledFlow, record: RunRecord, invoker: string): Promise<void> {
    const { flow, trigger } = installed;
    const around = {
      ports: this.portsOf(installed, record.id, invoker),
      trigger: outcomeOf(trigger.name, record.trigger.outputs, record.startTime),
      workflow: workflowOf(installed, record.id),
    };
    try {
      const { status, error, response } = await runFlow(flow.definition, around, (step) => record.steps.push(step));
      this.end(record, { status, error });
      this.responses.get(record.id)?.(response ?? { statusCode: status === "Succeeded" ? 200 : 502, headers: {} });
    } catch (error) {
      const message = `The workspace failed while it ran this flow: ${(error as Error).message}`;
      this.end(record, { status: "Failed", error: { code: "InternalError", message } });
      this.responses.get(record.id)?.({ statusCode: 500, headers: {} });
    } finally {
      this.responses.delete(record.id);
    }
  }

  private end(record: RunRecord, { status, error }: Pick<RunRecord, "status" | "error">): void {
    record.status = status;
    record.error = error;
    record.endTime = this.now();
    this.active.delete(record.id);
    this.history.ended(record);
  }

  private portsOf({ flow }: InstalledFlow, runId: string, invoker: string): Ports {
    const { clock, random = Math.random } = this.options;
    return {
      clock,
      random,
      parameter: (name) => this.settings.parameterOf(flow, name),
      call: (call) => {
        const user = flow.connectionReferences[call.connectionName]?.actsAsInvoker ? invoker : this.options.owner;
        return callConnection({ ...this.options, settings: this.settings }, flow, call, tokenOf(runId, user));
      },
      runChild: (id, body) => {
        const child = this.flows.get(id.toLowerCase());
        if (!child?.isOn) throw new FlowError("WorkflowNotFound", `There is no flow ${id}, or it is off.`);
        const depth = (this.active.get(runId)?.depth ?? 0) + 1;
        const run = this.begin(child, { outputs: { headers: {}, body }, depth, invoker });
        if (run.error) throw new FlowError(run.error.code, run.error.message);
        return new Promise((resolve) => this.responses.set(run.id, resolve));
      },
    };
  }

  private now(): string {
    return stamp(this.options.clock.now());
  }
}

const workflowOf = ({ flow }: InstalledFlow, runId: string): JsonObject => ({
  id: `/workflows/${flow.id}`,
  name: flow.id,
  type: "Microsoft.Logic/workflows",
  location: "workspace",
  tags: { flowDisplayName: flow.name },
  run: { id: `/workflows/${flow.id}/runs/${runId}`, name: runId, type: "Microsoft.Logic/workflows/runs" },
});

const outcomeOf = (name: string, outputs: unknown, at: string): Outcome => ({
  name,
  status: "Succeeded",
  code: "OK",
  startTime: at,
  endTime: at,
  outputs,
});

const triggerRecord = ({ name, definition }: Trigger, outputs: unknown, at: string): StepRecord => ({
  ...outcomeOf(name, outputs, at),
  type: asText(definition.type),
  inputs: memberOf(definition, "inputs").parameters ?? definition.recurrence,
  retries: [],
  rounds: [],
  roundCount: 0,
});

function concurrencyOf({ definition }: Trigger): number {
  const { runs } = memberOf(memberOf(definition, "runtimeConfiguration"), "concurrency");
  return typeof runs === "number" && runs >= 1 ? runs : usualConcurrency;
}
