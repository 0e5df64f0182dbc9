/** Why the host did not do what it was asked. */
export type FailureKind = "forbidden" | "missing" | "invalid" | "offline" | "timeout" | "unknown";

/** A refusal or fault of the host, with its own words where it gave any. */
export class HostFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
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
