import { At } from "../input/jsonPointer";
import { asArray, asObject, asText, isObject, type Json, type JsonObject, member } from "../input/jsonValue";
import {
  methods,
  type Node,
  type Nodes,
  type OperationNode,
  type PathNode,
  type ReferenceNode,
  type ResponseNode,
  type SchemaNode,
} from "./nodes";
import { Resolver } from "./resolver";

type Lists = { -readonly [Kind in keyof Nodes]: Nodes[Kind][] };

/** A definition taken apart into nodes. */
export interface Model extends Lists {
  readonly resolver: Resolver;
  /** Schema objects that a call can send, references followed. */
  readonly inputs: ReadonlySet<JsonObject>;
  /** Schema objects that an answer or a notification can hold. */
  readonly outputs: ReadonlySet<JsonObject>;
  readonly operationsById: ReadonlyMap<string, OperationNode>;
}

/** Follows an operation's parameters, its own first, then those of the path that it does not replace. */
function parametersOf(path: Node, operation: Node, resolver: Resolver): Node[] {
  const list = (node: Node): Node[] =>
    asArray(node.value.parameters).map((each, index) => ({
      value: asObject(resolver.follow(each)),
      at: node.at.to("parameters", index),
    }));
  const own = list(operation);
  const replaced = ({ value }: Node): boolean =>
    own.some((each) => each.value.in === value.in && each.value.name === value.name);
  return [...own, ...list(path).filter((each) => !replaced(each))];
}

/** Collects every schema object reached from one, references followed. */
function reach(value: Json | undefined, resolver: Resolver, into: Set<JsonObject>): void {
  const open: (Json | undefined)[] = [value];
  while (open.length > 0) {
    const schema = resolver.follow(open.pop());
    if (!isObject(schema) || into.has(schema)) {
      continue;
    }
    into.add(schema);
    open.push(...Object.values(asObject(schema.properties)), ...asArray(schema.allOf), schema.additionalProperties);
    open.push(...(Array.isArray(schema.items) ? schema.items : [schema.items]));
  }
}

class Builder {
  readonly lists: Lists = {
    root: [],
    path: [],
    operation: [],
    parameter: [],
    response: [],
    header: [],
    items: [],
    schema: [],
    reference: [],
    scheme: [],
  };
  readonly inputs = new Set<JsonObject>();
  readonly outputs = new Set<JsonObject>();

  constructor(
    private readonly root: JsonObject,
    private readonly resolver: Resolver,
  ) {}

  build(): Model {
    const { lists, root, resolver } = this;
    lists.root.push({ value: root, at: At.root });
    this.each(root.paths, At.root.to("paths"), (value, at, name) => {
      if (!name.startsWith("x-")) {
        this.path(value, at, name);
      }
    });
    this.each(root.definitions, At.root.to("definitions"), (value, at, name) => {
      this.schema(value, at, "root", undefined, name);
    });
    this.each(root.parameters, At.root.to("parameters"), (value, at) => {
      this.parameter(value, at);
    });
    this.each(root.responses, At.root.to("responses"), (value, at) => {
      this.response(value, at, undefined);
    });
    this.each(root.securityDefinitions, At.root.to("securityDefinitions"), (value, at, name) => {
      lists.scheme.push({ value, at, name });
    });
    const operationsById = new Map<string, OperationNode>();
    lists.operation.forEach((operation) => {
      if (operation.id !== undefined) {
        operationsById.set(operation.id, operation);
      }
    });
    return { ...lists, resolver, inputs: this.inputs, outputs: this.outputs, operationsById };
  }

  /** Calls back for each object among the members of an object. */
  private each(value: Json | undefined, at: At, visit: (value: JsonObject, at: At, name: string) => void): void {
    for (const [name, inner] of Object.entries(asObject(value))) {
      if (isObject(inner)) {
        visit(inner, at.to(name), name);
      }
    }
  }

  /** Notes a reference; false when the value is none. */
  private reference(kind: ReferenceNode["kind"], value: JsonObject, at: At): boolean {
    const ref = asText(value.$ref);
    if (ref === undefined) {
      return false;
    }
    this.lists.reference.push({ value, at, kind, ref });
    return true;
  }

  private path(value: JsonObject, at: At, name: string): void {
    this.reference("path", value, at);
    const path: PathNode = { value, at, name, operations: [] };
    this.lists.path.push(path);
    asArray(value.parameters).forEach((each, index) => {
      this.parameter(each, at.to("parameters", index));
    });
    const notified = asObject(value["x-ms-notification-content"]);
    this.schema(notified.schema, at.to("x-ms-notification-content", "schema"), "root");
    reach(notified.schema, this.resolver, this.outputs);
    for (const method of methods) {
      const operation = value[method];
      if (isObject(operation)) {
        path.operations.push(this.operation(operation, at.to(method), path, method));
      }
    }
  }

  private operation(value: JsonObject, at: At, path: PathNode, method: OperationNode["method"]): OperationNode {
    const responses: ResponseNode[] = [];
    asArray(value.parameters).forEach((each, index) => {
      this.parameter(each, at.to("parameters", index));
    });
    this.each(value.responses, at.to("responses"), (response, responseAt, code) => {
      if (code.startsWith("x-")) {
        return;
      }
      const whole = asObject(this.resolver.follow(response));
      responses.push({ value: whole, at: responseAt, code });
      reach(whole.schema, this.resolver, this.outputs);
      this.response(response, responseAt, code);
    });
    const parameters = parametersOf(path, { value, at }, this.resolver);
    parameters.forEach((parameter) => {
      reach(parameter.value.schema, this.resolver, this.inputs);
    });
    const node = { value, at, path, method, id: asText(value.operationId), parameters, responses };
    this.lists.operation.push(node);
    return node;
  }

  private parameter(value: Json | undefined, at: At): void {
    if (!isObject(value) || this.reference("parameter", value, at)) {
      return;
    }
    this.lists.parameter.push({ value, at, place: asText(value.in) });
    this.items(value.items, at.to("items"));
    this.schema(value.schema, at.to("schema"), "root");
  }

  private response(value: JsonObject, at: At, code: string | undefined): void {
    if (this.reference("response", value, at)) {
      return;
    }
    this.lists.response.push({ value, at, code });
    this.each(value.headers, at.to("headers"), (header, headerAt, name) => {
      this.lists.header.push({ value: header, at: headerAt, name });
      this.items(header.items, headerAt.to("items"));
    });
    this.schema(value.schema, at.to("schema"), "root");
  }

  private items(value: Json | undefined, at: At): void {
    if (isObject(value)) {
      this.lists.items.push({ value, at });
      this.items(value.items, at.to("items"));
    }
  }

  private schema(value: Json | undefined, at: At, role: SchemaNode["role"], parent?: SchemaNode, name?: string): void {
    if (!isObject(value) || this.reference("schema", value, at)) {
      return;
    }
    const node: SchemaNode = { value, at, role, parent, name };
    this.lists.schema.push(node);
    const { properties, items, allOf, additionalProperties } = value;
    if (isObject(properties)) {
      const inner = at.to("properties");
      for (const key of Object.keys(properties)) {
        this.schema(member(properties, key), inner.to(key), "property", node, key);
      }
    }
    if (items !== undefined) {
      this.schema(items, at.to("items"), "items", node);
      asArray(items).forEach((each, index) => {
        this.schema(each, at.to("items", index), "items", node);
      });
    }
    asArray(allOf).forEach((each, index) => {
      this.schema(each, at.to("allOf", index), "allOf", node);
    });
    this.schema(additionalProperties, at.to("additionalProperties"), "additionalProperties", node);
  }
}

/**
 * Takes a definition apart once, so that every check finds its nodes in a list. Values of a wrong type are left out: a
 * check meets objects only.
 */
export function buildModel(root: JsonObject): Model {
  return new Builder(root, new Resolver(root)).build();
}
