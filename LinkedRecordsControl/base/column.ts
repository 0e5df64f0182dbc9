import type { EntityReference } from "./record";

/**
 * What a column holds: AttributeTypeName of the metadata, lower case, without "Type", in the order of AttributeTypeCode from 0
 * to 14, and two more. "other" is not edited here.
 */
export const columnTypes = [
  "boolean",
  "customer",
  "datetime",
  "decimal",
  "double",
  "integer",
  "lookup",
  "memo",
  "money",
  "owner",
  "other",
  "picklist",
  "state",
  "status",
  "string",
  "bigint",
  "multiselectpicklist",
] as const;

export type ColumnType = (typeof columnTypes)[number];

/** One of the values that a choice, a yes/no or a status column may have. */
export interface Choice {
  readonly value: number;
  readonly text: string;
  /** As "#RRGGBB", where the maker gave one. */
  readonly color?: string;
  /** Of a status reason: the status that it belongs to. */
  readonly state?: number;
}

/** How the moments of a date column are meant: DateTimeBehavior of the metadata. */
export type DateBehavior = "userLocal" | "dateOnly" | "timeZoneIndependent";

/** A column by its metadata. What a host does not tell is absent: Dataverse then judges. */
export interface Column {
  readonly logicalName: string;
  readonly displayName: string;
  readonly type: ColumnType;
  /** Column security is on: no value may mean that the user must not see it. */
  readonly isSecured?: boolean;
  readonly isRequired?: boolean;
  /** Letters that it takes at most. */
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** Digits after the decimal separator. */
  readonly precision?: number;
  /** Of a text: "email", "phone", "url"; of a date: "dateonly" where it has no time of day. */
  readonly format?: string;
  readonly behavior?: DateBehavior;
  readonly choices?: readonly Choice[];
  /** Tables that a lookup may point to. */
  readonly targets?: readonly string[];
}

/**
 * A value as this control holds it: text; a number, also of a choice or a status; yes or no; several choices; a record; a
 * moment as ISO text with Z, or a day as "yyyy-mm-dd"; null is no value.
 */
export type ColumnValue = string | number | boolean | readonly number[] | EntityReference | null;
