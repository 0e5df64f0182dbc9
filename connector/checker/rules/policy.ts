import type { At } from "../input/jsonPointer";
import { asArray, asObject, asText, type Json } from "../input/jsonValue";
import { operationKey, parameterPrefix, sectionKey, templateOf, templates } from "../model/policyTemplates";
import { ruleGroup } from "./rule";
import { meant } from "./spelling";

/** Names of connection parameters that an expression such as `@connectionParameters('host')` takes. */
function* expressions(text: string): Generator<string> {
  for (const match of text.matchAll(/@connectionParameters\(\s*'([^']*)'/gi)) {
    yield match[1] ?? "";
  }
}

/** Operation names of a policy with their places. */
function operationsOf(value: Json | undefined, at: At): [At, Json][] {
  return asArray(value).map((each, index): [At, Json] => [at.to(index), each]);
}

const policyAt = "/properties/policyTemplateInstances/0";
const good = {
  templateId: "setheader",
  title: "Set the version",
  parameters: {
    "x-ms-apimTemplateParameter.name": "X-Version",
    "x-ms-apimTemplateParameter.value": "1",
    "x-ms-apimTemplateParameter.existsAction": "override",
    "x-ms-apimTemplate-policySection": "Request",
    "x-ms-apimTemplate-operationName": ["ListOrders"],
  },
};
const example = (parameters: Record<string, Json>, rest: Record<string, Json> = {}) => ({
  file: "apiProperties" as const,
  at: policyAt,
  good,
  bad: { ...good, ...rest, parameters: { ...good.parameters, ...parameters } },
});

/** Policies: templates, parameters, operations. */
export const policy = ruleGroup("Policies", [
  {
    id: "policy-template",
    severity: "warning",
    demand: "A policy is made from a documented template.",
    why: "Others are refused, or work for Microsoft's own connectors only.",
    source: "PT",
    example: example({}, { templateId: "setheaders" }),
    on: "policy",
    check: ({ value, at }, report) => {
      const id = asText(value.templateId);
      if (!templateOf(id)) {
        const near = meant(id ?? "", Object.keys(templates));
        const where = id === undefined ? at : at.to("templateId");
        report(where, `There is no template "${id ?? ""}".${near ? ` Was "${near}" meant?` : ""}`);
      }
    },
  },
  {
    id: "policy-parameters",
    severity: "error",
    demand: "A policy has the parameters of its template.",
    why: "Without them it is refused or does nothing.",
    source: "PT",
    example: { ...example({}), bad: { ...good, parameters: { "x-ms-apimTemplateParameter.name": "X-Version" } } },
    on: "policy",
    check: ({ value, at }, report) => {
      const given = asObject(value.parameters);
      const missing = (templateOf(asText(value.templateId))?.required ?? []).filter(
        (name) => given[parameterPrefix + name] === undefined,
      );
      if (missing.length > 0) {
        report(at.to("parameters"), `The policy lacks ${missing.map((name) => parameterPrefix + name).join(", ")}.`);
      }
    },
  },
  {
    id: "policy-keys",
    severity: "warning",
    demand: "A policy has no parameters that its template does not know.",
    why: "They have no effect.",
    source: "PT",
    example: example({ "x-ms-apimTemplateParameter.valeu": "1" }),
    on: "policy",
    check: ({ value, at }, report) => {
      const template = templateOf(asText(value.templateId));
      if (!template) {
        return;
      }
      const names = [...template.required, ...(template.optional ?? [])].map((name) => parameterPrefix + name);
      const known = [...names, operationKey, sectionKey];
      for (const key of Object.keys(asObject(value.parameters))) {
        if (!known.includes(key)) {
          const near = meant(key, known);
          report(at.to("parameters", key), `The template has no "${key}".${near ? ` Was "${near}" meant?` : ""}`);
        }
      }
    },
  },
  {
    id: "policy-values",
    severity: "error",
    demand: "Parameters of a policy with fixed values have one of them.",
    why: "Other values are refused.",
    source: "PT",
    example: example({ "x-ms-apimTemplate-policySection": "Before" }),
    on: "policy",
    check: ({ value, at }, report) => {
      const template = templateOf(asText(value.templateId));
      const given = asObject(value.parameters);
      const all: [string, readonly string[]][] = [
        ...Object.entries(template?.values ?? {}).map(([name, list]): [string, readonly string[]] => [
          parameterPrefix + name,
          list,
        ]),
        ...(template?.section ? [[sectionKey, template.section] satisfies [string, readonly string[]]] : []),
      ];
      for (const [key, list] of all) {
        const own = given[key];
        if (own !== undefined && !list.some((each) => each.toLowerCase() === asText(own)?.toLowerCase())) {
          report(at.to("parameters", key), `${JSON.stringify(own)} is not one of ${list.join(", ")}.`);
        }
      }
    },
  },
  {
    id: "policy-operations",
    severity: "warning",
    demand: "A policy names operations of the definition.",
    why: "For an unknown operation it never runs; that the import refuses it is not documented.",
    source: "PT",
    example: example({ "x-ms-apimTemplate-operationName": ["ListAll"] }),
    on: "policy",
    check: ({ value, at }, report, { model, hasDefinition }) => {
      const list = asObject(value.parameters)[operationKey];
      for (const [where, id] of operationsOf(list, at.to("parameters", operationKey))) {
        if (hasDefinition && typeof id === "string" && id !== "" && !model.operationsById.has(id)) {
          const near = meant(id, [...model.operationsById.keys()]);
          report(where, `The definition has no operation "${id}".${near ? ` Was "${near}" meant?` : ""}`);
        }
      }
    },
  },
  {
    id: "policy-expressions",
    severity: "error",
    demand: "@connectionParameters names a connection parameter that is there.",
    why: "The expression is empty when the policy runs, so every call fails.",
    source: "PT",
    example: example({ "x-ms-apimTemplateParameter.value": "@connectionParameters('region')" }),
    on: "policy",
    check: ({ value, at }, report, { apiProperties }) => {
      const sets = apiProperties?.properties.connectionParameterSets;
      // The gateway does not mind capitals in these names.
      const known = Object.keys(asObject(apiProperties?.properties.connectionParameters)).map((name) =>
        name.toLowerCase(),
      );
      for (const [key, given] of Object.entries(asObject(value.parameters))) {
        for (const name of typeof given === "string" && sets === undefined ? expressions(given) : []) {
          // A claim of the token, such as token:TenantId, is there without being declared.
          if (!known.includes(name.toLowerCase()) && !name.includes(":")) {
            report(at.to("parameters", key), `There is no connection parameter "${name}".`);
          }
        }
      }
    },
  },
  {
    id: "policy-title",
    severity: "hint",
    demand: "Every policy has a title.",
    why: "The list of policies in the designer shows it.",
    source: "PT",
    example: { ...example({}), bad: { ...good, title: "" } },
    on: "policy",
    check: ({ value, at }, report) => {
      if (!asText(value.title)) {
        report(at, "The policy has no title.");
      }
    },
  },
]);
