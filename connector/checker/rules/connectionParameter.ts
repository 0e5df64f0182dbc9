import type { At } from "../input/jsonPointer";
import { asObject, asText, isObject, type Json, type JsonObject } from "../input/jsonValue";
import { type IdOf, type JointReport, ruleGroup, ruleList } from "./rule";

const parameterTypes = ["string", "securestring", "int", "bool", "gatewaySetting", "oauthSetting"];

const providers = ["oauth2", "oauth2generic", "aad", "aadcertificate", "facebook"];

const redirectModes = ["Global", "Direct", "GlobalPerConnector"];

/** The custom parameters that an identity provider needs. */
const neededParameters: Record<string, readonly string[]> = {
  oauth2: ["authorizationUrl", "tokenUrl", "refreshUrl"],
  aad: ["resourceUri"],
  aadcertificate: ["resourceUri"],
};

function checkSettings(settings: JsonObject, at: At, report: JointReport<Id>): void {
  const provider = asText(settings.identityProvider);
  const rule = "connector-validate-connectionparam-oauth2idp";
  if (provider === undefined) {
    report(rule, at, `The OAuth settings have no identityProvider; it is one of ${providers.join(", ")}.`);
  } else if (!providers.includes(provider)) {
    report(
      rule,
      at.to("identityProvider"),
      `The identity provider "${provider}" is not one of ${providers.join(", ")}.`,
    );
  }
  const given = Object.keys(asObject(settings.customParameters)).map((key) => key.toLowerCase());
  const missing = (neededParameters[provider ?? ""] ?? []).filter((key) => !given.includes(key.toLowerCase()));
  if (missing.length > 0) {
    report(rule, at, `The identity provider ${provider ?? ""} needs the custom parameters ${missing.join(", ")}.`);
  }
  for (const key of ["clientSecret", "ClientSecret"]) {
    checkSecret(asText(settings[key]) ?? "", at.to(key), report);
  }
  const mode = asText(settings.redirectMode);
  if (mode !== undefined && !redirectModes.includes(mode)) {
    const right = redirectModes.find((each) => each.toLowerCase() === mode.toLowerCase());
    const steps = at.to("redirectMode").steps;
    report(
      "oauth-redirect-mode",
      at.to("redirectMode"),
      `The redirectMode "${mode}" is not one of ${redirectModes.join(", ")}.`,
      right ? { title: `Write "${right}"`, kind: "set", steps, value: right } : undefined,
    );
  }
}

/** Texts that templates put in the place of a secret: in brackets, in words, or the name of what is meant. */
const placeholders: readonly RegExp[] = [
  /^[<[{(].*[>\]})]$/,
  /\s/,
  /your[_ -]|dummy|placeholder|example|change[_-]?me/i,
  /^(x+|\*+|test|secret|client[_-]?secret|none|null|todo|tbd|n\/a)$/i,
];

/** Reports a secret that stands in the file, and a text in its place, which sooner or later becomes one. */
function checkSecret(text: string, at: At, report: JointReport<Id>): void {
  if (text === "" || text.startsWith("@environmentVariables(")) {
    return;
  }
  if (placeholders.some((each) => each.test(text))) {
    report(
      "secret-key",
      at,
      "The secret is entered on the Security tab. Remove this key: sooner or later it holds one.",
    );
  } else {
    report("no-secret", at, "A secret stands in the file. Remove it, and make a new one: this one is known.");
  }
}

const isPrimitiveClaim = (name: string): boolean => name.includes(":");

function checkConstraints(value: JsonObject, at: At, report: JointReport<Id>): void {
  const constraints = asObject(asObject(value.uiDefinition).constraints);
  for (const key of ["required", "hidden"]) {
    const given: Json | undefined = constraints[key];
    if (given === undefined || (typeof given === "string" && /^(true|false)$/i.test(given))) {
      continue;
    }
    const where = at.to("uiDefinition", "constraints", key);
    const certain = typeof given === "boolean";
    report(
      "connection-parameter-constraints",
      where,
      `"${key}" must be the text "true" or "false".`,
      certain
        ? { title: `Write "${String(given)}"`, kind: "set", steps: where.steps, value: String(given) }
        : undefined,
    );
  }
}

const keyAt = "/properties/connectionParameters/api_key";
const tokenAt = "/properties/connectionParameters/token";

const oauthGood = {
  type: "oauthSetting",
  oAuthSettings: {
    identityProvider: "aad",
    clientId: "",
    scopes: [],
    redirectMode: "Global",
    customParameters: { resourceUri: { value: "https://contoso.example" } },
  },
};

const oauth = (change: JsonObject): JsonObject => ({
  ...oauthGood,
  oAuthSettings: { ...oauthGood.oAuthSettings, ...change },
});

const rules = ruleList([
  {
    id: "connector-validate-connectionparameters",
    severity: "error",
    demand: "Every connection parameter has a name of letters, digits and underscores and a known type.",
    why: "The connection cannot be made.",
    source: "SC",
    example: { file: "apiProperties", at: `${keyAt}/type`, good: "securestring", bad: "password" },
  },
  {
    id: "connection-parameter-constraints",
    severity: "warning",
    demand: 'required and hidden of a connection parameter are the texts "true" or "false".',
    why: "True without quotes is ignored by some designers.",
    source: "AP",
    example: { file: "apiProperties", at: `${keyAt}/uiDefinition/constraints/required`, good: "true", bad: true },
    fixable: true,
  },
  {
    id: "connector-validate-connectionparam-oauth2idp",
    severity: "error",
    demand: "OAuth settings name a known identity provider and give what it needs.",
    why: "Nobody can sign in.",
    source: "SC",
    example: { file: "apiProperties", at: tokenAt, good: oauthGood, bad: oauth({ identityProvider: "entra" }) },
  },
  {
    id: "no-secret",
    severity: "error",
    demand: "No client secret and no default of a secure text stands in the file.",
    why: "Whoever has the file can act as the app.",
    source: "OWN",
    example: {
      file: "apiProperties",
      at: tokenAt,
      good: oauthGood,
      bad: oauth({ clientSecret: "Zm9vYmFyLWJhei1xdXV4" }),
    },
  },
  {
    id: "secret-key",
    severity: "warning",
    demand: "No place for a client secret stands in the file.",
    why: "A secret is entered when the connector is saved; one that is written here goes wherever the file goes.",
    source: "OWN",
    example: {
      file: "apiProperties",
      at: tokenAt,
      good: oauthGood,
      bad: oauth({ clientSecret: "<your secret>" }),
    },
  },
  {
    id: "oauth-redirect-mode",
    severity: "warning",
    demand: `redirectMode is ${redirectModes.join(", ")}.`,
    why: "Another value falls back to Global.",
    source: "AP",
    example: { file: "apiProperties", at: tokenAt, good: oauthGood, bad: oauth({ redirectMode: "global" }) },
    fixable: true,
  },
  {
    id: "token-tenant",
    severity: "warning",
    demand: "token:TenantId is a text with the source AzureActiveDirectoryTenant, hidden and not required.",
    why: "Otherwise users are asked for their tenant, and typing it wrong fails the connection.",
    source: "AP",
    example: {
      file: "apiProperties",
      at: "/properties/connectionParameters/token:TenantId",
      good: {
        type: "string",
        metadata: { sourceType: "AzureActiveDirectoryTenant" },
        uiDefinition: { displayName: "Tenant", constraints: { hidden: "true", required: "false" } },
      },
      bad: { type: "string", uiDefinition: { displayName: "Tenant", constraints: { required: "true" } } },
    },
    on: "connectionParameter",
    check: ({ value, at, name }, report) => {
      const constraints = asObject(asObject(value.uiDefinition).constraints);
      const source = asObject(value.metadata).sourceType;
      const isUnseen = constraints.hidden === "true" && constraints.required === "false";
      const fits = value.type === "string" && source === "AzureActiveDirectoryTenant" && isUnseen;
      if (name === "token:TenantId" && !fits) {
        report(
          at,
          'It needs "metadata": {"sourceType": "AzureActiveDirectoryTenant"}, "hidden": "true" and "required": "false".',
        );
      }
    },
  },
]);

type Id = IdOf<typeof rules>;

/** What a connection asks for (apiProperties.json). */
export const connectionParameter = ruleGroup("Connection parameters", rules, [
  {
    on: "connectionParameter",
    check: ({ value, at, name }, report) => {
      const rule = "connector-validate-connectionparameters";
      const type = asText(value.type);
      if (!/^[0-9a-zA-Z_]+(:[0-9a-zA-Z_]+)?$/.test(name)) {
        report(rule, at, `The name "${name}" holds other characters than letters, digits and underscores.`);
      }
      if (type === undefined || !parameterTypes.some((each) => each.toLowerCase() === type.toLowerCase())) {
        report(rule, type === undefined ? at : at.to("type"), `The type must be one of ${parameterTypes.join(", ")}.`);
      } else if (isPrimitiveClaim(name) && (type === "oauthSetting" || type === "gatewaySetting")) {
        report(rule, at.to("type"), `"${name}" is a claim of another parameter, so it is a string.`);
      }
      if (type?.toLowerCase() === "oauthsetting") {
        // Both spellings are in use.
        const key = value.oAuthSettings === undefined ? "oauthSettings" : "oAuthSettings";
        const settings = value[key];
        if (isObject(settings)) {
          checkSettings(settings, at.to(key), report);
        } else {
          report("connector-validate-connectionparam-oauth2idp", at, "An oauthSetting needs oAuthSettings.");
        }
      }
      if (type?.toLowerCase() === "securestring") {
        checkSecret(asText(value.defaultValue) ?? "", at.to("defaultValue"), report);
      }
      checkConstraints(value, at, report);
    },
  },
]);
