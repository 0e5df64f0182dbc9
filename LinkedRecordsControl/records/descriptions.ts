import type { CardColumns } from "./columns";
import type { Dataverse, TableDescription } from "./ports";
import { tableFacts, type LinkableTable } from "./tables";

/** Display names of the tables that were asked for; a table whose names could not be read is absent. */
export type Descriptions = Readonly<Partial<Record<LinkableTable, TableDescription>>>;

/** Reads the display names of the linkable tables and their key columns. Never rejects: names are a nicety. */
export async function describeTables(dataverse: Dataverse, columns: CardColumns): Promise<Descriptions> {
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
