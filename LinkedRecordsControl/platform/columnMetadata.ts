import { columnTypes, type Choice, type Column, type ColumnType, type DateBehavior } from "../base/column";
import { attempt } from "./attempt";

/** The last AttributeTypeCode that has its place among the types by itself, and that of the one that has not. */
const [lastCode, bigintCode] = [14, 18];

/** DateTimeBehavior by the number that live hosts give. */
const behaviors: readonly (DateBehavior | undefined)[] = [undefined, "userLocal", "dateOnly", "timeZoneIndependent"];

type Shape = Readonly<Record<string, unknown>>;

const shapeOf = (value: unknown): Shape | undefined =>
  typeof value === "object" && value !== null ? (value as Shape) : undefined;

/** A text of the metadata; a number, as some hosts give it, as text. */
export function metadataText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

const numberIn = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/**
 * A column as `getEntityMetadata` gives it. What was measured on live hosts: items are instances whose members are read by
 * name; `AttributeType` is a number, `AttributeTypeName` lower case; choices with their colours, and the targets of a
 * customer, are in `attributeDescriptor` only. Whether limits are told, and where, is not known: the item is asked, then
 * its descriptor, else there is none.
 * @param attribute of the collection of attributes
 */
export function toColumn(logicalName: string, attribute: object): Column {
  const descriptor = shapeOf((attribute as Shape).attributeDescriptor);
  const told = (name: string): unknown => (attribute as Shape)[name] ?? descriptor?.[name];
  const required = told("RequiredLevel");
  const limits = {
    maxLength: numberIn(told("MaxLength")),
    min: numberIn(told("MinValue")),
    max: numberIn(told("MaxValue")),
    precision: numberIn(told("Precision")),
  };
  const format = metadataText(told("Format")).toLowerCase();
  const targets = told("Targets");
  return {
    logicalName,
    displayName: metadataText((attribute as Shape).DisplayName),
    type: typeOf(attribute as Shape),
    isSecured: told("IsSecured") === true,
    isRequired: [1, 2, "systemrequired", "applicationrequired"].includes(
      typeof required === "string" ? required.toLowerCase() : (required as number),
    ),
    ...limits,
    // The descriptor of a date says "date" and "datetime".
    ...(format && { format: format === "date" ? "dateonly" : format }),
    behavior: behaviors[Number(shapeOf(told("Behavior"))?.Value ?? told("Behavior"))],
    choices: choicesOf(attribute as Shape, descriptor),
    targets: Array.isArray(targets) ? targets.map(String) : undefined,
  };
}

function typeOf({ AttributeType, AttributeTypeName }: Shape): ColumnType {
  const name = metadataText(AttributeTypeName ?? AttributeType)
    .toLowerCase()
    .replace(/type$/, "");
  const code = Number(AttributeType);
  const byCode = code === bigintCode ? "bigint" : code <= lastCode ? columnTypes[code] : undefined;
  return columnTypes.find((type) => type === name) ?? byCode ?? "other";
}

/** Choices in the maker's order where the descriptor has them, else by value. */
function choicesOf(attribute: Shape, descriptor: Shape | undefined): readonly Choice[] | undefined {
  const ordered = descriptor?.OptionSet;
  const byValue = shapeOf(attribute.OptionSet);
  const options: readonly unknown[] = Array.isArray(ordered) ? ordered : byValue ? Object.values(byValue) : [];
  const choices = options.flatMap((option): Choice[] => {
    const { Label, text, Value, value, Color, State, IsHidden } = shapeOf(option) ?? {};
    const number = numberIn(Value ?? value);
    return number === undefined || IsHidden === true
      ? []
      : [
          {
            value: number,
            text: metadataText(Label ?? text),
            ...(metadataText(Color) && { color: metadataText(Color) }),
            ...(numberIn(State) !== undefined && { state: numberIn(State) }),
          },
        ];
  });
  return choices.length > 0 ? choices : undefined;
}

/** One column out of the collection that `getEntityMetadata` gives; hosts offer it under either name. */
export function attributeOf(attributes: unknown, column: string): object | undefined {
  const collection = attributes as Partial<Record<"get" | "getByName", (name: string) => unknown>> | null | undefined;
  // What a host does for a column that is not there is not known: it may throw.
  const found = attempt(() => collection?.get?.(column) ?? collection?.getByName?.(column));
  return shapeOf(found);
}
