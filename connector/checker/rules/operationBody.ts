import { asArray, asText, isObject, type Json, type JsonObject } from "../input/jsonValue";
import type { OperationNode } from "../model/nodes";
import { type Context, type Report, ruleGroup } from "./rule";

const mimeTypes = ["application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"];

const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** Methods whose calls have a body. */
const sending = ["post", "put", "patch"];

const base = (mime: string): string => (mime.split(";")[0] ?? "").trim().toLowerCase();

/** MIME types that an operation takes: its own list, else that of the root. */
function consumed({ value }: OperationNode, { model }: Context): string[] {
  const list = value.consumes ?? model.root[0]?.value.consumes;
  return asArray(list).filter((entry): entry is string => typeof entry === "string");
}

/** Calls back for each MIME type listed at the root and at operations. */
function eachMime(value: JsonObject, visit: (mime: string, key: string, index: number) => void): void {
  for (const key of ["consumes", "produces"]) {
    asArray(value[key]).forEach((mime, index) => {
      if (typeof mime === "string") {
        visit(mime, key, index);
      }
    });
  }
}

function checkMime({ value, at }: { value: JsonObject; at: OperationNode["at"] }, report: Report): void {
  eachMime(value, (mime, key, index) => {
    if (!mimeTypes.includes(base(mime))) {
      report(at.to(key, index), `Connectors do not know "${mime}"; they know ${mimeTypes.join(", ")}.`);
    }
  });
}

const isBinary = (schema: Json | undefined): boolean =>
  isObject(schema) && schema.type === "string" && schema.format === "binary";

/** What an operation sends, and as what MIME type. */
export const operationBody = ruleGroup("Bodies and MIME types", [
  {
    id: "ConsumesMissing",
    severity: "warning",
    demand: "An operation with a body says what it consumes.",
    why: "The content type of the call is left to chance.",
    source: "VD",
    example: { at: "/consumes", good: ["application/json"], bad: undefined },
    on: "operation",
    check: (node, report, context) => {
      const sends = node.parameters.some(({ value }) => value.in === "body" || value.in === "formData");
      if (sends && sending.includes(node.method) && consumed(node, context).length === 0) {
        report(node.at, 'The operation does not say what it consumes. Add "consumes": ["application/json"].');
      }
    },
  },
  {
    id: "MimeTypeNotSupported",
    severity: "warning",
    demand: `MIME types are ${mimeTypes.join(", ")}.`,
    why: "Connectors do not read or write others.",
    source: "VD",
    example: { at: "/paths/~1orders/get/produces", good: ["application/json"], bad: ["application/xml"] },
    on: "operation",
    check: checkMime,
  },
  {
    id: "MimeTypeNotValid",
    severity: "warning",
    demand: "MIME types at the root are of the form type/subtype and supported.",
    why: "Every operation without its own takes them.",
    source: "VD",
    example: { at: "/produces", good: ["application/json"], bad: ["json"] },
    on: "root",
    check: checkMime,
  },
  {
    id: "MimeTypeNotCompatibleWithRequestContentSchemaType",
    severity: "error",
    demand: "Form parameters go with a form MIME type, an object body with another one.",
    why: "The gateway cannot write the body in that type.",
    source: "VD",
    example: { at: "/paths/~1orders/post/consumes", good: ["application/json"], bad: ["multipart/form-data"] },
    explainsVerdict: true,
    on: "operation",
    check: (node, report, context) => {
      const types = consumed(node, context).map(base);
      const where = node.value.consumes === undefined ? node.at : node.at.to("consumes");
      const isForm = types.some((type) => formTypes.includes(type));
      const file = node.parameters.find(({ value }) => value.in === "formData" && value.type === "file");
      const body = node.parameters.find(({ value }) => value.in === "body");
      if (file && types.length > 0 && !isForm) {
        report(where, `A file is sent as a form, but the operation consumes ${types.join(", ")}.`);
      }
      if (body && types.length > 0 && types.every((type) => formTypes.includes(type))) {
        report(where, "The operation has a body, but consumes forms only.");
      }
    },
  },
  {
    id: "StringBinaryNotSupportedForFormUrlEncoded",
    severity: "error",
    demand: "A binary text is not sent in a form that is encoded as in an address.",
    why: "The content would be damaged.",
    source: "VD",
    example: {
      at: "/paths/~1orders~1{orderId}~1receipt/post/consumes",
      good: ["multipart/form-data"],
      bad: ["application/x-www-form-urlencoded"],
    },
    on: "operation",
    check: (node, report, context) => {
      const types = consumed(node, context).map(base);
      const binary = node.parameters.find(
        ({ value }) => value.in === "formData" && (isBinary(value) || value.type === "file"),
      );
      if (binary && types.length > 0 && types.every((type) => type === "application/x-www-form-urlencoded")) {
        report(binary.at, `"${asText(binary.value.name) ?? ""}" is binary; consume multipart/form-data instead.`);
      }
    },
  },
  {
    id: "BodyOrFormDataParameterInFetchOperationNotAllowed",
    severity: "error",
    demand: "A GET or HEAD operation has neither body nor form.",
    why: "The body of such a call is dropped on the way.",
    source: "VD",
    example: {
      at: "/paths/~1orders/get/parameters/1",
      bad: { name: "body", in: "body", schema: { type: "object" } },
    },
    on: "operation",
    check: ({ method, parameters }, report) => {
      for (const { value, at } of parameters) {
        if ((method === "get" || method === "head") && (value.in === "body" || value.in === "formData")) {
          report(at, `A ${method.toUpperCase()} operation has no body. Use query parameters.`);
        }
      }
    },
  },
]);
