import type { HostTraits } from "../state/hostTraits";
import { labelText, typeNameOf, type ColumnMetadata, type Option, type TableMetadata } from "../client/tableMetadata";

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

/** Numbers of the required levels (AttributeRequiredLevel), as the typings of bound properties name them. */
export const requiredLevels: Readonly<Record<string, ComponentFramework.PropertyHelper.Types.RequiredLevel>> = {
  None: 0,
  SystemRequired: 1,
  ApplicationRequired: 2,
  Recommended: 3,
};

/** Numbers of what a date means, as `formatting.formatTime` takes them (DateTimeFieldBehavior). */
const behaviors: Readonly<Record<string, number>> = { UserLocal: 1, DateOnly: 2, TimeZoneIndependent: 3 };

/** Words of the formats of dates: an item's, and those of its descriptor. */
const dateFormats: Readonly<Record<string, readonly [item: string, descriptor: string]>> = {
  DateAndTime: ["dateandtime", "datetime"],
  DateOnly: ["dateonly", "date"],
};

/** One entry of a choice, as the descriptor of a column lists it, in the maker's order. */
interface OptionDescriptor {
  Label: string;
  Value: number;
  /** Missing where the maker gave none. */
  Color?: string;
  IsHidden: boolean;
  TransitionData: null;
  State?: number;
  DefaultStatus?: number;
}

const describe = ({ label, value, color, state, defaultStatus }: Option): OptionDescriptor => ({
  Label: label,
  Value: value,
  ...(color && { Color: color }),
  IsHidden: false,
  TransitionData: null,
  ...(state !== undefined && { State: state }),
  ...(defaultStatus !== undefined && { DefaultStatus: defaultStatus }),
});

/** What a column takes. No document of the client API names these; public code finds them in the descriptor. */
interface Limits {
  readonly RequiredLevel: number;
  readonly MaxLength?: number;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly Precision?: number;
  /** Of a text: "text", "textarea", "email", "phone", "url". */
  readonly Format?: string;
}

const limitsOf = (column: ColumnMetadata): Limits => {
  const { RequiredLevel, MaxLength, MinValue, MaxValue, Precision, Format = "Text" } = column;
  return {
    RequiredLevel: requiredLevels[RequiredLevel?.Value ?? "None"] ?? 0,
    ...(MaxLength !== undefined && { MaxLength }),
    ...(MinValue != null && { MinValue }),
    ...(MaxValue != null && { MaxValue }),
    ...(Precision !== undefined && { Precision }),
    ...(["string", "memo"].includes(typeNameOf(column)) && { Format: Format.toLowerCase() }),
  };
};

/** What a column of dates is, in the words of the descriptor. */
const datesOf = ({ DateTimeBehavior, Format = "" }: ColumnMetadata) =>
  DateTimeBehavior && { Behavior: behaviors[DateTimeBehavior.Value], Format: dateFormats[Format]?.[1] };

type ItemTraits = Pick<HostTraits, "securedColumns" | "columnLimits">;

/**
 * A column as the client API hands it out: its members are getters of the class, so that they are read by name and a
 * copy or `Object.keys` has none of them. Whether it is valid for update is not told.
 */
class ClientAttribute {
  /** What a lookup of several tables points to, colours and limits are told here only. */
  readonly attributeDescriptor: {
    readonly Targets?: readonly string[];
    readonly OptionSet?: OptionDescriptor[];
    readonly Behavior?: number | undefined;
  } & Partial<Limits>;
  readonly #table: string;
  readonly #column: ColumnMetadata;

  constructor(
    table: string,
    column: ColumnMetadata,
    private readonly traits: ItemTraits,
  ) {
    this.#table = table;
    this.#column = column;
    this.attributeDescriptor = {
      ...(column.Targets && { Targets: column.Targets }),
      ...(column.options && { OptionSet: column.options.map(describe) }),
      ...(traits.columnLimits === "in the descriptor" && limitsOf(column)),
      ...datesOf(column),
    };
  }

  get LogicalName(): string {
    return this.#column.LogicalName;
  }

  get EntityLogicalName(): string {
    return this.#table;
  }

  get DisplayName(): string {
    return labelText(this.#column.DisplayName, this.#column.LogicalName);
  }

  get AttributeType(): number {
    return typeCodes[this.#column.AttributeType] ?? 17;
  }

  get AttributeTypeName(): string {
    return typeNameOf(this.#column);
  }

  get Targets(): readonly string[] | undefined {
    return this.#column.AttributeType === "Customer" ? undefined : this.#column.Targets;
  }

  /** Not documented for the client API; the metadata behind it have it. */
  get IsSecured(): boolean | undefined {
    return this.traits.securedColumns === "told" ? (this.#column.IsSecured ?? false) : undefined;
  }

  get OptionSet(): Record<number, { text: string; value: number }> | undefined {
    const { options } = this.#column;
    return options && Object.fromEntries(options.map(({ value, label }) => [value, { text: label, value }]));
  }

  /** What the dates mean; undefined of other columns. */
  get Behavior(): number | undefined {
    const { DateTimeBehavior } = this.#column;
    return DateTimeBehavior && behaviors[DateTimeBehavior.Value];
  }

  /** Of dates; undefined of other columns. */
  get Format(): string | undefined {
    const { DateTimeBehavior, Format = "" } = this.#column;
    return DateTimeBehavior && dateFormats[Format]?.[0];
  }
}

/** The columns that were asked for. @param unknownColumn what happens where another one is wanted */
const collection = (
  items: ClientAttribute[],
  unknownColumn: HostTraits["unknownColumn"],
): Collection<ClientAttribute> => ({
  get: (key) => {
    const found = typeof key === "number" ? items[key] : items.find((item) => item.LogicalName === key);
    if (!found && unknownColumn === "an error") throw new Error(`No attribute "${key}".`);
    return found;
  },
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
  columns: readonly string[],
  { unknownColumn, ...traits }: Pick<HostTraits, "unknownColumn"> & ItemTraits,
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
    Attributes: collection(
      asked.map((column) => new ClientAttribute(table.LogicalName, column, traits)),
      unknownColumn,
    ),
  };
}
