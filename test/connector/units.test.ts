import { equalJson, type Json } from "../../connector/checker/input/jsonValue";
import { connectorTool } from "../../connector/checker/report/connectorTool";
import { rulesJson, rulesText } from "../../connector/checker/report/ruleList";
import { distance, meant } from "../../connector/checker/rules/spelling";
import { converted, isOfType } from "../../connector/checker/model/valueTypes";
import {
  endsPlainly,
  endsSentence,
  isForeign,
  isSentenceCase,
  isTitleCase,
  productIn,
} from "../../connector/checker/rules/wording";
import { brokenRules, sample, withValue } from "./support/connector";

describe("JSON values", () => {
  it.each<[Json, Json, boolean]>([
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [[1], [1, 2], false],
    [[1, 2], [2, 1], false],
    [1, "1", false],
    [null, {}, false],
  ])("%j and %j", (left, right, equal) => {
    expect(equalJson(left, right)).toBe(equal);
  });

  it.each<[Json, Json, boolean]>([
    ["a", "string", true],
    [1, "string", false],
    [1.5, "number", true],
    [1.5, "integer", false],
    [false, "boolean", true],
    [[], "array", true],
    [{}, "object", true],
    [null, "null", true],
    [null, ["string", "null"], true],
    [1, "unknown", true],
  ])("%j is of type %j: %s", (value, type, fits) => {
    expect(isOfType(value, { type })).toBe(fits);
  });

  it.each<[Json, Json, Json | undefined]>([
    ["TRUE", "boolean", true],
    ["1", "integer", 1],
    ["1.5", "number", 1.5],
    ["1.5", "integer", undefined],
    ["01", "integer", undefined],
    ["yes", "boolean", undefined],
    [1, "string", "1"],
    [true, "string", "true"],
    [1, "boolean", undefined],
  ])("%j as %s is %j", (value, type, right) => {
    expect(converted(value, type)).toEqual(right);
  });
});

describe("words", () => {
  it.each([
    ["", "abc", 3],
    ["abc", "abc", 0],
    ["abc", "acb", 1],
    ["abc", "abd", 1],
    ["abc", "ab", 1],
  ])("%j is near %j by %i", (left, right, edits) => {
    expect(distance(left, right)).toBe(edits);
  });

  it("are taken for a misspelling only when one word is nearest", () => {
    expect(meant("summry", ["summary", "trigger"])).toBe("summary");
    expect(meant("colour", ["summary", "trigger"])).toBeUndefined();
    expect(meant("abcdefgx", ["abcdefgh", "abcdefgi"])).toBeUndefined();
  });

  it("are told apart by their form", () => {
    expect(isTitleCase("Order Id of the Shop")).toBe(true);
    expect(isTitleCase("Order id")).toBe(false);
    expect(isSentenceCase("Get an order")).toBe(true);
    expect(isSentenceCase("get an order")).toBe(false);
    expect(isSentenceCase("Get An Order")).toBe(false);
    expect(endsSentence('He said "no."')).toBe(true);
    expect(endsPlainly("Orders (all)")).toBe(true);
    expect(productIn("for power apps")).toBe("power apps");
    expect(isForeign("Bestellübersicht für Größen")).toBe(false);
    expect(isForeign("注文")).toBe(true);
  });

  it("list the rules", () => {
    expect(rulesText(connectorTool)).toContain("xms-known\n      error, --fix: ");
    expect(JSON.parse(rulesJson(connectorTool))).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: "duplicate-key", fixable: false })]),
    );
  });
});

/** More ways to break a rule than its example shows: the rule, where, and what stands there. */
const more: [string, string, Json | undefined, ("definition" | "apiProperties")?][] = [
  ["ArrayDuplicateValue", "/definitions/Order/properties/limits", { enum: [{ a: [1] }, { a: [1] }] }],
  ["JsonTypeIncorrect", "/paths/~1orders/get/deprecated", "yes"],
  ["JsonTypeIncorrect", "/definitions/Order/properties", []],
  ["JsonTypeIncorrect", "/definitions/Order/additionalProperties", 1],
  ["JsonTypeIncorrect", "/definitions/Order/items", 1],
  ["JsonTypeIncorrect", "/definitions/Order/maximum", "1"],
  ["JsonTypeIncorrect", "/definitions/Order/minLength", 1.5],
  ["JsonTypeIncorrect", "/definitions/Order/type", 1],
  ["JsonTypeIncorrect", "/parameters/Top/collectionFormat", 1],
  ["RequiredPropertyMissing", "/parameters/Top/in", undefined],
  ["SecuritySchemePropertyRequired", "/securityDefinitions/oauth/flow", "device"],
  ["RequiredPropertyMissing", "/tags/0/name", undefined],
  ["RequiredPropertyMissing", "/info/license", { url: "https://contoso.example" }],
  ["UrlNotValid", "/externalDocs", { url: "docs" }],
  ["UrlNotValid", "/tags/0/externalDocs", { url: "docs" }],
  ["HostNameNotValid", "/host", "@environmentVariables(host)"],
  ["HostNameNotValid", "/host", "a b"],
  ["no-empty", "/paths", {}],
  ["host-present", "/host", ""],
  ["SpecificationVersionIncorrect", "/swagger", undefined],
  ["contact-present", "/info/contact", undefined],
  ["description-length", "/info/description", undefined],
  ["info-annotation", "/info/x-ms-api-annotation/status", "Beta"],
  ["ConnectorMetadataPropertiesMissing", "/x-ms-connector-metadata", undefined],
  ["OperationMissingPathParameter", "/paths/~1a~1{b}~1{b}", { get: { responses: { 200: { description: "" } } } }],
  ["empty-path", "/paths/~1a", { parameters: [{ $ref: "#/parameters/Top" }] }],
  ["OperationIdRequired", "/paths/~1orders/get/operationId", " "],
  ["x-ms-summary-length", "/parameters/Top/x-ms-summary", "Top ".repeat(30)],
  ["xms-keys", "/paths/~1orders/get/x-ms-pageable", {}],
  ["xms-keys", "/paths/~1orders/get/x-ms-pageable", { nextLinkName: "nextLink", nextLinkNames: "x" }],
  ["xms-type", "/paths/~1orders/get/x-ms-pageable", "nextLink"],
  ["xms-type", "/paths/~1orders/get/x-ms-safe-operation", "maybe"],
  ["xms-type", "/x-ms-connector-metadata", {}],
  ["FilterFunctionsInInputSchema", "/definitions/NewOrder/properties/note/x-ms-filter-functions", ["eq"]],
  ["FilterFunctionsInInputSchema", "/definitions/Order/properties/note/x-ms-filter-functions", ["eq", "eq"]],
  ["OperationIdNotFound", "/x-ms-capabilities", { testConnection: { operationId: "Nothing" } }],
  [
    "dynamic-parameter-form",
    "/definitions/NewOrder/properties/note/x-ms-dynamic-list",
    { operationId: "ListCustomers", parameters: { a: {} } },
  ],
  ["JsonPointerNotValid", "/definitions/Order/properties/customer/$ref", ""],
  ["SchemaReferenceNotFound", "/definitions/Order/properties/customer/$ref", "#/definitions/%E0%A4%A"],
  [
    "PathParametersContainDuplicateParameter",
    "/paths/~1orders/parameters",
    [{ $ref: "#/parameters/Top" }, { $ref: "#/parameters/Top" }],
  ],
  [
    "RequiredPropertyDefinitionMissing",
    "/definitions/Order",
    { type: "object", required: ["z"], properties: {}, allOf: [{ $ref: "#/definitions/Customer" }] },
  ],
  ["DiscriminatorMustBeARequiredStringProperty", "/definitions/Order/discriminator", "nothing"],
  ["SchemaTypeFileNotValid", "/paths/~1orders/post/parameters/0/schema", { type: "file" }],
  ["PatternShouldBeValidRegularExpression", "/definitions/Order/pattern", "(?i)["],
  ["SecurityRequirementMustHaveValue", "/paths/~1orders/get/security", [{ apiKey: "read" }]],
  ["NotificationUrlNotRequired", "/definitions/Hook/required", undefined],
  ["apiproperties-shape", "/properties", undefined, "apiProperties"],
  ["apiproperties-shape", "/properties/iconBrandColor", undefined, "apiProperties"],
  ["apiproperties-shape", "/properties/capabilities", "actions", "apiProperties"],
  ["publisher-characters", "/properties/publisher", " ", "apiProperties"],
  [
    "connector-validate-connectionparameters",
    "/properties/connectionParameters/api key",
    { type: "string" },
    "apiProperties",
  ],
  [
    "connector-validate-connectionparameters",
    "/properties/connectionParameters/api:key",
    { type: "oauthSetting", oAuthSettings: { identityProvider: "facebook" } },
    "apiProperties",
  ],
  ["connector-validate-connectionparameters", "/properties/connectionParameters/key", {}, "apiProperties"],
  [
    "connector-validate-connectionparam-oauth2idp",
    "/properties/connectionParameters/key",
    { type: "oauthSetting" },
    "apiProperties",
  ],
  [
    "connector-validate-connectionparam-oauth2idp",
    "/properties/connectionParameters/key",
    { type: "oauthSetting", oauthSettings: {} },
    "apiProperties",
  ],
  [
    "connector-validate-connectionparam-oauth2idp",
    "/properties/connectionParameters/key",
    { type: "oauthSetting", oAuthSettings: { identityProvider: "aad" } },
    "apiProperties",
  ],
  [
    "connection-parameter-constraints",
    "/properties/connectionParameters/api_key/uiDefinition/constraints/hidden",
    "no",
    "apiProperties",
  ],
  [
    "oauth-redirect-mode",
    "/properties/connectionParameters/key",
    { type: "oauthSetting", oAuthSettings: { identityProvider: "facebook", redirectMode: "Other" } },
    "apiProperties",
  ],
  [
    "connector-validate-connectionparameters",
    "/properties/connectionParameterSets",
    { values: [{ parameters: { key: { type: "text" } } }] },
    "apiProperties",
  ],
  ["connector-validate-brandcolor", "/properties/iconBrandColor", "#FFFFFF", "apiProperties"],
  ["policy-template", "/properties/policyTemplateInstances/0/templateId", undefined, "apiProperties"],
  [
    "apiproperties-shape",
    "/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName",
    "ListOrders",
    "apiProperties",
  ],
  [
    "policy-operations",
    "/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName",
    ["ListOrder"],
    "apiProperties",
  ],
];

/** What looks like a breach, and is none. */
const none: [string, string, Json | undefined, ("definition" | "apiProperties")?][] = [
  ["HostNameNotValid", "/host", "@environmentVariables('lrc_OmnichannelHost')"],
  ["HostNameNotValid", "/host", "orders.contoso.example:8443"],
  [
    "DefaultValueMustMatchType",
    "/definitions/Order/properties/note",
    { type: "string", default: null, "x-nullable": true },
  ],
  ["PatternShouldBeValidRegularExpression", "/definitions/Order/properties/note/pattern", "(?i)^[a-z\\-]+$"],
  [
    "RequiredPropertyDefinitionMissing",
    "/definitions/Order",
    { type: "object", required: ["name"], allOf: [{ $ref: "#/definitions/Customer" }], properties: {} },
  ],
  ["xms-unknown", "/paths/~1orders/get/x-ms-openai-data", {}],
  [
    "no-secret",
    "/properties/connectionParameters/key",
    { type: "oauthSetting", oAuthSettings: { identityProvider: "facebook", clientSecret: "<<your secret 1>>" } },
    "apiProperties",
  ],
  [
    "policy-expressions",
    "/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value",
    "@connectionParameters('API_KEY')",
    "apiProperties",
  ],
];

const broken = (pointer: string, value: Json | undefined, file: "definition" | "apiProperties"): Set<string> => {
  const { definition, apiProperties } = sample;
  const files = { definition, apiProperties };
  return brokenRules({ ...files, [file]: withValue(files[file], pointer, value) });
};

describe("rules", () => {
  it.each(more)("%s at %s: %j", (rule, pointer, value, file = "definition") => {
    expect(broken(pointer, value, file)).toContain(rule);
  });

  it.each(none)("not %s at %s: %j", (rule, pointer, value, file = "definition") => {
    expect(broken(pointer, value, file)).not.toContain(rule);
  });

  it("leave the host alone where a policy sets it", () => {
    const definition = withValue(sample.definition, "/host", "yourhost.contoso.example");
    const policy = {
      templateId: "dynamichosturl",
      title: "Host",
      parameters: { "x-ms-apimTemplateParameter.urlTemplate": "https://contoso.example" },
    };
    const apiProperties = withValue(sample.apiProperties, "/properties/policyTemplateInstances", [policy]);
    expect(brokenRules({ definition, apiProperties: sample.apiProperties })).toContain("host-placeholder");
    expect(brokenRules({ definition, apiProperties })).not.toContain("host-placeholder");
  });

  it("on an icon take a background that differs as uneven", () => {
    expect(
      brokenRules({
        ...sample,
        apiProperties: withValue(sample.apiProperties, "/properties/iconBrandColor", "#801020"),
      }),
    ).toContain("connector-validate-backgroundwithbrandiconcolor");
  });
});
