import type { StepStatus } from "../../language/surroundings";
import type { StepDefinition, StepDefinitions } from "../definition";
import type { StepRecord } from "../record";
import type { Frame, Run, StepResult } from "../run";

/** How steps that a step holds have ended. */
export interface Ended {
  readonly records: StepRecord[];
  readonly status: StepStatus;
  /** The step that decides, where they did not succeed. */
  readonly failed: Pick<StepRecord, "name" | "error"> | undefined;
}

/** A step that is being run, as its kind sees it. */
export interface StepContext {
  readonly name: string;
  readonly definition: StepDefinition;
  readonly run: Run;
  readonly frame: Frame;
  readonly record: StepRecord;
  /** Given when the step has to end: its time is up, or the run was ended. */
  readonly signal: AbortSignal;
  /**
   * The value of a part of the definition.
   *
   * @param item what item() gives, where it is not the item of a loop
   * @param frame where the expression is read, where that is not where the step stands
   * @throws FlowError with the place
   */
  readonly evaluate: (value: unknown, place: string, item?: { readonly value: unknown }, frame?: Frame) => unknown;
  readonly runSteps: (steps: StepDefinitions, frame: Frame) => Promise<Ended>;
  /** Marks steps as skipped, for branches that are not taken. */
  readonly skipSteps: (steps: StepDefinitions) => StepRecord[];
}

/** What a kind of step does. @throws FlowError */
export type Kind = (step: StepContext) => StepResult | Promise<StepResult>;

/** The result of a step that holds others. */
export function resultOf({ status, failed }: Ended): StepResult {
  if (status === "Succeeded") return {};
  const because = failed ? ` ${failed.name}: ${failed.error?.message ?? "it was cancelled."}` : "";
  const message = `A step in it did not succeed.${because}`;
  return { status, code: "ActionFailed", error: { code: "ActionFailed", message } };
}
