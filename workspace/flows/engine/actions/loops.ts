import { asText, boolean, FlowError } from "../../language/values";
import { memberOf, stepsAt, type StepDefinitions } from "../definition";
import { millisecondsOf } from "../duration";
import { roundsKept } from "../record";
import { frameIn } from "../run";
import { resultOf, type Ended, type Kind, type StepContext } from "./kind";

/** Limits of the platform (https://learn.microsoft.com/power-automate/limits-and-config). */
const most = { items: 100_000, concurrency: 50, rounds: 5000 } as const;

/** Runs one round, and keeps it where it is one of the first. */
async function round(step: StepContext, steps: StepDefinitions, index: number, item: unknown) {
  const frame = frameIn(step.frame, { name: step.name, item, index });
  const ended = await step.runSteps(steps, frame);
  step.record.roundCount += 1;
  if (index < roundsKept) step.record.rounds[index] = ended.records;
  return { ended, frame };
}

const forEach: Kind = async (step) => {
  const { definition, record } = step;
  const items = step.evaluate(definition.foreach ?? null, "foreach");
  record.inputs = items;
  if (!Array.isArray(items)) throw new FlowError("InvalidInput", "foreach must be an array.");
  if (items.length > most.items) {
    throw new FlowError("TooManyItems", `foreach has ${items.length} items; the platform takes ${most.items}.`);
  }
  const { repetitions } = memberOf(memberOf(definition, "runtimeConfiguration"), "concurrency");
  const wanted = typeof repetitions === "number" ? Math.min(Math.max(1, repetitions), most.concurrency) : 1;
  const steps = stepsAt(definition.actions, "actions");
  const results: unknown[] = [];
  let failed: Ended | undefined;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !step.signal.aborted) {
      const index = next++;
      const { ended } = await round(step, steps, index, (items as unknown[])[index]);
      if (index < roundsKept) results[index] = ended.records;
      if (ended.status !== "Succeeded") failed ??= ended;
    }
  };
  await Promise.all(Array.from({ length: Math.min(wanted, items.length) }, worker));
  step.run.results.set(step.name, results);
  return failed ? resultOf(failed) : {};
};

const until: Kind = async (step) => {
  const { definition, record, run } = step;
  const limit = memberOf(definition, "limit");
  const count = Math.min(typeof limit.count === "number" ? limit.count : 60, most.rounds);
  const timeout = millisecondsOf(limit.timeout ?? "PT1H", "limit.timeout");
  const steps = stepsAt(definition.actions, "actions");
  const begun = run.ports.clock.now().getTime();
  record.inputs = { expression: definition.expression, count, timeout: limit.timeout ?? "PT1H" };
  for (let index = 0; !step.signal.aborted; index++) {
    const { ended, frame } = await round(step, steps, index, undefined);
    run.results.set(step.name, ended.records);
    // What the last round gave can be read after the loop.
    for (const [name, outcome] of frame.outcomes) step.frame.outcomes.set(name, outcome);
    if (step.signal.aborted) break;
    const isDone = boolean(step.evaluate(definition.expression ?? null, "expression", undefined, frame));
    if (isDone) return resultOf(ended);
    const isLate = run.ports.clock.now().getTime() - begun >= timeout;
    if (index + 1 < count && !isLate) continue;
    const reached = isLate ? `its limit of ${asText(limit.timeout ?? "PT1H")}` : `its limit of ${count} rounds`;
    const message = `The loop was stopped at ${reached}; its condition never came true.`;
    if (definition.operationOptions === "FailWhenLimitsReached") throw new FlowError("UntilLimitReached", message);
    record.note = message;
    return resultOf(ended);
  }
  return { status: "Cancelled" };
};

/** Loops, by type. */
export const loops: Readonly<Record<string, Kind>> = { foreach: forEach, until };
