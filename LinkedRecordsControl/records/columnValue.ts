import type { Column, ColumnValue } from "../base/column";
import { isSameRecord, type EntityReference } from "../base/record";
import type { Row } from "../base/row";
import { lookupOf, lookupProperty } from "./rowValues";

/** What a lookup is set by: the members of a payload that bind its navigation property, or clear it. */
type Bind = (column: Column, target: EntityReference | null) => Readonly<Record<string, string | null>>;

/** Whether a column points to a record. */
export const isLookup = ({ type }: Column): boolean => type === "lookup" || type === "customer" || type === "owner";
const isReference = (value: ColumnValue): value is EntityReference =>
  typeof value === "object" && value !== null && "entityType" in value;
const isChoices = (value: ColumnValue): value is readonly number[] => Array.isArray(value);

/** Several choices as the Web API has them; null for none. */
const choicesText = (choices: readonly number[]): string | null => ordered(choices).join() || null;
const ordered = (choices: readonly number[]): number[] => [...new Set(choices)].sort((a, b) => a - b);

/** The name of a column in `$select`. */
export function selectOf(column: Column): string {
  return isLookup(column) ? lookupProperty(column.logicalName) : column.logicalName;
}

/** The value of a column, out of a row of the Web API. */
export function readValue(row: Row, column: Column): ColumnValue {
  const { logicalName, targets = [] } = column;
  if (isLookup(column)) {
    return lookupOf(row, logicalName, targets.length === 1 ? targets[0] : undefined) ?? null;
  }
  const raw = row[logicalName];
  if (typeof raw === "string" && raw) {
    if (column.type === "multiselectpicklist") {
      return ordered(raw.split(",").map(Number));
    }
    return column.behavior === "dateOnly" ? raw.slice(0, 10) : raw;
  }
  return typeof raw === "number" || typeof raw === "boolean" ? raw : null;
}

/** A value in a form that is equal for all that mean the same. */
function comparable(value: ColumnValue): ColumnValue {
  if (typeof value === "string") {
    const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Date.parse(value);
    // A text box knows one kind of line break only.
    return moment || value.replace(/\r\n?/g, "\n") || null;
  }
  return isChoices(value) ? choicesText(value) : value;
}

/**
 * Whether two values mean the same: records by table and id, several choices in any order, dates by their moment, texts
 * whatever their line breaks are. An empty text, no choice and null are the same.
 */
export function isSameValue(a: ColumnValue, b: ColumnValue): boolean {
  return isReference(a) && isReference(b) ? isSameRecord(a, b) : comparable(a) === comparable(b);
}

/**
 * The members of an update that set one column.
 * @param bind how a lookup is set
 * @param currentState the record's status, where it is known: a status reason of another status is sent with that status,
 * since Dataverse refuses it alone (0x80048408)
 */
export function toWrite(column: Column, value: ColumnValue, bind: Bind, currentState?: number): Row {
  if (isLookup(column)) {
    return bind(column, isReference(value) ? value : null);
  }
  const statecode = column.choices?.find((choice) => choice.value === value)?.state ?? currentState;
  return {
    [column.logicalName]: isChoices(value) ? choicesText(value) : value === "" ? null : value,
    ...(currentState !== undefined && statecode !== currentState && { statecode }),
  };
}
