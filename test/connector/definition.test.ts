import type { Json } from "../../connector/checker/input/jsonValue";
import { check, sample, withValue } from "./support/connector";

const { definition } = sample;

/** What is said of the sample with another value at one place, that which is said anyway left out. */
const said = (pointer: string, value: Json | undefined, text = definition) =>
  check({ definition: withValue(text, pointer, value) }).findings.map(({ ruleId, severity, pointer: at, line }) => ({
    ruleId,
    severity,
    at,
    line,
  }));

describe("x-ms-dynamic-values", () => {
  const at = "/definitions/NewOrder/properties/customerId/x-ms-dynamic-values";

  it.each<[Json, string]>([
    [{ "value-path": "id" }, "xms-keys"],
    [{ zz: 1 }, "xms-keys"],
    [{ operationId: 7 }, "xms-type"],
    [{ operationId: "ListCustomers", capability: "file-picker" }, "xms-keys"],
    [{ builtInOperation: "AadGraph.GetGroups" }, "xms-value"],
  ])("%j is an error", (value, ruleId) => {
    expect(said(at, value)).toContainEqual(expect.objectContaining({ ruleId, severity: "error" }));
  });

  it.each<Json>([{ builtInOperation: "AadGraph.GetUsers" }, { capability: "file-picker", "value-path": "Id" }])(
    "%j calls no operation of the definition, and need not",
    (value) => {
      expect(said(at, value)).toEqual([]);
    },
  );
});

describe("what a list is filled with", () => {
  const wrong = withValue(
    definition,
    "/definitions/NewOrder/properties/customerId/x-ms-dynamic-values/value-title",
    "zz",
  );
  const rulesWith = (templateId: string, more: Json): string[] => {
    const parameters = { "x-ms-apimTemplateParameter.newPath": "/other", ...(more as object) };
    const at = "/properties/policyTemplateInstances/0";
    const apiProperties = withValue(sample.apiProperties, at, { templateId, title: "T", parameters });
    return check({ definition: wrong, apiProperties }).findings.map(({ ruleId }) => ruleId);
  };
  const rule = "InvokedOperationShouldProduceProperty";

  it("is what the definition says of the answer, unless a policy sends the call elsewhere", () => {
    expect(check({ definition: wrong }).findings.map(({ ruleId }) => ruleId)).toContain(rule);
    expect(rulesWith("routerequesttoendpoint", {})).not.toContain(rule);
    const operations = (id: string): Json => ({ "x-ms-apimTemplate-operationName": [id] });
    expect(rulesWith("routerequesttoendpoint", operations("ListCustomers"))).not.toContain(rule);
    expect(rulesWith("routerequesttoendpoint", operations("ListOrders"))).toContain(rule);
    expect(rulesWith("setheader", {})).toContain(rule);
  });
});

describe("x-ms-capabilities", () => {
  it.each<[Json, string]>([
    [{ chunkTransfer: "true" }, "xms-type"],
    [{ chunktransfer: true }, "xms-keys"],
  ])("of an operation, %j, is an error", (value, ruleId) => {
    expect(said("/paths/~1orders/post/x-ms-capabilities", value)).toMatchObject([{ ruleId, severity: "error" }]);
  });

  it("of an operation may allow chunks", () => {
    expect(said("/paths/~1orders/post/x-ms-capabilities", { chunkTransfer: true })).toEqual([]);
  });
});

describe("what swagger-parser refuses", () => {
  it.each([
    ["a header", { name: "X-Page", in: "header", type: "string", allowEmptyValue: true }],
    ["a path", { name: "orderId", in: "path", required: true, type: "string", allowEmptyValue: true }],
  ])("is an error: allowEmptyValue at the parameter of %s", (_place, parameter) => {
    const findings = said("/paths/~1orders~1{orderId}/get/parameters/0", parameter);
    expect(findings).toContainEqual(
      expect.objectContaining({ ruleId: "AllowEmptyValueOnlyValidForQueryFormData", severity: "error" }),
    );
  });

  it("has its place: required beside a reference", () => {
    const at = "/definitions/Order/properties/customer/required";
    const found = said(at, true).find(({ ruleId }) => ruleId === "connector-validate-swagger");
    expect(found).toMatchObject({ at });
    expect(found?.line).toBeGreaterThan(1);
  });

  it("has its place: a file in a form of an operation that consumes nothing", () => {
    const form = { name: "file", in: "formData", type: "file", required: true, "x-ms-summary": "File" };
    const consumesNothing = withValue(definition, "/paths/~1orders~1{orderId}~1files", {
      post: { operationId: "AddFile", consumes: [], parameters: [form], responses: { 200: { description: "Done." } } },
    });
    const verdict = said("/x-none", undefined, consumesNothing).filter(({ severity }) => severity === "error");
    expect(verdict).not.toEqual([]);
    expect(verdict.filter(({ at }) => !at.startsWith("/paths/~1orders~1{orderId}~1files/post"))).toEqual([]);
  });
});

describe("definitions that hold each other", () => {
  const pair = (a: Json, b: Json): string => withValue(withValue(definition, "/definitions/A", a), "/definitions/B", b);
  const object = (properties: Json): Json => ({ type: "object", title: "T", description: "T.", properties });
  const to = (name: string): Json => ({ $ref: `#/definitions/${name}` });

  it.each([
    ["properties", object({ b: to("B") }), object({ a: to("A") })],
    ["items", object({ list: { type: "array", items: to("B") } }), object({ a: to("A") })],
  ])("through %s get one warning", (_way, a, b) => {
    const found = check({ definition: pair(a, b) }).findings.filter(({ ruleId }) => /recursion|Loop/.test(ruleId));
    expect(found).toMatchObject([{ ruleId: "schema-recursion", severity: "warning" }]);
  });

  it("and cannot be without each other get the error alone", () => {
    const needing = (name: string): Json => ({ ...(object({ next: to(name) }) as object), required: ["next"] });
    const found = check({ definition: pair(needing("B"), needing("A")) }).findings;
    expect(found.filter(({ ruleId }) => /recursion|Loop/.test(ruleId))).toMatchObject([
      { ruleId: "RequiredLoopInSchemaNotAllowed" },
    ]);
  });
});

it("a path without an operation clashes with none", () => {
  const rules = said("/paths/~1orders~1{number}", {}).map(({ ruleId }) => ruleId);
  expect(rules).toEqual(["empty-path"]);
});
