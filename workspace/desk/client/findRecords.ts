import { textOf } from "./rowValues";
import type { DataverseClient } from "./dataverseClient";
import type { MetadataCache } from "./tableMetadata";

/** A record found by its name or one of the columns of its table's quick find. */
export interface Found {
  table: string;
  id: string;
  name: string;
  /** A second line that tells two records of one name apart. */
  detail: string;
}

interface QuickFind {
  /** Columns in which the text is looked for. */
  find: string[];
  /** Columns of the second line, the first that is filled wins. */
  show: string[];
  filter?: string;
  order: string;
}

/** Quick-find columns as the product's inline search documents them; active records only. */
const quickFind: Readonly<Record<string, QuickFind>> = {
  account: {
    find: ["name", "accountnumber", "emailaddress1", "telephone1"],
    show: ["address1_city", "telephone1", "emailaddress1"],
    filter: "statecode eq 0",
    order: "name asc",
  },
  contact: {
    find: ["fullname", "emailaddress1", "mobilephone"],
    show: ["_parentcustomerid_value", "emailaddress1"],
    filter: "statecode eq 0",
    order: "fullname asc",
  },
  incident: {
    find: ["title", "ticketnumber"],
    show: ["ticketnumber"],
    filter: "statecode eq 0",
    order: "createdon desc",
  },
  msdyn_ocliveworkitem: { find: ["subject"], show: ["statuscode"], order: "createdon desc" },
};

/**
 * Records of a table whose quick-find columns contain a text; without a text, the first ones.
 * @param top how many at most
 */
export async function findRecords(
  dataverse: DataverseClient,
  metadata: MetadataCache,
  table: string,
  text: string,
  top: number,
): Promise<Found[]> {
  const definition = await metadata.table(table);
  const columns = new Set(definition.Attributes.map((column) => column.LogicalName));
  const primary = definition.PrimaryNameAttribute;
  const { find, show, filter, order } = quickFind[table] ?? { find: [primary], show: [], order: `${primary} asc` };
  const words = text.trim().replace(/'/g, "''");
  const match = find.filter((column) => columns.has(column)).map((column) => `contains(${column},'${words}')`);
  const filters = [...(filter ? [filter] : []), ...(words === "" ? [] : [`(${match.join(" or ")})`])];
  const select = [
    definition.PrimaryIdAttribute,
    primary,
    ...show.filter((key) => key.startsWith("_") || columns.has(key)),
  ];
  const parts = [`$select=${[...new Set(select)].join(",")}`, `$orderby=${order}`, `$top=${top}`];
  if (filters.length > 0) parts.push(`$filter=${encodeURIComponent(filters.join(" and "))}`);
  const { rows } = await dataverse.retrieveMultiple(table, `?${parts.join("&")}`);
  return rows.map((row) => ({
    table,
    id: String(row[definition.PrimaryIdAttribute]),
    name: textOf(row, primary),
    detail: show.map((key) => textOf(row, key)).find((value) => value !== "") ?? "",
  }));
}
