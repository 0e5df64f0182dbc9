import { setMaxListeners } from "node:events";
import type { Outcome, StepStatus, Surroundings } from "../language/surroundings";
import { FlowError, invalidTemplate, type JsonObject } from "../language/values";
import type { Answer, Ports } from "./ports";

/** Steps that one run may run. */
export const mostSteps = 100_000;

/** Where a step stands: in the flow itself, or in a round of a loop, which sees what lies around it. */
export interface Frame {
  readonly outer: Frame | undefined;
  readonly outcomes: Map<string, Outcome>;
  readonly loop: { readonly name: string; readonly item: unknown; readonly index: number } | undefined;
}

/** A place of its own within another. */
export const frameIn = (outer: Frame | undefined, loop?: Frame["loop"]): Frame => ({
  outer,
  outcomes: new Map(),
  loop,
});

interface Variable {
  readonly type: string;
  value: unknown;
}

/** How a run was ended before its last step. */
interface Ending {
  readonly status: "Succeeded" | "Failed" | "Cancelled";
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

/** One run of a flow while it runs. */
export class Run {
  readonly variables = new Map<string, Variable>();
  readonly results = new Map<string, readonly unknown[]>();
  private readonly over = new AbortController();
  private stepCount = 0;
  ending: Ending | undefined;
  response: Answer | undefined;

  constructor(
    readonly ports: Ports,
    readonly trigger: Outcome,
    readonly workflow: JsonObject,
  ) {
    setMaxListeners(0, this.over.signal);
  }

  /** Given when the run has been ended. */
  get signal(): AbortSignal {
    return this.over.signal;
  }

  /** Ends the run before its last step; the first ending counts. */
  end(status: Ending["status"], error?: Ending["error"]): void {
    this.ending ??= { status, error };
    this.over.abort();
  }

  /** Counts a step. @returns whether it may run */
  countStep(): boolean {
    this.stepCount += 1;
    if (this.stepCount > mostSteps) {
      this.end("Failed", {
        code: "TooManySteps",
        message: `The run was stopped after ${mostSteps} steps: a loop in it does not end.`,
      });
    }
    return this.ending === undefined;
  }

  /** What the functions of an expression read, for a step at a place. */
  surroundings(frame: Frame, current: () => Outcome, item?: { readonly value: unknown }): Surroundings {
    const loopOf = (name: string) => {
      for (let at: Frame | undefined = frame; at; at = at.outer) if (at.loop?.name === name) return at.loop;
      throw invalidTemplate(`No loop ${name} stands around this step.`);
    };
    const innermost = () => {
      for (let at: Frame | undefined = frame; at; at = at.outer) if (at.loop) return at.loop.item;
      throw invalidTemplate("No loop stands around this step.");
    };
    return {
      now: this.ports.clock.now,
      random: this.ports.random,
      parameter: this.ports.parameter,
      variable: (name) => this.variable(name).value,
      trigger: () => this.trigger,
      step: (name) => {
        for (let at: Frame | undefined = frame; at; at = at.outer) {
          const found = at.outcomes.get(name);
          if (found) return found;
        }
        throw invalidTemplate(`No action ${name} has run before this step.`);
      },
      current,
      results: (scope) => {
        const found = this.results.get(scope);
        if (found) return found;
        throw invalidTemplate(`No scope or loop ${scope} has run before this step.`);
      },
      item: (loop) => (loop === undefined ? (item ? item.value : innermost()) : loopOf(loop).item),
      round: (loop) => loopOf(loop).index,
      workflow: () => this.workflow,
    };
  }

  /** @throws FlowError where no step has made a variable of this name */
  variable(name: string): Variable {
    const found = this.variables.get(name);
    if (found) return found;
    throw new FlowError("VariableNotInitialized", `There is no variable ${name} yet: Initialize variable makes it.`);
  }
}

/** What a kind of step gives back; it succeeds unless it says otherwise. */
export interface StepResult {
  readonly outputs?: unknown;
  readonly status?: StepStatus;
  readonly code?: string;
  readonly error?: { readonly code: string; readonly message: string };
}
