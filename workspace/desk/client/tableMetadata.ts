import type { DataverseClient } from "./dataverseClient";

interface Label {
  UserLocalizedLabel?: { Label?: string } | null;
}

/** The parts of EntityMetadata that the Web API serves and the page uses. */
export interface TableMetadata {
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
  Attributes: ColumnMetadata[];
  /** What the lookups of the table are called where they are written. */
  ManyToOneRelationships?: {
    ReferencingAttribute: string;
    ReferencedEntity: string;
    ReferencingEntityNavigationPropertyName: string;
  }[];
}

export interface ColumnMetadata {
  LogicalName: string;
  AttributeType: string;
  AttributeTypeName?: { Value: string };
  DisplayName?: Label;
  RequiredLevel?: { Value?: string };
  MaxLength?: number;
  MinValue?: number | null;
  MaxValue?: number | null;
  Precision?: number;
  Format?: string;
  DateTimeBehavior?: { Value: string };
  Targets?: string[];
  IsSecured?: boolean;
  IsValidForUpdate?: boolean;
  Description?: Label;
  options?: Option[];
}

export interface Option {
  value: number;
  label: string;
  /** As #RRGGBB, where the maker gave one. */
  color?: string;
  /** Of a status reason: the status that it belongs to. */
  state?: number;
  /** Of a status: the reason that it brings. */
  defaultStatus?: number;
}

interface OptionMetadata {
  Value: number;
  Label: Label;
  Color?: string | null;
  State?: number;
  DefaultStatus?: number;
}

interface OptionSetColumn {
  LogicalName: string;
  OptionSet?: { Options?: OptionMetadata[]; TrueOption?: OptionMetadata; FalseOption?: OptionMetadata } | null;
}

const optionTypes: Readonly<Record<string, string>> = {
  picklist: "PicklistAttributeMetadata",
  multiselectpicklist: "MultiSelectPicklistAttributeMetadata",
  state: "StateAttributeMetadata",
  status: "StatusAttributeMetadata",
  boolean: "BooleanAttributeMetadata",
};

/** The part of $expand that names the navigation properties of lookups. */
const relationships =
  "ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName)";

/** The text of a label in the user's language, or the fallback. */
export const labelText = (label: Label | undefined, fallback: string): string =>
  label?.UserLocalizedLabel?.Label ?? fallback;

/** Columns that hold a lookup are read as `_x_value`. */
export const isLookup = (column: ColumnMetadata): boolean =>
  ["Lookup", "Customer", "Owner"].includes(column.AttributeType);

/** Columns of a table by their logical names; names the table does not have are left out. */
export const columnsOf = (table: TableMetadata, names: readonly string[]): ColumnMetadata[] =>
  names.flatMap((name) => table.Attributes.find(({ LogicalName }) => LogicalName === name) ?? []);

/** AttributeTypeName without "Type", in lower case: unlike AttributeType it tells a multi-select. */
export const typeNameOf = ({ AttributeType, AttributeTypeName }: ColumnMetadata): string =>
  (AttributeTypeName?.Value.replace(/Type$/, "") ?? AttributeType).toLowerCase();

/** Reads table definitions once each. */
export class MetadataCache {
  private readonly tables = new Map<string, Promise<TableMetadata>>();
  private readonly loaded = new Map<string, TableMetadata>();

  constructor(private readonly dataverse: DataverseClient) {}

  /** A table with its columns and their options. @throws DataverseError for an unknown table */
  table(name: string): Promise<TableMetadata> {
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
  known(name: string): TableMetadata | undefined {
    return this.loaded.get(name);
  }

  private async read(name: string): Promise<TableMetadata> {
    const path = `EntityDefinitions(LogicalName='${encodeURIComponent(name)}')`;
    const definition = await this.get<TableMetadata>(`${path}?$expand=Attributes,${relationships}`);
    const types = [...new Set(definition.Attributes.map(typeNameOf))];
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
  return all.map(({ Value, Label: label, Color, State, DefaultStatus }) => ({
    value: Value,
    label: labelText(label, String(Value)),
    ...(Color && { color: Color }),
    ...(State !== undefined && { state: State }),
    ...(DefaultStatus !== undefined && { defaultStatus: DefaultStatus }),
  }));
}
