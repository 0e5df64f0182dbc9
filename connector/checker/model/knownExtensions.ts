/**
 * Which x-ms-* extension may stand where, and the form of its value: docs "OpenAPI extensions for custom connectors"
 * and the JSON schema of microsoft/PowerPlatformConnectors.
 */

/** Kinds of place in a definition. */
export type ExtensionPlace =
  | "root"
  | "info"
  | "path"
  | "operation"
  | "body"
  | "query"
  | "pathParameter"
  | "header"
  | "formData"
  | "response"
  | "responseHeader"
  | "schema";

/** `object`, `text` and so on, or the texts allowed; a `flag` is a boolean or its text. */
export type ExtensionValue = "object" | "array" | "text" | "flag" | "boolean" | "any" | readonly string[];

/** The keys of an object with their values; `!` at the end marks a required one. */
export type ExtensionKeys = Readonly<Record<string, ExtensionValue>>;

interface Extension {
  readonly places: readonly ExtensionPlace[];
  readonly value: ExtensionValue;
  readonly keys?: ExtensionKeys;
  /** Keys that differ from place to place. */
  readonly keysAt?: Readonly<Partial<Record<ExtensionPlace, ExtensionKeys>>>;
  /** Keys of which an object has exactly one. */
  readonly oneOf?: readonly string[];
}

const simple = ["query", "pathParameter", "header", "formData"] as const;
const typed = [...simple, "schema"] as const;

export const extensions: Readonly<Record<string, Extension>> = {
  "x-ms-capabilities": {
    places: ["root", "operation"],
    value: "object",
    keysAt: {
      root: { "file-picker": "object", testConnection: "object" },
      operation: { chunkTransfer: "boolean" },
    },
  },
  "x-ms-connector-metadata": { places: ["root"], value: "array" },
  "x-ms-docs": { places: ["root"], value: "object" },
  "x-ms-deployment-version": { places: ["info"], value: "text" },
  "x-ms-api-annotation": { places: ["info", "operation"], value: "object" },
  "x-ms-notification-content": { places: ["path"], value: "object" },
  "x-ms-no-generic-test": { places: ["operation"], value: "flag" },
  "x-ms-operation-context": { places: ["operation"], value: "object", keys: { "simulate!": "object" } },
  "x-ms-pageable": { places: ["operation"], value: "object", keys: { "nextLinkName!": "text" } },
  "x-ms-safe-operation": { places: ["operation"], value: "flag" },
  "x-ms-summary": {
    places: ["operation", "body", ...typed, "response", "responseHeader"],
    value: "text",
  },
  "x-ms-trigger": { places: ["operation"], value: ["batch", "single"] },
  "x-ms-trigger-hint": { places: ["operation"], value: "text" },
  "x-ms-trigger-metadata": {
    places: ["operation"],
    value: "object",
    keys: { "kind!": ["query"], "mode!": ["polling"] },
  },
  "x-ms-notification": { places: ["operation"], value: "object", keys: { "operationId!": "text" } },
  "x-ms-visibility": {
    places: ["operation", "body", ...typed, "responseHeader"],
    value: ["important", "advanced", "internal"],
  },
  "x-ms-dynamic-list": {
    places: ["body", ...typed],
    value: "object",
    keys: {
      "operationId!": "text",
      parameters: "object",
      itemsPath: "text",
      itemTitlePath: "text",
      itemValuePath: "text",
    },
  },
  "x-ms-dynamic-values": {
    places: ["body", ...typed],
    value: "object",
    keys: {
      operationId: "text",
      builtInOperation: ["AadGraph.GetUsers"],
      capability: ["file-picker"],
      parameters: "object",
      "value-collection": "text",
      "value-title": "text",
      "value-path": "text",
    },
    oneOf: ["operationId", "builtInOperation", "capability"],
  },
  "x-ms-dynamic-schema": {
    places: ["schema"],
    value: "object",
    keys: { "operationId!": "text", parameters: "object", "value-path": "text" },
  },
  "x-ms-dynamic-properties": {
    places: ["schema"],
    value: "object",
    keys: { "operationId!": "text", parameters: "object", itemValuePath: "text" },
  },
  "x-ms-dynamic-tree": { places: ["query", "pathParameter", "schema"], value: "object" },
  "x-ms-enum-values": { places: typed, value: "array" },
  "x-ms-enum": { places: typed, value: "any" },
  "x-ms-localizeDefaultValue": { places: typed, value: "flag" },
  "x-ms-test-value": { places: ["body", ...typed], value: "any" },
  "x-ms-trigger-value": { places: simple, value: "any" },
  "x-ms-parameter-location": { places: simple, value: "text" },
  "x-ms-skip-url-encoding": { places: ["pathParameter"], value: "flag" },
  "x-ms-url-encoding": { places: ["pathParameter", "query"], value: ["single", "double"] },
  "x-ms-media-kind": { places: ["schema"], value: ["image", "audio"] },
  "x-ms-notification-url": { places: ["schema"], value: "flag" },
  "x-ms-editor": { places: ["query", "pathParameter", "schema"], value: "text" },
  "x-ms-editor-options": { places: ["query", "pathParameter", "schema"], value: "object" },
  "x-ms-filter-functions": { places: ["schema"], value: "array" },
};

/** Extensions of other Microsoft tools that certified connectors carry along; they do no harm and mean nothing here. */
export const toleratedExtensions: readonly RegExp[] = [
  /^x-ms-(openai|client|azure|long-running-operation|docs-operation|parameterized-host|identifiers|mutability|secret)/,
  /^x-ms-(discriminator-value|navigationProperty|examples|keywords|error-response|arm|external|odata|code-generation)/,
];
