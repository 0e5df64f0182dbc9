import type { Answer, Clock, OperationCall, Ports } from "../../../../workspace/flows/engine/ports";
import type { StepRecord } from "../../../../workspace/flows/engine/record";
import { runFlow, type RunEnd } from "../../../../workspace/flows/engine/runFlow";
import { FlowError } from "../../../../workspace/flows/language/values";

/** A clock on which waits take no time, and tell it. */
export function testClock(): Clock & { readonly waits: number[] } {
  let now = Date.parse("2026-03-02T09:00:00Z");
  const waits: number[] = [];
  const deadlines: { at: number; reach: () => void }[] = [];
  return {
    waits,
    now: () => new Date(now),
    wait: async (milliseconds) => {
      if (milliseconds > 0) {
        waits.push(milliseconds);
        now += milliseconds;
        for (const { at, reach } of deadlines) if (at <= now) reach();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
    deadline: (milliseconds, signal) =>
      new Promise((resolve) => {
        deadlines.push({ at: now + milliseconds, reach: resolve });
        signal.addEventListener("abort", () => resolve(), { once: true });
      }),
  };
}

export const ok = (body?: unknown): Answer => ({ statusCode: 200, headers: {}, body });

/** What a test run has around it: an operation answers as `answer` says, a number standing for a status. */
interface Around {
  readonly answer?: (call: OperationCall, count: number) => Answer | number | Promise<Answer>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly triggerBody?: unknown;
  readonly runChild?: Ports["runChild"];
}

/** How a test run went, its steps by their names, those within others included; of a loop the last round. */
export interface TestRun extends RunEnd {
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** Name and status of every step. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly calls: readonly OperationCall[];
  readonly waits: readonly number[];
  readonly topLevel: readonly string[];
}

/** Runs actions to their end. */
export async function runActions(actions: unknown, around: Around = {}): Promise<TestRun> {
  const clock = testClock();
  const calls: OperationCall[] = [];
  const { answer = () => ok(), parameters = {}, triggerBody = {}, runChild } = around;
  const ports: Ports = {
    clock,
    random: () => 0.5,
    call: async (call) => {
      calls.push(call);
      const given = await answer(call, calls.length);
      return typeof given === "number" ? { statusCode: given, headers: {} } : given;
    },
    runChild: runChild ?? (() => Promise.reject(new FlowError("WorkflowNotFound", "There is no such flow."))),
    parameter: (name) => {
      if (!(name in parameters)) throw new FlowError("InvalidTemplate", `There is no parameter ${name}.`);
      return parameters[name];
    },
  };
  const startTime = "2026-03-02T09:00:00.0000000Z";
  const trigger = {
    name: "When",
    status: "Succeeded",
    code: "OK",
    startTime,
    endTime: startTime,
    outputs: { body: triggerBody },
  } as const;
  const top: StepRecord[] = [];
  const end = await runFlow({ actions }, { ports, trigger, workflow: { name: "flow" } }, (record) => top.push(record));
  const steps: Record<string, StepRecord> = {};
  const gather = (records: readonly StepRecord[]): void => {
    for (const record of records) {
      steps[record.name] = record;
      record.rounds.forEach(gather);
    }
  };
  gather(top);
  const statuses = Object.fromEntries(Object.values(steps).map(({ name, status }) => [name, status]));
  return { ...end, steps, statuses, calls, waits: clock.waits, topLevel: top.map(({ name }) => name) };
}

/** A step that calls an operation. */
export const calling = (rest: object = {}, inputs: object = {}) => ({
  type: "OpenApiConnection",
  inputs: { host: { connectionName: "c", operationId: "Do" }, parameters: {}, ...inputs },
  ...rest,
});

/** A step that composes a value. */
export const compose = (inputs: unknown, runAfter: object = {}) => ({ type: "Compose", inputs, runAfter });
