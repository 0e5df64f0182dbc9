import { asObject, asText } from "../input/jsonValue";
import { ruleGroup } from "./rule";

/** Operations: id, texts, MIME types. */
export const operation = ruleGroup("Operations", [
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
    explainsVerdict: true,
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
    coveredBy: ["OperationIdSanitized"],
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
]);
