/**
 * Why the host did not do what it was asked: no right (403), no such record or no right to see it (404), a request
 * that the server takes for wrong (400), a record that there is already, a record that somebody else changed meanwhile
 * (412), too many requests (429),
 * a fault of the server (5xx), no network, no answer in time; "unknown" is the rest.
 */
export type FailureKind =
  | "forbidden"
  | "missing"
  | "invalid"
  | "duplicate"
  | "conflict"
  | "busy"
  | "server"
  | "offline"
  | "timeout"
  | "unknown";

/** What a host may tell beside its words. */
interface FailureFacts {
  /** Code of Dataverse, as "0x80040220". */
  readonly code?: string;
  /** Name of the privilege that the user lacks, as "prvWriteContact". */
  readonly privilege?: string;
  /** Seconds after which a busy server wants to be asked again. */
  readonly retryAfter?: number;
}

/** Why something was not done, as the agent is told it. */
export interface Failure {
  readonly kind: FailureKind;
  /** The detail: the host's own words, most often English, or "". */
  readonly message: string;
  readonly facts?: FailureFacts;
}

/** A refusal or fault of the host. */
export class HostFailure extends Error implements Failure {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly facts: FailureFacts = {},
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
