import { randomUUID } from "node:crypto";
import type { FlowFunction } from "../surroundings";
import { asText, bytesOf, invalidTemplate, kindOf, number, text, whole } from "../values";
import { formatNumber } from "./numberFormat";

const folded = (value: unknown): string => text(value ?? "").toLowerCase();

/** Pieces of a text or an array, each of a size. */
const chunk: FlowFunction = ([value, size]) => {
  const length = whole(size);
  if (length < 1) throw invalidTemplate("The size of a piece must be 1 or more.");
  const pieces: unknown[] = [];
  const source = typeof value === "string" || Array.isArray(value) ? (value as string | unknown[]) : text(value);
  for (let start = 0; start < source.length; start += length) pieces.push(source.slice(start, start + length));
  return pieces;
};

const guid: FlowFunction = ([format = "D"]) => {
  const id: string = randomUUID();
  const bare = id.replaceAll("-", "");
  switch (text(format).toUpperCase()) {
    case "D":
      return id;
    case "N":
      return bare;
    case "B":
      return `{${id}}`;
    case "P":
      return `(${id})`;
    default:
      throw invalidTemplate(`The format of an id is N, D, B or P, not ${text(format)}.`);
  }
};

/** From the left for a positive number, from the right for a negative one; the first is 1. */
const nthIndexOf: FlowFunction = ([value, searched, occurrence]) => {
  const [source, part, wanted] = [folded(value), folded(searched), whole(occurrence)];
  if (part === "" || wanted === 0) return -1;
  const found: number[] = [];
  for (let at = source.indexOf(part); at >= 0; at = source.indexOf(part, at + 1)) found.push(at);
  return found.at(wanted > 0 ? wanted - 1 : wanted) ?? -1;
};

const substring: FlowFunction = ([value, start, length]) => {
  const [source, from] = [text(value), whole(start)];
  const size = length === undefined ? source.length - from : whole(length);
  if (from < 0 || size < 0 || from + size > source.length) {
    throw invalidTemplate(
      `Start ${from} and length ${size} must lie within the text, which has ${source.length} characters.`,
    );
  }
  return source.slice(from, from + size);
};

const slice: FlowFunction = ([value, start, end]) => {
  const source = text(value);
  return source.slice(whole(start), end === undefined ? source.length : whole(end));
};

export const texts = {
  chunk,
  concat: (given) => given.map(asText).join(""),
  endsWith: ([value, end]) => folded(value).endsWith(folded(end)),
  formatNumber: ([value, format, locale]) =>
    formatNumber(number(value), text(format), locale === undefined ? "en-US" : text(locale)),
  guid,
  indexOf: ([value, searched]) => folded(value).indexOf(folded(searched)),
  isFloat: ([value]) => /^\s*[+-]?(\d[\d,]*(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(text(value)),
  isInt: ([value]) => /^\s*[+-]?\d+\s*$/.test(text(value)),
  lastIndexOf: ([value, searched]) => folded(value).lastIndexOf(folded(searched)),
  nthIndexOf,
  replace: ([value, old, replacement]) => {
    if (text(old) === "") throw invalidTemplate("The text to replace is empty.");
    return text(value).replaceAll(text(old), () => text(replacement));
  },
  slice,
  split: ([value, delimiter]) => (text(delimiter) === "" ? [text(value)] : text(value).split(text(delimiter))),
  startsWith: ([value, start]) => folded(value).startsWith(folded(start)),
  substring,
  toLower: ([value]) => text(value).toLowerCase(),
  toUpper: ([value]) => text(value).toUpperCase(),
  trim: ([value]) => text(value).trim(),
} as const satisfies Record<string, FlowFunction>;

/** A text, or bytes read as one. @throws FlowError for anything else */
export function textOrBytes(value: unknown): string {
  const bytes = bytesOf(value);
  if (bytes) return bytes.toString("utf8");
  if (typeof value === "string") return value;
  throw invalidTemplate(`It needs a text, and got ${kindOf(value)}.`);
}
