import { isLookup } from "../columnTypes";
import { propertyName, type Table } from "../schema";
import type { StoredRow } from "../storage/rowStore";
import { fromStored } from "../storage/storedValues";
import { associatedNavigationProperty, formattedValue, lookupLogicalName, type Annotations } from "./annotations";
import { currencyColumn } from "./currencySymbols";
import { formatted } from "./formattedValue";
import { targetOf } from "./lookups";

/** A row as the Web API answers it. */
export type Entity = Record<string, unknown>;

export interface EntityContext {
  readonly annotations: Annotations;
  /** Whether column security lets the user read a column. */
  readonly isReadable: (table: Table, column: string) => boolean;
}

/** What belongs to the values of some rows and is kept elsewhere. */
export interface Surroundings {
  /** Primary names of the rows that lookups point to, by "table id". */
  readonly names: ReadonlyMap<string, string | null>;
  /** Symbols of the currencies, by id. */
  readonly symbols: ReadonlyMap<string, string>;
}

/** The version of a row as an entity tag. */
export const etagOf = (row: StoredRow): string => `W/"${row.versionnumber ?? 0}"`;

/**
 * Turns a stored row into what is answered.
 *
 * @param columns the columns to answer with
 */
export function toEntity(
  table: Table,
  columns: readonly string[],
  row: StoredRow,
  { names, symbols }: Surroundings,
  { annotations, isReadable }: EntityContext,
): Entity {
  const entity: Entity = { "@odata.etag": etagOf(row) };
  for (const columnName of columns) {
    const column = table.column(columnName);
    const property = propertyName(columnName, column);
    // A secured column is not left out of the answer: it reads as if it were empty.
    const value = (isReadable(table, columnName) ? row[columnName] : null) ?? null;
    const annotate = (annotation: string, text: string | null | undefined): void => {
      if (text != null && annotations(annotation)) entity[`${property}@${annotation}`] = text;
    };
    if (isLookup(column) && value !== null) {
      const target = targetOf(table, columnName, row);
      annotate(formattedValue, names.get(`${target?.table} ${value}`));
      annotate(associatedNavigationProperty, target?.navigation);
      annotate(lookupLogicalName, target?.table);
    } else {
      const symbol = symbols.get(String(row[currencyColumn]));
      annotate(formattedValue, formatted(table.definition, column, value, symbol));
    }
    entity[property] = fromStored(column, value);
  }
  return entity;
}
