import { asObject, asText, isObject, type Json } from "../../../connector/checker/input/jsonValue";
import type { At } from "../../../connector/checker/input/jsonPointer";
import { isComputed } from "../model/way";
import type { Report, RuleGroup } from "./rule";

/** Members of `authentication` that are secret. */
const secretMembers = ["password", "secret", "pfx"];

/** Names of values that are secret by what they are called. */
const secretName = /pass(word|phrase)|secret|api-?_?key|access-?_?key|client-?_?secret|sas-?_?token|bearer/i;

/** The least characters of a text that may be a key. */
const shortestKey = 12;

/** Texts that stand where the reader is to put a key. */
const placeholder = /^[<[{]|your|insert|replace|placeholder|example/i;

const isKey = (value: Json | undefined): boolean =>
  typeof value === "string" &&
  !placeholder.test(value) &&
  value.length >= shortestKey &&
  !/\s/.test(value) &&
  !isComputed(value);

/** Looks through the values of a step for keys that stand where keys belong. */
function checkValue(value: Json | undefined, at: At, report: Report): void {
  if (Array.isArray(value)) {
    value.forEach((one, index) => {
      checkValue(one, at.to(index), report);
    });
  }
  for (const [name, one] of isObject(value) ? Object.entries(value) : []) {
    const place = at.to(name);
    const text = asText(one) ?? "";
    if (name === "authentication") {
      for (const member of secretMembers) {
        const secret = asObject(one)[member];
        if (typeof secret === "string" && secret !== "" && !isComputed(secret)) {
          report({ at: place.to(member) }, `authentication.${member} stands here as plain text.`);
        }
      }
    } else if (
      /^(authorization|ocp-apim-subscription-key|x-api-key|x-functions-key)$/i.test(name) &&
      !isComputed(text)
    ) {
      if (/^((bearer|basic|apikey) )?[\w+/=.~-]{12,}$/i.test(text)) {
        report({ at: place }, `The header ${name} stands here as plain text.`);
      }
    } else if (/[?&](sig|code|api-?key|access_token)=[\w%+/.~-]{16,}/i.test(text) && /^https:/i.test(text)) {
      report({ at: place }, `The address holds a key.`);
    } else if (name !== "schema") {
      checkValue(one, place, report);
    }
  }
}

/** What should not stand in a file. */
export const secret: RuleGroup = {
  title: "Secrets",
  rules: [
    {
      id: "secret",
      severity: "error",
      demand: "No password, key or token stands in a flow as plain text.",
      why: "Everybody who reads the solution can use it, for ever.",
      source: "GUI",
      example: {
        at: "/properties/definition/actions/Note_the_time/inputs",
        good: "@utcNow()",
        bad: { Authorization: "Bearer aaaaaaaaaaaaaaaaaaaaaaaa" },
      },
      check: ({ steps }, report) => {
        for (const { value, at } of steps) {
          checkValue({ inputs: value.inputs }, at, report);
        }
      },
    },
    {
      id: "secret-suspected",
      severity: "warning",
      demand: "Parameters and variables with the name of a secret hold none.",
      why: "Everybody who reads the solution, or the history of its runs, can use it.",
      source: "GUI",
      example: {
        at: "/properties/definition/actions/Initialize_count/inputs/variables/0",
        good: { name: "count", type: "integer", value: 0 },
        bad: { name: "apiKey", type: "string", value: "aaaaaaaaaaaaaaaa" },
      },
      check: ({ definition, at, actions }, report) => {
        for (const [name, one] of Object.entries(asObject(definition.parameters))) {
          if (secretName.test(name) && isKey(asObject(one).defaultValue)) {
            report(
              { at: at.to("parameters", name, "defaultValue") },
              `The parameter "${name}" has a value that looks like a secret.`,
            );
          }
        }
        for (const { inputs, type, at: place } of actions.filter((step) => step.type.endsWith("Variable"))) {
          const list = type === "InitializeVariable" ? inputs.variables : [inputs];
          for (const one of Array.isArray(list) ? list : []) {
            const { name, value } = asObject(one);
            if (secretName.test(asText(name) ?? "") && isKey(value)) {
              report(
                { at: place.to("inputs") },
                `The variable "${asText(name) ?? ""}" is given a value that looks like a secret.`,
              );
            }
          }
        }
      },
    },
  ],
};
