import type { AppPart, BadgeColour } from "./appPart";

/** A choice (option set value) with its label. */
export interface Choice {
  readonly value: number;
  readonly label: string;
  /** Colour of a status reason in the app; "informative" unless given. */
  readonly badge?: BadgeColour;
  /** As #RRGGBB, where the maker gave one. */
  readonly color?: Color;
}

export type Color = `#${string}`;

/** A status with the status reasons that belong to it. */
export interface State extends Choice {
  /** The status reason that a row gets when only the status is set. */
  readonly defaultStatus: number;
  readonly statuses: readonly Choice[];
  /** The message that alone may set this status; an update is refused with its name. */
  readonly setBy?: string;
}

/** One table that a lookup may point to. */
export interface LookupTarget {
  readonly table: string;
  /** Single-valued navigation property of the referencing table: used in $expand and in @odata.bind. */
  readonly navigation: string;
  /** Schema name of the relationship; also the collection-valued navigation property of the target table. */
  readonly relationship: string;
  /** Type of the navigation property in the Web API, where it is not the table's. */
  readonly type?: "principal";
  /** What the deletion of the target does to this row; without it the lookup is emptied (RemoveLink). */
  readonly onDelete?: "Cascade";
}

interface Common {
  readonly label: string;
  /** Only where it is not the logical name. */
  readonly schemaName?: string;
  readonly required?: "SystemRequired" | "ApplicationRequired" | "Recommended";
  /** Neither create nor update may set it; Dataverse ignores such values. */
  readonly readOnly?: true;
  readonly indexed?: true;
}

export interface StringColumn extends Common {
  readonly type: "String";
  readonly maxLength: number;
  readonly format?: "Email" | "Phone" | "Url";
  /** {SEQNUM:n} is replaced by a running number of n digits, {RANDSTRING:n} by n characters. */
  readonly autoNumber?: { readonly format: string; readonly seed: number };
  /** Columns whose values, joined by a space, make up this one. */
  readonly computedFrom?: readonly string[];
  /** Holds the row's own id as text. */
  readonly holdsId?: true;
}

export interface MemoColumn extends Common {
  readonly type: "Memo";
  readonly maxLength: number;
}

export interface NumberColumn extends Common {
  readonly type: "Integer" | "BigInt" | "Decimal" | "Double" | "Money";
  readonly min?: number;
  readonly max?: number;
  /** Digits after the point of a fraction or an amount of money; 2 unless given. */
  readonly precision?: number;
  readonly default?: number;
}

export interface BooleanColumn extends Common {
  readonly type: "Boolean";
  readonly trueLabel?: string;
  readonly falseLabel?: string;
  readonly default?: boolean;
}

export interface DateTimeColumn extends Common {
  readonly type: "DateTime";
  /** Forms show the day only. */
  readonly dateOnly?: true;
  /**
   * DateTimeBehavior of the metadata. Unless given a day is a day everywhere (DateOnly), and what has a time of day is a
   * moment that each user sees in the own time zone (UserLocal).
   */
  readonly behavior?: DateBehavior;
}

/** UserLocal: a moment. DateOnly: a day, the same everywhere. TimeZoneIndependent: what a clock on the wall shows. */
export type DateBehavior = "UserLocal" | "DateOnly" | "TimeZoneIndependent";

export interface PicklistColumn extends Common {
  readonly type: "Picklist";
  readonly options: readonly Choice[];
  readonly default?: number;
}

export interface MultiSelectColumn extends Common {
  readonly type: "MultiSelectPicklist";
  readonly options: readonly Choice[];
}

export interface LookupColumn extends Common {
  readonly type: "Lookup" | "Customer" | "Owner";
  readonly targets: readonly LookupTarget[];
  /** Targets that a real environment has and this one does not: named in the metadata only. */
  readonly otherTargets?: readonly string[];
  /** Dataverse's own sentence where the lookup is required and missing. */
  readonly requiredMessage?: string;
}

export interface EntityNameColumn extends Common {
  readonly type: "EntityName";
}

export interface KeyColumn extends Common {
  readonly type: "Uniqueidentifier";
}

export interface StateColumn extends Common {
  readonly type: "State" | "Status";
}

export type Column =
  | StringColumn
  | MemoColumn
  | NumberColumn
  | BooleanColumn
  | DateTimeColumn
  | PicklistColumn
  | MultiSelectColumn
  | LookupColumn
  | EntityNameColumn
  | KeyColumn
  | StateColumn;

/** A table as data: from it come the SQL schema, the metadata answers, the formatting and the checks. */
export interface TableDefinition {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly displayName: string;
  readonly displayCollectionName: string;
  readonly objectTypeCode: number;
  readonly primaryId: string;
  readonly primaryName: string;
  readonly isActivity?: true;
  /** Owned by a user: has ownerid. Otherwise it belongs to the organization. */
  readonly userOwned?: true;
  /** Its rows can be routed: they may stand in queues, and conversations may be about them. */
  readonly isRoutable?: true;
  /** The platform has no delete message for the table. */
  readonly notDeletable?: true;
  /** Without states the table has neither statecode nor statuscode. */
  readonly states?: readonly State[];
  readonly columns: Readonly<Record<string, Column>>;
  /** How the app shows the table; without it rows have no form, and are met in the lookups of others only. */
  readonly app?: AppPart;
}
