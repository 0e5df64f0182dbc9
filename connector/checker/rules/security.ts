import type { Node } from "../model/nodes";
import { type Shape, shapes } from "../swagger/shapes";
import type { At } from "../input/jsonPointer";
import { asArray, asObject, asText, type Json, type JsonObject } from "../input/jsonValue";
import { checkShape } from "./checkShape";
import { type IdOf, type JointReport, ruleGroup, ruleList } from "./rule";
import type { StructureRule } from "./structureRules";

/** Types of connection parameters that hold what a security scheme needs (certified connectors pair them so). */
const partners: Record<string, readonly string[]> = {
  apiKey: ["securestring"],
  basic: ["securestring"],
  oauth2: ["oauthSetting", "oAuthSetting"],
};

const flows = ["implicit", "password", "application", "accessCode"] as const;

function schemeShape(value: JsonObject): Shape | undefined {
  if (value.type === "basic" || value.type === "apiKey") {
    return shapes[value.type];
  }
  const flow = flows.find((each) => each === value.flow);
  return value.type === "oauth2" && flow ? shapes[flow] : undefined;
}

/** The shape of a security scheme; what every shape demands has rules of its own here. */
function checkScheme({ value, at }: Node, report: JointReport<Id | StructureRule>): void {
  const shape = schemeShape(value);
  if (!shape) {
    const isOauth = asText(value.type) === "oauth2";
    const key = isOauth ? "flow" : "type";
    const known = isOauth ? flows.join(", ") : "basic, apiKey, oauth2";
    const where = value[key] === undefined ? at : at.to(key);
    report("SecuritySchemePropertyRequired", where, `A security scheme needs a "${key}" of ${known}.`);
    return;
  }
  checkShape(value, at, shape, (rule, where, message, fix) => {
    const own =
      rule === "RequiredPropertyMissing"
        ? "SecuritySchemePropertyRequired"
        : rule === "ExtensionNameNotValid"
          ? "SecuritySchemePropertyNotValid"
          : rule;
    report(own, where, message, fix);
  });
}

function checkRequirements(list: Json | undefined, at: At, schemes: JsonObject, report: JointReport<Id>): void {
  const isNamed = asArray(list).some((requirement) => Object.keys(asObject(requirement)).length > 0);
  if (isNamed && Object.keys(schemes).length === 0) {
    report("security-without-definitions", at, "There are no securityDefinitions for what is required here.");
    return;
  }
  asArray(list).forEach((requirement, index) => {
    for (const [name, scopes] of Object.entries(asObject(requirement))) {
      const where = at.to(index, name);
      const scheme = Object.hasOwn(schemes, name) ? asObject(schemes[name]) : undefined;
      if (!scheme) {
        report("SecurityRequirementMustBeDefined", where, `securityDefinitions has no "${name}".`);
        continue;
      }
      if (!Array.isArray(scopes)) {
        report("SecurityRequirementMustHaveValue", where, `"${name}" must be a list, [] without scopes.`);
        continue;
      }
      if (scheme.type !== "oauth2") {
        if (scopes.length > 0) {
          report("SecurityRequirementMustHaveEmptyValue", where, `"${name}" is no OAuth scheme, so its list is [].`);
        }
        continue;
      }
      const known = Object.keys(asObject(scheme.scopes));
      const missing = scopes.filter((scope): scope is string => typeof scope === "string" && !known.includes(scope));
      if (missing.length > 0) {
        report(
          "OAuthSecurityRequirementValueMustBeScopeName",
          where,
          `"${name}" defines no scope "${missing.join('", "')}".`,
        );
      }
    }
  });
}

const schemeAt = "/securityDefinitions/apiKey";
const schemeGood = { type: "apiKey", name: "X-Api-Key", in: "header" };

const rules = ruleList([
  {
    id: "SecurityRequirementMustBeDefined",
    severity: "error",
    demand: "Every security requirement names a scheme of securityDefinitions.",
    why: "No connection can be made for an unknown scheme.",
    source: "VD",
    example: { at: "/security", good: [{ apiKey: [] }], bad: [{ key: [] }] },
  },
  {
    id: "security-without-definitions",
    severity: "warning",
    demand: "A definition that requires security has securityDefinitions.",
    why: "The validator demands them, yet certified connectors leave signing in to apiProperties.json.",
    source: "VD",
    example: {
      at: "/securityDefinitions",
      good: { apiKey: { type: "apiKey", name: "X-Api-Key", in: "header" } },
      bad: {},
    },
  },
  {
    id: "SecurityRequirementMustHaveValue",
    severity: "error",
    demand: "The value of a security requirement is a list.",
    why: "Another value makes the definition invalid.",
    source: "VD",
    example: { at: "/security", good: [{ apiKey: [] }], bad: [{ apiKey: null }] },
    explainsVerdict: true,
  },
  {
    id: "SecurityRequirementMustHaveEmptyValue",
    severity: "error",
    demand: "The list of a requirement that is not OAuth is empty.",
    why: "Only OAuth has scopes.",
    source: "VD",
    example: { at: "/security", good: [{ apiKey: [] }], bad: [{ apiKey: ["read"] }] },
  },
  {
    id: "OAuthSecurityRequirementValueMustBeScopeName",
    severity: "error",
    demand: "A scope that is required is defined by its scheme.",
    why: "The consent would not ask for it.",
    source: "VD",
    example: { at: "/paths/~1news/get/security", good: [{ oauth: ["read"] }], bad: [{ oauth: ["write"] }] },
  },
  {
    id: "SecuritySchemePropertyRequired",
    severity: "error",
    demand: "A security scheme has all its keys.",
    why: "Without them the connection cannot be made.",
    source: "VD",
    example: { at: schemeAt, good: schemeGood, bad: { type: "apiKey", name: "X-Api-Key" } },
    explainsVerdict: true,
  },
  {
    id: "SecuritySchemePropertyNotValid",
    severity: "error",
    demand: "A security scheme has no keys of other schemes.",
    why: "They make the definition invalid.",
    source: "VD",
    example: { at: schemeAt, good: schemeGood, bad: { ...schemeGood, tokenUrl: "https://contoso.example/token" } },
    explainsVerdict: true,
  },
  {
    id: "auth-pairing",
    severity: "warning",
    demand: "Each security scheme in use has a connection parameter that holds what it needs.",
    why: "The user is not asked for the key or the sign-in, and every call fails.",
    source: "AP",
    example: {
      file: "apiProperties",
      at: "/properties/connectionParameters/api_key/type",
      good: "securestring",
      bad: "string",
    },
    on: "root",
    check: ({ value, at }, report, { apiProperties }) => {
      if (!apiProperties || apiProperties.properties.connectionParameterSets !== undefined) {
        return;
      }
      const types = Object.values(asObject(apiProperties.properties.connectionParameters)).map((each) =>
        asText(asObject(each).type),
      );
      for (const requirement of asArray(value.security)) {
        for (const name of Object.keys(asObject(requirement))) {
          const type = asText(asObject(asObject(value.securityDefinitions)[name]).type);
          const wanted = type === undefined ? undefined : partners[type];
          const served = wanted?.some((each) => types.includes(each)) ?? true;
          // Some services take an OAuth token where the definition says key, or the other way round.
          const other = types.some((each) =>
            Object.values(partners)
              .flat()
              .includes(each ?? ""),
          );
          if (!served && !other) {
            const message = `The scheme "${name}" needs a connection parameter of type ${wanted?.[0] ?? ""} in apiProperties.json.`;
            report(at.to("securityDefinitions", name), message);
          }
        }
      }
    },
  },
  {
    id: "security-unused",
    severity: "hint",
    demand: "Every security scheme is required somewhere.",
    why: "A scheme that nothing requires is not used: calls go out without it.",
    source: "SW",
    example: { at: "/security", good: [{ apiKey: [] }], bad: undefined },
    on: "root",
    check: ({ value, at }, report, { model }) => {
      const lists = [value.security, ...model.operation.map((node) => node.value.security)];
      const used = new Set(lists.flatMap((list) => asArray(list).flatMap((each) => Object.keys(asObject(each)))));
      for (const name of Object.keys(asObject(value.securityDefinitions))) {
        if (!used.has(name)) {
          report(at.to("securityDefinitions", name), `No "security" requires "${name}".`);
        }
      }
    },
  },
  {
    id: "oauth-urls",
    severity: "error",
    demand: "The addresses of an OAuth scheme are absolute web addresses, or an environment variable.",
    why: "The sign-in window opens them.",
    source: "SW",
    example: { at: "/securityDefinitions/oauth/tokenUrl", good: "https://contoso.example/token", bad: "/token" },
    on: "scheme",
    check: ({ value, at }, report) => {
      for (const key of ["authorizationUrl", "tokenUrl"]) {
        const url = asText(value[key]);
        if (value.type === "oauth2" && url !== undefined && !isAddress(url)) {
          report(at.to(key), `"${url}" is no absolute web address.`);
        }
      }
    },
  },
]);

type Id = IdOf<typeof rules>;

/** Security of the definition, and how it fits the connection parameters. */
export const security = ruleGroup("Security", rules, [
  { on: "scheme", check: checkScheme },
  {
    on: "root",
    check: ({ value, at }, report) => {
      checkRequirements(value.security, at.to("security"), asObject(value.securityDefinitions), report);
    },
  },
  {
    on: "operation",
    check: ({ value, at }, report, { model }) => {
      const schemes = asObject(model.root[0]?.value.securityDefinitions);
      checkRequirements(value.security, at.to("security"), schemes, report);
    },
  },
]);

/** An address, one with a part that a connection parameter fills, or an environment variable. */
const isAddress = (url: string): boolean => /^https?:\/\/\S+$/i.test(url) || url.startsWith("@environmentVariables(");
