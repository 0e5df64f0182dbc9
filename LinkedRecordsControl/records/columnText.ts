import type { Column, ColumnType, ColumnValue } from "../base/column";
import type { UserFormats } from "../base/userFormats";
import type { Parsed } from "./columnProblem";
import { dateText, parseDate } from "./dateText";
import { numberText, parseNumber } from "./numberText";

export type { Parsed } from "./columnProblem";

/** What a text box shows to begin with; "" for a value that is not edited as text. */
export function editText(column: Column, value: ColumnValue, formats: UserFormats): string {
  if (typeof value === "number") {
    return numberText(value, formats, column.precision);
  }
  if (typeof value !== "string") {
    return "";
  }
  return column.type === "datetime" ? dateText(column, value, formats) : value;
}

type Parse = (column: Column, text: string, formats: UserFormats) => Parsed;

const parsers: Partial<Record<ColumnType, Parse>> = {
  integer: parseNumber,
  bigint: parseNumber,
  decimal: parseNumber,
  double: parseNumber,
  money: parseNumber,
  datetime: parseDate,
};

/**
 * What a text that was typed says, as a value of its column; no text is null.
 * @param base what the box began with: while its text stands unchanged it is kept as it is, with what the text does not show,
 * such as seconds
 */
export function parseText(column: Column, text: string, formats: UserFormats, base?: ColumnValue): Parsed {
  if (base !== undefined && text === editText(column, base, formats)) {
    return { value: base };
  }
  const trimmed = text.trim();
  return trimmed ? (parsers[column.type]?.(column, trimmed, formats) ?? { value: trimmed }) : { value: null };
}
