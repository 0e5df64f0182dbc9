import { requiredLevels } from "./clientMetadata";
import { isLookup, labelText, type ColumnMetadata, type TableMetadata } from "../client/tableMetadata";
import { keyOf, lookupOf, textOf } from "../client/rowValues";
import type { Row } from "../client/dataverseClient";
import type { ControlProperty } from "../../../solution/format/controlManifest";
import type { SolutionControl } from "../../import/solution";
import type { Placement } from "./placements";

type Property = ComponentFramework.PropertyTypes.Property;
type Security = ComponentFramework.PropertyHelper.SecurityValues;

/** Column security of the signed-in user, by table and column. */
export type ColumnRights = (table: string, column: string) => Security;

/** The manifest type of a column, for a property that takes a group of types. */
function manifestType(column: ColumnMetadata, allowed: readonly string[]): string {
  const byAttribute: Readonly<Record<string, string[]>> = {
    String: ["SingleLine.Text", "SingleLine.Email", "SingleLine.Phone", "SingleLine.URL"],
    Memo: ["Multiple"],
    Lookup: ["Lookup.Simple"],
    Customer: ["Lookup.Customer"],
    Owner: ["Lookup.Owner"],
    Picklist: ["OptionSet"],
    Boolean: ["TwoOptions"],
    DateTime: ["DateAndTime.DateAndTime", "DateAndTime.DateOnly"],
    Integer: ["Whole.None"],
    Decimal: ["Decimal"],
    Money: ["Currency"],
  };
  const candidates = byAttribute[column.AttributeType] ?? [];
  const format = candidates.find((type) => type.endsWith(`.${column.Format ?? ""}`) && allowed.includes(type));
  return format ?? candidates.find((type) => allowed.includes(type)) ?? allowed[0] ?? "SingleLine.Text";
}

function columnValue(row: Row | null, column: ColumnMetadata): { raw: unknown; formatted: string } {
  if (isLookup(column)) {
    const lookup = row && lookupOf(row, column.LogicalName);
    return { raw: lookup ? [lookup] : [], formatted: lookup?.name ?? "" };
  }
  const raw = row?.[column.LogicalName] ?? null;
  const formatted = row ? textOf(row, keyOf(column)) : "";
  return { raw: column.AttributeType === "DateTime" && typeof raw === "string" ? new Date(raw) : raw, formatted };
}

/** Members that every property of a host has, beside its value. */
const settled = { error: false, errorMessage: "", isPropertyLoading: false, isMasked: false };

/** A bound property that the maker left without a column; `type` tells it from an empty column. */
const unmapped = {
  ...settled,
  type: null as unknown as string,
  raw: null,
  formatted: "",
  attributes: {},
  security: {},
} as unknown as Property;

function boundProperty(
  property: ControlProperty,
  column: ColumnMetadata,
  row: Row | null,
  outputs: Readonly<Record<string, unknown>>,
  security: Security,
): Property {
  const { raw, formatted } = columnValue(row, column);
  const changed = property.name in outputs;
  return {
    ...settled,
    raw: changed ? (outputs[property.name] ?? null) : raw,
    formatted,
    type: manifestType(column, property.types),
    security,
    attributes: {
      DisplayName: labelText(column.DisplayName, column.LogicalName),
      LogicalName: column.LogicalName,
      RequiredLevel: requiredLevels[column.RequiredLevel?.Value ?? "None"] ?? 0,
      IsSecured: column.IsSecured ?? false,
      SourceType: 0,
      Description: labelText(column.Description, ""),
      ...(column.MaxLength === undefined ? {} : { MaxLength: column.MaxLength }),
      ...(column.Targets === undefined ? {} : { Targets: column.Targets }),
    },
  };
}

/** A fixed value is text in the form; numbers and flags are read as such. */
function fixedValue(property: ControlProperty, text: string | undefined): unknown {
  if (text === undefined || text === "") return null;
  const [type = ""] = property.types;
  if (type === "TwoOptions") return text === "true" || text === "1";
  return /^(Whole|Decimal|FP|Currency)/.test(type) ? Number(text) : text;
}

/**
 * `context.parameters`: every property of the manifest with the value the form gives it, else the manifest's default.
 * @param table the form's table; @param row its row, null on a new record
 * @param rights column security of the user
 * @param outputs values the control itself has put out since the row was read
 */
export function buildParameters(
  { control, component }: Placement,
  table: TableMetadata,
  row: Row | null,
  rights: ColumnRights,
  outputs: Readonly<Record<string, unknown>> = {},
): Record<string, Property> {
  const inputs = control.properties.filter(({ usage }) => usage !== "output");
  return Object.fromEntries(
    inputs.map((property): [string, Property] => {
      const given = component.parameters[property.name];
      const bound = given && "column" in given ? given.column : undefined;
      const column = table.Attributes.find(({ LogicalName }) => LogicalName === bound);
      if (column) {
        const security = rights(table.LogicalName, column.LogicalName);
        return [property.name, boundProperty(property, column, row, outputs, security)];
      }
      if (property.usage === "bound" && !given) return [property.name, unmapped];
      const raw = fixedValue(property, given && "value" in given ? given.value : property.defaultValue);
      const type = property.types[0] ?? "SingleLine.Text";
      const formatted = typeof raw === "string" ? raw : "";
      return [property.name, { ...settled, raw, formatted, type }];
    }),
  );
}

/** Whether the column that a control is bound to is one that the user may not change: the host then disables it. */
export const isBoundReadOnly = ({ component }: Placement, table: TableMetadata, rights: ColumnRights): boolean =>
  component.datafieldname !== null && !rights(table.LogicalName, component.datafieldname).editable;

/** Names of the bound properties: those that a change of the form's row may change. */
export const boundNames = (control: SolutionControl): string[] =>
  control.properties.filter(({ usage }) => usage === "bound").map(({ name }) => name);
