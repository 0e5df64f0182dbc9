import { asArray, asObject, asText, isObject, type Json, type JsonObject } from "../json";
import type { OperationNode } from "../model";
import type { Context, Report, RuleGroup } from "../rule";
import { endsSentence, isForeign, isSentenceCase, productIn } from "../words";

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

const isInternal = ({ value }: OperationNode): boolean => value["x-ms-visibility"] === "internal";

/** Operations: id, texts, MIME types. */
export const operation: RuleGroup = {
  title: "Operations",
  rules: [
    {
      id: "OperationIdRequired",
      severity: "error",
      demand: "Every operation has an operationId.",
      why: "Flows and apps call the operation by it.",
      source: "VD",
      example: { at: "/paths/~1orders/get/operationId", good: "ListOrders", bad: undefined },
      on: "operation",
      check: ({ value, at }, report) => {
        if (value.operationId === undefined || asText(value.operationId)?.trim() === "") {
          report(at, "The operation has no operationId.");
        }
      },
    },
    {
      id: "OperationIdNotUnique",
      severity: "error",
      demand: "No two operations share an operationId.",
      why: "Only one of them could be called.",
      source: "VD",
      example: { at: "/paths/~1orders/get/operationId", good: "ListOrders", bad: "GetOrder" },
      on: "root",
      check: (_root, report, { model }) => {
        const known = new Set<string>();
        for (const { id, at } of model.operation) {
          if (id !== undefined && id !== "" && known.has(id)) {
            report(at.to("operationId"), `Another operation is called "${id}" too.`);
          }
          known.add(id ?? "");
        }
      },
    },
    {
      id: "OperationIdSanitized",
      severity: "warning",
      demand: "An operationId holds letters and digits only.",
      why: "Other characters are rewritten on import, and flows no longer find the operation.",
      source: "VD",
      example: { at: "/paths/~1orders/get/operationId", good: "ListOrders", bad: "orders/list" },
      on: "operation",
      check: ({ id, at }, report) => {
        if (id !== undefined && /[^A-Za-z0-9]/.test(id)) {
          report(at.to("operationId"), `"${id}" is rewritten on import: use letters and digits only.`);
        }
      },
    },
    {
      id: "operationid-pascal",
      severity: "warning",
      demand: "An operationId is written in Pascal case.",
      why: "Makers see it in formulas, as GetMessages.",
      source: "CS",
      example: { at: "/paths/~1orders/get/operationId", good: "ListOrders", bad: "listOrders" },
      on: "operation",
      check: ({ id, at }, report) => {
        if (id !== undefined && /^[^A-Z]|[-_\s]/.test(id)) {
          report(at.to("operationId"), `"${id}" is not in Pascal case, such as "GetMessages".`);
        }
      },
    },
    {
      id: "summary-present",
      severity: "warning",
      demand: "Every operation has a summary.",
      why: "It is the operation's name in the designer.",
      source: "SG",
      example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: undefined },
      on: "operation",
      check: (node, report) => {
        if (!asText(node.value.summary)?.trim() && !isInternal(node)) {
          report(node.at, "The operation has no summary.");
        }
      },
    },
    {
      id: "summary-length",
      severity: "warning",
      demand: "A summary has at most 80 characters.",
      why: "Longer ones are cut off in the designer.",
      source: "SG",
      example: {
        at: "/paths/~1orders/get/summary",
        good: "List orders",
        bad: "List the orders of all customers that were made since the day the shop was opened for business",
      },
      on: "operation",
      check: ({ value, at }, report) => {
        const length = asText(value.summary)?.length ?? 0;
        if (length > 80) {
          report(at.to("summary"), `The summary has ${length} characters; 80 are allowed.`);
        }
      },
    },
    {
      id: "OperationSummaryTooLong",
      severity: "warning",
      demand: "A summary has fewer than 120 characters.",
      why: "The validator refuses longer ones.",
      source: "VD",
      example: {
        at: "/paths/~1orders/get/summary",
        good: "List orders",
        bad: "List the orders of all customers that were made since the day the shop was opened for business, sorted by the day on which they were made",
      },
      on: "operation",
      check: ({ value, at }, report) => {
        const length = asText(value.summary)?.length ?? 0;
        if (length >= 120) {
          report(at.to("summary"), `The summary has ${length} characters; fewer than 120 are allowed.`);
        }
      },
    },
    {
      id: "summary-characters",
      severity: "warning",
      demand: "A summary holds letters, digits, blanks and parentheses only, and ends with none of the others.",
      why: "Certification refuses slashes and punctuation in it.",
      source: "SG",
      example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: "List orders." },
      fixable: true,
      on: "operation",
      check: ({ value, at }, report) => {
        const summary = asText(value.summary)?.trim() ?? "";
        if (/[^\p{L}\p{M}\p{N} ()'’,-]|[^\p{L}\p{M}\p{N})]$/u.test(summary)) {
          const bare = summary.replace(/\.$/, "");
          const certain = bare !== summary && /^[\p{L}\p{N} ()]+$/u.test(bare);
          report(
            at.to("summary"),
            `"${summary}" holds or ends with a character other than letters, digits and parentheses.`,
            certain ? { title: `Write "${bare}"`, kind: "set", steps: at.to("summary").steps, value: bare } : undefined,
          );
        }
      },
    },
    {
      id: "summary-case",
      severity: "hint",
      demand: "A summary is written like a sentence: only its first word and names have a capital.",
      why: "The designer's own steps are written so.",
      source: "SG",
      example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: "list orders" },
      on: "operation",
      check: ({ value, at }, report) => {
        const summary = asText(value.summary) ?? "";
        if (summary !== "" && !isSentenceCase(summary)) {
          report(at.to("summary"), `"${summary}" is not in sentence case, such as "Send an e-mail".`);
        }
      },
    },
    {
      id: "description-sentence",
      severity: "warning",
      demand: "Every operation has a description that ends as a sentence does.",
      why: "The designer shows it to makers, and to agents that choose an operation by it.",
      source: "SG",
      example: {
        at: "/paths/~1orders/get/description",
        good: "Lists the orders of a customer.",
        bad: "Lists the orders of a customer",
      },
      on: "operation",
      check: (node, report) => {
        const description = asText(node.value.description)?.trim() ?? "";
        if (description === "" && !isInternal(node)) {
          report(node.at, "The operation has no description.");
        } else if (description !== "" && !endsSentence(description)) {
          report(node.at.to("description"), "The description does not end with a full stop.");
        }
      },
    },
    {
      id: "summary-differs",
      severity: "warning",
      demand: "Summary and description differ.",
      why: "Said twice, the description tells nothing new.",
      source: "SG",
      example: { at: "/paths/~1orders/get/description", good: "Lists the orders of a customer.", bad: "List orders." },
      on: "operation",
      check: ({ value, at }, report) => {
        const plain = (text: Json | undefined): string => (asText(text) ?? "").trim().replace(/\.$/, "").toLowerCase();
        if (plain(value.summary) !== "" && plain(value.summary) === plain(value.description)) {
          report(at.to("description"), "The description says what the summary says.");
        }
      },
    },
    {
      id: "ValueContainsRestrictedWords",
      severity: "warning",
      demand: "Summary and description hold no name of a Power Platform product.",
      why: "The connector is shown in all of these products.",
      source: "VD",
      example: {
        at: "/paths/~1orders/get/description",
        good: "Lists the orders of a customer.",
        bad: "Lists orders for Power Apps.",
      },
      on: "operation",
      check: ({ value, at }, report) => {
        for (const key of ["summary", "description"]) {
          const word = productIn(asText(value[key]) ?? "");
          if (word !== undefined) {
            report(at.to(key), `The ${key} holds "${word}". Leave it out.`);
          }
        }
      },
    },
    {
      id: "english-operation",
      severity: "warning",
      demand: "Summary and description of an operation are English.",
      why: "They are shown to users of all languages.",
      source: "VD",
      example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: "注文を一覧" },
      on: "operation",
      check: ({ value, at }, report) => {
        for (const key of ["summary", "description"]) {
          if (isForeign(asText(value[key]) ?? "")) {
            report(at.to(key), `The ${key} is not English.`);
          }
        }
      },
    },
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
    {
      id: "OperationStatusAheadOfConnector",
      severity: "warning",
      demand: "No operation is Production in a connector that is Preview.",
      why: "The operation promises more than its connector.",
      source: "VD",
      example: { at: "/info/x-ms-api-annotation/status", good: "Production", bad: "Preview" },
      on: "operation",
      check: ({ value, at }, report, { model }) => {
        const connector = asObject(asObject(model.root[0]?.value.info)["x-ms-api-annotation"]).status;
        if (connector === "Preview" && asObject(value["x-ms-api-annotation"]).status === "Production") {
          report(at.to("x-ms-api-annotation", "status"), "The operation is Production, but the connector is Preview.");
        }
      },
    },
    {
      id: "empty-parameters",
      severity: "hint",
      demand: "An operation without parameters has no empty list of them.",
      why: "Empty parts say nothing and confuse the reader.",
      source: "SG",
      example: { at: "/paths/~1customers/get/parameters", bad: [] },
      fixable: true,
      on: "operation",
      check: ({ value, at }, report) => {
        if (Array.isArray(value.parameters) && value.parameters.length === 0) {
          const steps = at.to("parameters").steps;
          report(at.to("parameters"), '"parameters" is empty.', {
            title: 'Remove "parameters"',
            kind: "remove",
            steps,
          });
        }
      },
    },
  ],
};
