import { HostFailure, type FailureKind } from "../base/failure";
import { attempt } from "./attempt";

/**
 * Codes of Dataverse that matter here, unsigned ("Web service error codes" and what was seen), and statuses of HTTP. What
 * else begins with 5 is a fault of the server.
 */
const codes: readonly (readonly [FailureKind, ...number[]])[] = [
  ["forbidden", 401, 403, 0x80040220, 0x80048306, 0x80048405],
  ["missing", 404, 0x80040217],
  ["invalid", 400, 0x80060888, 0x80048d19, 0x80048408, 0x8004f00e, 0x80041a08],
  ["duplicate", 0x80040333, 0x80040237],
  ["conflict", 412, 0x80060882],
  ["busy", 429, 0x80072321, 0x80072322, 0x80072326],
  ["timeout", 408, 504, 0x80044151],
  ["server", 0x80040216, 0x80044150],
];

/** Where a rejection, or the answer of the server in it, may hold a code or an HTTP status. */
const codeMembers = ["errorCode", "code", "status", "statusCode"] as const;

type Shape = Readonly<Record<string, unknown>>;

const shapeOf = (value: unknown): Shape => (typeof value === "object" && value !== null ? (value as Shape) : {});

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * A rejection of the host in one shape. What live hosts give is a plain object, no `Error`: `{errorCode, message, code,
 * title, raw}`, the code a signed or unsigned number or a text in either notation, `raw` the server's answer as JSON.
 * @param online whether there is a network; without one, what is not explained otherwise is its fault
 */
export function toFailure(error: unknown, online = true): HostFailure {
  const given = shapeOf(error);
  const raw = textOf(given.raw);
  const answer = shapeOf(attempt<unknown>(() => JSON.parse(raw)));
  const numbers = [given, answer, shapeOf(answer.error)].flatMap((shape) =>
    codeMembers.map((member) => Number(shape[member]) >>> 0),
  );
  const message = textOf(error) || textOf(given.message) || textOf(given.title);
  const code = numbers.find((number) => number >= 0x80000000);
  const retryAfter = /retry-?after"?\s*[:=]\s*"?(\d+)/i.exec(raw)?.[1];
  const privilege = /\bprv[A-Z]\w*/.exec(message + raw)?.[0];
  const unexplained = given.name === "TimeoutError" ? "timeout" : online ? "unknown" : "offline";
  return new HostFailure(numbers.map(kindOf).find((kind) => kind !== undefined) ?? unexplained, message, {
    ...(code ? { code: `0x${code.toString(16)}` } : {}),
    ...(privilege ? { privilege } : {}),
    ...(retryAfter ? { retryAfter: Number(retryAfter) } : {}),
  });
}

function kindOf(number: number): FailureKind | undefined {
  const found = codes.find(([, ...numbers]) => numbers.includes(number))?.[0];
  return found ?? (number >= 500 && number < 600 ? "server" : undefined);
}
