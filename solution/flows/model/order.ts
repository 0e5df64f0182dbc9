import { asObject } from "../../../connector/checker/input/jsonValue";
import { around, type Step } from "./step";

/** The actions beside a step that it waits for. */
const awaited = ({ value, siblings }: Step): readonly Step[] =>
  Object.keys(asObject(value.runAfter)).flatMap((name) => siblings.get(name) ?? []);

/** What is known of the order of the steps of one list. */
interface Order {
  /** Steps that wait for themselves, or stand between some that do. */
  readonly circular: ReadonlySet<Step>;
  /** By the first step that each waits for, the steps form trees; a step's span holds those of what stands above it. */
  readonly spans: ReadonlyMap<Step, readonly [enter: number, leave: number]>;
}

/** Takes away steps that nothing holds, over and over; what is left is in circles, or behind them. */
function remaining(
  steps: ReadonlySet<Step>,
  holders: (step: Step) => readonly Step[],
  held: (step: Step) => readonly Step[],
) {
  const left = new Set(steps);
  const count = new Map([...steps].map((step) => [step, holders(step).filter((one) => steps.has(one)).length]));
  const free = [...steps].filter((step) => count.get(step) === 0);
  for (let next = free.pop(); next !== undefined; next = free.pop()) {
    left.delete(next);
    for (const other of held(next)) {
      const open = (count.get(other) ?? 0) - 1;
      count.set(other, open);
      if (open === 0 && left.has(other)) {
        free.push(other);
      }
    }
  }
  return left;
}

function groupBy(steps: Iterable<Step>, keysOf: (step: Step) => readonly Step[]): (step: Step) => readonly Step[] {
  const groups = new Map<Step, Step[]>();
  for (const step of steps) {
    for (const key of keysOf(step)) {
      const group = groups.get(key);
      if (group) {
        group.push(step);
      } else {
        groups.set(key, [step]);
      }
    }
  }
  return (step) => groups.get(step) ?? [];
}

/** The spans of steps in the trees that their first awaited steps make; without recursion, for lists of any length. */
function spansOf(steps: readonly Step[]): Map<Step, [number, number]> {
  const childrenOf = groupBy(steps, (step) => awaited(step).slice(0, 1));
  const spans = new Map<Step, [number, number]>();
  let clock = 0;
  for (const root of steps.filter((step) => awaited(step).length === 0)) {
    const open: (readonly [step: Step, isLeft: boolean])[] = [[root, false]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [step, isLeft] = next;
      clock += 1;
      if (isLeft) {
        spans.set(step, [spans.get(step)?.[0] ?? 0, clock]);
      } else {
        spans.set(step, [clock, Infinity]);
        open.push([step, true], ...childrenOf(step).map((child) => [child, false] as const));
      }
    }
  }
  return spans;
}

const orders = new WeakMap<Step["siblings"], Order>();

function orderOf({ siblings }: Step): Order {
  const before = orders.get(siblings);
  if (before) {
    return before;
  }
  const steps = [...siblings.values()];
  const waiting = groupBy(steps, awaited);
  const behind = remaining(new Set(steps), awaited, waiting);
  const order = { circular: remaining(behind, waiting, awaited), spans: spansOf(steps) };
  orders.set(siblings, order);
  return order;
}

/** Tells whether a step waits for another one of its list, itself or through others. */
function waitsFor(step: Step, other: Step): boolean {
  const { spans } = orderOf(step);
  const isAbove = (upper: Step, lower: Step): boolean => {
    const [outer, inner] = [spans.get(upper), spans.get(lower)];
    return outer !== undefined && inner !== undefined && outer[0] < inner[0] && inner[1] < outer[1];
  };
  const seen = new Set<Step>([step]);
  const open = [step];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isAbove(other, next)) {
      return true;
    }
    for (const before of awaited(next)) {
      if (before === other) {
        return true;
      }
      if (!seen.has(before)) {
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

/** Tells whether a step waits for itself through others, or stands between some that do. */
export const isInCircle = (step: Step): boolean => orderOf(step).circular.has(step);

/** Tells whether a step stands in another one, or is it. */
export const standsIn = (step: Step, holder: Step): boolean => step === holder || around(step).includes(holder);
