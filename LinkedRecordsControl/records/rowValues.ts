import { normalizeId, type EntityReference } from "../base/record";
import type { Row } from "../base/row";

const formattedValue = "@OData.Community.Display.V1.FormattedValue";
const lookupTable = "@Microsoft.Dynamics.CRM.lookuplogicalname";

/** What a person reads in a column: the formatted value of the host, else the value itself, else "". */
export function textOf(row: Row, column: string): string {
  const text = row[column + formattedValue] ?? row[column];
  return typeof text === "string" || typeof text === "number" || typeof text === "boolean" ? String(text) : "";
}

/** The number in a column, or undefined where there is none. */
export function numberOf(row: Row, column: string): number | undefined {
  const value = row[column];
  return typeof value === "number" ? value : undefined;
}

/** Whether a row was deactivated, resolved or cancelled: the state 0 is the active one of every table that is linked. */
export function isInactive(row: Row): boolean {
  return (numberOf(row, "statecode") ?? 0) !== 0;
}

/** The property of a row that holds a lookup, also its name in `$select`. @param column logical name of the lookup */
export function lookupProperty(column: string): string {
  return `_${column}_value`;
}

/**
 * The record a lookup points to.
 * @param column logical name of the lookup, without the `_…_value` of the Web API
 * @param entityType the target where the column has only one, for hosts that leave the annotation out
 */
export function lookupOf(row: Row, column: string, entityType?: string): EntityReference | undefined {
  const property = lookupProperty(column);
  const id = row[property];
  const table = row[property + lookupTable] ?? entityType;
  if (typeof id !== "string" || typeof table !== "string") {
    return undefined;
  }
  const name = row[property + formattedValue];
  return { entityType: table, id: normalizeId(id), name: typeof name === "string" ? name : "" };
}

/** The row of a single-valued `$expand`, or undefined where it was left out or is empty. */
export function expandedRow(row: Row, navigationProperty: string): Row | undefined {
  const value = row[navigationProperty];
  return typeof value === "object" && value !== null ? (value as Row) : undefined;
}
