import type { At } from "../input/jsonPointer";
import { asArray, asObject, asText, isObject, type Json, type JsonObject, member } from "../input/jsonValue";
import type { Model } from "./definition";
import type { Node, OperationNode } from "./nodes";

/** The extensions that call another operation while a maker fills in a step. */
export const dynamicNames = [
  "x-ms-dynamic-values",
  "x-ms-dynamic-list",
  "x-ms-dynamic-schema",
  "x-ms-dynamic-properties",
] as const;

export type DynamicName = (typeof dynamicNames)[number];

/** One use of such an extension. */
export interface DynamicCall {
  readonly name: DynamicName;
  readonly value: JsonObject;
  readonly at: At;
  /** The parameter or schema that carries it. */
  readonly carrier: JsonObject;
  /** Operations in whose inputs it is used; empty for one in outputs, or in a definition that no operation uses. */
  readonly users: readonly OperationNode[];
}

/** Whether parameters are of the newer form, `{value}` or `{parameterReference}`. */
export const isNewForm = (name: DynamicName): boolean =>
  name === "x-ms-dynamic-list" || name === "x-ms-dynamic-properties";

/** Written out, because it is asked of every schema. */
const carries = (value: JsonObject): boolean =>
  isObject(value["x-ms-dynamic-values"]) ||
  isObject(value["x-ms-dynamic-list"]) ||
  isObject(value["x-ms-dynamic-schema"]) ||
  isObject(value["x-ms-dynamic-properties"]);

/** Calls back for a schema and all schemas inside it, references followed, each once. */
function eachSchema(start: Json | undefined, model: Model, visit: (schema: JsonObject) => void): void {
  const known = new Set<JsonObject>();
  const open: (Json | undefined)[] = [start];
  while (open.length > 0) {
    const schema = model.resolver.follow(open.pop());
    if (isObject(schema) && !known.has(schema)) {
      known.add(schema);
      visit(schema);
      open.push(...Object.values(asObject(schema.properties)), ...asArray(schema.allOf), schema.additionalProperties);
      open.push(...(Array.isArray(schema.items) ? schema.items : [schema.items]));
    }
  }
}

/** Finds every use of a dynamic extension, with the operations that it serves. */
export function dynamicCalls(model: Model): DynamicCall[] {
  const carriers: Node[] = [
    ...model.parameter.filter(({ value }) => carries(value)),
    ...model.schema.filter(({ value }) => carries(value)),
  ];
  if (carriers.length === 0) {
    return [];
  }
  const users = new Map<JsonObject, OperationNode[]>(carriers.map(({ value }) => [value, []]));
  for (const operation of model.operation) {
    for (const { value } of operation.parameters) {
      users.get(value)?.push(operation);
      eachSchema(value.schema, model, (schema) => {
        users.get(schema)?.push(operation);
      });
    }
  }
  return carriers.flatMap(({ value, at }) =>
    dynamicNames.flatMap((name) => {
      const call = value[name];
      const found = { name, at: at.to(name), carrier: value, users: users.get(value) ?? [] };
      return isObject(call) ? [{ ...found, value: call }] : [];
    }),
  );
}

/** A schema with what it inherits through allOf laid together; undefined when it says nothing about its properties. */
export function propertiesOf(schema: Json | undefined, model: Model, depth = 0): JsonObject | undefined {
  const whole = model.resolver.follow(schema);
  if (!isObject(whole) || depth > 10) {
    return undefined;
  }
  const parents = asArray(whole.allOf).map((parent) => propertiesOf(parent, model, depth + 1));
  if (!isObject(whole.properties) && parents.every((parent) => parent === undefined)) {
    return undefined;
  }
  return Object.assign({}, ...parents, asObject(whole.properties)) as JsonObject;
}

/** What following a path through a schema gives: the schema there, nothing, or that it cannot be known. */
export type Found = { readonly schema: JsonObject } | "nothing" | "unknown";

/**
 * Follows a path such as `body/appId` through a schema.
 * @param path names with slashes between; a name may itself hold dots
 * @param anyCase whether names that differ in capitals count as found
 */
export function follow(schema: Json | undefined, path: string, model: Model, anyCase = false): Found {
  let current = model.resolver.follow(schema);
  for (const step of path.split("/").filter((each) => each !== "")) {
    if (isObject(current) && typeof current.type === "string" && current.type !== "object") {
      return "nothing";
    }
    const properties = propertiesOf(current, model);
    if (!properties || !isObject(current) || carries(current)) {
      return "unknown";
    }
    const other = anyCase ? Object.keys(properties).find((name) => name.toLowerCase() === step.toLowerCase()) : step;
    const next = model.resolver.follow(member(properties, other ?? step));
    if (next === undefined) {
      return current.additionalProperties === undefined || current.additionalProperties === false
        ? "nothing"
        : "unknown";
    }
    current = next;
  }
  return isObject(current) ? { schema: current } : "unknown";
}

/** The schema that an operation answers with when all goes well. */
export function answerOf(operation: OperationNode): Json | undefined {
  const codes = ["200", "201", "202", "default"];
  const found = codes.map((code) =>
    operation.responses.find((each) => each.code === code && isObject(each.value.schema)),
  );
  return found.find((each) => each !== undefined)?.value.schema;
}

/** The parameter of an operation that a name means: one that is not the body, or one inside the body. */
export function inputNamed(
  operation: OperationNode,
  name: string,
  model: Model,
): { plain?: JsonObject; inBody: Found } {
  const plain = operation.parameters.find(({ value }) => value.in !== "body" && value.name === name)?.value;
  const body = operation.parameters.find(({ value }) => value.in === "body")?.value;
  if (!body) {
    return { plain, inBody: "nothing" };
  }
  const bodyName = asText(body.name) ?? "";
  if (name === bodyName) {
    return { plain, inBody: isObject(body.schema) ? { schema: body.schema } : "unknown" };
  }
  // The older extensions part the names with dots.
  const way = name.replace(/\./g, "/");
  const path = way.startsWith(`${bodyName}/`) ? way.slice(bodyName.length + 1) : way;
  return { plain, inBody: follow(body.schema, path, model) };
}
