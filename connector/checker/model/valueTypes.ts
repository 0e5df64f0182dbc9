import { asArray, isObject, type Json, type JsonObject } from "../input/jsonValue";

const tests: Record<string, (value: Json) => boolean> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  array: (value) => Array.isArray(value),
  object: isObject,
  null: (value) => value === null,
};

/** Tells whether a value is of the type that a schema declares; a schema without a known type takes every value. */
export function isOfType(value: Json, schema: JsonObject): boolean {
  if (typeof schema.type === "string") {
    return tests[schema.type]?.(value) ?? true;
  }
  const types = asArray([schema.type ?? null].flat()).filter((type) => typeof type === "string" && tests[type]);
  return types.length === 0 || types.some((type) => tests[type as string]?.(value));
}

/** The type or types that a schema declares, for messages. */
export const typeNames = ({ type }: JsonObject): string =>
  asArray([type ?? null].flat())
    .filter((each) => typeof each === "string")
    .join(" or ");

/** The value of another type that a text certainly stands for, such as `true` for `"true"`; undefined when in doubt. */
export function converted(value: Json, type: Json | undefined): Json | undefined {
  if (typeof value === "string") {
    if (type === "boolean" && /^(true|false)$/i.test(value)) {
      return value.toLowerCase() === "true";
    }
    const number = Number(value);
    const plain = String(number) === value && Number.isFinite(number);
    if (plain && (type === "number" || (type === "integer" && Number.isInteger(number)))) {
      return number;
    }
    return undefined;
  }
  return type === "string" && (typeof value === "number" || typeof value === "boolean") ? String(value) : undefined;
}
