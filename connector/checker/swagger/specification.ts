import { At } from "../input/jsonPointer";
import { asArray, asObject, asText, isObject, type Json, type JsonObject } from "../input/jsonValue";
import type { Resolver } from "../model/resolver";
import { merged } from "./dereference";

/**
 * The demands of the Swagger 2.0 specification that its JSON schema cannot express, exactly as swagger-parser 12 tests
 * them (its own tests of the specification): what passes there passes here, and the other way round.
 */

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];
const primitiveTypes: unknown[] = ["array", "boolean", "integer", "number", "string"];
const schemaTypes: unknown[] = [...primitiveTypes, "object", "null", undefined];
const formTypes = /multipart\/(.*\+)?form-data|application\/(.*\+)?x-www-form-urlencoded/;

const nameOf = ({ name }: JsonObject): string => (typeof name === "string" ? name : "");

/** Where a parameter is, and its name: what tells it from others. The place is one word. */
const identity = (parameter: JsonObject): string => `${asText(parameter.in) ?? ""} ${nameOf(parameter)}`;

/** What the specification forbids in a document, and where. */
export interface SpecificationFault {
  readonly pointer: string;
  readonly message: string;
}

/** Thrown where the document breaks the specification. */
class Breach extends Error {
  constructor(
    message: string,
    readonly at: At,
  ) {
    super(message);
  }
}

function fail(message: string, at: At): never {
  throw new Breach(message, at);
}

/** A parameter with its reference followed, and where the operation or its path lists it. */
interface Placed {
  readonly value: JsonObject;
  readonly at: At;
}

/** The deepest chain of `allOf` that is followed; swagger-parser overflows its stack on a loop of them. */
const deepestAncestor = 500;

class Specification {
  private readonly operationIds = new Set<unknown>();

  constructor(
    private readonly root: JsonObject,
    private readonly resolver: Resolver,
  ) {}

  /** The value with its reference, if it is one, replaced by the target and what stands beside the reference. */
  private whole(value: Json | undefined): JsonObject {
    if (!isObject(value) || typeof value.$ref !== "string") {
      return asObject(value);
    }
    const target = this.resolver.follow(value);
    return asObject(target === undefined ? value : merged(value, target));
  }

  check(): void {
    for (const [name, item] of Object.entries(this.whole(this.root.paths))) {
      if (name.startsWith("/") && item) {
        this.pathItem(name, this.whole(item));
      }
    }
    for (const [name, definition] of Object.entries(this.whole(this.root.definitions))) {
      this.requiredExist(this.whole(definition), At.root.to("definitions", name));
    }
  }

  private pathItem(name: string, item: JsonObject): void {
    const path = At.root.to("paths", name);
    for (const method of methods) {
      if (!item[method]) {
        continue;
      }
      const operation = this.whole(item[method]);
      const at = path.to(method);
      if (operation.operationId) {
        if (this.operationIds.has(operation.operationId)) {
          fail("The operation has the operationId of another one.", at);
        }
        this.operationIds.add(operation.operationId);
      }
      this.parameters(name, item, operation, at);
      for (const [code, response] of Object.entries(this.whole(operation.responses))) {
        this.response(code, this.whole(response), at.to("responses", code));
      }
    }
  }

  private parameters(name: string, item: JsonObject, operation: JsonObject, at: At): void {
    const all = new Map<string, Placed>();
    const lists: [Json[], At][] = [
      [asArray(item.parameters), At.root.to("paths", name, "parameters")],
      [asArray(operation.parameters), at.to("parameters")],
    ];
    for (const [list, listAt] of lists) {
      const known = new Set<string>();
      list.forEach((each, index) => {
        const value = this.whole(each);
        const id = identity(value);
        if (known.has(id)) {
          fail("The operation has two parameters of one name and place.", listAt.to(index));
        }
        known.add(id);
        // One of the operation replaces one of the path.
        all.set(id, { value, at: listAt.to(index) });
      });
    }
    let [bodies, forms] = [0, 0];
    for (const { value } of all.values()) {
      bodies += value.in === "body" ? 1 : 0;
      forms += value.in === "formData" ? 1 : 0;
    }
    if (bodies > 1 || (bodies === 1 && forms > 0)) {
      fail("The operation has more than one body.", at);
    }
    this.pathParameters(name, all.values(), at);
    for (const parameter of all.values()) {
      this.parameterType(parameter, operation);
    }
  }

  private pathParameters(name: string, parameters: Iterable<Placed>, at: At): void {
    const placeholders = name.match(/\{([^/}]+)}/g) ?? [];
    const open = new Set(placeholders);
    if (open.size < placeholders.length) {
      fail("The path of the operation has one placeholder twice.", at);
    }
    for (const parameter of parameters) {
      const { value } = parameter;
      if (value.in !== "path") {
        continue;
      }
      if (value.required !== true) {
        fail(`The path parameter "${nameOf(value)}" is optional.`, parameter.at);
      }
      if (!open.delete(`{${nameOf(value)}}`)) {
        fail(`The path parameter "${nameOf(value)}" is not in the path.`, parameter.at);
      }
    }
    if (open.size > 0) {
      fail(`The operation has no parameter for ${[...open].join(", ")}.`, at);
    }
  }

  private parameterType({ value, at }: Placed, operation: JsonObject): void {
    const schema = value.in === "body" ? this.whole(value.schema) : value;
    const types = value.in === "body" ? schemaTypes : primitiveTypes;
    this.type(schema, at, value.in === "formData" ? [...types, "file"] : types);
    this.requiredExist(schema, at);
    if (schema.type === "file") {
      const consumed = asArray(operation.consumes ?? this.root.consumes);
      if (!consumed.some((type) => typeof type === "string" && formTypes.test(type))) {
        fail(`The parameter "${nameOf(value)}" is a file, but the operation consumes no form.`, at);
      }
    }
  }

  private response(code: string, response: JsonObject, at: At): void {
    if (code !== "default" && (Number(code) < 100 || Number(code) > 599)) {
      fail(`"${code}" is no HTTP status code.`, at);
    }
    for (const [name, header] of Object.entries(this.whole(response.headers))) {
      this.type(this.whole(header), at.to("headers", name), primitiveTypes);
    }
    if (response.schema) {
      this.type(this.whole(response.schema), at.to("schema"), [...schemaTypes, "file"]);
    }
  }

  private type(schema: JsonObject, at: At, types: unknown[]): void {
    if (!types.includes(schema.type)) {
      fail("The type is not one that Swagger 2.0 allows here.", at);
    }
    if (schema.type === "array" && !schema.items) {
      fail("The array has no items.", at);
    }
  }

  private requiredExist(schema: JsonObject, at: At): void {
    const isObjectType = Array.isArray(schema.type) ? schema.type.includes("object") : schema.type === "object";
    if (!isObjectType || !Array.isArray(schema.required)) {
      return;
    }
    const names = new Map<string, Json | undefined>();
    this.collect(schema, names, 0, at);
    for (const name of schema.required.filter((each): each is string => typeof each === "string")) {
      // Names that every JavaScript object inherits count as present there.
      if (names.has(name) ? !names.get(name) : !(name in {})) {
        fail(`The property "${name}" is required, but not there.`, at);
      }
    }
  }

  private collect(schema: JsonObject, names: Map<string, Json | undefined>, depth: number, at: At): void {
    if (depth > deepestAncestor) {
      fail("allOf runs in a loop.", at);
    }
    Object.entries(this.whole(schema.properties)).forEach(([name, value]) => names.set(name, value));
    asArray(schema.allOf).forEach((parent) => {
      this.collect(this.whole(parent), names, depth + 1, at);
    });
  }
}

/**
 * Tests what the specification of Swagger 2.0 demands beyond its JSON schema.
 * @param root a document that fits the JSON schema, references still in place
 * @returns what is wrong, or undefined
 */
export function specificationFault(root: JsonObject, resolver: Resolver): SpecificationFault | undefined {
  try {
    new Specification(root, resolver).check();
    return undefined;
  } catch (error) {
    if (error instanceof Breach) {
      return { pointer: error.at.pointer, message: error.message };
    }
    throw error;
  }
}
