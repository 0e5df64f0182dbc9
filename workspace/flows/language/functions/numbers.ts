import type { FlowFunction } from "../surroundings";
import { array, invalidTemplate, number, whole } from "../values";

/** The numbers that are given, one by one or in one array. */
function numbers(given: readonly unknown[]): number[] {
  const [first] = given;
  const all = (given.length === 1 && Array.isArray(first) ? array(first) : given).map(number);
  if (all.length === 0) throw invalidTemplate("It needs a number at least.");
  return all;
}

function divisor(value: unknown): number {
  const given = number(value);
  if (given === 0) throw invalidTemplate("It cannot divide by zero.");
  return given;
}

/** Of two whole numbers the quotient is one, too. */
const div: FlowFunction = ([left, right]) => {
  const quotient = number(left) / divisor(right);
  return Number.isInteger(number(left)) && Number.isInteger(number(right)) ? Math.trunc(quotient) : quotient;
};

const rand: FlowFunction = ([from, to], run) => {
  const [least, most] = [whole(from), whole(to)];
  if (least >= most) throw invalidTemplate(`${least} must be less than ${most}, which is never reached.`);
  return least + Math.floor(run.random() * (most - least));
};

const range: FlowFunction = ([start, count]) => {
  const [from, size] = [whole(start), whole(count)];
  if (size < 0 || size > 100_000) throw invalidTemplate(`A range has 0 to 100,000 numbers, not ${size}.`);
  return Array.from({ length: size }, (_none, at) => from + at);
};

export const arithmetic = {
  add: ([left, right]) => number(left) + number(right),
  div,
  max: (given) => Math.max(...numbers(given)),
  min: (given) => Math.min(...numbers(given)),
  mod: ([left, right]) => number(left) % divisor(right),
  mul: ([left, right]) => number(left) * number(right),
  rand,
  range,
  sub: ([left, right]) => number(left) - number(right),
} as const satisfies Record<string, FlowFunction>;
