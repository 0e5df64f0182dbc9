import type { DataverseClient } from "./client";

interface Label {
  UserLocalizedLabel?: { Label?: string } | null;
}

/** The parts of EntityMetadata that the Web API serves and the page uses. */
export interface TableDefinition {
  LogicalName: string;
  EntitySetName: string;
  LogicalCollectionName?: string;
  PrimaryIdAttribute: string;
  PrimaryNameAttribute: string;
  ObjectTypeCode?: number;
  IsActivity?: boolean;
  IsCustomEntity?: boolean;
  OwnershipType?: string;
  DisplayName?: Label;
  DisplayCollectionName?: Label;
  Attributes: ColumnDefinition[];
}

export interface ColumnDefinition {
  LogicalName: string;
  AttributeType: string;
  DisplayName?: Label;
  RequiredLevel?: { Value?: string };
  MaxLength?: number;
  Format?: string;
  Targets?: string[];
  IsSecured?: boolean;
  Description?: Label;
  options?: Option[];
}

export interface Option {
  value: number;
  label: string;
}

interface OptionSetColumn {
  LogicalName: string;
  OptionSet?: {
    Options?: { Value: number; Label: Label }[];
    TrueOption?: { Value: number; Label: Label };
    FalseOption?: { Value: number; Label: Label };
  } | null;
}

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

const optionTypes: Readonly<Record<string, string>> = {
  Picklist: "PicklistAttributeMetadata",
  MultiSelectPicklist: "MultiSelectPicklistAttributeMetadata",
  State: "StateAttributeMetadata",
  Status: "StatusAttributeMetadata",
  Boolean: "BooleanAttributeMetadata",
};

/** The text of a label in the user's language, or the fallback. */
export const labelText = (label: Label | undefined, fallback: string): string =>
  label?.UserLocalizedLabel?.Label ?? fallback;

/** Columns that hold a lookup are read as `_x_value`. */
export const isLookup = (column: ColumnDefinition): boolean =>
  ["Lookup", "Customer", "Owner"].includes(column.AttributeType);

/** Reads table definitions once each. */
export class Metadata {
  private readonly tables = new Map<string, Promise<TableDefinition>>();
  private readonly loaded = new Map<string, TableDefinition>();

  constructor(private readonly dataverse: DataverseClient) {}

  /** A table with its columns and their options. @throws DataverseError for an unknown table */
  table(name: string): Promise<TableDefinition> {
    let table = this.tables.get(name);
    if (!table) {
      table = this.read(name);
      this.tables.set(name, table);
      // A failure is not an answer: the next call asks again.
      table.catch(() => this.tables.delete(name));
    }
    return table;
  }

  /** A table that has been read before; undefined otherwise. For callers that cannot wait. */
  known(name: string): TableDefinition | undefined {
    return this.loaded.get(name);
  }

  private async read(name: string): Promise<TableDefinition> {
    const path = `EntityDefinitions(LogicalName='${encodeURIComponent(name)}')`;
    const definition = await this.get<TableDefinition>(`${path}?$expand=Attributes`);
    const types = [...new Set(definition.Attributes.map((column) => column.AttributeType))];
    const withOptions = types.flatMap((type) => optionTypes[type] ?? []);
    const lists = await Promise.all(
      withOptions.map((type) =>
        this.get<{ value: OptionSetColumn[] }>(
          `${path}/Attributes/Microsoft.Dynamics.CRM.${type}?$select=LogicalName&$expand=OptionSet`,
        ),
      ),
    );
    const options = new Map(
      lists.flatMap((list) => list.value).map((column) => [column.LogicalName, readOptionSet(column)]),
    );
    const complete = {
      ...definition,
      Attributes: definition.Attributes.map((column) => {
        const own = options.get(column.LogicalName);
        return own ? { ...column, options: own } : column;
      }),
    };
    this.loaded.set(name, complete);
    return complete;
  }

  private async get<Body>(path: string): Promise<Body> {
    return (await (await this.dataverse.request("GET", path)).json()) as Body;
  }
}

function readOptionSet({ OptionSet }: OptionSetColumn): Option[] {
  const all = OptionSet?.Options ?? [OptionSet?.FalseOption, OptionSet?.TrueOption].filter((option) => option != null);
  return all.map((option) => ({ value: option.Value, label: labelText(option.Label, String(option.Value)) }));
}

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
  table: TableDefinition,
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

function toClientAttribute(table: string, column: ColumnDefinition): ClientAttribute {
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
