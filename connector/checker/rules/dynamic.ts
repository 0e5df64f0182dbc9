import { asArray, asObject, asText, isObject, type Json } from "../input/jsonValue";
import { type DynamicCall, dynamicCalls, isNewForm } from "../model/dynamicCalls";
import { type DynamicRule, dynamicRules } from "./dynamicRules";
import { changesAnswer } from "../model/policyTemplates";
import { type Context, type JointReport, ruleGroup } from "./rule";

import { checkArguments, checkForm } from "./dynamicArguments";
import { checkAnswer } from "./dynamicAnswer";

function checkPair(call: DynamicCall, report: JointReport<DynamicRule>): void {
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

/** Whether an operation answers what the definition says: a policy or custom code may change that. */
function isAnswerKnown(operationId: string, { hasScript, apiProperties }: Context): boolean {
  const scripted = asArray(apiProperties?.properties.scriptOperations);
  const isScripted = hasScript && (scripted.length === 0 || scripted.includes(operationId));
  return !isScripted && !apiProperties?.policies.some(({ value }) => changesAnswer(value, operationId));
}

/** Calls that fill lists and forms while a maker builds a flow. */
export const dynamic = ruleGroup("Dynamic values and schemas", dynamicRules, [
  {
    on: "root",
    check: ({ value, at }, report, context) => {
      const { model } = context;
      for (const call of dynamicCalls(model)) {
        const id = asText(call.value.operationId);
        const called = id === undefined ? undefined : model.operationsById.get(id);
        if (isNewForm(call.name)) {
          checkForm(call, report);
        }
        checkPair(call, report);
        if (called) {
          checkArguments(call, called, report, model);
          if (isAnswerKnown(id ?? "", context)) {
            checkAnswer(call, called, report, model);
          }
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
]);
