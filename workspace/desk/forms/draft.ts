import { isLookup, labelText, type ColumnMetadata, type TableMetadata } from "../client/tableMetadata";
import type { DataverseClient, Row } from "../client/dataverseClient";

/** Values of a record that is being created, by logical name: text as typed, or the record a lookup points to. */
export type Draft = Readonly<Record<string, string | ComponentFramework.LookupValue>>;

/**
 * A draft from default values as openForm takes them: columns by logical name; a lookup as `x`, `xname` and `xtype`.
 * Names that are no column of the form are left out.
 */
export function draftFrom(columns: readonly ColumnMetadata[], defaults: Readonly<Record<string, string>>): Draft {
  const entries = columns.flatMap((column): [string, string | ComponentFramework.LookupValue][] => {
    const name = column.LogicalName;
    const value = defaults[name];
    if (!value) return [];
    if (!isLookup(column)) return [[name, value]];
    const entityType = defaults[`${name}type`] ?? column.Targets?.[0] ?? "";
    return [[name, { id: value, entityType, name: defaults[`${name}name`] ?? value }]];
  });
  return Object.fromEntries(entries);
}

/** Labels of the columns that must be filled and are not. */
export const missingColumns = (columns: readonly ColumnMetadata[], draft: Draft): string[] =>
  columns
    .filter((column) => isRequired(column) && !draft[column.LogicalName])
    .map((column) => labelText(column.DisplayName, column.LogicalName));

/** Whether a form asks for a column before it saves. */
export const isRequired = (column: ColumnMetadata): boolean =>
  column.RequiredLevel?.Value === "ApplicationRequired" || column.RequiredLevel?.Value === "SystemRequired";

/** What a column holds, of the text as typed or chosen; the text itself where there is no entry. */
const valueOf: Readonly<Record<string, (text: string, column: ColumnMetadata) => unknown>> = {
  Boolean: (text) => text === "1",
  DateTime: momentOf,
  Decimal: Number,
  Double: Number,
  Integer: Number,
  Money: Number,
  Picklist: Number,
  Status: Number,
};

/**
 * A day or a moment as the column keeps it. A day in a column that keeps moments is its noon, so that it stays the same day
 * in most time zones.
 */
function momentOf(text: string, { DateTimeBehavior, Format }: ColumnMetadata): string {
  if (DateTimeBehavior?.Value === "DateOnly") return text;
  const moment = Format === "DateOnly" ? `${text}T12:00` : text;
  return DateTimeBehavior?.Value === "TimeZoneIndependent" ? `${moment}:00Z` : new Date(moment).toISOString();
}

/** The body of a create or update request. A lookup is bound by the navigation property to the table of the chosen record. */
export async function rowOf(
  dataverse: DataverseClient,
  table: TableMetadata,
  columns: readonly ColumnMetadata[],
  draft: Draft,
): Promise<Row> {
  const row: Row = {};
  for (const column of columns) {
    const name = column.LogicalName;
    const value = draft[name];
    if (value === undefined || value === "") continue;
    if (typeof value === "string") {
      row[name] = valueOf[column.AttributeType]?.(value, column) ?? value;
    } else {
      const { EntitySetName } = await dataverse.tableNames(value.entityType);
      const relationship = table.ManyToOneRelationships?.find(
        ({ ReferencingAttribute, ReferencedEntity }) =>
          ReferencingAttribute === name && ReferencedEntity === value.entityType,
      );
      const navigation = relationship?.ReferencingEntityNavigationPropertyName ?? name;
      row[`${navigation}@odata.bind`] = `/${EntitySetName}(${value.id})`;
    }
  }
  return row;
}

/** Creates the record of a draft. @returns a reference to it, with its name as the form knows it */
export async function saveDraft(
  dataverse: DataverseClient,
  table: TableMetadata,
  columns: readonly ColumnMetadata[],
  draft: Draft,
): Promise<ComponentFramework.LookupValue> {
  const id = await dataverse.create(table.LogicalName, await rowOf(dataverse, table, columns, draft));
  const primary = table.PrimaryNameAttribute;
  const row = await dataverse.retrieve(table.LogicalName, id, `?$select=${primary}`);
  const name = row[primary];
  return { id, entityType: table.LogicalName, name: typeof name === "string" ? name : "" };
}
