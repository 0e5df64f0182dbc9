import type { AppTables } from "./readAppTables";
import type { DataverseClient } from "./dataverseClient";
import { keyOf, textOf } from "./rowValues";
import { columnsOf, type MetadataCache } from "./tableMetadata";

/** A record found by its name or one of the columns of its table's quick find. */
export interface Found {
  table: string;
  id: string;
  name: string;
  /** A second line that tells two records of one name apart. */
  detail: string;
}

/** What a search asks. */
interface Sources {
  dataverse: DataverseClient;
  metadata: MetadataCache;
  appTables: AppTables;
}

/**
 * Records of a table whose quick-find columns contain a text; without a text, the first ones. A table that the app does
 * not show is searched by its primary name.
 * @param top how many at most
 */
export async function findRecords(
  { dataverse, metadata, appTables }: Sources,
  table: string,
  text: string,
  top: number,
): Promise<Found[]> {
  const definition = await metadata.table(table);
  const primary = definition.PrimaryNameAttribute;
  const usual = { find: [primary], detail: [], filter: undefined, orderBy: `${primary} asc` };
  const { find, detail, filter, orderBy } = appTables.find(table)?.quickFind ?? usual;
  const words = text.trim().replace(/'/g, "''");
  const match = columnsOf(definition, find).map(({ LogicalName }) => `contains(${LogicalName},'${words}')`);
  const filters = [...(filter ? [filter] : []), ...(words === "" ? [] : [`(${match.join(" or ")})`])];
  const details = columnsOf(definition, detail).map(keyOf);
  const select = new Set([definition.PrimaryIdAttribute, primary, ...details]);
  const parts = [`$select=${[...select].join(",")}`, `$orderby=${orderBy}`, `$top=${top}`];
  if (filters.length > 0) parts.push(`$filter=${encodeURIComponent(filters.join(" and "))}`);
  const { rows } = await dataverse.retrieveMultiple(table, `?${parts.join("&")}`);
  return rows.map((row) => ({
    table,
    id: String(row[definition.PrimaryIdAttribute]),
    name: textOf(row, primary),
    detail: details.map((key) => textOf(row, key)).find((value) => value !== "") ?? "",
  }));
}
