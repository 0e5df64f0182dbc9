import type { At } from "../input/jsonPointer";
import { asArray, asText, type Json } from "../input/jsonValue";
import type { Node, ParameterNode } from "../model/nodes";
import type { Fix } from "./finding";
import { type Report, ruleGroup } from "./rule";

const set = (at: At, key: string, value: Json): Fix => ({
  title: `Write "${key}": ${JSON.stringify(value)}`,
  kind: "set",
  steps: at.to(key).steps,
  value,
});

const collectionFormats = ["csv", "ssv", "tsv", "pipes", "multi"];

/** Name and place of a parameter as one text. */
const identity = ({ value }: Node): string => `${asText(value.in) ?? ""} ${asText(value.name) ?? ""}`;

function repeated(list: readonly Node[], report: Report): void {
  const known = new Set<string>();
  for (const node of list) {
    if (known.has(identity(node))) {
      report(
        node.at,
        `There are two parameters called "${asText(node.value.name) ?? ""}" in ${asText(node.value.in) ?? ""}.`,
      );
    }
    known.add(identity(node));
  }
}

const inPath = (node: ParameterNode): boolean => node.place === "path";

/** Parameters. */
export const parameter = ruleGroup("Parameters", [
  {
    id: "ConnectionIdParameterNotAllowed",
    severity: "error",
    demand: "No parameter is called connectionId.",
    why: "The gateway uses this name itself.",
    source: "VD",
    example: { at: "/parameters/Top/name", good: "top", bad: "connectionId" },
    on: "parameter",
    check: ({ value, at }, report) => {
      if (asText(value.name)?.toLowerCase() === "connectionid") {
        report(at.to("name"), "The gateway uses the name connectionId itself. Take another.");
      }
    },
  },
  {
    id: "PathParameterMustBeRequired",
    severity: "error",
    demand: "A path parameter is required.",
    why: "A path with a gap leads elsewhere.",
    source: "VD",
    example: { at: "/paths/~1orders~1{orderId}/get/parameters/0/required", good: true, bad: false },
    fixable: true,
    explainsVerdict: true,
    on: "parameter",
    check: (node, report) => {
      if (inPath(node) && node.value.required !== true) {
        const where = node.value.required === undefined ? node.at : node.at.to("required");
        report(where, 'A path parameter needs "required": true.', set(node.at, "required", true));
      }
    },
  },
  {
    id: "PathParameterMissingEncoding",
    severity: "warning",
    demand: 'A path parameter has "x-ms-url-encoding": "single".',
    why: "Without it a value with a slash or a blank is encoded in a way that is not said.",
    source: "VD",
    example: { at: "/paths/~1orders~1{orderId}/get/parameters/0/x-ms-url-encoding", good: "single", bad: undefined },
    fixable: true,
    on: "parameter",
    check: (node, report) => {
      if (inPath(node) && node.value["x-ms-url-encoding"] === undefined) {
        report(node.at, 'Add "x-ms-url-encoding": "single".', set(node.at, "x-ms-url-encoding", "single"));
      }
    },
  },
  {
    id: "QueryParameterEncodingNotSupported",
    severity: "warning",
    demand: "A query parameter has no x-ms-url-encoding.",
    why: "It is for path parameters.",
    source: "VD",
    example: { at: "/parameters/Top/x-ms-url-encoding", bad: "single" },
    on: "parameter",
    check: ({ value, at, place }, report) => {
      if (place === "query" && value["x-ms-url-encoding"] !== undefined) {
        report(at.to("x-ms-url-encoding"), "Query parameters are encoded as they should; remove this.");
      }
    },
  },
  {
    id: "OperationParametersAreNotUnique",
    severity: "error",
    demand: "No two parameters of an operation share name and place.",
    why: "Only one of them could be filled.",
    source: "VD",
    example: {
      at: "/paths/~1orders/get/parameters/1",
      bad: { name: "top", in: "query", type: "integer", "x-ms-summary": "Top", description: "How many." },
    },
    explainsVerdict: true,
    on: "operation",
    check: ({ value, parameters }, report) => {
      repeated(parameters.slice(0, asArray(value.parameters).length), report);
    },
  },
  {
    id: "PathParametersContainDuplicateParameter",
    severity: "error",
    demand: "No two parameters of a path share name and place.",
    why: "Only one of them could be filled.",
    source: "VD",
    example: {
      at: "/paths/~1orders/parameters",
      bad: [
        { name: "day", in: "query", type: "string", "x-ms-summary": "Day", description: "The day." },
        { name: "day", in: "query", type: "string", "x-ms-summary": "Day", description: "The other day." },
      ],
    },
    explainsVerdict: true,
    on: "path",
    check: ({ value, at }, report, { model }) => {
      const list = asArray(value.parameters).flatMap((each, index) => {
        const whole = model.resolver.follow(each);
        return typeof whole === "object" && whole !== null && !Array.isArray(whole)
          ? [{ value: whole, at: at.to("parameters", index) }]
          : [];
      });
      repeated(list, report);
    },
  },
  {
    id: "OperationParametersContainMultipleBodyParameters",
    severity: "error",
    demand: "An operation has one body at most.",
    why: "A call has one.",
    source: "VD",
    example: {
      at: "/paths/~1orders/post/parameters/1",
      bad: { name: "note", in: "body", required: false, schema: { type: "object" } },
    },
    explainsVerdict: true,
    on: "operation",
    check: ({ parameters }, report) => {
      const bodies = parameters.filter(({ value }) => value.in === "body");
      bodies.slice(1).forEach(({ at }) => {
        report(at, "The operation has a body already. Put both into one schema.");
      });
    },
  },
  {
    id: "ParameterListContainsFormDataAndBody",
    severity: "error",
    demand: "An operation has a body or form parameters, not both.",
    why: "A call has one body.",
    source: "VD",
    example: {
      at: "/paths/~1orders/post/parameters/1",
      bad: { name: "note", in: "formData", type: "string", "x-ms-summary": "Note", description: "A note." },
    },
    explainsVerdict: true,
    on: "operation",
    check: ({ parameters }, report) => {
      const form = parameters.find(({ value }) => value.in === "formData");
      if (form && parameters.some(({ value }) => value.in === "body")) {
        report(form.at, "The operation has a body too. Keep one of the two.");
      }
    },
  },
  {
    id: "FileParameterMustBeInFormData",
    severity: "error",
    demand: "A parameter of type file is in formData.",
    why: "Files are sent as forms only.",
    source: "VD",
    example: { at: "/paths/~1orders~1{orderId}~1receipt/post/parameters/1/in", good: "formData", bad: "query" },
    explainsVerdict: true,
    on: "parameter",
    check: ({ value, at, place }, report) => {
      if (value.type === "file" && place !== "formData") {
        report(at, 'A file is sent with "in": "formData".');
      }
    },
  },
  {
    id: "CollectionFormatValueNotSupported",
    severity: "error",
    demand: "collectionFormat is csv, ssv, tsv, pipes or, in query and form, multi.",
    why: "Other values make the definition invalid.",
    source: "VD",
    example: { at: "/parameters/Top/collectionFormat", bad: "comma" },
    explainsVerdict: true,
    on: "parameter",
    check: ({ value, at, place }, report) => {
      const format = value.collectionFormat;
      const multi = place === "query" || place === "formData";
      if (format !== undefined && (!collectionFormats.includes(format as string) || (format === "multi" && !multi))) {
        report(at.to("collectionFormat"), `The collectionFormat ${JSON.stringify(format)} is not known here.`);
      }
    },
  },
  {
    id: "InvalidFormDataParameterName",
    severity: "error",
    demand: "Names of form parameters are ASCII.",
    why: "Other letters do not survive the form.",
    source: "VD",
    example: {
      at: "/paths/~1orders~1{orderId}~1receipt/post/parameters/1/name",
      good: "receipt",
      bad: "Beleg-Größe",
    },
    on: "parameter",
    check: ({ value, at, place }, report) => {
      if (place === "formData" && /[^ -~]/.test(asText(value.name) ?? "")) {
        report(at.to("name"), `"${asText(value.name) ?? ""}" is not ASCII.`);
      }
    },
  },
]);
