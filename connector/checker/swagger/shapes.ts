/**
 * The keys of each object of Swagger 2.0 and the type of their values, as the OpenAPI Specification 2.0 lists them
 * (https://spec.openapis.org/oas/v2.0.html).
 */

/** The type of a key's value; a list names the allowed texts. `size` is a whole number from 0. */
export type KeyType =
  | "any"
  | "array"
  | "boolean"
  | "integer"
  | "number"
  | "object"
  | "positive"
  | "schemaOrBoolean"
  | "schemaOrList"
  | "size"
  | "string"
  | "strings"
  | "types"
  | readonly string[];

export interface Shape {
  /** What the object is called in messages. */
  readonly title: string;
  readonly required: readonly string[];
  readonly keys: Readonly<Record<string, KeyType>>;
  /** Whether keys that start with `x-` may be added. */
  readonly closed?: true;
}

const collectionFormats = ["csv", "ssv", "tsv", "pipes"];
const primitives = ["string", "number", "integer", "boolean", "array"];

const limits = {
  default: "any",
  maximum: "number",
  exclusiveMaximum: "boolean",
  minimum: "number",
  exclusiveMinimum: "boolean",
  maxLength: "size",
  minLength: "size",
  pattern: "string",
  maxItems: "size",
  minItems: "size",
  uniqueItems: "boolean",
  enum: "array",
  multipleOf: "positive",
} as const;

const simple = {
  type: primitives,
  format: "string",
  items: "object",
  collectionFormat: collectionFormats,
  ...limits,
} as const;

const parameter = { name: "string", in: "string", description: "string", required: "boolean" } as const;

const scheme = { type: ["basic", "apiKey", "oauth2"], description: "string" } as const;

/** The shape of an OAuth scheme by the addresses that its flow needs. */
const oauthScheme = (flow: string, ...addresses: readonly string[]): Shape => ({
  title: `The ${flow} OAuth scheme`,
  required: ["type", "flow", ...addresses],
  keys: {
    ...scheme,
    flow: "string",
    scopes: "object",
    ...Object.fromEntries(addresses.map((address) => [address, "string" as const])),
  },
});

export const shapes = {
  root: {
    title: "The definition",
    required: ["swagger", "info", "paths"],
    keys: {
      swagger: "string",
      info: "object",
      host: "string",
      basePath: "string",
      schemes: "strings",
      consumes: "strings",
      produces: "strings",
      paths: "object",
      definitions: "object",
      parameters: "object",
      responses: "object",
      securityDefinitions: "object",
      security: "array",
      tags: "array",
      externalDocs: "object",
    },
  },
  info: {
    title: "The info",
    required: ["title", "version"],
    keys: {
      title: "string",
      description: "string",
      termsOfService: "string",
      contact: "object",
      license: "object",
      version: "string",
    },
  },
  contact: { title: "The contact", required: [], keys: { name: "string", url: "string", email: "string" } },
  license: { title: "The license", required: ["name"], keys: { name: "string", url: "string" } },
  externalDocs: { title: "externalDocs", required: ["url"], keys: { description: "string", url: "string" } },
  tag: {
    title: "The tag",
    required: ["name"],
    keys: { name: "string", description: "string", externalDocs: "object" },
  },
  path: {
    title: "The path",
    required: [],
    keys: {
      $ref: "string",
      get: "object",
      put: "object",
      post: "object",
      delete: "object",
      options: "object",
      head: "object",
      patch: "object",
      parameters: "array",
    },
  },
  operation: {
    title: "The operation",
    required: ["responses"],
    keys: {
      tags: "strings",
      summary: "string",
      description: "string",
      externalDocs: "object",
      operationId: "string",
      consumes: "strings",
      produces: "strings",
      parameters: "array",
      responses: "object",
      schemes: "strings",
      deprecated: "boolean",
      security: "array",
    },
  },
  body: { title: "The body parameter", required: ["name", "in", "schema"], keys: { ...parameter, schema: "object" } },
  path_: {
    title: "The path parameter",
    required: ["name", "in", "required", "type"],
    keys: { ...parameter, ...simple },
  },
  header_: { title: "The header parameter", required: ["name", "in", "type"], keys: { ...parameter, ...simple } },
  query: {
    title: "The query parameter",
    required: ["name", "in", "type"],
    keys: { ...parameter, ...simple, allowEmptyValue: "boolean", collectionFormat: [...collectionFormats, "multi"] },
  },
  formData: {
    title: "The form parameter",
    required: ["name", "in", "type"],
    keys: {
      ...parameter,
      ...simple,
      type: [...primitives, "file"],
      allowEmptyValue: "boolean",
      collectionFormat: [...collectionFormats, "multi"],
    },
  },
  response: {
    title: "The response",
    required: ["description"],
    keys: { description: "string", schema: "object", headers: "object", examples: "object" },
  },
  header: { title: "The header", required: ["type"], keys: { description: "string", ...simple } },
  items: { title: "The items object", required: [], keys: simple },
  schema: {
    title: "The schema",
    required: [],
    keys: {
      $ref: "string",
      format: "string",
      title: "string",
      description: "string",
      ...limits,
      maxProperties: "size",
      minProperties: "size",
      required: "strings",
      additionalProperties: "schemaOrBoolean",
      type: "types",
      items: "schemaOrList",
      allOf: "array",
      properties: "object",
      discriminator: "string",
      readOnly: "boolean",
      xml: "object",
      externalDocs: "object",
      example: "any",
    },
  },
  basic: { title: "The basic security scheme", required: ["type"], keys: scheme },
  apiKey: {
    title: "The API key security scheme",
    required: ["type", "name", "in"],
    keys: { ...scheme, name: "string", in: ["header", "query"] },
  },
  implicit: oauthScheme("implicit", "authorizationUrl"),
  password: oauthScheme("password", "tokenUrl"),
  application: oauthScheme("application", "tokenUrl"),
  accessCode: oauthScheme("access code", "authorizationUrl", "tokenUrl"),
} as const satisfies Record<string, Shape>;
