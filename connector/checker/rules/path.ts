import { asArray, asText } from "../input/jsonValue";
import type { PathNode } from "../model/nodes";
import { ruleGroup } from "./rule";

/** The path as it is compared: the names of its variables do not count. */
const nameless = (path: string): string => path.replace(/\{[^/{}]*\}/g, "{}");

/** Segments of a path without empty ones. */
const segments = (path: string): string[] => path.split("/").slice(1);

const isVariable = (segment: string | undefined): boolean => /^\{[^{}]*\}$/.test(segment ?? "");

/** The segments of a path; undefined stands for a variable. */
type Pattern = readonly (string | undefined)[];

/**
 * Whether some request could be meant for both paths, which have as many segments: same method, and a variable stands
 * where the other has a fixed text.
 */
function overlaps(left: PathNode, one: Pattern, right: PathNode, other: Pattern): boolean {
  let differ = false;
  const alike = one.every((segment, index) => {
    const opposite = other[index];
    const mixed = (segment === undefined) !== (opposite === undefined);
    differ ||= mixed;
    return mixed || segment === opposite;
  });
  return (
    alike && differ && left.operations.some(({ method }) => right.operations.some((each) => each.method === method))
  );
}

/** Whether the braces of a path are paired and each pair stays within a segment. */
function bracesFit(path: string): boolean {
  return segments(path).every((segment) => /^([^{}]*|\{[^{}]+\})*$/.test(segment.replace(/\{[^{}]+\}/g, "{x}")));
}

/** Calls back for each path that an earlier one clashes with under a key. */
function clashes(
  paths: readonly PathNode[],
  keyOf: (path: PathNode) => string,
  found: (path: PathNode, other: PathNode) => void,
): void {
  const known = new Map<string, PathNode>();
  for (const path of paths) {
    const key = keyOf(path);
    const other = known.get(key);
    if (other) {
      found(path, other);
    } else {
      known.set(key, path);
    }
  }
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** Paths and their variables. */
export const path = ruleGroup("Paths", [
  {
    id: "PathItemRefNotSuppored",
    severity: "error",
    demand: "A path is no reference.",
    why: "Custom connectors do not follow references at a path; its operations are lost.",
    source: "VD",
    example: { at: "/paths/~1orders~1all", bad: { $ref: "#/paths/~1orders" } },
    on: "path",
    check: ({ value, at }, report) => {
      if (value.$ref !== undefined) {
        report(at.to("$ref"), "A path may not be a reference. Write its operations out.");
      }
    },
  },
  {
    id: "OperationPathMustStartWithSlash",
    severity: "error",
    demand: "A path starts with a slash.",
    why: "Without it the definition is invalid.",
    source: "VD",
    example: { at: "/paths/orders~1all", bad: {} },
    explainsVerdict: true,
    on: "path",
    check: ({ name, at }, report) => {
      if (!name.startsWith("/")) {
        report(at, `The path "${name}" does not start with a slash.`);
      }
    },
  },
  {
    id: "OperationPathMayNotContainQueryOrFragment",
    severity: "error",
    demand: "A path holds neither ? nor #.",
    why: "Query parameters are declared as parameters; fixed ones in the path are lost.",
    source: "VD",
    example: { at: "/paths/~1orders~1all?open=true", bad: {} },
    on: "path",
    check: ({ name, at }, report) => {
      if (/[?#]/.test(name)) {
        report(at, `The path "${name}" holds a query or fragment. Declare query parameters instead.`);
      }
    },
  },
  {
    id: "OperationPathContainsUnsupportedCharacters",
    severity: "error",
    demand: "A path holds no asterisk.",
    why: "The gateway does not take it.",
    source: "VD",
    example: { at: "/paths/~1orders~1*", bad: {} },
    on: "path",
    check: ({ name, at }, report) => {
      if (name.includes("*")) {
        report(at, `The path "${name}" holds an asterisk.`);
      }
    },
  },
  {
    id: "OperationPathTemplateNotValid",
    severity: "error",
    demand: "The braces of a path are paired, and each pair stands within one segment.",
    why: "The variable cannot be filled.",
    source: "VD",
    example: { at: "/paths/~1orders~1{orderId", bad: {} },
    on: "path",
    check: ({ name, at }, report) => {
      if (!bracesFit(name)) {
        report(at, `The braces of the path "${name}" do not pair up within a segment.`);
      }
    },
  },
  {
    id: "OperationPathVariablesContainDefaults",
    severity: "error",
    demand: "A variable of a path holds no default.",
    why: "The parameter of that name is not found.",
    source: "VD",
    example: { at: "/paths/~1orders~1{state=open}~1all", bad: {} },
    on: "path",
    check: ({ name, at }, report) => {
      if (/\{[^{}/]*=[^{}/]*\}/.test(name)) {
        report(at, `A variable of the path "${name}" holds "=". Give the default in its parameter.`);
      }
    },
  },
  {
    id: "PathRedefined",
    severity: "error",
    demand: "No two paths differ in capitals only.",
    why: "The import takes them for one path and fails, or loses the operations of one.",
    source: "VD",
    example: { at: "/paths/~1Orders", bad: {} },
    on: "root",
    check: (_root, report, { model }) => {
      clashes(
        model.path,
        ({ name }) => name.toLowerCase(),
        (one, other) => {
          report(one.at, `The path "${one.name}" is the path "${other.name}" but for capitals.`);
        },
      );
    },
  },
  {
    id: "DuplicateOperationPath",
    severity: "error",
    demand: "No two paths differ in the names of variables only.",
    why: "A call fits both; which one answers is chance.",
    source: "VD",
    example: { at: "/paths/~1orders~1{number}", bad: { delete: { responses: { 204: { description: "Gone." } } } } },
    on: "root",
    check: (_root, report, { model }) => {
      clashes(
        // A path without an operation answers nothing, so nothing clashes with it.
        model.path.filter(({ name, operations }) => name.includes("{") && operations.length > 0),
        ({ name }) => nameless(name),
        (one, other) => {
          report(one.at, `The path "${one.name}" is the path "${other.name}" but for the names of variables.`);
        },
      );
    },
  },
  {
    id: "PartialDuplicateOperationPath",
    severity: "warning",
    demand: "No path has a variable where another has a fixed text, for the same method.",
    why: "A call with that text fits both.",
    source: "VD",
    example: {
      at: "/paths/~1orders~1latest",
      bad: { get: { responses: { 200: { description: "The latest order." } } } },
    },
    on: "root",
    check: (_root, report, { model }) => {
      const groups: { node: PathNode; parts: Pattern }[][] = [];
      for (const node of model.path) {
        const parts = segments(node.name).map((segment) => (isVariable(segment) ? undefined : segment));
        const group = (groups[parts.length] ??= []);
        const other = group.find((each) => overlaps(node, parts, each.node, each.parts))?.node;
        if (other) {
          report(node.at, `The path "${node.name}" and the path "${other.name}" fit the same call.`);
        }
        group.push({ node, parts });
      }
    },
  },
  {
    id: "OperationMissingPathParameter",
    severity: "error",
    demand: "Every variable of a path has a parameter.",
    why: "Nobody can fill the variable.",
    source: "VD",
    example: {
      at: "/paths/~1orders~1{orderId}~1lines~1{line}",
      bad: { get: { responses: { 200: { description: "A line." } } } },
    },
    explainsVerdict: true,
    on: "operation",
    check: ({ path: { name }, at, parameters }, report) => {
      const declared = parameters.filter(({ value }) => value.in === "path").map(({ value }) => asText(value.name));
      const variables = (name.match(/\{[^{}/]+\}/g) ?? []).map((each) => each.slice(1, -1));
      const missing = variables.filter((variable) => !declared.includes(variable));
      if (missing.length > 0) {
        report(at, `No parameter fills ${quoted(missing)} of the path.`);
      }
      if (new Set(variables).size < variables.length) {
        report(at, "The path holds one variable twice.");
      }
    },
  },
  {
    id: "PathParameterNotDefinedInTemplate",
    severity: "error",
    demand: "Every path parameter stands in the path.",
    why: "Its value would go nowhere.",
    source: "VD",
    example: { at: "/paths/~1orders~1{orderId}/get/parameters/0/name", good: "orderId", bad: "id" },
    explainsVerdict: true,
    on: "operation",
    check: ({ path: { name }, parameters }, report) => {
      for (const { value, at } of parameters) {
        if (value.in === "path" && typeof value.name === "string" && !name.includes(`{${value.name}}`)) {
          report(at, `The path has no "{${value.name}}" for this parameter.`);
        }
      }
    },
  },
  {
    id: "empty-path",
    severity: "warning",
    demand: "Every path has an operation.",
    why: "A path without one does nothing.",
    source: "SG",
    example: { at: "/paths/~1orders~1export", bad: {} },
    on: "path",
    check: ({ value, at, operations }, report) => {
      if (operations.length === 0 && value.$ref === undefined) {
        report(at, asArray(value.parameters).length > 0 ? "The path has parameters only." : "The path is empty.");
      }
    },
  },
]);
