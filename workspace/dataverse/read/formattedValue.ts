import { choicesOf, isLookup } from "../columnTypes";
import type { SqlValue } from "../storage/sqlTemplate";
import type { Column, TableDefinition } from "../tables/definition";

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
