import type { TableColumns } from "../base/options";
import type { Dataverse } from "../base/ports";
import type { LinkableTable } from "../base/record";
import type { TableDescription } from "../base/row";
import { tableFacts } from "./tables";

/** Display names of the tables that were asked for; a table whose names could not be read is absent. */
export type Descriptions = Readonly<Partial<Record<LinkableTable, TableDescription>>>;

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
