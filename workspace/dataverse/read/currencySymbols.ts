import { sql } from "../storage/sqlTemplate";
import type { RowStore, StoredRow } from "../storage/rowStore";
import type { Table } from "../schema";

/** Lookup that says in which currency the amounts of a row are. */
export const currencyColumn = "transactioncurrencyid";

/** Whether some of the columns are amounts of money whose currency the rows of the table name. */
export const hasMoney = (table: Table, columns: readonly string[]): boolean =>
  table.singles.has(currencyColumn) && columns.some((column) => table.column(column).type === "Money");

/** Symbols of the currencies, by id; none where no column is an amount of money. */
export function currencySymbols(
  store: RowStore,
  table: Table,
  columns: readonly string[],
  rows: readonly StoredRow[],
): Map<string, string> {
  if (!hasMoney(table, columns) || rows.every((row) => row[currencyColumn] == null)) return new Map();
  const currencies = store.all(
    sql`SELECT transactioncurrencyid AS id, currencysymbol AS symbol FROM transactioncurrency`,
  );
  return new Map(currencies.map(({ id, symbol }) => [String(id), String(symbol)]));
}
