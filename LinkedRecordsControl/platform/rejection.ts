import { HostFailure, type FailureKind } from "../base/failure";
import { attempt } from "./attempt";

/** Codes of Dataverse that matter here, unsigned ("Web service error codes" and what was seen). */
const kindByCode: Readonly<Record<number, FailureKind>> = {
  0x80040220: "forbidden",
  0x80048306: "forbidden",
  0x80048405: "forbidden",
  0x80040217: "missing",
  0x80060888: "invalid",
  0x80048d19: "invalid",
  0x80048408: "invalid",
  0x8004f00e: "invalid",
  0x80041a08: "invalid",
  0x80040333: "invalid",
  0x80060882: "conflict",
  0x80072321: "busy",
  0x80072322: "busy",
  0x80072326: "busy",
  0x80040216: "server",
  0x80044150: "server",
  0x80044151: "timeout",
};

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  400: "invalid",
  401: "forbidden",
  403: "forbidden",
  404: "missing",
  408: "timeout",
  412: "conflict",
  429: "busy",
  504: "timeout",
};

/** Where a rejection, or the answer of the server in it, may hold a code or an HTTP status. */
const codeMembers = ["errorCode", "code", "status", "statusCode", "httpStatusCode"] as const;

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
  const unexplained = given.name === "TimeoutError" ? "timeout" : online ? "unknown" : "offline";
  return new HostFailure(numbers.map(kindOf).find((kind) => kind !== undefined) ?? unexplained, message, {
    ...(code ? { code: `0x${code.toString(16)}` } : {}),
    ...(retryAfter ? { retryAfter: Number(retryAfter) } : {}),
  });
}

function kindOf(number: number): FailureKind | undefined {
  return kindByCode[number] ?? kindByStatus[number] ?? (number >= 500 && number < 600 ? "server" : undefined);
}
