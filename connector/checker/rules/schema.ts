import type { At } from "../input/jsonPointer";
import { asText, equalJson, type JsonObject } from "../input/jsonValue";
import type { Fix } from "./finding";
import { type JointReport, ruleGroup } from "./rule";
import { type SchemaRule, schemaRules } from "./schemaRules";
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

function checkDefault({ value, at }: Typed, report: JointReport<SchemaRule>): void {
  const { default: given } = value;
  if (given === null && !isOfType(given, value)) {
    if (value["x-nullable"] !== true) {
      report("default-null", at.to("default"), "The default is null, which says that there is none. Remove it.");
    }
  } else if (given !== undefined && !isOfType(given, value)) {
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

/**
 * Looks at the values that are allowed.
 * @param isAnswer whether they are only received, never sent
 */
function checkEnum({ value, at }: Typed, isAnswer: boolean, report: JointReport<SchemaRule>): void {
  if (!Array.isArray(value.enum)) {
    return;
  }
  const list = value.enum;
  const where = at.to("enum");
  const wrong = list.filter((entry) => !isOfType(entry, value) && entry !== null);
  if (wrong.length > 0) {
    const values = wrong.map((entry) => JSON.stringify(entry)).join(", ");
    const rule = isAnswer ? "answer-enum-type" : "InvalidEnumValue";
    report(rule, where, `${values} ${wrong.length > 1 ? "are" : "is"} not of type ${typeNames(value)}.`);
  }
  if (list.length === 0) {
    report("EnumMustContainAtLeastOneElement", where, '"enum" is empty, so no value is allowed.');
  }
  list.forEach((entry, index) => {
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

function checkLimits({ value, at }: Typed, report: JointReport<SchemaRule>): void {
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

function checkFormat({ value, at }: Typed, report: JointReport<SchemaRule>): void {
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

function checkTyped(typed: Typed, isAnswer: boolean, report: JointReport<SchemaRule>): void {
  const { value } = typed;
  if (value.default !== undefined) {
    checkDefault(typed, report);
  }
  if (value.enum !== undefined) {
    checkEnum(typed, isAnswer, report);
  }
  checkLimits(typed, report);
  checkFormat(typed, report);
}

/** Schemas, and the types of parameters, headers and items. */
export const schema = ruleGroup("Schemas and types", schemaRules, [
  {
    on: "schema",
    check: (node, report, { model }) => {
      checkTyped(node, model.outputs.has(node.value) && !model.inputs.has(node.value), report);
    },
  },
  {
    on: "parameter",
    check: (node, report) => {
      if (node.place !== "body") {
        checkTyped(node, false, report);
      }
    },
  },
  {
    on: "header",
    check: (node, report) => {
      checkTyped(node, true, report);
    },
  },
  {
    on: "items",
    check: (node, report) => {
      checkTyped(node, false, report);
    },
  },
]);
