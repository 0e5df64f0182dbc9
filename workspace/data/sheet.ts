/** A value of a cell: see Sheet for what texts may stand for. */
export type Cell = string | number | boolean | null;

/**
 * Rows of one table, as a table. The first column is the row's key, unique in the table; the others are logical names.
 *
 * - In a lookup column a cell names another row: "contact:alexVargas".
 * - In a date column a cell is a distance from now: "-2d 4h" is two days and four hours ago, "+30m" in half an hour; or a day, "1988-04-17".
 */
export interface Sheet {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [key: string, ...cells: Cell[]])[];
}
