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

/** Thrown where the document breaks the specification. */
class Breach extends Error {}

function fail(message: string): never {
  throw new Breach(message);
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
      this.requiredExist(this.whole(definition), `/definitions/${name}`);
    }
  }

  private pathItem(name: string, item: JsonObject): void {
    for (const method of methods) {
      if (!item[method]) {
        continue;
      }
      const operation = this.whole(item[method]);
      const where = `/paths${name}/${method}`;
      if (operation.operationId) {
        if (this.operationIds.has(operation.operationId)) {
          fail(`${where} has the operationId of another operation.`);
        }
        this.operationIds.add(operation.operationId);
      }
      this.parameters(name, item, operation, where);
      for (const [code, response] of Object.entries(this.whole(operation.responses))) {
        this.response(code, this.whole(response), `${where}/responses/${code}`);
      }
    }
  }

  private parameters(name: string, item: JsonObject, operation: JsonObject, where: string): void {
    const all = new Map<string, JsonObject>();
    for (const list of [asArray(item.parameters), asArray(operation.parameters)]) {
      const known = new Set<string>();
      for (const each of list) {
        const parameter = this.whole(each);
        const id = identity(parameter);
        if (known.has(id)) {
          fail(`${where} has two parameters of one name and place.`);
        }
        known.add(id);
        // One of the operation replaces one of the path.
        all.set(id, parameter);
      }
    }
    let [bodies, forms] = [0, 0];
    for (const parameter of all.values()) {
      bodies += parameter.in === "body" ? 1 : 0;
      forms += parameter.in === "formData" ? 1 : 0;
    }
    if (bodies > 1 || (bodies === 1 && forms > 0)) {
      fail(`${where} has more than one body.`);
    }
    this.pathParameters(name, all.values(), where);
    for (const parameter of all.values()) {
      this.parameterType(parameter, operation, `${where}/parameters/${nameOf(parameter)}`);
    }
  }

  private pathParameters(name: string, parameters: Iterable<JsonObject>, where: string): void {
    const placeholders = name.match(/\{([^/}]+)}/g) ?? [];
    const open = new Set(placeholders);
    if (open.size < placeholders.length) {
      fail(`${where} has one placeholder twice.`);
    }
    for (const parameter of parameters) {
      if (parameter.in !== "path") {
        continue;
      }
      if (parameter.required !== true) {
        fail(`${where} has an optional path parameter.`);
      }
      if (!open.delete(`{${nameOf(parameter)}}`)) {
        fail(`${where} has a path parameter that is not in the path.`);
      }
    }
    if (open.size > 0) {
      fail(`${where} has no parameter for ${[...open].join(", ")}.`);
    }
  }

  private parameterType(parameter: JsonObject, operation: JsonObject, where: string): void {
    const schema = parameter.in === "body" ? this.whole(parameter.schema) : parameter;
    const types = parameter.in === "body" ? schemaTypes : primitiveTypes;
    this.type(schema, where, parameter.in === "formData" ? [...types, "file"] : types);
    this.requiredExist(schema, where);
    if (schema.type === "file") {
      const consumed = asArray(operation.consumes ?? this.root.consumes);
      if (!consumed.some((type) => typeof type === "string" && formTypes.test(type))) {
        fail(`${where} is a file, but the operation consumes no form.`);
      }
    }
  }

  private response(code: string, response: JsonObject, where: string): void {
    if (code !== "default" && (Number(code) < 100 || Number(code) > 599)) {
      fail(`${where} is no HTTP status code.`);
    }
    for (const [name, header] of Object.entries(this.whole(response.headers))) {
      this.type(this.whole(header), `${where}/headers/${name}`, primitiveTypes);
    }
    if (response.schema) {
      this.type(this.whole(response.schema), `${where}/schema`, [...schemaTypes, "file"]);
    }
  }

  private type(schema: JsonObject, where: string, types: unknown[]): void {
    if (!types.includes(schema.type)) {
      fail(`${where} has an invalid type.`);
    }
    if (schema.type === "array" && !schema.items) {
      fail(`${where} is an array without items.`);
    }
  }

  private requiredExist(schema: JsonObject, where: string): void {
    const isObjectType = Array.isArray(schema.type) ? schema.type.includes("object") : schema.type === "object";
    if (!isObjectType || !Array.isArray(schema.required)) {
      return;
    }
    const names = new Map<string, Json | undefined>();
    this.collect(schema, names, 0);
    for (const name of schema.required.filter((each): each is string => typeof each === "string")) {
      // Names that every JavaScript object inherits count as present there.
      if (names.has(name) ? !names.get(name) : !(name in {})) {
        fail(`${where} requires the property "${name}", which it does not have.`);
      }
    }
  }

  private collect(schema: JsonObject, names: Map<string, Json | undefined>, depth: number): void {
    if (depth > deepestAncestor) {
      fail("allOf runs in a loop.");
    }
    Object.entries(this.whole(schema.properties)).forEach(([name, value]) => names.set(name, value));
    asArray(schema.allOf).forEach((parent) => {
      this.collect(this.whole(parent), names, depth + 1);
    });
  }
}

/**
 * Tests what the specification of Swagger 2.0 demands beyond its JSON schema.
 * @param root a document that fits the JSON schema, references still in place
 * @returns what is wrong, or undefined
 */
export function specificationFault(root: JsonObject, resolver: Resolver): string | undefined {
  try {
    new Specification(root, resolver).check();
    return undefined;
  } catch (error) {
    if (error instanceof Breach) {
      return error.message;
    }
    throw error;
  }
}
