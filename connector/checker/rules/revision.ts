import { asObject, asText, isObject, type JsonObject } from "../input/jsonValue";
import type { Model } from "../model/definition";
import type { OperationNode } from "../model/nodes";
import { ruleGroup } from "./rule";

const annotation = ({ value }: OperationNode): JsonObject => asObject(value["x-ms-api-annotation"]);

const key = "x-ms-api-annotation";

/** Operations by the family that their annotation names. */
function families(model: Model): OperationNode[][] {
  const groups = new Map<string, OperationNode[]>();
  for (const node of model.operation) {
    const family = asText(annotation(node).family);
    if (family) {
      groups.set(family, [...(groups.get(family) ?? []), node]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const isActive = ({ value }: OperationNode): boolean => value.deprecated !== true;

const pairAt = "/paths/~1orders/get/x-ms-api-annotation";
const otherAt = "/paths/~1customers/get/x-ms-api-annotation";

/** Families of operations and their revisions. */
export const revision = ruleGroup("Revisions of operations", [
  {
    id: "OperationFamilyHasManyActiveOperations",
    severity: "warning",
    demand: "A family has at most two operations that are not deprecated.",
    why: "Makers cannot tell which one to take.",
    source: "VD",
    example: {
      at: "/paths/~1news/get/x-ms-api-annotation",
      good: { family: "News", revision: 3 },
      bad: { family: "List", revision: 3 },
    },
    on: "root",
    check: (_root, report, { model }) => {
      for (const group of families(model)) {
        const active = group.filter(isActive);
        const last = active.at(-1);
        if (last && active.length > 2) {
          report(last.at.to(key), `${active.length} operations of the family are active; deprecate the old ones.`);
        }
      }
    },
  },
  {
    id: "OperationFamilyHasManyActiveProductionOperations",
    severity: "warning",
    demand: "A family has one Production operation that is not deprecated.",
    why: "The old one is to be deprecated when the new one is in production.",
    source: "VD",
    example: {
      at: pairAt,
      good: { family: "List", revision: 1 },
      bad: { family: "List", revision: 1, status: "Production" },
    },
    on: "root",
    check: (_root, report, { model }) => {
      for (const group of families(model)) {
        const active = group.filter((node) => isActive(node) && annotation(node).status === "Production");
        const last = active.at(-1);
        if (last && active.length > 1) {
          report(last.at.to(key), "Two operations of the family are in production; deprecate the old one.");
        }
      }
    },
  },
  {
    id: "OperationFamilyHasDuplicateRevisions",
    severity: "warning",
    demand: "The operations of a family have revisions of their own.",
    why: "Only the revision tells them apart.",
    source: "VD",
    example: { at: pairAt, good: { family: "List", revision: 1 }, bad: { family: "List", revision: 2 } },
    on: "root",
    check: (_root, report, { model }) => {
      for (const group of families(model)) {
        const known = new Set<unknown>();
        for (const node of group) {
          const number = annotation(node).revision;
          if (number !== undefined && known.has(number)) {
            report(node.at.to(key), `Another operation of the family has the revision ${JSON.stringify(number)}.`);
          }
          known.add(number);
        }
      }
    },
  },
  {
    id: "OperationFamilyHasManyEmptyRevisions",
    severity: "warning",
    demand: "At most one operation of a family has no revision.",
    why: "Only the revision tells them apart.",
    source: "VD",
    example: {
      at: "/paths/~1orders~1{orderId}/get/x-ms-api-annotation",
      good: { family: "Get" },
      bad: { family: "More" },
    },
    on: "root",
    check: (_root, report, { model }) => {
      for (const group of families(model)) {
        const empty = group.filter((node) => annotation(node).revision === undefined);
        const last = empty.at(-1);
        if (last && empty.length > 1) {
          report(last.at.to(key), `${empty.length} operations of the family have no revision.`);
        }
      }
    },
  },
  {
    id: "OperationRevisionEmpty",
    severity: "warning",
    demand: "A revision is a number from 1.",
    why: "Other revisions are not sorted.",
    source: "VD",
    example: { at: `${otherAt}/revision`, good: 2, bad: 0 },
    on: "operation",
    check: (node, report) => {
      const number = annotation(node).revision;
      if (number !== undefined && !(typeof number === "number" && Number.isInteger(number) && number >= 1)) {
        report(node.at.to(key, "revision"), `The revision is ${JSON.stringify(number)}; it is a number from 1.`);
      }
    },
  },
  {
    id: "operation-annotation-status",
    severity: "warning",
    demand: "The status of an operation is Production or Preview.",
    why: "Other texts are not shown.",
    source: "JS",
    example: { at: `${otherAt}/status`, good: "Production", bad: "Beta" },
    on: "operation",
    check: (node, report) => {
      const status = annotation(node).status;
      if (status !== undefined && status !== "Production" && status !== "Preview") {
        report(node.at.to(key, "status"), "The status is Production or Preview.");
      }
    },
  },
  {
    id: "ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations",
    severity: "warning",
    demand: "Only a deprecated operation names a replacement.",
    why: "Makers are told to move away from an operation that stays.",
    source: "VD",
    example: { at: `${otherAt}/replacement`, bad: { api: "Orders", operationId: "ListOrders" } },
    on: "operation",
    check: (node, report) => {
      if (annotation(node).replacement !== undefined && isActive(node)) {
        report(node.at.to(key, "replacement"), 'The operation is replaced, but has no "deprecated": true.');
      }
    },
  },
  {
    id: "ApiAnnotationExtensionReplacementMissingApiProperty",
    severity: "warning",
    demand: "A replacement names api and operationId.",
    why: "Both are needed to find it.",
    source: "VD",
    example: { at: `${otherAt}/replacement`, bad: { operationId: "ListOrders" } },
    on: "operation",
    check: (node, report) => {
      const replacement = annotation(node).replacement;
      const missing = ["api", "operationId"].filter((each) => !asText(asObject(replacement)[each]));
      if (isObject(replacement) && missing.length > 0) {
        report(node.at.to(key, "replacement"), `The replacement has no ${missing.join(", no ")}.`);
      }
    },
  },
]);
