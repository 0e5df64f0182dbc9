import type { Outcome } from "../language/surroundings";
import { FlowError, type JsonObject } from "../language/values";
import { stepsAt } from "./definition";
import type { Answer, Ports } from "./ports";
import { stamp, type RunStatus, type StepRecord } from "./record";
import { frameIn, Run } from "./run";
import { runSteps } from "./runSteps";

/** How a run went. */
export interface RunEnd {
  readonly status: Exclude<RunStatus, "Running">;
  readonly error: { readonly code: string; readonly message: string } | undefined;
  /** What a Response step gave, where there was one. */
  readonly response: Answer | undefined;
  readonly endTime: string;
}

/**
 * Runs a flow from what its trigger gave to the end.
 *
 * @param definition the definition of the flow: its `actions`
 * @param workflow what workflow() gives
 * @param onStep told of every step of the flow itself as it begins
 */
export async function runFlow(
  definition: JsonObject,
  { ports, trigger, workflow }: { ports: Ports; trigger: Outcome; workflow: JsonObject },
  onStep: (record: StepRecord) => void,
): Promise<RunEnd> {
  const run = new Run(ports, trigger, workflow);
  const ending = async (): Promise<Pick<RunEnd, "status" | "error">> => {
    const steps = stepsAt(definition.actions, "actions");
    const { status, failed } = await runSteps(run, steps, frameIn(undefined), run.signal, onStep);
    if (run.ending) return { status: run.ending.status, error: run.ending.error };
    if (status === "Succeeded" || status === "Skipped") return { status: "Succeeded", error: undefined };
    const message = failed ? `${failed.name}: ${failed.error?.message ?? "It was cancelled."}` : "";
    return { status, error: { code: failed?.error?.code ?? status, message } };
  };
  let end: Pick<RunEnd, "status" | "error">;
  try {
    end = await ending();
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    end = { status: "Failed", error: { code: error.code, message: error.message } };
  }
  return { ...end, response: run.response, endTime: stamp(ports.clock.now()) };
}
