import { isText, type Table } from "../schema";
import { name, type Sql, type SqlValue } from "../sql";
import type { Column } from "../tables/definition";
import { fold, foldedName, isGuid } from "../text";
import { parseDate } from "../values";
import type { Literal } from "./syntax";

/** A literal whose @alias has been replaced by its value. */
export type PlainLiteral = Exclude<Literal, { type: "alias" }>;

/** A column reached from a scope: of it takes the alias that holds the column and gives the whole expression. */
export interface Reached {
  readonly table: Table;
  readonly columnName: string;
  readonly column: Column;
  readonly of: (inner: (alias: string) => Sql) => Sql;
}

/** What a column is compared by: its folded text, or its value. */
export const comparable = (reached: Reached, alias: string): Sql =>
  name(alias, isText(reached.column) ? foldedName(reached.columnName) : reached.columnName);

/**
 * Stored value that a literal stands for in a comparison with a column.
 *
 * @returns null when the literal does not fit the column
 */
export function literalValue(column: Column, literal: Exclude<PlainLiteral, { type: "null" }>): SqlValue {
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

/** Type of a literal in OData, for messages. */
export function literalType(literal: PlainLiteral): string {
  switch (literal.type) {
    case "null":
      return "Edm.Null";
    case "boolean":
      return "Edm.Boolean";
    case "string":
      return "Edm.String";
    case "guid":
      return "Edm.Guid";
    case "date":
      return "Edm.Date";
    case "datetime":
      return "Edm.DateTimeOffset";
    case "number":
      return Number.isInteger(literal.value) ? "Edm.Int32" : "Edm.Decimal";
  }
}
