/** A call as custom code gets it: the address is that of the host, with the path of the definition. */
export interface ScriptCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, undefined where the call has none. */
  readonly body: string | undefined;
  readonly operationId: string;
  readonly correlationId: string;
}

/** What custom code answers. */
export interface ScriptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, undefined for an answer without a body. */
  readonly body: string | undefined;
}

/**
 * Runs custom code once.
 *
 * @throws Error where the code fails instead of answering
 */
export type RunScript = (call: ScriptCall) => Promise<ScriptAnswer>;
