import { FlowError, isObject } from "../language/values";
import { millisecondsOf } from "./duration";
import type { Answer } from "./ports";

/** How often a call is made once more, and after how long. */
export interface RetryPolicy {
  readonly count: number;
  /** Milliseconds before a retry, the first of which is 1. */
  readonly pause: (retry: number, random: number) => number;
}

/** Answers after which a call is made once more (https://learn.microsoft.com/azure/logic-apps/error-exception-handling). */
export const isTransient = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** What a step without a policy has: up to four retries after 5 to 45 seconds. */
const usual = { type: "exponential", count: 4, interval: "PT7.5S", minimumInterval: "PT5S", maximumInterval: "PT45S" };

const mostRetries = 90;

/**
 * Reads the policy of a step.
 * @throws FlowError for a kind of policy that there is not, and for numbers and durations that are none
 */
export function retryPolicyOf(given: unknown): RetryPolicy {
  const place = "inputs.retryPolicy";
  const policy = given ?? usual;
  if (!isObject(policy)) throw new FlowError("InvalidRetryPolicy", `${place} must be an object.`);
  const type = String(policy.type).toLowerCase();
  if (type === "none") return { count: 0, pause: () => 0 };
  if (type !== "fixed" && type !== "exponential") {
    throw new FlowError(
      "InvalidRetryPolicy",
      `${place}.type is none, fixed or exponential, not ${String(policy.type)}.`,
    );
  }
  const { count } = policy;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > mostRetries) {
    throw new FlowError("InvalidRetryPolicy", `${place}.count must be a whole number from 1 to ${mostRetries}.`);
  }
  const interval = millisecondsOf(policy.interval, `${place}.interval`);
  if (type === "fixed") return { count, pause: () => interval };
  const limit = (name: string, otherwise: number) =>
    policy[name] === undefined ? otherwise : millisecondsOf(policy[name], `${place}.${name}`);
  const [least, most] = [limit("minimumInterval", 5000), limit("maximumInterval", 86_400_000)];
  return {
    count,
    // A random moment of a span that doubles with each retry.
    pause: (retry, random) => {
      const from = Math.max(retry === 1 ? 0 : interval * 2 ** (retry - 2), least);
      const to = Math.max(from, Math.min(interval * 2 ** (retry - 1), most));
      return Math.min(from + random * (to - from), Math.max(most, least));
    },
  };
}

/** What an answer asks to wait for, in milliseconds; 0 where it asks nothing. */
export function retryAfterOf({ headers }: Answer, now: Date): number {
  const asked = Object.entries(headers).find(([name]) => name.toLowerCase() === "retry-after")?.[1] ?? "";
  if (/^\d+(\.\d+)?$/.test(asked)) return Number(asked) * 1000;
  const moment = Date.parse(asked);
  return Number.isNaN(moment) ? 0 : Math.max(0, moment - now.getTime());
}
