import type { Row } from "./dataverseClient";
import { isLookup, type ColumnMetadata } from "./tableMetadata";

const formattedValue = "@OData.Community.Display.V1.FormattedValue";
const lookupTable = "@Microsoft.Dynamics.CRM.lookuplogicalname";

/** The key under which a row carries a column: lookups come as `_x_value`. */
export const keyOf = (column: ColumnMetadata): string =>
  isLookup(column) ? `_${column.LogicalName}_value` : column.LogicalName;

/** The value of a column as Dataverse formats it for the user; "" when empty. */
export function textOf(row: Row, key: string): string {
  const formatted = row[key + formattedValue];
  if (typeof formatted === "string") return formatted;
  const raw = row[key];
  return typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean" ? String(raw) : "";
}

/** The record a lookup column points to; null when empty. */
export function lookupOf(row: Row, column: string): ComponentFramework.LookupValue | null {
  const key = `_${column}_value`;
  const id = row[key];
  const table = row[key + lookupTable];
  if (typeof id !== "string" || typeof table !== "string") return null;
  return { id, entityType: table, name: textOf(row, key) };
}
