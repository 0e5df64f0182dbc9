import type { StepStatus } from "../language/surroundings";

/** What is kept of a call that was made once more. */
export interface RetryRecord {
  readonly startTime: string;
  readonly code: string;
  /** What was waited for before the next one, in milliseconds. */
  readonly pause: number;
}

/** What is kept of a step of a run; it is written while the step runs. */
export interface StepRecord {
  readonly name: string;
  readonly type: string;
  status: StepStatus | "Running" | "Waiting";
  code: string;
  readonly startTime: string;
  endTime?: string;
  inputs?: unknown;
  outputs?: unknown;
  error?: { code: string; message: string };
  /** What one should know of a step that did not fail. */
  note?: string;
  readonly retries: RetryRecord[];
  /** The steps that it holds; those of a loop by its rounds, of which the first ones are kept. */
  rounds: StepRecord[][];
  /** How many rounds a loop had. */
  roundCount: number;
}

/** Rounds of a loop whose steps are kept. */
export const roundsKept = 50;

/** How a run ended, or that it has not. */
export type RunStatus = "Running" | "Succeeded" | "Failed" | "Cancelled" | "TimedOut";

/** A moment as flows write it. */
export const stamp = (moment: Date): string => moment.toISOString().replace(/(\.\d{3})Z$/, "$10000Z");
