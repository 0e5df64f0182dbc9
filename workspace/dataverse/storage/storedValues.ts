import { RequestError } from "../../http";
import { behaviorOf, choicesOf, edmType, precisionOf } from "../columnTypes";
import { code, invalidPayload } from "../errors";
import type { Literal } from "../query/query";
import type { Table } from "../schema";
import type { Column, NumberColumn } from "../tables/definition";
import type { SqlValue } from "./sqlTemplate";

const combiningMarks = /[\u0300-\u036f]/g;

/**
 * Folds text for comparison as Dataverse's default collation does: case and accents make no difference.
 * Stored beside every text column, so that searches can use indexes.
 */
export function fold(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(combiningMarks, "");
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text is a GUID, without braces. */
export const isGuid = (text: string): boolean => guidPattern.test(text);

/**
 * Milliseconds since 1970 of an OData date or date with time; Dataverse keeps whole seconds.
 *
 * @returns null when the text is no such date
 */
export function parseDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return null;
  const zoned = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const time = Date.parse(zoned);
  // Date.parse takes 31 February for 3 March: the day must come back as it went in.
  const day = text.slice(0, 10);
  const dayIsReal = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || Number.isNaN(dayIsReal.getTime()) || dayIsReal.toISOString().slice(0, 10) !== day) {
    return null;
  }
  return time;
}

const wholeSecond = (time: number): number => Math.floor(time / 1000) * 1000;

/**
 * Checks a value of a request body against its column and turns it into what is stored.
 *
 * @param table table of the column
 * @param columnName logical name
 * @param value JSON value; an empty text counts as no value, as in Dataverse
 * @throws RequestError 400 in Dataverse's words: wrong type, too long, out of range, unknown choice
 */
export function toStored(table: Table, columnName: string, value: unknown): SqlValue {
  const column = table.column(columnName);
  if (value === null || value === undefined || value === "") return null;
  switch (column.type) {
    case "String":
    case "Memo":
    case "EntityName": {
      if (typeof value !== "string") throw wrongType(columnName, column, value);
      if (value.includes("\0")) throw withNul(columnName);
      const max = column.type === "EntityName" ? 128 : column.maxLength;
      if (value.length > max) throw tooLong(table, columnName, max);
      return value;
    }
    case "Integer":
    case "BigInt":
      if (!Number.isSafeInteger(value)) throw wrongType(columnName, column, value);
      return inRange(table, columnName, column, value as number);
    case "Double":
      if (typeof value !== "number") throw wrongType(columnName, column, value);
      return inRange(table, columnName, column, value);
    case "Decimal":
    case "Money":
      if (typeof value !== "number") throw wrongType(columnName, column, value);
      return rounded(inRange(table, columnName, column, value), precisionOf(column));
    case "Boolean":
      if (typeof value !== "boolean") throw wrongType(columnName, column, value);
      return value ? 1 : 0;
    case "DateTime": {
      if (typeof value !== "string") throw wrongType(columnName, column, value);
      // A day with a time is no day: midnight of one time zone is the day before in another.
      const isWrongDay = behaviorOf(column) === "DateOnly" && value.includes("T");
      const time = isWrongDay ? null : parseDate(value);
      if (time === null) throw wrongType(columnName, column, value);
      return wholeSecond(time);
    }
    case "Picklist":
    case "State":
    case "Status":
      if (!Number.isSafeInteger(value)) throw wrongType(columnName, column, value);
      return knownChoice(table, columnName, column, value as number);
    case "MultiSelectPicklist":
      return multiSelect(table, columnName, column, value);
    case "Uniqueidentifier":
      if (typeof value !== "string" || !isGuid(value)) throw wrongType(columnName, column, value);
      return value.toLowerCase();
    case "Lookup":
    case "Customer":
    case "Owner":
      throw wrongType(columnName, column, value);
  }
}

/** Rounds as one does on paper: halves away from zero, and 1.005 is a half, whatever its binary form is. */
function rounded(value: number, digits: number): number {
  const shifted = (by: number, number: number): number => {
    const [digit, exponent = "0"] = String(number).split("e");
    return Number(`${digit}e${Number(exponent) + by}`);
  };
  const amount = shifted(-digits, Math.round(shifted(digits, Math.abs(value))));
  return value < 0 && amount > 0 ? -amount : amount;
}

function multiSelect(table: Table, columnName: string, column: Column, value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") throw wrongType(columnName, column, value);
  const values = String(value)
    .split(",")
    .map((part) => Number(part.trim() || Number.NaN));
  if (values.some((part) => !Number.isSafeInteger(part))) throw wrongType(columnName, column, value);
  for (const part of values) knownChoice(table, columnName, column, part);
  return [...new Set(values)].sort((a, b) => a - b).join(",");
}

/** What the platform calls the values of a number column in its messages. */
const systemTypes: Readonly<Record<NumberColumn["type"], string>> = {
  Integer: "System.Int32",
  BigInt: "System.Int64",
  Decimal: "System.Decimal",
  Double: "System.Double",
  Money: "Microsoft.Xrm.Sdk.Money",
};

/** The sentence and the code of fractions and money are those that environments were seen to answer with. */
function inRange(table: Table, columnName: string, column: NumberColumn, value: number): number {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = column;
  if (value >= min && value <= max) return value;
  throw new RequestError(
    400,
    column.type === "Integer" || column.type === "BigInt" ? code.wholeNumberOutOfRange : code.valueOutOfRange,
    `A validation error occurred for ${table.logicalName}.${columnName}. The value ${value} of type ` +
      `${systemTypes[column.type]} is outside the valid range(${min} to ${max}).`,
  );
}

function knownChoice(table: Table, columnName: string, column: Column, value: number): number {
  const choices = choicesOf(table.definition, column);
  if (choices.some((choice) => choice.value === value)) return value;
  throw new RequestError(
    400,
    code.choiceOutOfRange,
    `A validation error occurred. The value ${value} of '${columnName}' on record of type '${table.logicalName}' ` +
      `is outside the valid range. Accepted Values: ${choices.map((choice) => choice.value).join(",")}`,
  );
}

/** Text travels through XML inside the platform, which has no place for this character. */
const withNul = (columnName: string): RequestError =>
  new RequestError(
    400,
    code.invalidArgument,
    `'.', hexadecimal value 0x00, is an invalid character (property '${columnName}').`,
  );

const tooLong = (table: Table, columnName: string, max: number): RequestError =>
  new RequestError(
    400,
    code.tooLong,
    `A validation error occurred. The length of the '${columnName}' attribute of the '${table.logicalName}' ` +
      `entity exceeded the maximum allowed length of '${max}'.`,
  );

const wrongType = (columnName: string, column: Column, value: unknown): RequestError =>
  invalidPayload(
    `Cannot convert the literal '${typeof value === "string" ? value : JSON.stringify(value)}' ` +
      `to the expected type '${edmType(column)}' (property '${columnName}').`,
  );

/** Value of a stored column as the Web API answers it. */
export function fromStored(column: Column, value: SqlValue): string | number | boolean | null {
  if (value === null) return null;
  if (column.type === "Boolean") return value === 1;
  if (column.type === "DateTime") {
    const iso = new Date(Number(value)).toISOString();
    return behaviorOf(column) === "DateOnly" ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
  }
  return value;
}

/**
 * Stored value that a literal stands for in a comparison with a column.
 *
 * @returns null when the literal does not fit the column
 */
export function storedLiteral(column: Column, literal: Exclude<Literal, { type: "null" }>): SqlValue {
  switch (column.type) {
    case "String":
    case "Memo":
    case "EntityName":
      return literal.type === "string" ? fold(literal.value) : null;
    case "MultiSelectPicklist":
      return literal.type === "string" ? literal.value : null;
    case "Boolean":
      return literal.type === "boolean" ? Number(literal.value) : null;
    case "DateTime":
      return literal.type === "datetime" || literal.type === "date" ? parseDate(literal.value) : null;
    case "Lookup":
    case "Customer":
    case "Owner":
    case "Uniqueidentifier":
      if (literal.type === "guid") return literal.value;
      return literal.type === "string" && isGuid(literal.value) ? literal.value.toLowerCase() : null;
    case "Integer":
    case "BigInt":
    case "Decimal":
    case "Double":
    case "Money":
    case "Picklist":
    case "State":
    case "Status":
      return literal.type === "number" ? literal.value : null;
  }
}
