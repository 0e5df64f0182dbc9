import { asObject, asText, isObject, type Json, type JsonObject } from "../input/jsonValue";
import { type DynamicCall, inputNamed, isNewForm } from "../model/dynamicCalls";
import type { Model } from "../model/definition";
import type { OperationNode } from "../model/nodes";
import type { DynamicRule } from "./dynamicRules";
import type { JointReport } from "./rule";
import { isOfType, typeNames } from "../model/valueTypes";

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

/** Reports arguments of the newer extensions that are not of their form. */
export function checkForm({ value, at }: DynamicCall, report: JointReport<DynamicRule>): void {
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

/** Reports what a dynamic call passes, or fails to pass, to the operation that it calls. */
export function checkArguments(
  call: DynamicCall,
  called: OperationNode,
  report: JointReport<DynamicRule>,
  model: Model,
): void {
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
  report: JointReport<DynamicRule>,
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
