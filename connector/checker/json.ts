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

/** A place inside a JSON document: the way from its root. */
export class At {
  static readonly root = new At();

  private constructor(
    private readonly parent?: At,
    readonly key?: string | number,
  ) {}

  /** The place one or more steps further in. */
  to(...keys: readonly [string | number, ...(string | number)[]]): At {
    let at = new At(this, keys[0]);
    for (let index = 1; index < keys.length; index += 1) {
      at = new At(at, keys[index]);
    }
    return at;
  }

  /** The steps from the root. */
  get steps(): (string | number)[] {
    if (this.parent !== undefined && this.key !== undefined) {
      return [...this.parent.steps, this.key];
    }
    return [];
  }

  /** The JSON pointer of the place (RFC 6901); the root is the empty text. */
  get pointer(): string {
    if (this.parent === undefined || this.key === undefined) {
      return "";
    }
    const step = String(this.key);
    return `${this.parent.pointer}/${/[~/]/.test(step) ? step.replace(/~/g, "~0").replace(/\//g, "~1") : step}`;
  }
}

/** Splits a JSON pointer into its steps (RFC 6901). */
export function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return pointer.includes("~") ? steps.map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~")) : steps;
}
