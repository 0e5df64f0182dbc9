import type { FlowFunction } from "../surroundings";
import { boolean, invalidTemplate, kindOf, same } from "../values";

/** A comparison of two numbers or two texts. */
const compared =
  (holds: (order: number) => boolean): FlowFunction =>
  ([left, right]) => {
    if (typeof left === "number" && typeof right === "number") return holds(left - right);
    if (typeof left === "string" && typeof right === "string") return holds(left < right ? -1 : Number(left > right));
    throw invalidTemplate(`It compares two numbers or two texts, and got ${kindOf(left)} and ${kindOf(right)}.`);
  };

export const logic = {
  and: (given) => given.map(boolean).every(Boolean),
  equals: ([left, right]) => same(left, right),
  greater: compared((order) => order > 0),
  greaterOrEquals: compared((order) => order >= 0),
  if: ([condition, yes, no]) => (boolean(condition) ? yes : no),
  less: compared((order) => order < 0),
  lessOrEquals: compared((order) => order <= 0),
  not: ([value]) => !boolean(value),
  or: (given) => given.map(boolean).some(Boolean),
} as const satisfies Record<string, FlowFunction>;
