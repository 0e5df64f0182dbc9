import type { TableColumns } from "../base/options";
import type { Dataverse } from "../base/ports";
import type { LinkableTable } from "../base/record";
import type { TableDescription } from "../base/row";
import { columnOf, selectName } from "./card";
import { isLookup } from "./columnValue";
import { tableFacts } from "./tables";

/** Display names of the tables that were asked for; a table whose names could not be read is absent. */
export type Descriptions = Readonly<Partial<Record<LinkableTable, TableDescription>>>;

/**
 * What to select for the cards: what the metadata know no column for is left out, and what they call a lookup is selected
 * as one. A host that tells nothing of a table leaves it as the maker wrote it.
 * @param columns by their logical names
 */
export function selectsOf(columns: TableColumns, descriptions: Descriptions): TableColumns {
  const entries = (Object.keys(columns) as LinkableTable[]).map((table) => {
    const known = descriptions[table]?.columns ?? {};
    const isTold = Object.keys(known).length > 0;
    const wanted = columns[table].filter((column) => !isTold || known[columnOf(column)]);
    return [
      table,
      wanted.map((column) => {
        const described = known[column];
        return selectName(table, column, described && described.type !== "other" ? isLookup(described) : undefined);
      }),
    ];
  });
  return Object.fromEntries(entries) as TableColumns;
}

/** Reads the display names of the linkable tables and their key columns. Never rejects: names are a nicety. */
export async function describeTables(dataverse: Dataverse, columns: TableColumns): Promise<Descriptions> {
  const descriptions: Partial<Record<LinkableTable, TableDescription>> = {};
  await Promise.all(
    (Object.keys(tableFacts) as LinkableTable[]).map(async (table) => {
      try {
        descriptions[table] = await dataverse.describe(table, columns[table]);
      } catch {
        // The card then shows the values without their names.
      }
    }),
  );
  return descriptions;
}
