import { code, DataverseError, invalidPayload } from "./errors";
import { isLookup, type Table } from "./schema";
import type { SqlValue } from "./sql";
import type { Choice, Column, TableDefinition } from "./tables/definition";
import { isGuid } from "./text";

/** Type of a column in OData, as Dataverse names it in its messages. */
export function edmType(column: Column): string {
  switch (column.type) {
    case "String":
    case "Memo":
    case "EntityName":
    case "MultiSelectPicklist":
      return "Edm.String";
    case "Integer":
    case "Picklist":
    case "State":
    case "Status":
      return "Edm.Int32";
    case "BigInt":
      return "Edm.Int64";
    case "Decimal":
    case "Money":
      return "Edm.Decimal";
    case "Double":
      return "Edm.Double";
    case "Boolean":
      return "Edm.Boolean";
    case "DateTime":
      return column.dateOnly ? "Edm.Date" : "Edm.DateTimeOffset";
    case "Lookup":
    case "Customer":
    case "Owner":
    case "Uniqueidentifier":
      return "Edm.Guid";
  }
}

/** Choices of a column, the statuses and status reasons of its table included. */
export function choicesOf(definition: TableDefinition, column: Column): readonly Choice[] {
  switch (column.type) {
    case "Picklist":
    case "MultiSelectPicklist":
      return column.options;
    case "State":
      return definition.states ?? [];
    case "Status":
      return (definition.states ?? []).flatMap((state) => state.statuses);
    default:
      return [];
  }
}

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
 * @throws DataverseError 400 in Dataverse's words: wrong type, too long, out of range, unknown choice
 */
export function toStored(table: Table, columnName: string, value: unknown): SqlValue {
  const column = table.column(columnName);
  if (value === null || value === undefined || value === "") return null;
  switch (column.type) {
    case "String":
    case "Memo":
    case "EntityName": {
      if (typeof value !== "string") throw wrongType(columnName, column, value);
      const max = column.type === "EntityName" ? 128 : column.maxLength;
      if (value.length > max) throw tooLong(table, columnName, max);
      return value;
    }
    case "Integer":
    case "BigInt":
      if (!Number.isSafeInteger(value)) throw wrongType(columnName, column, value);
      return inRange(table, columnName, column, value as number);
    case "Decimal":
    case "Double":
    case "Money":
      if (typeof value !== "number") throw wrongType(columnName, column, value);
      return inRange(table, columnName, column, value);
    case "Boolean":
      if (typeof value !== "boolean") throw wrongType(columnName, column, value);
      return value ? 1 : 0;
    case "DateTime": {
      const time = typeof value === "string" ? parseDate(value) : null;
      if (time === null) throw wrongType(columnName, column, value);
      return column.dateOnly ? Math.floor(time / 86_400_000) * 86_400_000 : wholeSecond(time);
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

function multiSelect(table: Table, columnName: string, column: Column, value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") throw wrongType(columnName, column, value);
  const values = String(value)
    .split(",")
    .map((part) => Number(part.trim() || Number.NaN));
  if (values.some((part) => !Number.isSafeInteger(part))) throw wrongType(columnName, column, value);
  for (const part of values) knownChoice(table, columnName, column, part);
  return [...new Set(values)].sort((a, b) => a - b).join(",");
}

function inRange(
  table: Table,
  columnName: string,
  column: { readonly min?: number; readonly max?: number },
  value: number,
): number {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = column;
  if (value >= min && value <= max) return value;
  throw new DataverseError(
    400,
    code.valueOutOfRange,
    `A validation error occurred. The value ${value} of '${columnName}' on record of type '${table.logicalName}' ` +
      `is outside the valid range: ${min} to ${max}.`,
  );
}

function knownChoice(table: Table, columnName: string, column: Column, value: number): number {
  const choices = choicesOf(table.definition, column);
  if (choices.some((choice) => choice.value === value)) return value;
  throw new DataverseError(
    400,
    code.choiceOutOfRange,
    `A validation error occurred. The value ${value} of '${columnName}' on record of type '${table.logicalName}' ` +
      `is outside the valid range. Accepted Values: ${choices.map((choice) => choice.value).join(",")}`,
  );
}

const tooLong = (table: Table, columnName: string, max: number): DataverseError =>
  new DataverseError(
    400,
    code.tooLong,
    `A validation error occurred. The length of the '${columnName}' attribute of the '${table.logicalName}' ` +
      `entity exceeded the maximum allowed length of '${max}'.`,
  );

const wrongType = (columnName: string, column: Column, value: unknown): DataverseError =>
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
    return column.dateOnly ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
  }
  return value;
}

const dateTimeFormat = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
const dateFormat = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});
const integerFormat = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const decimalFormat = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const moneyFormat = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/**
 * Text that a user sees for a stored value (the FormattedValue annotation), for US English, UTC and US dollars.
 *
 * @returns null where Dataverse gives no formatted value: texts, ids, no value; lookups are named by their target
 */
export function formatted(definition: TableDefinition, column: Column, value: SqlValue): string | null {
  if (value === null || isLookup(column)) return null;
  switch (column.type) {
    case "Picklist":
    case "State":
    case "Status":
      return choicesOf(definition, column).find((choice) => choice.value === value)?.label ?? String(value);
    case "MultiSelectPicklist": {
      const labels = new Map(column.options.map((option) => [String(option.value), option.label]));
      return String(value)
        .split(",")
        .map((part) => labels.get(part) ?? part)
        .join("; ");
    }
    case "Boolean":
      return value === 1 ? (column.trueLabel ?? "Yes") : (column.falseLabel ?? "No");
    case "DateTime":
      // Intl puts a narrow no-break space before AM and PM; Dataverse a plain one.
      return (column.dateOnly ? dateFormat : dateTimeFormat).format(Number(value)).replace(/,? (?=\d+:)|\u202f/g, " ");
    case "Integer":
    case "BigInt":
      return integerFormat.format(Number(value));
    case "Decimal":
    case "Double":
      return decimalFormat.format(Number(value));
    case "Money":
      return moneyFormat.format(Number(value));
    case "EntityName":
    case "String":
    case "Memo":
    case "Uniqueidentifier":
      return null;
  }
}
