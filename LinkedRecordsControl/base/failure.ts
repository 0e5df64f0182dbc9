/** Why the host did not do what it was asked. */
export type FailureKind =
  | "forbidden"
  | "missing"
  | "invalid"
  /** Somebody else changed the row at the same time. */
  | "conflict"
  /** More requests than the service protection limits allow. */
  | "busy"
  | "server"
  | "offline"
  | "timeout"
  | "unknown";

/** Why something was not done, as the agent is told it. */
export interface Failure {
  readonly kind: FailureKind;
  /** The host's own words, or "". */
  readonly message: string;
  /** Seconds to wait before the next try, where the host names them. */
  readonly retryAfter?: number;
}

/** A refusal or fault of the host, with its own words where it gave any. */
export class HostFailure extends Error implements Failure {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = "HostFailure";
  }
}

/** Any thrown value as a `HostFailure`, so that callers handle one shape. */
export function asHostFailure(error: unknown): HostFailure {
  if (error instanceof HostFailure) {
    return error;
  }
  return new HostFailure("unknown", error instanceof Error ? error.message : typeof error === "string" ? error : "");
}
