import type { LinkableTable } from "./tables";

/** The key columns a card shows, a list for each table. */
export type CardColumns = Readonly<Record<LinkableTable, readonly string[]>>;

/** Key columns when the maker sets none; the manifest offers the same lists as default values. */
export const defaultCardColumns: CardColumns = {
  account: ["telephone1", "emailaddress1", "address1_city"],
  contact: ["jobtitle", "mobilephone", "emailaddress1"],
  incident: ["ticketnumber", "statuscode", "prioritycode"],
};

const logicalName = /^[a-z_][a-z0-9_]*$/;

/**
 * Reads a list of columns that a maker typed: separated by commas, semicolons or blanks, in any case.
 * @returns the logical names in their order, each once; the default where nothing usable is given
 */
export function parseColumns(text: string | null | undefined, otherwise: readonly string[]): readonly string[] {
  const names = (text ?? "")
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((name) => logicalName.test(name));
  return names.length > 0 ? [...new Set(names)] : otherwise;
}
