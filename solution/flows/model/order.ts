import { asObject } from "../../../connector/checker/input/jsonValue";
import { around, type Step, within } from "./step";

/** The names of the steps that a step waits for. */
export const awaited = (step: Step): readonly string[] => Object.keys(asObject(step.value.runAfter));

/** Tells whether a step waits for another one of its list, itself or through others. */
function waitsFor(step: Step, other: Step): boolean {
  const seen = new Set<Step>();
  const open = [step];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of awaited(next)) {
      const before = next.siblings.get(name);
      if (before === other) {
        return true;
      }
      if (before && !seen.has(before)) {
        seen.add(before);
        open.push(before);
      }
    }
  }
  return false;
}

/** Tells whether a step, or one that holds it, is certain to have been looked at when another one begins. */
export function runsBefore(first: Step, then: Step): boolean {
  const ways = [first, ...around(first)];
  return [then, ...around(then)].some((one) =>
    ways.some((other) => other !== one && other.siblings === one.siblings && waitsFor(one, other)),
  );
}

/** The steps of a list that wait for themselves, through whatever others. */
export const inCircles = (steps: Iterable<Step>): readonly Step[] => [...steps].filter((step) => waitsFor(step, step));

/** Tells whether a step stands in another one, or is it. */
export const standsIn = (step: Step, holder: Step): boolean => within(holder).includes(step);
