import type { Json } from "../../connector/checker/input/jsonValue";
import { findBreaches } from "../../connector/checker/run/engine";
import { rulesById } from "../../connector/checker/rules/table";
import { check, sample, withValue } from "./support/connector";
import { mutationsOf } from "./support/mutations";

/** What is said of the sample's apiProperties.json with another value at one place. */
const said = (pointer: string, value: Json | undefined) =>
  check({ ...sample, apiProperties: withValue(sample.apiProperties, pointer, value) }).findings.map(
    ({ ruleId, severity }) => `${severity} ${ruleId}`,
  );

const oauth = (settings: Record<string, Json> = {}): Json => ({
  type: "oauthSetting",
  oAuthSettings: {
    identityProvider: "aad",
    clientId: "",
    scopes: ["read"],
    redirectMode: "Global",
    redirectUrl: "https://contoso.example/redirect",
    properties: { IsFirstParty: "False" },
    customParameters: {
      resourceUri: { value: "https://contoso.example" },
      loginUri: { value: "https://contoso.example" },
    },
    ...settings,
  },
});

const region = {
  type: "string",
  allowedValues: [{ value: "eu", uiDefinition: { displayName: "Europe", description: "Servers in Europe." } }],
  defaultValue: "eu",
  uiDefinition: {
    displayName: "Region",
    description: "Where your data is.",
    tooltip: "Where your data is",
    tabIndex: 1,
    constraints: {
      clearText: true,
      required: "true",
      tabIndex: 2,
      capability: ["gateway"],
      allowedValues: [{ value: "eu", text: "Europe" }],
      dependencies: { other: { values: ["a"] } },
    },
  },
};

const sets = (...names: string[]): Json => ({
  uiDefinition: { displayName: "Sign in", description: "How." },
  values: names.map((name) => ({ name, uiDefinition: { displayName: name }, parameters: { region } })),
});

const tokenAt = "/properties/connectionParameters/token";
const regionAt = "/properties/connectionParameters/region";

describe("apiProperties.json", () => {
  it("of every kind of member is taken", () => {
    expect(said(tokenAt, oauth())).toEqual([]);
    expect(said(regionAt, region)).toEqual([]);
    expect(said("/properties/connectionParameterSets", sets("One", "Two"))).toEqual([]);
    expect(said("/properties/script", { language: "CSharpScript", operationIds: ["ListOrders"] })).toEqual([]);
  });

  it.each<[string, string, Json, string]>([
    [
      "IsFirstParty as boolean",
      tokenAt,
      oauth({ properties: { IsFirstParty: false } }),
      "warning apiproperties-schema",
    ],
    ["scopes as text", tokenAt, oauth({ scopes: "read" }), "error apiproperties-shape"],
    ["a redirectUrl that is a number", tokenAt, oauth({ redirectUrl: 7 }), "warning apiproperties-schema"],
    ["an unknown root key", "/propertys", {}, "error apiproperties-shape"],
    ["an unknown key of properties", "/properties/policies", [], "error apiproperties-shape"],
    ["an allowed value without value", regionAt, { ...region, allowedValues: [{}] }, "error apiproperties-shape"],
    ["a name that is a number", regionAt, { ...region, uiDefinition: { displayName: 7 } }, "error apiproperties-shape"],
    ["a policy that is a number", "/properties/policyTemplateInstances", [7], "error apiproperties-shape"],
    ["a parameter that is none", regionAt, null, "error apiproperties-shape"],
    ["sets without values", "/properties/connectionParameterSets", {}, "error apiproperties-shape"],
    ["sets of no values", "/properties/connectionParameterSets", sets(), "error apiproperties-shape"],
    ["sets of one name", "/properties/connectionParameterSets", sets("One", "one"), "error connection-sets"],
    [
      "a key of a set that nobody is asked for",
      "/properties/connectionParameterSets",
      { values: [{ name: "One", parameters: { key: { type: "securestring" } } }] },
      "warning connection-set-required",
    ],
    [
      "a trigger's configuration as text",
      "/properties/policyTemplateInstances/0",
      {
        templateId: "pollingtrigger",
        title: "Poll",
        parameters: {
          "x-ms-apimTemplateParameter.triggerConfig": "x",
          "x-ms-apimTemplateParameter.triggerDataPath": "@triggerBody()",
        },
      },
      "error apiproperties-shape",
    ],
    ["a key in other capitals", tokenAt, oauth({ redirectURL: "https://a.example" }), "warning apiproperties-schema"],
    ["a secret", tokenAt, oauth({ clientSecret: "abc123" }), "error no-secret"],
    ["a secret with a capital", tokenAt, oauth({ ClientSecret: "Q~8fooBarBaz.7" }), "error no-secret"],
    ["a place for a secret", tokenAt, oauth({ clientSecret: "<client secret>" }), "warning secret-key"],
    ["a key as default", regionAt, { ...region, type: "securestring", defaultValue: "sk-123" }, "error no-secret"],
  ])("gets one finding for %s", (_case, pointer, value, expected) => {
    expect(said(pointer, value)).toEqual([expected]);
  });

  it.each(["", null, '@environmentVariables("contoso_Secret")'])("is no secret: %j", (clientSecret) => {
    expect(said(tokenAt, oauth({ clientSecret }))).toEqual([]);
  });
});

describe("single changes of a file of every kind of member", () => {
  const policies = (JSON.parse(sample.apiProperties) as { properties: { policyTemplateInstances: Json } }).properties;
  const whole: Json = {
    properties: {
      ...policies,
      stackOwner: "Contoso",
      connectionParameters: {
        token: oauth(),
        region,
        gateway: { type: "gatewaySetting", uiDefinition: region.uiDefinition },
      },
      connectionParameterSets: sets("One", "Two"),
    },
  };

  /** Changes after which the file is still right: optional members, free names, empty lists. */
  const harmless = [
    /(?<!\/(connectionParameterSets\/values|properties|iconBrandColor|allowedValues\/0\/value|type|identityProvider|resourceUri)) is taken away$/,
    /oAuthSettings\/properties (is taken away|gets one more)$/,
    /(connectionParameters|parameters|dependencies|properties)\/\w+ becomes \w+$/,
    /\/clientId becomes ClientId$/,
    /(?<!connectionParameterSets\/values) becomes \[\]$/,
    /dependencies(\/other)? becomes \{\}$/,
    /(clientId|Uri\/value) becomes null$/,
  ];

  const unnoticed: string[] = [];
  let count = 0;
  for (const { name, mutated } of mutationsOf(whole)) {
    if (harmless.some((each) => each.test(name))) {
      continue;
    }
    count += 1;
    const breaches = findBreaches({ apiProperties: mutated }).apiProperties;
    if (breaches.every(({ ruleId }) => rulesById.get(ruleId)?.severity === "hint")) {
      unnoticed.push(name);
    }
  }

  it("are many", () => {
    expect(count).toBeGreaterThan(1000);
  });

  it("are noticed", () => {
    expect(unnoticed).toEqual([]);
  });
});
