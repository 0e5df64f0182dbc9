/** How a step that another one waits for may have ended. */
export type Ending = "Succeeded" | "Failed" | "TimedOut" | "Skipped";

/** An action of a cloud flow, as the workflow definition language writes it. */
export interface Step {
  readonly type: string;
  /** The note of the step; the designer takes 256 characters. */
  readonly description: string;
  readonly [part: string]: unknown;
}

/** Actions by their names. */
export type Steps = Readonly<Record<string, Step & { readonly runAfter: Readonly<Record<string, readonly Ending[]>> }>>;

const inARow: readonly Ending[] = ["Succeeded"];

/** How a step may have ended that another one runs after in any case but that it was left out. */
export const whateverCame: readonly Ending[] = ["Succeeded", "Failed", "TimedOut"];

/** A step with how the one before it must have ended, where that is not with success. */
export interface Following {
  readonly step: Step;
  readonly after: readonly Ending[];
}

const isFollowing = (given: Step | Following): given is Following => "after" in given;

/** Puts steps in a row: each runs after the one before it. */
export function row(steps: Readonly<Record<string, Step | Following>>): Steps {
  const names = Object.keys(steps);
  return Object.fromEntries(
    Object.entries(steps).map(([name, given], index) => {
      const { step, after } = isFollowing(given) ? given : { step: given, after: inARow };
      return [name, { runAfter: index === 0 ? {} : { [names[index - 1]]: after }, ...step }];
    }),
  );
}

/**
 * Repeats a call after 408, 429 and 5xx, with growing pauses
 * (https://learn.microsoft.com/azure/logic-apps/error-exception-handling#exponential-interval).
 */
const retryPolicy = {
  type: "exponential",
  count: 6,
  interval: "PT10S",
  minimumInterval: "PT5S",
  maximumInterval: "PT5M",
};

/** A connection that the steps of a flow name. */
export interface Connection {
  /** Its key among the connection references of the flow. */
  readonly key: string;
  readonly apiId: string;
}

interface Call {
  readonly connection: Connection;
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly description: string;
  /** Whether what is sent holds the data of a row, and so is hidden in the history of runs. */
  readonly isSecured?: boolean;
}

const inputsOf = ({ connection, operationId, parameters }: Call) => ({
  host: { connectionName: connection.key, operationId, apiId: connection.apiId },
  parameters,
  authentication: "@parameters('$authentication')",
});

/** Hides what goes in or comes out of a step from the history of runs. */
const secured = (part: "inputs" | "outputs") => ({ secureData: { properties: [part] } });

/** A call of a connector. */
export const call = (given: Call): Step => ({
  type: "OpenApiConnection",
  description: given.description,
  inputs: { ...inputsOf(given), retryPolicy },
  ...(given.isSecured ? { runtimeConfiguration: secured("inputs") } : {}),
});

/** A trigger that a connector fires; what it brings is a row, and hidden. */
export const trigger = (given: Call, conditions: readonly string[]): Step => ({
  type: "OpenApiConnectionWebhook",
  description: given.description,
  inputs: inputsOf(given),
  ...(conditions.length > 0 ? { conditions: conditions.map((expression) => ({ expression })) } : {}),
  runtimeConfiguration: secured("outputs"),
});

export const scope = (description: string, actions: Steps): Step => ({ type: "Scope", description, actions });

/** @param expression whose value is true for `actions`, else `otherwise` */
export const condition = (description: string, expression: string, actions: Steps, otherwise: Steps): Step => ({
  type: "If",
  description,
  expression: { and: [{ equals: [expression, true] }] },
  actions,
  else: { actions: otherwise },
});

/** A loop, in which no step may end the run. @param expression ends the loop once it is true */
export const until = (
  description: string,
  expression: string,
  limit: { readonly count: number; readonly timeout: string },
  actions: Steps,
): Step => ({ type: "Until", description, expression, limit, actions });

export const forEach = (description: string, items: string, repetitions: number, actions: Steps): Step => ({
  type: "Foreach",
  description,
  foreach: items,
  actions,
  runtimeConfiguration: { concurrency: { repetitions } },
});

export const wait = (description: string, count: number, unit: "Second" | "Minute"): Step => ({
  type: "Wait",
  description,
  inputs: { interval: { count, unit } },
});

export const initialize = (description: string, name: string, type: "string" | "array", value: unknown): Step => ({
  type: "InitializeVariable",
  description,
  inputs: { variables: [{ name, type, value }] },
});

export const compose = (description: string, inputs: string): Step => ({ type: "Compose", description, inputs });

export const set = (description: string, name: string, value: string): Step => ({
  type: "SetVariable",
  description,
  inputs: { name, value },
});

export const append = (description: string, name: string, value: string): Step => ({
  type: "AppendToArrayVariable",
  description,
  inputs: { name, value },
});

/** Ends the run as failed, with a sentence. */
export const fail = (description: string, message: string): Step => ({
  type: "Terminate",
  description,
  inputs: { runStatus: "Failed", runError: { code: "NotRouted", message } },
});
