import type { Column, ColumnValue } from "../base/column";
import { linkOf } from "./columnLink";
import { decimalsOf } from "./plainNumber";

/** Why a value cannot be saved. The limit is the one that was passed: letters, the number or the year, digits. */
export type Problem =
  | { readonly kind: "required" | "notNumber" | "notWhole" | "notDate" | "notTime" | "notEmail" | "notUrl" }
  | { readonly kind: "tooLong" | "tooSmall" | "tooLarge" | "tooPrecise"; readonly limit: number };

/** What a text that was typed says. */
export type Parsed = { readonly value: ColumnValue } | { readonly problem: Problem };

/** Whether a number lies beyond what is allowed. */
export function problemOfRange(value: number, min = -Infinity, max = Infinity): Problem | undefined {
  if (value < min) {
    return { kind: "tooSmall", limit: min };
  }
  return value > max ? { kind: "tooLarge", limit: max } : undefined;
}

/**
 * What Dataverse would refuse of a value, by the metadata of its column. Limits that the host does not tell are left to it.
 * @returns undefined where there is nothing to say against it
 */
export function checkValue(column: Column, value: ColumnValue): Problem | undefined {
  const { maxLength = Infinity, precision = Infinity, format } = column;
  if (value === null || value === "" || (Array.isArray(value) && !value.length)) {
    return column.isRequired ? { kind: "required" } : undefined;
  }
  if (typeof value === "number") {
    const tooPrecise = { kind: "tooPrecise", limit: precision } as const;
    return problemOfRange(value, column.min, column.max) ?? (decimalsOf(value) > precision ? tooPrecise : undefined);
  }
  if (typeof value !== "string") {
    return undefined;
  }
  if (value.length > maxLength) {
    return { kind: "tooLong", limit: maxLength };
  }
  // Dataverse judges no phone number.
  const kind = format === "email" ? "notEmail" : format === "url" ? "notUrl" : undefined;
  return kind && !linkOf(column, value) ? { kind } : undefined;
}
