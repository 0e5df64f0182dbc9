import { Duration } from "luxon";
import { FlowError } from "../language/values";

/** Milliseconds of a duration of ISO 8601, such as PT1H. @throws FlowError unless it is one */
export function millisecondsOf(value: unknown, place: string): number {
  const duration = typeof value === "string" ? Duration.fromISO(value) : undefined;
  if (duration?.isValid && duration.toMillis() >= 0) return duration.toMillis();
  throw new FlowError(
    "InvalidDuration",
    `${place}: ${JSON.stringify(value)} is no duration of ISO 8601, such as PT1H.`,
  );
}
