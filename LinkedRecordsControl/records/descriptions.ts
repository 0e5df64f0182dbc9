import type { CardForm } from "../base/cardForm";
import { eachTable, type TableColumns } from "../base/options";
import type { Dataverse } from "../base/ports";
import { linkableTables, type LinkableTable } from "../base/record";
import type { TableDescription } from "../base/row";
import { columnOf, selectName } from "./card";
import { isLookup } from "./columnValue";

/** Display names of the tables that were asked for; a table whose names could not be read is absent. */
export type Descriptions = Readonly<Partial<Record<LinkableTable, TableDescription>>>;

/** The quick view forms that tell what cards show; a table without one is absent. */
export type CardForms = Readonly<Partial<Record<LinkableTable, CardForm>>>;

/** Whether a table has a column, as far as its metadata tell: a host that tells nothing of a table knows them all. */
function isKnown(description: TableDescription | undefined, column: string): boolean {
  const known = description?.columns ?? {};
  return Object.keys(known).length === 0 || columnOf(column) in known;
}

/**
 * What to select for the cards: what the metadata know no column for is left out, and what they call a lookup is selected
 * as one. A host that tells nothing of a table leaves it as the maker wrote it.
 * @param columns by their logical names
 */
export function selectsOf(columns: TableColumns, descriptions: Descriptions): TableColumns {
  return eachTable((table) =>
    columns[table]
      .filter((column) => isKnown(descriptions[table], column))
      .map((column) => {
        const described = descriptions[table]?.columns[column];
        return selectName(table, column, described && described.type !== "other" ? isLookup(described) : undefined);
      }),
  );
}

/** The columns that cards leave out, as `table.column`. */
export function unknownColumns(columns: TableColumns, descriptions: Descriptions): readonly string[] {
  return linkableTables.flatMap((table) =>
    columns[table].filter((column) => !isKnown(descriptions[table], column)).map((column) => `${table}.${column}`),
  );
}

/** Reads the display names of the linkable tables and their key columns. Never rejects: names are a nicety. */
export async function describeTables(
  dataverse: Dataverse,
  columns: TableColumns,
  forms: CardForms,
): Promise<Descriptions> {
  const descriptions: Partial<Record<LinkableTable, TableDescription>> = {};
  await Promise.all(
    linkableTables.map(async (table) => {
      try {
        const description = await dataverse.describe(table, columns[table]);
        descriptions[table] = { ...description, columns: renamed(description.columns, forms[table]?.labels) };
      } catch {
        // The card then shows the values without their names.
      }
    }),
  );
  return descriptions;
}

/** Columns by the labels of a form, so that a message calls a column as the card does. */
function renamed(columns: TableDescription["columns"], labels: CardForm["labels"] = {}): TableDescription["columns"] {
  const named = Object.entries(columns).map(([name, column]) => [
    name,
    labels[name] ? { ...column, displayName: labels[name] } : column,
  ]);
  return Object.fromEntries(named) as TableDescription["columns"];
}
