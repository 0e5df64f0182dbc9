import type { At } from "../input/jsonPointer";
import { asText, type Json, type JsonObject } from "../input/jsonValue";
import { answerOf, type DynamicCall, type Found, follow, propertiesOf } from "../model/dynamicCalls";
import type { Model } from "../model/definition";
import type { OperationNode } from "../model/nodes";
import type { DynamicRule } from "./dynamicRules";
import type { JointReport } from "./rule";

/** Whether a schema certainly is no list; an object that says nothing about its properties may be anything. */
function isNoList(schema: JsonObject, model: Model): boolean {
  const isVague = schema.type === "object" && propertiesOf(schema, model) === undefined;
  return schema.type !== undefined && schema.type !== "array" && !isVague;
}

/** Where a path leads in an answer; one that fits but for capitals is reported and taken as meant. */
function followOrReport(
  schema: Json | undefined,
  path: string,
  where: At,
  report: JointReport<DynamicRule>,
  model: Model,
): Found {
  const exact = follow(schema, path, model);
  const loose = exact === "nothing" ? follow(schema, path, model, true) : exact;
  if (loose !== exact) {
    report("dynamic-capitals", where, `The answer writes "${path}" in other capitals.`);
  }
  return loose;
}

/** Reports where the answer of the called operation does not hold what the extension looks for in it. */
export function checkAnswer(
  call: DynamicCall,
  called: OperationNode,
  report: JointReport<DynamicRule>,
  model: Model,
): void {
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
