import { labelText, type ColumnMetadata, type TableMetadata } from "../client/tableMetadata";

/** Number of each attribute type, as the client API gives it (AttributeTypeCode). */
const typeCodes: Readonly<Record<string, number>> = {
  Boolean: 0,
  Customer: 1,
  DateTime: 2,
  Decimal: 3,
  Double: 4,
  Integer: 5,
  Lookup: 6,
  Memo: 7,
  Money: 8,
  Owner: 9,
  PartyList: 10,
  Picklist: 11,
  State: 12,
  Status: 13,
  String: 14,
  Uniqueidentifier: 15,
  CalendarRules: 16,
  Virtual: 17,
  BigInt: 18,
  ManagedProperty: 19,
  EntityName: 20,
};

/** The collection object of the client API: get by name or index, getAll, forEach, getLength. */
interface Collection<Item> {
  get(key: string | number): Item | undefined;
  getAll(): Item[];
  getLength(): number;
  forEach(each: (item: Item, index: number) => void): void;
}

interface ClientAttribute {
  LogicalName: string;
  EntityLogicalName: string;
  DisplayName: string;
  AttributeType: number;
  DefaultFormValue: number | null;
  /** Not documented for the client API; the metadata behind it have it. */
  IsSecured: boolean;
  OptionSet?: Record<number, { text: string; value: number }>;
}

const collection = <Item extends { LogicalName: string }>(items: Item[]): Collection<Item> => ({
  get: (key) => (typeof key === "number" ? items[key] : items.find((item) => item.LogicalName === key)),
  getAll: () => [...items],
  getLength: () => items.length,
  forEach: (each) => items.forEach(each),
});

/**
 * A table as `utils.getEntityMetadata` resolves it: names and labels as text, and a collection of the asked columns.
 * Rule: client API reference, Xrm.Utility.getEntityMetadata. Columns that were not asked for are not in the collection.
 */
export function toClientMetadata(
  table: TableMetadata,
  columns: readonly string[] = [],
): ComponentFramework.PropertyHelper.EntityMetadata {
  const asked = table.Attributes.filter((column) => columns.includes(column.LogicalName));
  return {
    LogicalName: table.LogicalName,
    EntitySetName: table.EntitySetName,
    LogicalCollectionName: table.LogicalCollectionName ?? table.EntitySetName,
    PrimaryIdAttribute: table.PrimaryIdAttribute,
    PrimaryNameAttribute: table.PrimaryNameAttribute,
    ObjectTypeCode: table.ObjectTypeCode,
    IsActivity: table.IsActivity ?? false,
    IsCustomEntity: table.IsCustomEntity ?? false,
    DisplayName: labelText(table.DisplayName, table.LogicalName),
    DisplayCollectionName: labelText(table.DisplayCollectionName, table.LogicalName),
    Attributes: collection(asked.map((column) => toClientAttribute(table.LogicalName, column))),
  };
}

function toClientAttribute(table: string, column: ColumnMetadata): ClientAttribute {
  return {
    LogicalName: column.LogicalName,
    EntityLogicalName: table,
    DisplayName: labelText(column.DisplayName, column.LogicalName),
    AttributeType: typeCodes[column.AttributeType] ?? 17,
    DefaultFormValue: null,
    IsSecured: column.IsSecured ?? false,
    ...(column.options
      ? { OptionSet: Object.fromEntries(column.options.map(({ value, label }) => [value, { text: label, value }])) }
      : {}),
  };
}
