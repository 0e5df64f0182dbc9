import { choicesOf, isLookup, precisionOf } from "../columnTypes";
import type { SqlValue } from "../storage/sqlTemplate";
import type { Column, NumberColumn, TableDefinition } from "../tables/definition";

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
const decimalFormats = Array.from(
  { length: 13 },
  (_, digits) => new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** Symbol of the organisation's own currency: that of rows which name no other. */
const ownSymbol = "$";

/**
 * Text that a user sees for a stored value (the FormattedValue annotation), for US English and UTC.
 *
 * @param symbol of the currency that an amount of money is in; the US dollar's unless given
 * @returns null where Dataverse gives no formatted value: texts, ids, no value; lookups are named by their target
 */
export function formatted(
  definition: TableDefinition,
  column: Column,
  value: SqlValue,
  symbol = ownSymbol,
): string | null {
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
      return fraction(column, Number(value));
    case "Money":
      return `${Number(value) < 0 ? "-" : ""}${symbol}${fraction(column, Math.abs(Number(value)))}`;
    case "EntityName":
    case "String":
    case "Memo":
    case "Uniqueidentifier":
      return null;
  }
}

const fraction = (column: NumberColumn, value: number): string | null =>
  decimalFormats[precisionOf(column)]?.format(value) ?? null;
