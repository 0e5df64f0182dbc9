import { asArray, asObject, asText, type At, isObject, type Json, type JsonObject, typeOf } from "../json";
import type { MultiReport, RuleGroup } from "../rule";
import { meant } from "../spelling";

/** The keys of `properties`, with the JSON type of each. */
const keys: Record<string, string> = {
  iconBrandColor: "string",
  publisher: "string",
  stackOwner: "string",
  capabilities: "array",
  connectionParameters: "object",
  connectionParameterSets: "object",
  policyTemplateInstances: "array",
  scriptOperations: "array",
  script: "object",
};

const parameterTypes = ["string", "securestring", "int", "bool", "gatewaySetting", "oauthSetting"];
const providers = ["oauth2", "oauth2generic", "aad", "aadcertificate", "facebook"];
const redirectModes = ["Global", "Direct", "GlobalPerConnector"];

/** The custom parameters that an identity provider needs. */
const neededParameters: Record<string, readonly string[]> = {
  oauth2: ["authorizationUrl", "tokenUrl", "refreshUrl"],
  aad: ["resourceUri"],
  aadcertificate: ["resourceUri"],
};

function checkKeys(properties: JsonObject, at: At, report: MultiReport): void {
  for (const [key, value] of Object.entries(properties)) {
    const type = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (type === undefined) {
      const right =
        Object.keys(keys).find((each) => each.toLowerCase() === key.toLowerCase()) ?? meant(key, Object.keys(keys));
      const certain = right !== undefined && properties[right] === undefined;
      report(
        "apiproperties-shape",
        at.to(key),
        `apiProperties.json has no "${key}".${right ? ` Was "${right}" meant?` : " Remove it."}`,
        certain ? { title: `Write "${right}"`, kind: "rename", steps: at.to(key).steps, name: right } : undefined,
      );
    } else if (typeOf(value) !== type) {
      report("apiproperties-shape", at.to(key), `"${key}" must be of type ${type}, not ${typeOf(value)}.`);
    }
  }
}

function checkSettings(settings: JsonObject, at: At, report: MultiReport): void {
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
  if (isSecret(asText(settings.clientSecret) ?? "")) {
    report(
      "no-secret",
      at.to("clientSecret"),
      "A client secret stands in the file. Remove it, and make a new one: this one is known.",
    );
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

/** Tells a real secret from the texts that templates put in its place. */
const isSecret = (text: string): boolean =>
  text.length >= 12 &&
  /\d/.test(text) &&
  /[a-z]/i.test(text) &&
  !/[<@\s]|your|here|secret|value|placeholder/i.test(text);

const isPrimitiveClaim = (name: string): boolean => name.includes(":");

function checkConstraints(value: JsonObject, at: At, report: MultiReport): void {
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
const tokenAt = "/properties/connectionParameters/token";

/** `apiProperties.json`: its keys, colours, connection parameters. */
export const apiProperties: RuleGroup = {
  title: "apiProperties.json",
  rules: [
    {
      id: "apiproperties-shape",
      severity: "error",
      demand: "apiProperties.json holds properties with an iconBrandColor, and only known keys of the right type.",
      why: "The command line tools refuse the file.",
      source: "AP",
      example: { file: "apiProperties", at: "/properties/policies", bad: [] },
      fixable: true,
    },
    {
      id: "connector-validate-hexadecimalbrandcolor",
      severity: "warning",
      demand: "iconBrandColor is a colour such as #0b556a.",
      why: "The tile of the connector is drawn in it.",
      source: "SC",
      example: { file: "apiProperties", at: "/properties/iconBrandColor", good: "#0b556a", bad: "teal" },
      on: "apiProperties",
      check: ({ properties, at }, report) => {
        const colour = asText(properties.iconBrandColor);
        if (colour !== undefined && !/^#[0-9a-f]{6}$/i.test(colour)) {
          report(at.to("iconBrandColor"), `"${colour}" is no colour of the form #rrggbb.`);
        }
      },
    },
    {
      id: "connector-validate-brandcolor",
      severity: "warning",
      demand: "iconBrandColor is neither white nor the default blue, #007ee5.",
      why: "Certification refuses both.",
      source: "SC",
      example: { file: "apiProperties", at: "/properties/iconBrandColor", good: "#0b556a", bad: "#007ee5" },
      on: "apiProperties",
      check: ({ properties, at }, report) => {
        const colour = asText(properties.iconBrandColor)?.toLowerCase();
        if (colour === "#ffffff" || colour === "#007ee5") {
          report(
            at.to("iconBrandColor"),
            `${colour} is ${colour === "#ffffff" ? "white" : "the default"}. Choose your own.`,
          );
        }
      },
    },
    {
      id: "publisher-characters",
      severity: "warning",
      demand: "publisher and stackOwner hold letters, digits and blanks.",
      why: "Certification refuses other characters.",
      source: "SG",
      example: { file: "apiProperties", at: "/properties/publisher", good: "Contoso", bad: "Contoso™ / Orders" },
      on: "apiProperties",
      check: ({ properties, at }, report) => {
        for (const key of ["publisher", "stackOwner"]) {
          const text = asText(properties[key]);
          if (text !== undefined && (/[^\p{L}\p{N} .,&()'-]/u.test(text) || text.trim() === "")) {
            report(
              at.to(key),
              text.trim() === "" ? `The ${key} is empty.` : `The ${key} "${text}" holds other characters.`,
            );
          }
        }
      },
    },
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
      demand: "No client secret stands in the file.",
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
        const fits =
          value.type === "string" && source === "AzureActiveDirectoryTenant" && constraints.hidden === "true";
        if (name === "token:TenantId" && !fits) {
          report(at, 'It needs "metadata": {"sourceType": "AzureActiveDirectoryTenant"} and "hidden": "true".');
        }
      },
    },
    {
      id: "script-operations",
      severity: "error",
      demand: "scriptOperations names operations of the definition.",
      why: "The script never runs for an unknown one.",
      source: "AP",
      example: { file: "apiProperties", at: "/properties/scriptOperations", good: ["ListOrders"], bad: ["ListAll"] },
      on: "apiProperties",
      check: ({ properties, at }, report, { model, hasDefinition }) => {
        asArray(properties.scriptOperations).forEach((id, index) => {
          if (hasDefinition && typeof id === "string" && !model.operationsById.has(id)) {
            report(at.to("scriptOperations", index), `The definition has no operation "${id}".`);
          }
        });
      },
    },
    {
      id: "capabilities-fit",
      severity: "hint",
      demand: "capabilities lists triggers where the definition has some, and actions.",
      why: "The list says where the connector is offered.",
      source: "AP",
      example: {
        file: "apiProperties",
        at: "/properties/capabilities",
        good: ["actions", "triggers"],
        bad: ["actions"],
      },
      on: "apiProperties",
      check: ({ properties, at }, report, { model }) => {
        const list = asArray(properties.capabilities).map((each) =>
          typeof each === "string" ? each.toLowerCase() : "",
        );
        const hasTrigger = model.operation.some(({ value }) => value["x-ms-trigger"] !== undefined);
        if (list.includes("actions") && hasTrigger && !list.includes("triggers")) {
          report(at.to("capabilities"), 'The definition has triggers; add "triggers".');
        }
      },
    },
  ],
  checks: [
    {
      on: "apiProperties",
      check: ({ root, properties, at }, report) => {
        if (!isObject(root.properties)) {
          report("apiproperties-shape", at, 'apiProperties.json needs an object "properties".');
          return;
        }
        if (properties.iconBrandColor === undefined) {
          report("apiproperties-shape", at, '"properties" needs "iconBrandColor".');
        }
        checkKeys(properties, at, report);
      },
    },
    {
      on: "connectionParameter",
      check: ({ value, at, name }, report) => {
        const rule = "connector-validate-connectionparameters";
        const type = asText(value.type);
        if (!/^[0-9a-zA-Z_]+(:[0-9a-zA-Z_]+)?$/.test(name)) {
          report(rule, at, `The name "${name}" holds other characters than letters, digits and underscores.`);
        }
        if (type === undefined || !parameterTypes.some((each) => each.toLowerCase() === type.toLowerCase())) {
          report(
            rule,
            type === undefined ? at : at.to("type"),
            `The type must be one of ${parameterTypes.join(", ")}.`,
          );
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
        checkConstraints(value, at, report);
      },
    },
  ],
};
