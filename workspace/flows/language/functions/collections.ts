import type { FlowFunction } from "../surroundings";
import { array, asText, canonical, invalidTemplate, isObject, kindOf, object, same, text, whole } from "../values";

/** A text or an array. @throws FlowError for anything else */
function sequence(value: unknown): string | readonly unknown[] {
  return typeof value === "string" ? value : array(value);
}

const contains: FlowFunction = ([within, searched]) => {
  if (typeof within === "string") return within.includes(asText(searched));
  if (Array.isArray(within)) return within.some((each) => same(each, searched));
  if (isObject(within)) return Object.hasOwn(within, text(searched));
  throw invalidTemplate(`It needs a text, an array or an object, and got ${kindOf(within)}.`);
};

const empty: FlowFunction = ([value]) =>
  value === null || value === undefined || (isObject(value) ? Object.keys(value) : sequence(value)).length === 0;

const distinct = (values: readonly unknown[]): unknown[] => [
  ...new Map(values.map((value) => [canonical(value), value])).values(),
];

const intersection: FlowFunction = ([first, ...others]) => {
  if (!isObject(first)) {
    return distinct(array(first)).filter((value) =>
      others.every((other) => array(other).some((each) => same(each, value))),
    );
  }
  const shared = ([name, value]: [string, unknown]) =>
    others.every((other) => Object.hasOwn(object(other), name) && same(object(other)[name], value));
  return Object.fromEntries(Object.entries(first).filter(shared));
};

const union: FlowFunction = (given) =>
  isObject(given[0])
    ? Object.fromEntries(given.flatMap((each) => Object.entries(object(each))))
    : distinct(given.flatMap(array));

function compare(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [one, other] = [asText(left), asText(right)];
  return one < other ? -1 : Number(one > other);
}

const sort: FlowFunction = ([values, by]) => {
  const key = (value: unknown) => (by === undefined ? value : object(value)[text(by)]);
  return [...array(values)].sort((left, right) => compare(key(left), key(right)));
};

const skip: FlowFunction = ([value, count]) => sequence(value).slice(Math.max(0, whole(count)));
const take: FlowFunction = ([value, count]) => sequence(value).slice(0, Math.max(0, whole(count)));

export const collections = {
  contains,
  empty,
  first: ([value]) => sequence(value)[0] ?? (typeof value === "string" ? "" : null),
  intersection,
  item: (_given, run) => run.item(),
  join: ([values, delimiter]) => array(values).map(asText).join(text(delimiter)),
  last: ([value]) => sequence(value).at(-1) ?? (typeof value === "string" ? "" : null),
  length: ([value]) => sequence(value).length,
  reverse: ([value]) => (typeof value === "string" ? [...value].reverse().join("") : [...array(value)].reverse()),
  skip,
  sort,
  take,
  union,
} as const satisfies Record<string, FlowFunction>;
