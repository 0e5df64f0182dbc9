import { normalizeId, type EntityReference, type LinkableTable } from "../base/record";
import type { Row } from "../base/row";
import type { Expand } from "./odata";
import { expandedRow, isInactive, lookupOf, lookupProperty, textOf } from "./rowValues";
import { tableFacts } from "./tables";

/** One line of a card. */
export interface CardField {
  readonly column: string;
  readonly text: string;
}

/** A linked record as the panel shows it. */
export interface RecordCard extends EntityReference {
  readonly entityType: LinkableTable;
  /** A contact's company, a case's customer. */
  readonly related?: EntityReference;
  readonly fields: readonly CardField[];
  /** Deactivated, resolved or cancelled; absent where it is not known. */
  readonly inactive?: boolean;
  /** The columns with their values; absent where only the name is known. */
  readonly row?: Row;
}

/** A column as `$select` names it. @param isLookup by the metadata, where they are known */
export function selectName(table: LinkableTable, column: string, isLookup?: boolean): string {
  return (isLookup ?? tableFacts[table].lookups.includes(column)) ? lookupProperty(column) : column;
}

/** The column behind a name in `$select`. */
export function columnOf(name: string): string {
  return /^_(.+)_value$/.exec(name)?.[1] ?? name;
}

/** What to select so that a card can be made of the row. @param columns as `selectName` names them */
export function cardSelect(table: LinkableTable, columns: readonly string[]): readonly string[] {
  const { primaryId, primaryName, related } = tableFacts[table];
  return [primaryId, primaryName, "statecode", ...(related ? [lookupProperty(related)] : []), ...columns];
}

/** Makes a card of a row that was selected with `cardSelect`. Columns without a value are kept, with "". */
export function toCard(table: LinkableTable, row: Row, columns: readonly string[]): RecordCard {
  const { primaryId, primaryName, related } = tableFacts[table];
  return {
    entityType: table,
    id: normalizeId(textOf(row, primaryId)),
    name: textOf(row, primaryName),
    related: related ? lookupOf(row, related) : undefined,
    fields: columns.map((name) => ({ column: columnOf(name), text: textOf(row, name) })),
    inactive: isInactive(row),
    row,
  };
}

/** A lookup whose target is read along with the row: its navigation property for each table it may point to. */
export interface CardLookup {
  readonly column: string;
  readonly navigation: Readonly<Partial<Record<LinkableTable, string>>>;
}

/** The `$expand` that reads the cards behind a lookup, one for each table it may point to. */
export function cardExpands(lookup: CardLookup, columns: Readonly<Record<LinkableTable, readonly string[]>>): Expand[] {
  return (Object.entries(lookup.navigation) as [LinkableTable, string][]).map(([table, property]) => ({
    property,
    select: cardSelect(table, columns[table]),
  }));
}

/**
 * The card behind a lookup, out of the row that expanded it.
 * @returns undefined where the lookup is empty, or a card without fields, marked `partial`, where the host left
 *   the expanded columns out, so that the caller can read the record by its id
 */
export function cardBehind(
  row: Row,
  lookup: CardLookup,
  columns: Readonly<Record<LinkableTable, readonly string[]>>,
): { card: RecordCard; partial: boolean } | undefined {
  const tables = Object.keys(lookup.navigation) as LinkableTable[];
  const target = lookupOf(row, lookup.column, tables.length === 1 ? tables[0] : undefined);
  const table = tables.find((name) => name === target?.entityType);
  if (!target || !table) {
    return undefined;
  }
  const expanded = expandedRow(row, lookup.navigation[table] ?? "");
  if (!expanded || textOf(expanded, tableFacts[table].primaryId) === "") {
    return { card: { ...target, entityType: table, fields: [] }, partial: true };
  }
  return { card: toCard(table, expanded, columns[table]), partial: false };
}
