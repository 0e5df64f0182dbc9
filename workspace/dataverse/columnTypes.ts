import type {
  Choice,
  Column,
  DateBehavior,
  DateTimeColumn,
  LookupColumn,
  NumberColumn,
  TableDefinition,
} from "./tables/definition";

export const isLookup = (column: Column): column is LookupColumn =>
  column.type === "Lookup" || column.type === "Customer" || column.type === "Owner";

export const isText = (column: Column): boolean =>
  column.type === "String" || column.type === "Memo" || column.type === "EntityName";

/** Digits after the point that a fraction or an amount of money keeps and shows. */
export const precisionOf = (column: NumberColumn): number => column.precision ?? 2;

/** What the values of a date column mean. */
export const behaviorOf = (column: DateTimeColumn): DateBehavior =>
  column.behavior ?? (column.dateOnly ? "DateOnly" : "UserLocal");

/** Whether rows say which table the lookup points to. */
export const isPolymorphic = (column: LookupColumn): boolean => column.targets.length > 1;

/** Type of a column in OData, as Dataverse names it in its messages. */
export function edmType(column: Column): string {
  switch (column.type) {
    case "String":
    case "Memo":
    case "EntityName":
    case "MultiSelectPicklist":
      return "Edm.String";
    case "Integer":
    case "Picklist":
    case "State":
    case "Status":
      return "Edm.Int32";
    case "BigInt":
      return "Edm.Int64";
    case "Decimal":
    case "Money":
      return "Edm.Decimal";
    case "Double":
      return "Edm.Double";
    case "Boolean":
      return "Edm.Boolean";
    case "DateTime":
      return behaviorOf(column) === "DateOnly" ? "Edm.Date" : "Edm.DateTimeOffset";
    case "Lookup":
    case "Customer":
    case "Owner":
    case "Uniqueidentifier":
      return "Edm.Guid";
  }
}

/** Choices of a column, the statuses and status reasons of its table included. */
export function choicesOf(definition: TableDefinition, column: Column): readonly Choice[] {
  switch (column.type) {
    case "Picklist":
    case "MultiSelectPicklist":
      return column.options;
    case "State":
      return definition.states ?? [];
    case "Status":
      return (definition.states ?? []).flatMap((state) => state.statuses);
    default:
      return [];
  }
}
