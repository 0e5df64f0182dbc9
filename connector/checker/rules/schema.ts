import type { At } from "../input/jsonPointer";
import { asText, equalJson, type Json, type JsonObject } from "../input/jsonValue";
import type { Fix } from "./finding";
import { type IdOf, type JointReport, ruleGroup, ruleList } from "./rule";
import { converted, isOfType, typeNames } from "../model/valueTypes";

const formats = [
  "int32",
  "int64",
  "float",
  "double",
  "byte",
  "binary",
  "date",
  "date-time",
  "password",
  "date-no-tz",
  "email",
  "html",
  "uri",
  "uuid",
];

/** A value and the place it stands; parameters, headers, items and schemas all have a type, an enum and a default. */
interface Typed {
  readonly value: JsonObject;
  readonly at: At;
}

function checkDefault({ value, at }: Typed, report: JointReport<Id>): void {
  const { default: given } = value;
  const isAllowedNull = given === null && value["x-nullable"] === true;
  if (given !== undefined && !isAllowedNull && !isOfType(given, value)) {
    const right = converted(given, value.type);
    const where = at.to("default");
    const fix: Fix | undefined =
      right === undefined
        ? undefined
        : { title: `Write ${JSON.stringify(right)}`, kind: "set", steps: where.steps, value: right };
    report(
      "DefaultValueMustMatchType",
      where,
      `The default ${JSON.stringify(given)} is not of type ${typeNames(value)}.`,
      fix,
    );
  }
}

function checkEnum({ value, at }: Typed, report: JointReport<Id>): void {
  if (!Array.isArray(value.enum)) {
    return;
  }
  const list = value.enum;
  const where = at.to("enum");
  if (list.length === 0) {
    report("EnumMustContainAtLeastOneElement", where, '"enum" is empty, so no value is allowed.');
  }
  list.forEach((entry, index) => {
    if (!isOfType(entry, value) && entry !== null) {
      report("InvalidEnumValue", where.to(index), `${JSON.stringify(entry)} is not of type ${typeNames(value)}.`);
    }
    if (
      typeof entry === "object"
        ? list.slice(0, index).some((each) => equalJson(each, entry))
        : list.indexOf(entry) < index
    ) {
      const fix: Fix = { title: "Remove the second one", kind: "remove", steps: where.to(index).steps };
      report("ArrayDuplicateValue", where.to(index), `${JSON.stringify(entry)} is in the list twice.`, fix);
    }
  });
}

const pairs = [
  { low: "minimum", high: "maximum", rule: "MinimumShouldBeLessThanOrEqualToMaximum" },
  { low: "minLength", high: "maxLength", rule: "MinLengthShouldBeLessThanOrEqualToMaxLength" },
  { low: "minItems", high: "maxItems", rule: "MinItemsShouldBeLessThanOrEqualToMaxItems" },
] as const;

const exclusives = [
  { key: "exclusiveMaximum", needs: "maximum", rule: "ExclusiveMaximumRequiresMaximum" },
  { key: "exclusiveMinimum", needs: "minimum", rule: "ExclusiveMinimumRequiresMinimum" },
] as const;

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    try {
      // Patterns of other languages escape more than unicode mode allows.
      new RegExp(pattern);
      return true;
    } catch {
      return false;
    }
  }
}

function checkLimits({ value, at }: Typed, report: JointReport<Id>): void {
  for (const { low, high, rule } of pairs) {
    const least = value[low];
    const most = value[high];
    if (typeof least === "number" && typeof most === "number" && least > most) {
      report(rule, at.to(low), `"${low}" is ${least}, above "${high}", ${most}.`);
    }
  }
  for (const { key, needs, rule } of exclusives) {
    if (value[key] === true && value[needs] === undefined) {
      report(rule, at.to(key), `"${key}" means nothing without "${needs}".`);
    }
  }
  // .NET inline options at the start of a pattern, such as (?i), are unknown here but not there.
  const pattern = asText(value.pattern)?.replace(/^\^?\(\?[imsx]+\)/, "");
  if (pattern !== undefined && !isRegularExpression(pattern)) {
    report("PatternShouldBeValidRegularExpression", at.to("pattern"), `"${pattern}" is no regular expression.`);
  }
}

function checkFormat({ value, at }: Typed, report: JointReport<Id>): void {
  const format = value.format;
  if (typeof format === "string" && !formats.includes(format)) {
    report(
      "UnrecognizedTypeFormat",
      at.to("format"),
      `The format "${format}" is not known; known are ${formats.join(", ")}.`,
    );
  }
  if (value.type === "array" && value.items === undefined) {
    report("ArrayHasNoItems", at, 'An array needs "items".');
  }
}

function checkTyped(typed: Typed, report: JointReport<Id>): void {
  const { value } = typed;
  if (value.default !== undefined) {
    checkDefault(typed, report);
  }
  if (value.enum !== undefined) {
    checkEnum(typed, report);
  }
  checkLimits(typed, report);
  checkFormat(typed, report);
}

const limitRule = <const Name extends string>(rule: Name, good: JsonObject, bad: JsonObject, demand: string) => ({
  id: rule,
  severity: "warning" as const,
  demand,
  why: "Otherwise no value fits, or the limit means nothing.",
  source: "VD" as const,
  example: {
    at: "/definitions/Order/properties/limits",
    good: { ...limitBase, ...good },
    bad: { ...limitBase, ...bad },
  },
});

const limitBase: Record<string, Json> = { title: "Limits", description: "Limits." };

const rules = ruleList([
  {
    id: "DefaultValueMustMatchType",
    severity: "error",
    demand: "A default is of the declared type.",
    why: "The call would be sent with a value that the service refuses.",
    source: "VD",
    example: { at: "/parameters/Top/default", good: 10, bad: "10" },
    fixable: true,
  },
  {
    id: "EnumMustContainAtLeastOneElement",
    severity: "error",
    demand: "An enum has an entry.",
    why: "Without one no value is allowed.",
    source: "VD",
    example: { at: "/parameters/Top/enum", good: [10, 20], bad: [] },
    explainsVerdict: true,
  },
  {
    id: "ArrayDuplicateValue",
    severity: "error",
    demand: "An enum has no entry twice.",
    why: "Duplicates make the definition invalid.",
    source: "VD",
    example: { at: "/parameters/Top/enum", good: [10, 20], bad: [10, 10] },
    fixable: true,
    explainsVerdict: true,
  },
  {
    id: "InvalidEnumValue",
    severity: "error",
    demand: "The entries of an enum are of the declared type.",
    why: "Such a value can be chosen, but not sent.",
    source: "VD",
    example: { at: "/parameters/Top/enum", good: [10, 20], bad: ["ten"] },
  },
  {
    id: "UnrecognizedTypeFormat",
    severity: "warning",
    demand: "A format is one of those that connectors know.",
    why: "Another one is ignored; the designer shows a plain field.",
    source: "JS",
    example: { at: "/parameters/Top/format", good: "int32", bad: "short" },
  },
  {
    id: "ArrayHasNoItems",
    severity: "error",
    demand: "An array has items.",
    why: "Without them the designer cannot show its fields.",
    source: "VD",
    example: { at: "/definitions/Order/properties/lines/items", good: { type: "string" }, bad: undefined },
    explainsVerdict: true,
  },
  limitRule(
    "MinimumShouldBeLessThanOrEqualToMaximum",
    { type: "integer", minimum: 1, maximum: 5 },
    { type: "integer", minimum: 6, maximum: 5 },
    "minimum is not above maximum.",
  ),
  limitRule(
    "MinLengthShouldBeLessThanOrEqualToMaxLength",
    { type: "string", minLength: 1, maxLength: 5 },
    { type: "string", minLength: 6, maxLength: 5 },
    "minLength is not above maxLength.",
  ),
  limitRule(
    "MinItemsShouldBeLessThanOrEqualToMaxItems",
    { type: "array", items: { type: "string" }, minItems: 1, maxItems: 5 },
    { type: "array", items: { type: "string" }, minItems: 6, maxItems: 5 },
    "minItems is not above maxItems.",
  ),
  limitRule(
    "ExclusiveMaximumRequiresMaximum",
    { type: "integer", maximum: 5, exclusiveMaximum: true },
    { type: "integer", exclusiveMaximum: true },
    "exclusiveMaximum goes with maximum.",
  ),
  limitRule(
    "ExclusiveMinimumRequiresMinimum",
    { type: "integer", minimum: 5, exclusiveMinimum: true },
    { type: "integer", exclusiveMinimum: true },
    "exclusiveMinimum goes with minimum.",
  ),
  limitRule(
    "PatternShouldBeValidRegularExpression",
    { type: "string", pattern: "^[A-Z]+$" },
    { type: "string", pattern: "^[A-Z+$" },
    "A pattern is a regular expression.",
  ),
]);

type Id = IdOf<typeof rules>;

/** Schemas, and the types of parameters, headers and items. */
export const schema = ruleGroup("Schemas and types", rules, [
  {
    on: "schema",
    check: checkTyped,
  },
  {
    on: "parameter",
    check: (node, report) => {
      if (node.place !== "body") {
        checkTyped(node, report);
      }
    },
  },
  { on: "header", check: checkTyped },
  { on: "items", check: checkTyped },
]);
