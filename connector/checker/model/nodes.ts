import type { JsonObject } from "../input/jsonValue";
import type { At } from "../input/jsonPointer";

/** The HTTP methods that a path item of Swagger 2.0 can hold. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch"] as const;

/** One object of the definition, and where it stands. */
export interface Node {
  readonly value: JsonObject;
  readonly at: At;
}

export interface PathNode extends Node {
  readonly name: string;
  readonly operations: OperationNode[];
}

export interface OperationNode extends Node {
  readonly path: PathNode;
  readonly method: (typeof methods)[number];
  readonly id: string | undefined;
  /** Parameters of the operation and of its path, references followed; `at` is where the operation or path lists them. */
  readonly parameters: readonly Node[];
  readonly responses: readonly ResponseNode[];
}

export interface ParameterNode extends Node {
  /** `body`, `path` and so on; undefined when missing. */
  readonly place: string | undefined;
}

export interface ResponseNode extends Node {
  /** Status code or `default`; undefined for one under the root's `responses`. */
  readonly code: string | undefined;
}

export interface SchemaNode extends Node {
  readonly role: "root" | "property" | "items" | "allOf" | "additionalProperties";
  /** The name of a property or of a definition. */
  readonly name?: string;
  readonly parent?: SchemaNode;
}

export interface ReferenceNode extends Node {
  readonly kind: "path" | "parameter" | "response" | "schema";
  readonly ref: string;
}

/** The document as a whole. */
export type RootNode = Node;

/** Every kind of node of a definition that a check can ask for. */
export interface Nodes {
  root: RootNode;
  path: PathNode;
  operation: OperationNode;
  parameter: ParameterNode;
  response: ResponseNode;
  header: Node & { readonly name: string };
  /** Items of an array parameter or header. */
  items: Node;
  schema: SchemaNode;
  reference: ReferenceNode;
  scheme: Node & { readonly name: string };
}
