import type { FlowFunction } from "../surroundings";
import { asText, bytesOf, content, invalidTemplate, isObject, kindOf, number, text, type JsonObject } from "../values";
import { textOrBytes } from "./texts";
import { objectOfXml, xmlDocument, xmlOfObject } from "./xmlValues";

const base64Of = (value: string): string => Buffer.from(value, "utf8").toString("base64");

/** Base64, read strictly. @throws FlowError unless it is Base64 */
function decoded(value: unknown): Buffer {
  const given = text(value);
  if (!/^[A-Za-z0-9+/\s]*={0,2}$/.test(given)) throw invalidTemplate("The text is not Base64.");
  return Buffer.from(given, "base64");
}

function dataUriParts(value: unknown): { type: string; bytes: Buffer } {
  const [, type = "", base64, data = ""] = /^data:([^,]*?)(;base64)?,(.*)$/s.exec(text(value)) ?? [];
  if (!text(value).startsWith("data:"))
    throw invalidTemplate("The text is no data URI, such as data:;base64,aGVsbG8=.");
  const bytes = base64 === undefined ? Buffer.from(unescaped(data), "utf8") : decoded(data);
  return { type: type === "" ? "text/plain" : type, bytes };
}

function unescaped(value: unknown): string {
  try {
    return decodeURIComponent(text(value));
  } catch {
    throw invalidTemplate("The text is not percent-encoded properly.");
  }
}

const escaped: FlowFunction = ([value]) =>
  encodeURIComponent(text(value)).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const bool: FlowFunction = ([value]) => {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  const given = text(value).trim().toLowerCase();
  if (given === "true" || given === "1") return true;
  if (given === "false" || given === "0") return false;
  throw invalidTemplate(`The text ${text(value).slice(0, 100)} is neither true nor false.`);
};

const float: FlowFunction = ([value]) => {
  if (typeof value === "number") return value;
  const given = text(value).replace(/(?<=\d),(?=\d)/g, "");
  return number(given);
};

const int: FlowFunction = ([value]) => {
  const given = typeof value === "number" ? String(value) : text(value);
  if (!/^\s*[+-]?\d+\s*$/.test(given)) throw invalidTemplate(`${given.slice(0, 100)} is no whole number.`);
  return Number(given);
};

/** A text read as JSON, and XML as an object. */
const json: FlowFunction = ([value]) => {
  if (isObject(value) && String(value["$content-type"]).includes("xml")) return objectOfXml(xmlDocument(value));
  if (typeof value !== "string" && bytesOf(value) === undefined) {
    throw invalidTemplate(`It needs a text of JSON, and got ${kindOf(value)}.`);
  }
  const given = textOrBytes(value);
  try {
    return JSON.parse(given) as unknown;
  } catch (error) {
    throw invalidTemplate(`The text is not JSON: ${(error as Error).message}`);
  }
};

const xml: FlowFunction = ([value]) => {
  const isPlain = isObject(value) && bytesOf(value) === undefined;
  if (!isPlain) xmlDocument(value);
  return content("application/xml;charset=utf-8", base64Of(isPlain ? xmlOfObject(value) : textOrBytes(value)));
};

const dataUriToBinary: FlowFunction = ([value]): JsonObject => {
  const { type, bytes } = dataUriParts(value);
  return content(type, bytes.toString("base64"));
};
const base64ToString: FlowFunction = ([value]) => decoded(value).toString("utf8");
const unescapedText: FlowFunction = ([value]) => unescaped(value);

export const conversion = {
  array: ([value]) => [value],
  base64: ([value]) => bytesOf(value)?.toString("base64") ?? base64Of(text(value)),
  base64ToBinary: ([value]) => content("application/octet-stream", decoded(value).toString("base64")),
  base64ToString,
  binary: ([value]) => content("application/octet-stream", base64Of(textOrBytes(value))),
  bool,
  createArray: (given) => [...given],
  dataUri: ([value]) => {
    const type = isObject(value) && typeof value["$content-type"] === "string" ? value["$content-type"] : undefined;
    return `data:${type ?? "text/plain;charset=utf-8"};base64,${base64Of(textOrBytes(value))}`;
  },
  dataUriToBinary,
  dataUriToString: ([value]) => dataUriParts(value).bytes.toString("utf8"),
  decimal: float,
  decodeBase64: base64ToString,
  decodeDataUri: dataUriToBinary,
  decodeUriComponent: unescapedText,
  encodeUriComponent: escaped,
  float,
  int,
  json,
  string: ([value]) => (typeof value === "string" || bytesOf(value) ? asText(value) : JSON.stringify(value ?? "")),
  uriComponent: escaped,
  uriComponentToBinary: ([value]) => content("application/octet-stream", base64Of(unescaped(value))),
  uriComponentToString: unescapedText,
  xml,
} as const satisfies Record<string, FlowFunction>;
