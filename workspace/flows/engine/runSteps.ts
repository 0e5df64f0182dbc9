import { setMaxListeners } from "node:events";
import type { Outcome } from "../language/surroundings";
import { evaluate } from "../language/evaluate";
import { asText, FlowError } from "../language/values";
import { calls } from "./actions/calls";
import { control } from "./actions/control";
import { data } from "./actions/data";
import type { Ended, Kind, StepContext } from "./actions/kind";
import { loops } from "./actions/loops";
import { variables } from "./actions/variables";
import { innerSteps, memberOf, runAfterOf, type StepDefinition, type StepDefinitions } from "./definition";
import { millisecondsOf } from "./duration";
import { stamp, type StepRecord } from "./record";
import type { Frame, Run, StepResult } from "./run";
import { statusOf } from "./status";

/** What the kinds of steps do, by type in lower case. */
const kinds = new Map<string, Kind>(Object.entries({ ...calls, ...control, ...data, ...loops, ...variables }));

/**
 * Runs steps in the order that their runAfter asks for, those that wait for nothing at once.
 * @param signal given when they have to end
 * @param onStep told of every step as it begins
 */
export async function runSteps(
  run: Run,
  steps: StepDefinitions,
  frame: Frame,
  signal: AbortSignal,
  onStep?: (record: StepRecord) => void,
): Promise<Ended> {
  const circle = circleIn(steps);
  if (circle.length > 0) {
    const names = circle.join(", ");
    throw new FlowError("InvalidDefinition", `The runAfter of ${names} leads back to itself: they can never begin.`);
  }
  const ends = new Map<string, Promise<StepRecord>>();
  const end = (name: string): Promise<StepRecord> => {
    const known = ends.get(name);
    if (known) return known;
    // Set before it is awaited: two steps may wait for the same one.
    const ending = runAfter(name);
    ends.set(name, ending);
    return ending;
  };
  const runAfter = async (name: string): Promise<StepRecord> => {
    const definition = steps[name] ?? {};
    for (const [before, statuses] of runAfterOf(definition)) {
      if (!Object.hasOwn(steps, before)) {
        const message = `runAfter names ${before}, and there is no such step beside ${name}.`;
        return failed(run, frame, name, definition, { code: "InvalidDefinition", message });
      }
      const { status } = await end(before);
      if (statuses.includes(status.toLowerCase())) continue;
      // The others are awaited as well, so that a skipped step ends after them.
      const others = runAfterOf(definition).filter(([each]) => Object.hasOwn(steps, each));
      await Promise.all(others.map(([each]) => end(each)));
      return skipped(run, frame, name, definition, `${before} ended as ${status}.`);
    }
    return runStep(run, name, definition, frame, signal, onStep);
  };
  const records = await Promise.all(Object.keys(steps).map(end));
  return { records, ...statusOf(steps, records) };
}

/** Steps whose runAfter leads back to them. */
function circleIn(steps: StepDefinitions): readonly string[] {
  const inCircle = new Set<string>();
  const cleared = new Set<string>();
  const walk = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) {
      way.slice(way.indexOf(name)).forEach((each) => inCircle.add(each));
      return;
    }
    if (cleared.has(name)) return;
    for (const [before] of runAfterOf(steps[name] ?? {})) walk(before, [...way, name]);
    cleared.add(name);
  };
  for (const name of Object.keys(steps)) walk(name, []);
  return [...inCircle];
}

const newRecord = (run: Run, name: string, { type }: StepDefinition): StepRecord => ({
  name,
  type: asText(type),
  status: "Running",
  code: "",
  startTime: stamp(run.ports.clock.now()),
  retries: [],
  rounds: [],
  roundCount: 0,
});

function failed(
  run: Run,
  frame: Frame,
  name: string,
  definition: StepDefinition,
  error: { code: string; message: string },
): StepRecord {
  return finish(run, frame, newRecord(run, name, definition), { status: "Failed", code: error.code, error });
}

function skipped(run: Run, frame: Frame, name: string, definition: StepDefinition, why: string): StepRecord {
  const record = newRecord(run, name, definition);
  record.note = why;
  for (const [inner, step] of innerSteps(definition)) skipped(run, frame, inner, step, why);
  return finish(run, frame, record, { status: "Skipped", code: "ActionSkipped" });
}

/** Writes the end of a step, and makes it known to those that come. */
function finish(run: Run, frame: Frame, record: StepRecord, result: StepResult): StepRecord {
  const { status = "Succeeded", outputs, error } = result;
  record.status = status;
  record.code = result.code ?? (status === "Succeeded" ? "OK" : status);
  record.outputs = outputs;
  record.error = error;
  record.endTime = stamp(run.ports.clock.now());
  frame.outcomes.set(record.name, outcomeOf(record));
  return record;
}

const outcomeOf = ({ name, status, code, startTime, endTime, inputs, outputs, error }: StepRecord): Outcome => ({
  name,
  status: status === "Running" || status === "Waiting" ? "Cancelled" : status,
  code,
  startTime,
  endTime: endTime ?? startTime,
  ...(inputs !== undefined && { inputs }),
  ...(outputs !== undefined && { outputs }),
  ...(error && { error }),
});

async function runStep(
  run: Run,
  name: string,
  definition: StepDefinition,
  frame: Frame,
  outer: AbortSignal,
  onStep: ((record: StepRecord) => void) | undefined,
): Promise<StepRecord> {
  // A loop of steps that wait for nothing must not keep everything else from running.
  await run.ports.clock.wait(0, outer);
  if (outer.aborted || !run.countStep()) return skipped(run, frame, name, definition, "The run had ended.");
  const record = newRecord(run, name, definition);
  onStep?.(record);
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  const end = () => over.abort();
  outer.addEventListener("abort", end, { once: true });
  const { signal } = over;
  const current = () => outcomeOf(record);
  const context: StepContext = {
    name,
    definition,
    run,
    frame,
    record,
    signal,
    evaluate: (value, place, item, at = frame) => evaluate(value, run.surroundings(at, current, item), place),
    runSteps: (steps, inner) => runSteps(run, steps, inner, signal),
    skipSteps: (steps) =>
      Object.entries(steps).map(([each, step]) => skipped(run, frame, each, step, "Its branch was not taken.")),
  };
  try {
    return finish(run, frame, record, await inTime(context));
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    const { code, message } = error;
    return finish(run, frame, record, { status: "Failed", code, error: { code, message } });
  } finally {
    outer.removeEventListener("abort", end);
    over.abort();
  }
}

/** What a step comes to; where its time is up or the run was ended, that. @throws FlowError */
async function inTime(step: StepContext): Promise<StepResult> {
  const { definition, run, signal } = step;
  const type = asText(definition.type).toLowerCase();
  const kind = kinds.get(type);
  if (!kind) {
    throw new FlowError("UnknownAction", `The workspace does not run actions of the type ${asText(definition.type)}.`);
  }
  const ends: Promise<StepResult>[] = [];
  const { timeout } = memberOf(definition, "limit");
  // The timeout of a loop until is one of its own.
  if (timeout !== undefined && type !== "until") {
    const reached = run.ports.clock.deadline(millisecondsOf(timeout, "limit.timeout"), signal);
    ends.push(reached.then(() => (signal.aborted ? cancelled : late(asText(timeout)))));
  }
  ends.push(Promise.resolve(kind(step)));
  // What ends the run itself has succeeded.
  if (type === "terminate") return Promise.race(ends);
  ends.push(
    new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve(cancelled), { once: true });
    }),
  );
  return Promise.race(ends);
}

const cancelled: StepResult = { status: "Cancelled" };

function late(timeout: string): StepResult {
  const error = { code: "ActionTimedOut", message: `It did not end within ${timeout}.` };
  return { status: "TimedOut", code: error.code, error };
}
