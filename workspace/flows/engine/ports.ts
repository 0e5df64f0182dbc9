import type { JsonObject } from "../language/values";

/** The time of a run. Waits may be made short; deadlines are those of the definition. */
export interface Clock {
  readonly now: () => Date;
  /** Ends after some milliseconds, or at once when the signal is given; 0 lets others go first. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Ends after some milliseconds, which are never made short, or when the signal is given. */
  readonly deadline: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** What an operation answers. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A call of an operation by a step. */
export interface OperationCall {
  /** Key of the connection reference in the flow. */
  readonly connectionName: string;
  readonly operationId: string;
  /** As in the definition: `item/title`, `body/RecordId`. */
  readonly parameters: JsonObject;
  /** How many items a list shall have at least, where the step asks for pages. */
  readonly minimumItemCount: number | undefined;
  readonly signal: AbortSignal;
}

/** What a run needs of the world. */
export interface Ports {
  readonly clock: Clock;
  /** From 0 to less than 1. */
  readonly random: () => number;
  /** @throws FlowError for a connection that is not set, and for an operation that there is not */
  readonly call: (call: OperationCall) => Promise<Answer>;
  /** Runs another flow to its end. @throws FlowError where there is none of this id */
  readonly runChild: (workflowId: string, body: unknown) => Promise<Answer>;
  /** Value of a parameter of the flow. @throws FlowError where it has none */
  readonly parameter: (name: string) => unknown;
}
