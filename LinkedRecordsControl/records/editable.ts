import type { Choice, Column, ColumnValue, ColumnType } from "../base/column";

/** How a column is edited: typed; one of a list, chosen in one click; several of a list; by a lookup. */
export type EditKind = "text" | "choice" | "choices" | "lookup";

const kinds: Readonly<Partial<Record<ColumnType, EditKind>>> = {
  string: "text",
  memo: "text",
  integer: "text",
  bigint: "text",
  decimal: "text",
  double: "text",
  money: "text",
  datetime: "text",
  boolean: "choice",
  picklist: "choice",
  status: "choice",
  multiselectpicklist: "choices",
  lookup: "lookup",
  customer: "lookup",
  owner: "lookup",
};

/** Columns that Dataverse sets by itself, for hosts that do not tell which these are. */
const kept = ["createdon", "createdby", "modifiedon", "modifiedby", "fullname", "ticketnumber", "exchangerate"];

/** Whether a column is edited as text, if it is edited. */
export function isTyped({ type }: Column): boolean {
  return kinds[type] === "text";
}

/**
 * How a column can be edited here.
 * @param readOnly columns that are known not to be updatable
 * @returns undefined where it cannot, or where the host does not tell what may be chosen
 */
export function editKind(column: Column, readOnly: ReadonlySet<string>): EditKind | undefined {
  const kind = kinds[column.type];
  const { logicalName, choices, targets } = column;
  const isKept = readOnly.has(logicalName) || kept.includes(logicalName);
  const isUntold = kind === "lookup" ? !targets : kind === "text" ? false : !choices;
  return isKept || isUntold ? undefined : kind;
}

/** The value of a choice: yes/no has the numbers 1 and 0. */
export function valueOfChoice({ type }: Column, { value }: Choice): ColumnValue {
  return type === "boolean" ? value === 1 : value;
}

/** The choices that are a value, in the maker's order. */
export function chosenOf({ choices = [] }: Column, value: ColumnValue): readonly Choice[] {
  const numbers = Array.isArray(value) ? (value as readonly number[]) : [Number(value)];
  return value === null ? [] : choices.filter(({ value: number }) => numbers.includes(number));
}

/** The choices that a status reason offers: those of the status that the row has. */
export function offeredChoices(column: Column, value: ColumnValue): readonly Choice[] {
  const { choices = [], type } = column;
  const [now] = chosenOf(column, value);
  return type === "status" && now?.state !== undefined ? choices.filter(({ state }) => state === now.state) : choices;
}

/** What a person reads of a value that was chosen and is not in the database yet. */
export function chosenText(column: Column, value: ColumnValue): string {
  if (typeof value === "object" && value && "entityType" in value) {
    return value.name;
  }
  return chosenOf(column, value)
    .map(({ text }) => text)
    .join("; ");
}
