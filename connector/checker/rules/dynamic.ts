import { asObject, asText, type At, isObject, type Json, type JsonObject } from "../json";
import {
  answerOf,
  type DynamicCall,
  dynamicCalls,
  type Found,
  follow,
  inputNamed,
  isNewForm,
  propertiesOf,
} from "../dynamicCalls";
import type { Model, OperationNode } from "../model";
import type { MultiReport, RuleGroup } from "../rule";
import { isOfType, typeNames } from "../values";

/** What fills one parameter of the called operation. */
interface Argument {
  readonly literal?: Json;
  /** The name of an input of the calling operation. */
  readonly reference?: string;
}

function argumentOf(value: Json | undefined, newForm: boolean): Argument {
  const key = newForm ? "parameterReference" : "parameter";
  if (isObject(value) && typeof value[key] === "string") {
    return { reference: value[key] };
  }
  return { literal: newForm ? asObject(value).value : value };
}

function checkForm({ value, at }: DynamicCall, report: MultiReport): void {
  for (const [name, given] of Object.entries(asObject(value.parameters))) {
    const where = at.to("parameters", name);
    const count = isObject(given)
      ? ["value", "parameterReference"].filter((key) => given[key] !== undefined).length
      : 0;
    if (count !== 1) {
      const old =
        isObject(given) && given.parameter !== undefined ? ' "parameter" is the form of x-ms-dynamic-values.' : "";
      report("dynamic-parameter-form", where, `"${name}" needs exactly one of "value" and "parameterReference".${old}`);
    }
  }
}

function checkArguments(call: DynamicCall, called: OperationNode, report: MultiReport, model: Model): void {
  const given = asObject(call.value.parameters);
  const newForm = isNewForm(call.name);
  for (const [name, value] of Object.entries(given)) {
    const where = call.at.to("parameters", name);
    const { plain, inBody } = inputNamed(called, name, model);
    const target = plain ?? (typeof inBody === "object" ? inBody.schema : undefined);
    if (!plain && inBody === "nothing") {
      report("OperationParameterNameNotFound", where, `"${called.id ?? ""}" has no parameter "${name}".`);
      continue;
    }
    const { literal, reference } = argumentOf(value, newForm);
    const isPlainValue = typeof literal === "string" || typeof literal === "number" || typeof literal === "boolean";
    const open = typeof literal === "string" && target?.type !== "object" && target?.type !== "array";
    if (target && isPlainValue && !open && !isOfType(literal, target)) {
      const message = `${JSON.stringify(literal)} is not of type ${typeNames(target)}, as "${name}" of "${called.id ?? ""}" is.`;
      report("OperationParameterStaticTypeMismatch", where, message);
    }
    if (reference !== undefined) {
      call.users.forEach((user) => {
        checkReference(call, user, reference, target, where, report, model);
      });
    }
  }
  for (const { value } of called.parameters) {
    const name = asText(value.name) ?? "";
    const filled =
      Object.hasOwn(given, name) || Object.keys(given).some((key) => value.in === "body" || key.startsWith(`${name}/`));
    if (value.required === true && value.default === undefined && value.in !== "body" && !filled) {
      report("OperationMissingRequiredProperty", call.at, `"${called.id ?? ""}" needs its parameter "${name}".`);
    }
  }
}

function checkReference(
  call: DynamicCall,
  user: OperationNode,
  reference: string,
  target: JsonObject | undefined,
  where: DynamicCall["at"],
  report: MultiReport,
  model: Model,
): void {
  const { plain, inBody } = inputNamed(user, reference, model);
  const body = typeof inBody === "object" ? inBody.schema : undefined;
  if (!plain && inBody === "nothing") {
    report("dynamic-reference-not-found", where, `"${user.id ?? ""}" has no input "${reference}".`);
    return;
  }
  const kind = call.name === "x-ms-dynamic-values" ? "List" : "Properties";
  const newer = kind === "List" ? "x-ms-dynamic-list" : "x-ms-dynamic-properties";
  if (!isNewForm(call.name) && body && call.carrier[newer] === undefined) {
    const rule = plain ? "AmbiguousReferences" : "NonParameterReferences";
    const message = `"${reference}" is ${plain ? "both a parameter and a field" : "a field"} of the body of "${user.id ?? ""}"; add ${newer}.`;
    report(`Dynamic${kind}ExtensionRequiredFor${rule}`, call.at, message);
  }
  const source = plain ?? body;
  if (source?.["x-ms-visibility"] === "internal" && source.default === undefined) {
    report(
      "SourcePropertyInternal",
      where,
      `"${reference}" is internal, so it has no value yet when the call is made.`,
    );
  }
  const types = [source?.type, target?.type];
  const numeric = types.every((type) => type === "integer" || type === "number");
  if (types.every((type) => typeof type === "string") && types[0] !== types[1] && !numeric) {
    const message = `"${reference}" is of type ${String(types[0])}, but ${String(types[1])} is wanted.`;
    report("OperationParameterTypeMismatch", where, message);
  }
}

/** Whether a schema certainly is no list; an object that says nothing about its properties may be anything. */
function isNoList(schema: JsonObject, model: Model): boolean {
  const isVague = schema.type === "object" && propertiesOf(schema, model) === undefined;
  return schema.type !== undefined && schema.type !== "array" && !isVague;
}

/** Where a path leads in an answer; one that fits but for capitals is reported and taken as meant. */
function followOrReport(schema: Json | undefined, path: string, where: At, report: MultiReport, model: Model): Found {
  const exact = follow(schema, path, model);
  const loose = exact === "nothing" ? follow(schema, path, model, true) : exact;
  if (loose !== exact) {
    report("dynamic-capitals", where, `The answer writes "${path}" in other capitals.`);
  }
  return loose;
}

function checkAnswer(call: DynamicCall, called: OperationNode, report: MultiReport, model: Model): void {
  const answer = answerOf(called);
  if (answer === undefined || (call.name !== "x-ms-dynamic-values" && call.name !== "x-ms-dynamic-list")) {
    return;
  }
  const isOld = call.name === "x-ms-dynamic-values";
  const [collection, title, value] = isOld
    ? ["value-collection", "value-title", "value-path"]
    : ["itemsPath", "itemTitlePath", "itemValuePath"];
  const path = asText(call.value[collection]) ?? "";
  const list = followOrReport(answer, path, path === "" ? call.at : call.at.to(collection), report, model);
  if (list === "nothing" || (typeof list === "object" && isNoList(list.schema, model))) {
    const where = path === "" ? call.at : call.at.to(collection);
    report("InvokedOperationShouldProduceArray", where, `"${called.id ?? ""}" answers with no list at "${path}".`);
    return;
  }
  const items = typeof list === "object" ? list.schema.items : undefined;
  for (const key of [title, value]) {
    const own = asText(call.value[key]);
    const where = call.at.to(key);
    if (own !== undefined && items !== undefined && followOrReport(items, own, where, report, model) === "nothing") {
      const message = `The entries of "${called.id ?? ""}" have no "${own}".`;
      report("InvokedOperationShouldProduceProperty", where, message);
    }
  }
}

function checkPair(call: DynamicCall, report: MultiReport): void {
  const newer = call.carrier["x-ms-dynamic-properties"];
  if (call.name !== "x-ms-dynamic-schema" || !isObject(newer)) {
    return;
  }
  const bare = (text: string): string => text.replace(/(^|\/)properties$/, "");
  const [old, own] = [asText(call.value["value-path"]) ?? "", asText(newer.itemValuePath) ?? ""];
  if (bare(old) !== bare(own)) {
    report(
      "DynamicPropertiesItemValuePathMismatch",
      call.at.to("value-path"),
      `value-path is "${old}", itemValuePath "${own}"; they must name the same place.`,
    );
  }
}

const dynamicAt = "/definitions/NewOrder/properties/customerId/x-ms-dynamic-values";
const dynamicGood = {
  operationId: "ListCustomers",
  parameters: {},
  "value-path": "customerId",
  "value-title": "name",
};
const dynamicRule = (
  id: string,
  demand: string,
  bad: Json,
  severity: "error" | "warning" = "error",
  good: Json = dynamicGood,
  at = dynamicAt,
) => ({
  id,
  severity,
  demand,
  why: "The list or the form stays empty when a maker opens it.",
  source: "VD" as const,
  example: { at, good, bad },
});

const regionAt = "/definitions/NewOrder/properties/shopId/x-ms-dynamic-values";
const regionGood = {
  operationId: "ListShops",
  parameters: { region: { parameter: "region" } },
  "value-path": "shopId",
  "value-title": "name",
};

/** Calls that fill lists and forms while a maker builds a flow. */
export const dynamic: RuleGroup = {
  title: "Dynamic values and schemas",
  rules: [
    dynamicRule("OperationIdNotFound", "An extension calls an operation that exists.", {
      ...dynamicGood,
      operationId: "ListClients",
    }),
    dynamicRule("OperationParameterNameNotFound", "The called operation has the parameters that are given.", {
      ...dynamicGood,
      parameters: { country: "US" },
    }),
    dynamicRule("OperationMissingRequiredProperty", "The required parameters of the called operation are given.", {
      ...dynamicGood,
      operationId: "GetOrder",
    }),
    dynamicRule(
      "OperationParameterStaticTypeMismatch",
      "A fixed value is of the type of its parameter.",
      { ...regionGood, parameters: { region: 7 } },
      "error",
      regionGood,
      regionAt,
    ),
    dynamicRule(
      "OperationParameterTypeMismatch",
      "A passed input is of the type of the parameter that it fills.",
      { ...regionGood, parameters: { region: { parameter: "quantity" } } },
      "warning",
      regionGood,
      regionAt,
    ),
    dynamicRule(
      "dynamic-reference-not-found",
      "A passed input is one of the calling operation.",
      { ...regionGood, parameters: { region: { parameter: "country" } } },
      "error",
      regionGood,
      regionAt,
    ),
    dynamicRule(
      "dynamic-parameter-form",
      "Each parameter of x-ms-dynamic-list and x-ms-dynamic-properties has exactly one of value and parameterReference.",
      { operationId: "ListCustomers", parameters: { region: { parameter: "region" } }, itemValuePath: "customerId" },
      "error",
      { operationId: "ListCustomers", parameters: {}, itemValuePath: "customerId" },
      "/definitions/NewOrder/properties/customerId/x-ms-dynamic-list",
    ),
    dynamicRule(
      "DynamicListExtensionRequiredForNonParameterReferences",
      "x-ms-dynamic-values that takes a field of the body goes with x-ms-dynamic-list.",
      { ...regionGood, parameters: { region: { parameter: "note" } } },
      "warning",
      regionGood,
      regionAt,
    ),
    dynamicRule(
      "DynamicListExtensionRequiredForAmbiguousReferences",
      "x-ms-dynamic-values that takes an input of an ambiguous name goes with x-ms-dynamic-list.",
      { ...regionGood, parameters: { region: { parameter: "quantity" } } },
      "warning",
      regionGood,
      regionAt,
    ),
    dynamicRule(
      "DynamicPropertiesExtensionRequiredForNonParameterReferences",
      "x-ms-dynamic-schema that takes a field of the body goes with x-ms-dynamic-properties.",
      { operationId: "GetFields", parameters: { templateId: { parameter: "title" } }, "value-path": "schema" },
      "warning",
      { operationId: "GetFields", parameters: { templateId: { parameter: "templateId" } }, "value-path": "schema" },
      "/definitions/Form/properties/more/x-ms-dynamic-schema",
    ),
    dynamicRule(
      "DynamicPropertiesExtensionRequiredForAmbiguousReferences",
      "x-ms-dynamic-schema that takes an input of an ambiguous name goes with x-ms-dynamic-properties.",
      { operationId: "GetFields", parameters: { templateId: { parameter: "kind" } }, "value-path": "schema" },
      "warning",
      { operationId: "GetFields", parameters: { templateId: { parameter: "templateId" } }, "value-path": "schema" },
      "/definitions/Form/properties/more/x-ms-dynamic-schema",
    ),
    dynamicRule(
      "DynamicPropertiesItemValuePathMismatch",
      "itemValuePath of x-ms-dynamic-properties is value-path of x-ms-dynamic-schema without a last properties.",
      "other",
      "error",
      "schema",
      "/definitions/Form/properties/fields/x-ms-dynamic-schema/value-path",
    ),
    dynamicRule(
      "InvokedOperationShouldProduceArray",
      "The called operation answers with a list at the path that is given.",
      { ...dynamicGood, "value-collection": "items" },
    ),
    dynamicRule(
      "InvokedOperationShouldProduceProperty",
      "The entries of the list have the properties that are given.",
      { ...dynamicGood, "value-title": "fullName" },
    ),
    {
      ...dynamicRule(
        "dynamic-capitals",
        "Paths into an answer are written in its capitals.",
        { ...dynamicGood, "value-title": "Name" },
        "warning",
      ),
      why: "Capitals count when the value is looked up.",
      source: "OX",
    },
    dynamicRule(
      "SourcePropertyInternal",
      "No internal input is passed to a dynamic call.",
      { ...regionGood, parameters: { region: { parameter: "secret" } } },
      "warning",
      regionGood,
      regionAt,
    ),
    {
      id: "DynamicTreeExtensionMissing",
      severity: "warning",
      demand: "A parameter with the file picker has x-ms-dynamic-tree too.",
      why: "Newer designers show no files otherwise.",
      source: "VD",
      example: { at: "/parameters/Top/x-ms-dynamic-values", bad: { capability: "file-picker", "value-path": "Id" } },
      on: "parameter",
      check: ({ value, at }, report) => {
        const values = asObject(value["x-ms-dynamic-values"]);
        if (values.capability === "file-picker" && value["x-ms-dynamic-tree"] === undefined) {
          report(at.to("x-ms-dynamic-values"), "The file picker needs x-ms-dynamic-tree beside it.");
        }
      },
    },
    {
      id: "SelectedItemValuePathNotAllowedInThisPosition",
      severity: "warning",
      demand: "selectedItemValuePath stands in browse of x-ms-dynamic-tree only.",
      why: "Elsewhere it has no effect.",
      source: "VD",
      example: {
        at: "/parameters/Top/x-ms-dynamic-tree",
        bad: { open: { operationId: "ListCustomers", selectedItemValuePath: "Id" }, settings: {} },
      },
      on: "parameter",
      check: ({ value, at }, report) => {
        const tree = asObject(value["x-ms-dynamic-tree"]);
        if (asObject(tree.open).selectedItemValuePath !== undefined || tree.selectedItemValuePath !== undefined) {
          report(at.to("x-ms-dynamic-tree"), "selectedItemValuePath belongs into browse.");
        }
      },
    },
  ],
  checks: [
    {
      on: "root",
      check: ({ value, at }, report, { model }) => {
        for (const call of dynamicCalls(model)) {
          const id = asText(call.value.operationId);
          const called = id === undefined ? undefined : model.operationsById.get(id);
          if (isNewForm(call.name)) {
            checkForm(call, report);
          }
          checkPair(call, report);
          if (called) {
            checkArguments(call, called, report, model);
            checkAnswer(call, called, report, model);
          } else if (id !== undefined) {
            report("OperationIdNotFound", call.at.to("operationId"), `There is no operation "${id}".`);
          }
        }
        const capabilities = asObject(value["x-ms-capabilities"]);
        const calls: [string[], Json | undefined][] = [
          [["testConnection"], capabilities.testConnection],
          [["file-picker", "open"], asObject(capabilities["file-picker"]).open],
          [["file-picker", "browse"], asObject(capabilities["file-picker"]).browse],
        ];
        for (const [steps, part] of calls) {
          const id = asText(asObject(part).operationId);
          if (id !== undefined && !model.operationsById.has(id)) {
            report(
              "OperationIdNotFound",
              at.to("x-ms-capabilities", ...steps, "operationId"),
              `There is no operation "${id}".`,
            );
          }
        }
      },
    },
  ],
};
