import { asArray, asObject, asText, type At, equalJson, isObject, type Json, type JsonObject, member } from "../json";
import type { Model, SchemaNode } from "../model";
import type { Fix, MultiReport, Report, RuleGroup } from "../rule";
import { converted, isOfType, typeNames } from "../values";

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

function checkDefault({ value, at }: Typed, report: MultiReport): void {
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

function checkEnum({ value, at }: Typed, report: MultiReport): void {
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
];

const exclusives = [
  { key: "exclusiveMaximum", needs: "maximum", rule: "ExclusiveMaximumRequiresMaximum" },
  { key: "exclusiveMinimum", needs: "minimum", rule: "ExclusiveMinimumRequiresMinimum" },
];

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

function checkLimits({ value, at }: Typed, report: MultiReport): void {
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

function checkFormat({ value, at }: Typed, report: MultiReport): void {
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

function checkTyped(typed: Typed, report: MultiReport): void {
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

/** Every property name of a schema and of what it is made of through allOf; undefined when not all can be known. */
function propertyNames(schema: JsonObject, { resolver }: Model, depth = 0): Set<string> | undefined {
  const names = new Set(Object.keys(asObject(schema.properties)));
  for (const parent of asArray(schema.allOf)) {
    const whole = resolver.follow(parent);
    const inherited =
      isObject(whole) && depth < 20 ? propertyNames(whole, { resolver } as Model, depth + 1) : undefined;
    if (!inherited) {
      return undefined;
    }
    inherited.forEach((name) => names.add(name));
  }
  return names;
}

function checkRequired(node: SchemaNode, report: MultiReport, model: Model): void {
  const { value, at } = node;
  if (!Array.isArray(value.required)) {
    return;
  }
  const where = at.to("required");
  if (value.required.length === 0) {
    const fix: Fix = { title: 'Remove "required"', kind: "remove", steps: where.steps };
    report("RequiredPropertyArrayEmpty", where, '"required" is empty. Remove it.', fix);
    return;
  }
  const types = [value.type].flat();
  if (value.type !== undefined && !types.includes("object")) {
    report("RequiredPropertyNotOnObject", where, `"required" lists properties, but the type is ${typeNames(value)}.`);
    return;
  }
  // A part of an allOf may require what another part defines; a dynamic schema gets its properties later.
  const isDynamic = value["x-ms-dynamic-schema"] !== undefined || value["x-ms-dynamic-properties"] !== undefined;
  const open = node.role === "allOf" || isDynamic;
  const names = open || !isObject(value.properties) ? undefined : propertyNames(value, model);
  value.required.forEach((name, index) => {
    if (typeof name === "string" && names && !names.has(name)) {
      report(
        "RequiredPropertyDefinitionMissing",
        where.to(index),
        `"${name}" is required, but not among the properties.`,
      );
    }
  });
  if (model.inputs.has(value)) {
    value.required.forEach((name, index) => {
      const property = typeof name === "string" ? member(asObject(value.properties), name) : undefined;
      if (typeof name === "string" && isObject(property) && property.readOnly === true) {
        const message = `"${name}" is required, but readOnly, so nobody can send it.`;
        report("RequiredReadOnlyPropertyNotAllowedAsInput", where.to(index), message);
      }
    });
  }
}

const isBinary = (value: JsonObject): boolean => value.type === "string" && value.format === "binary";

function checkDiscriminator({ value, at }: SchemaNode, report: Report, model: Model): void {
  const name = asText(value.discriminator);
  if (name === undefined) {
    return;
  }
  const property = model.resolver.follow(member(asObject(value.properties), name));
  const isRequired = asArray(value.required).includes(name);
  if (!isRequired || (isObject(property) && property.type !== "string") || property === undefined) {
    report(at.to("discriminator"), `The discriminator "${name}" must be a required property of type string.`);
  }
}

const limitExample = (rule: string, good: JsonObject, bad: JsonObject, demand: string) => ({
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

/** Schemas, and the types of parameters, headers and items. */
export const schema: RuleGroup = {
  title: "Schemas and types",
  rules: [
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
    },
    {
      id: "ArrayDuplicateValue",
      severity: "error",
      demand: "An enum has no entry twice.",
      why: "Duplicates make the definition invalid.",
      source: "VD",
      example: { at: "/parameters/Top/enum", good: [10, 20], bad: [10, 10] },
      fixable: true,
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
    },
    limitExample(
      "MinimumShouldBeLessThanOrEqualToMaximum",
      { type: "integer", minimum: 1, maximum: 5 },
      { type: "integer", minimum: 6, maximum: 5 },
      "minimum is not above maximum.",
    ),
    limitExample(
      "MinLengthShouldBeLessThanOrEqualToMaxLength",
      { type: "string", minLength: 1, maxLength: 5 },
      { type: "string", minLength: 6, maxLength: 5 },
      "minLength is not above maxLength.",
    ),
    limitExample(
      "MinItemsShouldBeLessThanOrEqualToMaxItems",
      { type: "array", items: { type: "string" }, minItems: 1, maxItems: 5 },
      { type: "array", items: { type: "string" }, minItems: 6, maxItems: 5 },
      "minItems is not above maxItems.",
    ),
    limitExample(
      "ExclusiveMaximumRequiresMaximum",
      { type: "integer", maximum: 5, exclusiveMaximum: true },
      { type: "integer", exclusiveMaximum: true },
      "exclusiveMaximum goes with maximum.",
    ),
    limitExample(
      "ExclusiveMinimumRequiresMinimum",
      { type: "integer", minimum: 5, exclusiveMinimum: true },
      { type: "integer", exclusiveMinimum: true },
      "exclusiveMinimum goes with minimum.",
    ),
    limitExample(
      "PatternShouldBeValidRegularExpression",
      { type: "string", pattern: "^[A-Z]+$" },
      { type: "string", pattern: "^[A-Z+$" },
      "A pattern is a regular expression.",
    ),
    {
      id: "RequiredPropertyArrayEmpty",
      severity: "error",
      demand: "No list of required properties is empty.",
      why: "An empty one makes the definition invalid.",
      source: "VD",
      example: { at: "/definitions/Order/required", good: ["orderId"], bad: [] },
      fixable: true,
    },
    {
      id: "RequiredPropertyDefinitionMissing",
      severity: "error",
      demand: "Required properties are among the properties.",
      why: "The designer asks for a value that has no field.",
      source: "VD",
      example: { at: "/definitions/Order/required", good: ["orderId"], bad: ["orderNumber"] },
    },
    {
      id: "RequiredPropertyNotOnObject",
      severity: "error",
      demand: "Only objects have a list of required properties.",
      why: "Other types have no properties.",
      source: "VD",
      example: { at: "/definitions/Order/properties/lines/required", bad: ["first"] },
    },
    {
      id: "RequiredReadOnlyPropertyNotAllowedAsInput",
      severity: "error",
      demand: "What is to be sent is not readOnly.",
      why: "The designer hides the field that it demands.",
      source: "VD",
      example: { at: "/definitions/NewOrder/properties/customerId/readOnly", bad: true },
    },
    {
      id: "type-single",
      severity: "warning",
      demand: "A type is one name, not a list.",
      why: 'Swagger 2.0 has no "null" type; the designer takes the first name or none. x-nullable says it.',
      source: "OWN",
      example: { at: "/definitions/Order/properties/note/type", good: "string", bad: ["string", "null"] },
      on: "schema",
      check: ({ value, at }, report) => {
        if (Array.isArray(value.type)) {
          report(
            at.to("type"),
            `The type is a list, ${JSON.stringify(value.type)}. Write one type and "x-nullable": true.`,
          );
        }
      },
    },
    {
      id: "SwaggerKeywordNotSupported",
      severity: "warning",
      demand: "No keyword is used that connectors do not support, such as uniqueItems.",
      why: "It has no effect.",
      source: "VD",
      example: { at: "/definitions/Order/properties/lines/uniqueItems", bad: true },
      on: "schema",
      check: ({ value, at }, report) => {
        if (value.uniqueItems !== undefined) {
          report(at.to("uniqueItems"), 'Connectors do not support "uniqueItems".');
        }
      },
    },
    {
      id: "SchemaTypeFileNotValid",
      severity: "error",
      demand: "The type file is used for a form parameter, or for a response as a whole.",
      why: "A file cannot be part of JSON.",
      source: "VD",
      example: { at: "/definitions/Order/properties/note/type", good: "string", bad: "file" },
      on: "schema",
      check: ({ value, at, role }, report) => {
        if (value.type !== "file") {
          return;
        }
        const steps = at.steps;
        const inResponse = role === "root" && (steps.includes("responses") || steps[0] === "definitions");
        if (!inResponse) {
          report(at, "A file stands here as part of JSON. Use string with format byte.");
        }
      },
    },
    {
      id: "InvalidStringBinaryProperty",
      severity: "error",
      demand: "string with format binary stands at the top of a body or form only.",
      why: "Bytes cannot be part of JSON; byte is base64.",
      source: "VD",
      example: { at: "/definitions/NewOrder/properties/note/format", good: undefined, bad: "binary" },
      on: "schema",
      check: ({ value, at, role, parent }, report) => {
        if (isBinary(value) && role !== "root" && parent !== undefined) {
          report(at, "Bytes stand here as part of JSON. Use the format byte.");
        }
      },
    },
    {
      id: "DiscriminatorMustBeARequiredStringProperty",
      severity: "warning",
      demand: "A discriminator is a required property of type string.",
      why: "Otherwise nobody can tell the kinds apart.",
      source: "VD",
      example: { at: "/definitions/Order/discriminator", good: "orderId", bad: "note" },
      on: "schema",
      check: (node, report, { model }) => {
        checkDiscriminator(node, report, model);
      },
    },
  ],
  checks: [
    {
      on: "schema",
      check: (node, report, { model }) => {
        checkTyped(node, report);
        checkRequired(node, report, model);
      },
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
  ],
};
