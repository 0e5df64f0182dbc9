/** A JSON value. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object; absent members read as undefined. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** Tells a JSON object from every other value. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value when it is an object, else an empty one: rules about shape report the difference. */
export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The value when it is an array, else an empty one. */
export const asArray = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** The value when it is text, else undefined. */
export const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** An object's own member; a member inherited from Object, such as `constructor`, is none. */
export const member = (value: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** The name of a value's JSON type, as JSON schema spells it. */
export function typeOf(value: unknown): string {
  if (value === null) {
    return "null";
  }
  return Array.isArray(value) ? "array" : typeof value;
}

/** Tells whether two JSON values are equal, members in any order. */
export function equalJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((entry, index) => equalJson(entry, right[index]));
  }
  if (!isObject(left) || !isObject(right)) {
    return false;
  }
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => equalJson(left[key], member(right, key)));
}
