import { asObject, asText, type JsonObject } from "../input/jsonValue";
import type { Form, ObjectForm } from "./forms";
import { operationKey, parameterPrefix, sectionKey, templateOf } from "./policyTemplates";

/**
 * The structure of apiProperties.json: what schemas/paconn-apiProperties.schema.json of
 * microsoft/PowerPlatformConnectors demands, and what certified connectors of that repository add to it
 * (`connectionParameterSets`, `scriptOperations`, `script`, further OAuth settings). Where a rule of its own looks at a
 * value, `anything` stands here, so that one cause has one finding.
 */

const text: Form = { is: "text" };
const anything: Form = { is: "anything" };
const texts: Form = { is: "list", of: text };

const object = (keys: ObjectForm["keys"], more: Omit<ObjectForm, "is" | "keys"> = {}): ObjectForm => ({
  is: "object",
  keys,
  ...more,
});

/** An object of freely named members of one form. */
const each = (others: Form): ObjectForm => object({}, { others });

const uiDefinition = object(
  {
    displayName: text,
    description: text,
    tooltip: text,
    // What the documentation of several ways to sign in adds.
    schema: each(anything),
    tabIndex: { is: "whole" },
    constraints: object({
      clearText: { is: "flag" },
      required: anything,
      hidden: anything,
      tabIndex: { is: "whole" },
      capability: texts,
      allowedValues: { is: "list", of: object({ value: text, text }, { required: ["value"] }) },
      dependencies: each(object({ values: texts }, { required: ["values"] })),
    }),
  },
  // Null instead of none is in use.
  { doubtful: true },
);

const allowedValue = object(
  { value: text, uiDefinition: object({ displayName: text, description: text }) },
  { required: ["value"] },
);

const customParameter = object({ value: { is: "text", orNull: true } });

const custom = (...names: readonly string[]): ObjectForm =>
  object(Object.fromEntries(names.map((name) => [name, customParameter])));

const entraParameters = custom(
  "resourceUri",
  "loginUri",
  "loginUriAAD",
  "tenantId",
  "enableOnbehalfOfLogin",
  "grantType",
);

/** The custom parameters by identity provider; others take any. */
const customParameters: Readonly<Record<string, ObjectForm>> = {
  oauth2: custom("authorizationUrl", "tokenUrl", "refreshUrl"),
  aad: entraParameters,
  aadcertificate: entraParameters,
};

const firstParty: Form = { is: "text", oneOf: ["True", "False"], doubtful: true };

/** Settings of the app; only Microsoft's own apps sign in with a certificate. */
const appProperties = object(
  { IsFirstParty: firstParty },
  { required: ["IsFirstParty"], others: anything, doubtful: true },
);
const certificateProperties = object(
  {
    IsFirstParty: { is: "text", oneOf: ["True"], doubtful: true },
    AzureActiveDirectoryResourceId: text,
    IsOnbehalfofLoginSupported: { is: "flag" },
  },
  { required: ["IsFirstParty"], doubtful: true },
);

const additionalParameter = object({
  type: { is: "text", oneOf: ["string", "securestring"] },
  applicableWhen: {
    is: "list",
    of: object({ parameter: text, oneOf: { is: "list", of: { is: "text", orNull: true }, least: 1 } }),
  },
});

const orNullText: Form = { is: "text", orNull: true };

function oAuthSettings(value: JsonObject): ObjectForm {
  const provider = asText(value.identityProvider) ?? "";
  const isCertificate = provider === "aadcertificate";
  return object(
    {
      identityProvider: anything,
      clientId: orNullText,
      ClientId: orNullText,
      clientSecret: orNullText,
      ClientSecret: orNullText,
      redirectMode: text,
      redirectUrl: { ...text, doubtful: true },
      scopes: texts,
      properties: isCertificate ? certificateProperties : appProperties,
      additionalParameters: each(additionalParameter),
      customParameters: Object.hasOwn(customParameters, provider)
        ? (customParameters[provider] ?? each(customParameter))
        : each(customParameter),
    },
    { required: isCertificate ? ["properties"] : [], doubtful: true },
  );
}

const settings: Form = { is: "object", formOf: oAuthSettings };

/** Members by the type of the parameter, in small letters. */
const ofType: Readonly<Record<string, ObjectForm["keys"]>> = {
  gatewaysetting: { gatewaySettings: each(anything) },
  oauthsetting: { oAuthSettings: settings, oauthSettings: settings },
};

const ofPrimitive: ObjectForm["keys"] = {
  allowedValues: { is: "list", of: allowedValue },
  defaultValue: text,
  metadata: each(anything),
};

const connectionParameter: Form = {
  is: "object",
  formOf: (value) => {
    const type = asText(value.type)?.toLowerCase() ?? "";
    const own = Object.hasOwn(ofType, type) ? ofType[type] : ofPrimitive;
    return object({ type: anything, uiDefinition, ...own });
  },
};

const connectionParameterSets = object(
  {
    uiDefinition: object({ displayName: text, displayname: text, description: text }),
    values: {
      is: "list",
      least: 1,
      of: object(
        {
          name: text,
          uiDefinition: object({ displayName: text, displayname: text, description: text, constraints: anything }),
          metadata: each(anything),
          parameters: each(connectionParameter),
        },
        { required: ["name", "parameters"] },
      ),
    },
  },
  { required: ["values"] },
);

function policyParameters(templateId: string | undefined): Form {
  const template = templateOf(templateId);
  if (!template) {
    return each(anything);
  }
  const names = [...template.required, ...(template.optional ?? [])];
  const formOf = (name: string): Form => (name === "triggerConfig" ? each(anything) : text);
  return object(
    {
      ...Object.fromEntries(names.map((name) => [parameterPrefix + name, formOf(name)])),
      [operationKey]: texts,
      [sectionKey]: text,
    },
    // A rule of its own looks at the names that a template does not have.
    { others: anything },
  );
}

const policy: Form = {
  is: "object",
  formOf: (value) => {
    const id = asText(value.templateId);
    const polling: ObjectForm["keys"] =
      id?.toLowerCase() === "pollingtrigger" ? { type: { is: "text", oneOf: ["PollingTrigger"] } } : {};
    return object({ templateId: text, title: text, parameters: policyParameters(id), ...polling });
  },
};

/** The form of the whole file. */
export const apiPropertiesForm: Form = object(
  {
    $schema: text,
    properties: object(
      {
        iconBrandColor: text,
        publisher: text,
        stackOwner: text,
        capabilities: texts,
        connectionParameters: each(connectionParameter),
        connectionParameterSets,
        policyTemplateInstances: { is: "list", of: policy },
        scriptOperations: texts,
        script: object({ language: text, operationIds: texts }, { others: anything }),
      },
      { required: ["iconBrandColor"], strict: true },
    ),
  },
  { required: ["properties"], strict: true },
);

/** The values of `connectionParameterSets`, as objects. */
export const setsIn = (properties: JsonObject): readonly unknown[] => {
  const { values } = asObject(properties.connectionParameterSets);
  return Array.isArray(values) ? values : [];
};
