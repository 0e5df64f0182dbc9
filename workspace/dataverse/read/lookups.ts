import { isLookup, isPolymorphic } from "../columnTypes";
import type { Schema, Table } from "../schema";
import { typeName } from "../storage/columnNames";
import { join, name, sql, type Sql } from "../storage/sqlTemplate";
import type { RowStore, StoredRow } from "../storage/rowStore";

/** Primary names of all rows that the lookups point to, by "table id": one statement a table. */
export function lookupNames(
  schema: Schema,
  store: RowStore,
  table: Table,
  properties: readonly string[],
  rows: readonly StoredRow[],
): Map<string, string | null> {
  const ids = new Map<string, Set<string>>();
  for (const columnName of properties) {
    if (!isLookup(table.column(columnName))) continue;
    for (const row of rows) {
      const id = row[columnName];
      const target = id == null ? undefined : targetOf(table, columnName, row)?.table;
      if (target !== undefined) ids.set(target, (ids.get(target) ?? new Set()).add(String(id)));
    }
  }
  const names = new Map<string, string | null>();
  for (const [logicalName, wanted] of ids) {
    const target = schema.table(logicalName);
    const { primaryId, primaryName } = target.definition;
    for (const part of chunks([...wanted])) {
      const found = store.all(
        sql`SELECT ${name(primaryId)} AS id, ${name(primaryName)} AS label FROM ${name(logicalName)}
            WHERE ${name(primaryId)} IN (${bound(part)})`,
      );
      for (const row of found) {
        names.set(`${logicalName} ${row.id}`, row.label == null ? null : String(row.label));
      }
    }
  }
  return names;
}

/** Id of the row of a table that a lookup points to; null where it points elsewhere or nowhere. */
export function pointsTo(row: StoredRow, column: string, polymorphic: boolean, target: Table): string | null {
  const id = row[column];
  if (id == null || (polymorphic && row[typeName(column)] !== target.logicalName)) return null;
  return String(id);
}

/** Table that a lookup of a row points to. */
export function targetOf(
  table: Table,
  columnName: string,
  row: StoredRow,
): { table: string; navigation: string } | undefined {
  const column = table.column(columnName);
  if (!isLookup(column)) return undefined;
  if (!isPolymorphic(column)) return column.targets[0];
  return column.targets.find((target) => target.table === row[typeName(columnName)]);
}

/** Values as placeholders, separated by commas. */
export const bound = (values: readonly string[]): Sql =>
  join(
    values.map((value) => sql`${value}`),
    ", ",
  );

/** Ids in parts that one statement can take. */
export function chunks(values: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let start = 0; start < values.length; start += 1000) parts.push(values.slice(start, start + 1000));
  return parts;
}
