/** A failure of a flow: the code as a run shows it, and a sentence. */
export class FlowError extends Error {
  override readonly name = "FlowError";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A failure of an expression. */
export const invalidTemplate = (message: string): FlowError => new FlowError("InvalidTemplate", message);

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a value is called in a sentence. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return "a text";
  return typeof value === "number" ? "a number" : "true or false";
}

const wrong = (expected: string, value: unknown): FlowError =>
  invalidTemplate(`It needs ${expected}, and got ${kindOf(value)}.`);

/** @throws FlowError unless it is a text */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw wrong("a text", value);
}

/** A number, also one that is written as a text. @throws FlowError unless it is one */
export function number(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  throw wrong("a number", value);
}

/** @throws FlowError unless it is a whole number */
export function whole(value: unknown): number {
  const given = number(value);
  if (Number.isInteger(given)) return given;
  throw invalidTemplate(`It needs a whole number, and got ${given}.`);
}

/** @throws FlowError unless it is true or false */
export function boolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw wrong("true or false", value);
}

/** @throws FlowError unless it is an array */
export function array(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw wrong("an array", value);
}

/** @throws FlowError unless it is an object */
export function object(value: unknown): JsonObject {
  if (isObject(value)) return value;
  throw wrong("an object", value);
}

/** Bytes as flows hold them: a type and Base64. */
export const content = (type: string, base64: string): JsonObject => ({ "$content-type": type, $content: base64 });

/** The bytes of such an object; undefined for any other value. */
export function bytesOf(value: unknown): Buffer | undefined {
  return isObject(value) && typeof value.$content === "string" ? Buffer.from(value.$content, "base64") : undefined;
}

/** A value as a text: nothing for null, bytes read as UTF-8, objects and arrays as JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  return bytesOf(value)?.toString("utf8") ?? JSON.stringify(value);
}

/** Whether two values are the same, objects whatever the order of their members. */
export const same = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

/** A text that is the same for the same values. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, member: unknown) =>
    isObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
