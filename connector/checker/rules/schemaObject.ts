import { asArray, asObject, asText, isObject, type JsonObject, member } from "../input/jsonValue";
import type { Model } from "../model/definition";
import type { SchemaNode } from "../model/nodes";
import type { Fix } from "./finding";
import { type IdOf, type JointReport, type Report, ruleGroup, ruleList } from "./rule";
import { typeNames } from "../model/valueTypes";

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

function checkRequired(node: SchemaNode, report: JointReport<Id>, model: Model): void {
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

const rules = ruleList([
  {
    id: "RequiredPropertyArrayEmpty",
    severity: "error",
    demand: "No list of required properties is empty.",
    why: "An empty one makes the definition invalid.",
    source: "VD",
    example: { at: "/definitions/Order/required", good: ["orderId"], bad: [] },
    fixable: true,
    explainsVerdict: true,
  },
  {
    id: "RequiredPropertyDefinitionMissing",
    severity: "error",
    demand: "Required properties are among the properties.",
    why: "The designer asks for a value that has no field.",
    source: "VD",
    example: { at: "/definitions/Order/required", good: ["orderId"], bad: ["orderNumber"] },
    explainsVerdict: true,
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
    explainsVerdict: true,
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
]);

type Id = IdOf<typeof rules>;

/** Required properties, and where a type may stand. */
export const schemaObject = ruleGroup("Objects, and where a type may stand", rules, [
  {
    on: "schema",
    check: (node, report, { model }) => {
      checkRequired(node, report, model);
    },
  },
]);
