import { asArray, asObject, asText, isObject } from "../input/jsonValue";
import type { OperationNode, ResponseNode } from "../model/nodes";
import { ruleGroup } from "./rule";

const isSuccess = ({ code }: ResponseNode): boolean => /^2\d\d$/.test(code ?? "");

const withSchema = ({ responses }: OperationNode): ResponseNode[] =>
  responses.filter(({ value }) => isObject(value.schema));

/** Whether a webhook's notifications have a content that the designer can show. */
const isNotified = ({ path }: OperationNode): boolean => isObject(path.value["x-ms-notification-content"]);

/** Operations that answer with data; those of other methods may well answer with nothing. */
const reading = ["get", "post"];

/** Responses. */
export const response = ruleGroup("Responses", [
  {
    id: "OperationMustHaveResponse",
    severity: "error",
    demand: "Every operation has a response.",
    why: "Without one the definition is invalid.",
    source: "VD",
    example: { at: "/paths/~1orders/get/responses", good: { 200: { description: "The orders." } }, bad: {} },
    explainsVerdict: true,
    on: "operation",
    check: ({ value, at, responses }, report) => {
      if (responses.length === 0 && isObject(value.responses)) {
        report(at.to("responses"), "The operation has no response.");
      }
    },
  },
  {
    id: "ResponseMustBeDefaultOrHttpStatusCode",
    severity: "error",
    demand: "A response is kept under a status code from 100 to 599, or default.",
    why: "Other names make the definition invalid.",
    source: "VD",
    example: { at: "/paths/~1orders/get/responses/2XX", bad: { description: "The orders." } },
    explainsVerdict: true,
    on: "operation",
    check: ({ value, at }, report) => {
      for (const code of Object.keys(asObject(value.responses))) {
        if (!/^([1-5]\d\d|default|x-.*)$/.test(code)) {
          report(at.to("responses", code), `"${code}" is no status code.`);
        }
      }
    },
  },
  {
    id: "OperationShouldHaveSuccessfulResponse",
    severity: "warning",
    demand: "Every operation has a response for success.",
    why: "The designer takes the outputs of the step from it.",
    source: "VD",
    example: {
      at: "/paths/~1customers/get/responses",
      good: { 200: { description: "All." } },
      bad: { 400: { description: "No." } },
    },
    on: "operation",
    check: ({ at, responses }, report) => {
      const good = responses.some((each) => isSuccess(each) || each.code === "default");
      if (responses.length > 0 && !good) {
        report(at.to("responses"), "No response of the operation means success.");
      }
    },
  },
  {
    id: "explicit-success",
    severity: "warning",
    demand: "Success has a status code of its own; default never stands alone for it.",
    why: "With default alone a failure counts as success.",
    source: "CS",
    example: {
      at: "/paths/~1customers/get/responses",
      good: { 200: { description: "All." } },
      bad: { default: { description: "All." } },
    },
    on: "operation",
    check: ({ at, responses }, report) => {
      if (responses.some(({ code }) => code === "default") && !responses.some(isSuccess)) {
        report(at.to("responses"), "Success has no status code of its own, only default.");
      }
    },
  },
  {
    id: "known-failures",
    severity: "hint",
    demand: "Known failures, 4xx and 5xx, are listed.",
    why: "Makers learn from them what can go wrong.",
    source: "CS",
    example: {
      at: "/paths/~1orders~1{orderId}/get/responses/404",
      good: { description: "There is no such order." },
      bad: undefined,
    },
    on: "operation",
    check: ({ at, responses }, report) => {
      if (responses.length > 0 && responses.every(isSuccess)) {
        report(at.to("responses"), "The operation lists success only. What can go wrong?");
      }
    },
  },
  {
    id: "OperationHasManyResponsesWithSchema",
    severity: "warning",
    demand: "One response of an operation has a schema.",
    why: "The designer uses one only, and not always the one that was meant.",
    source: "VD",
    example: { at: "/paths/~1orders/get/responses/400", bad: { description: "No.", schema: { type: "object" } } },
    on: "operation",
    check: (node, report) => {
      const more = withSchema(node).slice(1);
      if (more.length > 0) {
        const codes = withSchema(node).map(({ code }) => code);
        report(node.at.to("responses"), `The responses ${codes.join(", ")} have a schema; the designer uses one.`);
      }
    },
  },
  {
    id: "DefaultResponseHasSchema",
    severity: "warning",
    demand: "The default response has no schema.",
    why: "It stands for failures; the designer would show their outputs.",
    source: "VD",
    example: {
      at: "/paths/~1customers/get/responses/default",
      bad: { description: "No.", schema: { type: "object" } },
    },
    on: "operation",
    check: (node, report) => {
      const found = withSchema(node).find(({ code }) => code === "default");
      if (found) {
        report(found.at.to("schema"), "The default response has a schema. Move it to 200.");
      }
    },
  },
  {
    id: "SchemaDefinitionSetIncorrectly",
    severity: "warning",
    coveredBy: ["OperationShouldHaveSuccessfulResponse", "explicit-success"],
    demand: "The output schema stands at 200 or 201, or in x-ms-notification-content.",
    why: "The designer shows no outputs otherwise.",
    source: "VD",
    example: {
      at: "/paths/~1orders/get/responses/200/schema",
      good: { type: "array", items: { $ref: "#/definitions/Order" } },
      bad: undefined,
    },
    on: "operation",
    check: (node, report) => {
      const answered = withSchema(node).some(({ code }) => code === "200" || code === "201");
      if (reading.includes(node.method) && node.responses.length > 0 && !answered && !isNotified(node)) {
        const only204 = node.responses.filter(isSuccess).every(({ code }) => code === "204");
        if (!only204 || !node.responses.some(isSuccess)) {
          report(node.at.to("responses"), "No schema stands at 200 or 201, so the designer shows no outputs.");
        }
      }
    },
  },
  {
    id: "response-schema-exact",
    severity: "warning",
    coveredBy: ["DefaultResponseHasSchema"],
    demand: "A response schema says what comes; an empty one only where it is dynamic.",
    why: "From an empty schema the designer can offer no outputs.",
    source: "SG",
    example: {
      at: "/paths/~1customers/get/responses/200/schema",
      good: { type: "array", items: { $ref: "#/definitions/Customer" } },
      bad: {},
    },
    on: "response",
    check: ({ value, at }, report) => {
      if (isObject(value.schema) && Object.keys(value.schema).length === 0) {
        report(at.to("schema"), "The schema is empty. Say what comes, or leave it out.");
      }
    },
  },
  {
    id: "ResponseHeadersAreNotUnique",
    severity: "warning",
    demand: "No two headers of a response differ in capitals only.",
    why: "HTTP takes them for one.",
    source: "VD",
    example: {
      at: "/paths/~1customers/get/responses/200/headers",
      good: { ETag: { type: "string" } },
      bad: { ETag: { type: "string" }, etag: { type: "string" } },
    },
    on: "response",
    check: ({ value, at }, report) => {
      const names = Object.keys(asObject(value.headers));
      names.forEach((name, index) => {
        if (names.findIndex((each) => each.toLowerCase() === name.toLowerCase()) < index) {
          report(at.to("headers", name), `The header "${name}" is there already, in other capitals.`);
        }
      });
    },
  },
  {
    id: "ResponseExampleMustBeProducedByOperation",
    severity: "warning",
    demand: "The MIME type of an example is one that the operation produces.",
    why: "The example shows what never comes.",
    source: "VD",
    example: {
      at: "/paths/~1customers/get/responses/200/examples",
      good: { "application/json": [] },
      bad: { "application/xml": "" },
    },
    on: "operation",
    check: ({ value, responses }, report, { model }) => {
      const produced = asArray(value.produces ?? model.root[0]?.value.produces);
      for (const { value: each, at } of responses) {
        for (const mime of Object.keys(asObject(each.examples))) {
          if (produced.length > 0 && !produced.includes(mime)) {
            report(at.to("examples", mime), `The operation does not produce "${mime}".`);
          }
        }
      }
    },
  },
  {
    id: "response-description-empty",
    severity: "warning",
    demand: "The description of a response is not empty.",
    why: "Makers learn from it what the answer means.",
    source: "VD",
    example: { at: "/paths/~1customers/get/responses/200/description", good: "All customers.", bad: "" },
    on: "response",
    check: ({ value, at }, report) => {
      if (asText(value.description)?.trim() === "") {
        report(at.to("description"), "The description is empty.");
      }
    },
  },
]);
