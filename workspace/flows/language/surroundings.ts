import type { JsonObject } from "./values";

/** What became of a step: of the trigger, or of an action. */
export interface Outcome {
  readonly name: string;
  readonly status: StepStatus;
  readonly code: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** How a step ended. */
export type StepStatus = "Succeeded" | "Failed" | "Skipped" | "TimedOut" | "Cancelled";

/**
 * What the functions of an expression read besides their arguments. Every member that takes a name throws a FlowError
 * where there is nothing of that name.
 */
export interface Surroundings {
  readonly now: () => Date;
  /** From 0 to less than 1. */
  readonly random: () => number;
  readonly parameter: (name: string) => unknown;
  readonly variable: (name: string) => unknown;
  readonly trigger: () => Outcome;
  /** A step that has ended. */
  readonly step: (name: string) => Outcome;
  /** The step that is being run. */
  readonly current: () => Outcome;
  /** The steps that ran in a scope or a loop. */
  readonly results: (scope: string) => readonly unknown[];
  /** The item of a loop; without a name that of the innermost one. */
  readonly item: (loop?: string) => unknown;
  /** How often an until loop has begun, from 0. */
  readonly round: (loop: string) => number;
  readonly workflow: () => JsonObject;
}

/** A function of the language. @throws FlowError with a sentence that needs the function's name before it */
export type FlowFunction = (given: readonly unknown[], run: Surroundings) => unknown;
