import type { RuleId } from "../../connector/checker/rules/table";
import type { Json, JsonObject } from "../../connector/checker/input/jsonValue";

/** A place in a definition where a fault can be planted. */
interface Site {
  readonly object: JsonObject;
  readonly pointer: string;
}

/** A kind of fault: where it can be planted, how, and the rule that must find it. */
interface Fault {
  readonly rule: RuleId;
  readonly sites: (root: JsonObject) => Site[];
  /** Plants the fault; false when this site does not allow it. */
  readonly plant: (object: JsonObject, root: JsonObject) => boolean | undefined;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const escape = (name: string): string => name.replace(/~/g, "~0").replace(/\//g, "~1");

/** Every object of a definition that a test takes, with its pointer. */
function find(value: Json | undefined, pointer: string, wanted: (site: Site) => boolean, found: Site[] = []): Site[] {
  if (isObject(value) && wanted({ object: value, pointer })) {
    found.push({ object: value, pointer });
  }
  const entries: [string, Json | undefined][] = Array.isArray(value)
    ? value.map((entry, index) => [String(index), entry])
    : Object.entries(isObject(value) ? value : {});
  entries.forEach(([name, inner]) => find(inner, `${pointer}/${escape(name)}`, wanted, found));
  return found;
}

const matching =
  (pattern: RegExp, also: (object: JsonObject) => boolean = () => true) =>
  (root: JsonObject): Site[] =>
    find(root, "", ({ object, pointer }) => pattern.test(pointer) && object.$ref === undefined && also(object));

const atRoot = matching(/^$/);
const atInfo = matching(/^\/info$/);
const paths = matching(/^\/paths\/[^/]+$/);
const operations = matching(/^\/paths\/[^/]+\/(get|post|put|patch|delete)$/);
const parameters = matching(/\/parameters\/[^/]+$/, ({ in: place }) => typeof place === "string" && place !== "body");
const pathParameters = matching(/\/parameters\/\d+$/, (object) => object.in === "path");
const bodies = matching(/\/parameters\/\d+$/, (object) => object.in === "body");
const responses = matching(/\/responses\/\d+$/);
const definitions = matching(/^\/definitions\/[^/]+$/, (object) => object.type === "object");
const textProperties = matching(/^\/definitions\/[^/]+\/properties\/[^/]+$/, (object) => object.type === "string");
const schemes = matching(/^\/securityDefinitions\/[^/]+$/);
const bodySchemas = matching(/\/parameters\/\d+$/, (object) => object.in === "body");

const set =
  (key: string, value: Json) =>
  (object: JsonObject): true => {
    object[key] = value;
    return true;
  };

const drop =
  (key: string) =>
  (object: JsonObject): boolean => {
    const was = object[key] !== undefined;
    // Members that are undefined do not reach the JSON text.
    object[key] = undefined;
    return was;
  };

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Renames the first path, keeping its operations. */
const renamePath =
  (rename: (path: string) => string) =>
  (root: JsonObject): boolean => {
    const all = root.paths as JsonObject;
    const [first, item] = Object.entries(all)[0] ?? [];
    if (first === undefined) {
      return false;
    }
    all[first] = undefined;
    all[rename(first)] = item;
    return true;
  };

const addParameter =
  (parameter: JsonObject) =>
  (operation: JsonObject): true => {
    operation.parameters = [...list(operation.parameters), parameter];
    return true;
  };

const simple = { type: "string", "x-ms-summary": "Extra", description: "More of it." };

export const faults: readonly Fault[] = [
  { rule: "SpecificationVersionIncorrect", sites: atRoot, plant: set("swagger", "3.0.0") },
  { rule: "SchemesArrayEmpty", sites: atRoot, plant: set("schemes", []) },
  { rule: "SchemeNotSupported", sites: atRoot, plant: set("schemes", ["wss"]) },
  { rule: "SchemeNotValid", sites: atRoot, plant: set("schemes", ["ftp"]) },
  { rule: "https-only", sites: atRoot, plant: set("schemes", ["http", "https"]) },
  { rule: "HostNameNotValid", sites: atRoot, plant: set("host", "https://contoso.example/") },
  { rule: "HostNameNotValid", sites: atRoot, plant: set("host", "contoso.example/api") },
  { rule: "host-placeholder", sites: atRoot, plant: set("host", "<orguniquename>-crm.contoso.example") },
  { rule: "BasePathNotValid", sites: atRoot, plant: set("basePath", "entity") },
  { rule: "root-keys", sites: atRoot, plant: set("securitydefinitions", {}) },
  { rule: "SecurityRequirementMustBeDefined", sites: atRoot, plant: set("security", [{ nothing: [] }]) },
  { rule: "xms-known", sites: atRoot, plant: set("x-ms-connector-metdata", []) },
  { rule: "RequiredPropertyMissing", sites: atRoot, plant: drop("info") },
  { rule: "OperationPathMustStartWithSlash", sites: atRoot, plant: renamePath((path) => path.slice(1)) },
  { rule: "OperationPathMayNotContainQueryOrFragment", sites: atRoot, plant: renamePath((path) => `${path}?all=true`) },
  { rule: "OperationPathContainsUnsupportedCharacters", sites: atRoot, plant: renamePath((path) => `${path}/*`) },
  { rule: "OperationPathTemplateNotValid", sites: atRoot, plant: renamePath((path) => `${path}/{open`) },
  { rule: "title-length", sites: atInfo, plant: set("title", "Adventure Works Orders and Returns") },
  { rule: "title-words", sites: atInfo, plant: set("title", "Fabrikam Connector") },
  { rule: "description-length", sites: atInfo, plant: set("description", "Short.") },
  { rule: "contact-present", sites: atInfo, plant: drop("contact") },
  { rule: "RequiredPropertyMissing", sites: atInfo, plant: drop("version") },
  { rule: "JsonTypeIncorrect", sites: atInfo, plant: set("title", 7) },
  { rule: "ExtensionNameNotValid", sites: paths, plant: set("trace", {}) },
  { rule: "PathItemRefNotSuppored", sites: paths, plant: set("$ref", "#/paths/~1other") },
  {
    rule: "PathRedefined",
    sites: atRoot,
    plant: (root) => {
      const all = root.paths as JsonObject;
      const [path] = Object.keys(all);
      all[(path ?? "").toUpperCase().replace(/\{[^}]*\}/g, (name) => name.toLowerCase())] = {};
      return path !== undefined && path.toUpperCase() !== path && !path.includes("{");
    },
  },
  { rule: "OperationIdRequired", sites: operations, plant: drop("operationId") },
  { rule: "OperationIdSanitized", sites: operations, plant: set("operationId", "Send/Order") },
  { rule: "operationid-pascal", sites: operations, plant: set("operationId", "sendOrder") },
  {
    rule: "summary-present",
    sites: operations,
    plant: (object) => object["x-ms-visibility"] !== "internal" && drop("summary")(object),
  },
  { rule: "summary-length", sites: operations, plant: set("summary", "Send ".repeat(20).trim()) },
  { rule: "summary-characters", sites: operations, plant: set("summary", "Send/receive orders") },
  { rule: "description-sentence", sites: operations, plant: set("description", "Sends an order") },
  {
    rule: "summary-differs",
    sites: operations,
    plant: (object) => typeof object.summary === "string" && set("description", `${object.summary}.`)(object),
  },
  { rule: "xms-value", sites: operations, plant: set("x-ms-visibility", "hidden") },
  { rule: "xms-known", sites: operations, plant: set("x-ms-triger", "single") },
  { rule: "MimeTypeNotSupported", sites: operations, plant: set("consumes", ["application/xml"]) },
  { rule: "SecurityRequirementMustBeDefined", sites: operations, plant: set("security", [{ other: [] }]) },
  { rule: "OperationMustHaveResponse", sites: operations, plant: set("responses", {}) },
  { rule: "RequiredPropertyMissing", sites: operations, plant: drop("responses") },
  {
    rule: "ResponseMustBeDefaultOrHttpStatusCode",
    sites: operations,
    plant: (object) => set("4XX", { description: "No." })(object.responses as JsonObject),
  },
  { rule: "explicit-success", sites: operations, plant: set("responses", { default: { description: "Done." } }) },
  {
    rule: "DefaultResponseHasSchema",
    sites: operations,
    plant: (object) =>
      set("default", { description: "No.", schema: { type: "object" } })(object.responses as JsonObject),
  },
  {
    rule: "ConnectionIdParameterNotAllowed",
    sites: operations,
    plant: addParameter({ ...simple, name: "connectionId", in: "header" }),
  },
  {
    rule: "x-ms-summary-present",
    sites: operations,
    plant: addParameter({ name: "extra", in: "query", type: "string", description: "More." }),
  },
  {
    rule: "PathParameterNotDefinedInTemplate",
    sites: operations,
    plant: addParameter({ ...simple, name: "extra", in: "path", required: true }),
  },
  { rule: "JsonValueNotInEnum", sites: operations, plant: addParameter({ ...simple, name: "extra", in: "cookie" }) },
  {
    rule: "ParameterListContainsFormDataAndBody",
    sites: operations,
    plant: (object) =>
      list(object.parameters).some((each) => isObject(each) && each.in === "body") &&
      addParameter({ ...simple, name: "extra", in: "formData" })(object),
  },
  {
    rule: "internal-required-default",
    sites: operations,
    plant: addParameter({ name: "extra", in: "query", type: "string", required: true, "x-ms-visibility": "internal" }),
  },
  { rule: "SchemaReferenceNotFound", sites: bodySchemas, plant: set("schema", { $ref: "#/definitions/Nothing" }) },
  {
    rule: "SchemaReferenceNotValid",
    sites: bodySchemas,
    plant: set("schema", { $ref: "https://contoso.example/order.json" }),
  },
  { rule: "DefaultValueMustMatchType", sites: parameters, plant: set("default", { no: "value" }) },
  { rule: "InvalidEnumValue", sites: parameters, plant: set("enum", [{ no: "value" }]) },
  { rule: "EnumMustContainAtLeastOneElement", sites: parameters, plant: set("enum", []) },
  { rule: "xms-known", sites: parameters, plant: set("x-ms-sumary", "Extra") },
  { rule: "x-ms-summary-characters", sites: parameters, plant: set("x-ms-summary", "Order: Id") },
  {
    rule: "parameter-description",
    sites: parameters,
    plant: (object) => object["x-ms-visibility"] !== "internal" && drop("description")(object),
  },
  { rule: "NonBodyParameterSchemaNotValid", sites: parameters, plant: set("schema", { type: "string" }) },
  { rule: "RequiredPropertyMissing", sites: parameters, plant: drop("type") },
  { rule: "PathParameterMustBeRequired", sites: pathParameters, plant: drop("required") },
  { rule: "PathParameterMissingEncoding", sites: pathParameters, plant: drop("x-ms-url-encoding") },
  { rule: "OperationMissingPathParameter", sites: pathParameters, plant: set("in", "query") },
  { rule: "PathParameterNotDefinedInTemplate", sites: pathParameters, plant: set("name", "renamed") },
  { rule: "BodyParameterSchemaRequired", sites: bodies, plant: drop("schema") },
  { rule: "BodyParameterPropertyNotValid", sites: bodies, plant: set("format", "uuid") },
  { rule: "RequiredPropertyMissing", sites: responses, plant: drop("description") },
  { rule: "ExtensionNameNotValid", sites: responses, plant: set("content", {}) },
  { rule: "JsonValueNotInEnum", sites: definitions, plant: set("type", "map") },
  { rule: "RequiredPropertyDefinitionMissing", sites: definitions, plant: set("required", ["nothing"]) },
  { rule: "RequiredPropertyArrayEmpty", sites: definitions, plant: set("required", []) },
  {
    rule: "ArrayHasNoItems",
    sites: definitions,
    plant: (object) => set("extra", { type: "array" })(object.properties as JsonObject),
  },
  { rule: "no-anyof", sites: definitions, plant: set("anyOf", [{ type: "object" }]) },
  { rule: "type-single", sites: textProperties, plant: set("type", ["string", "null"]) },
  { rule: "UnrecognizedTypeFormat", sites: textProperties, plant: set("format", "guid") },
  { rule: "MaxLengthMustBeGreaterThanOrEqualToZero", sites: textProperties, plant: set("maxLength", -1) },
  { rule: "PatternShouldBeValidRegularExpression", sites: textProperties, plant: set("pattern", "(") },
  { rule: "xms-place", sites: textProperties, plant: set("x-ms-trigger", "single") },
  { rule: "DefaultValueMustMatchType", sites: textProperties, plant: set("default", 7) },
  {
    rule: "OperationIdNotFound",
    sites: textProperties,
    plant: set("x-ms-dynamic-values", { operationId: "Nothing", "value-path": "id" }),
  },
  { rule: "SecuritySchemePropertyRequired", sites: schemes, plant: drop("type") },
  { rule: "SecuritySchemePropertyNotValid", sites: schemes, plant: set("bearerFormat", "JWT") },
];

/** A definition with one fault in it. */
export interface Seeded {
  readonly rule: string;
  readonly pointer: string;
  readonly definition: string;
}

/**
 * Plants each kind of fault into a definition, at several places spread over it.
 * @param most places for each kind
 */
export function seed(definition: string, most: number): Seeded[] {
  return faults.flatMap(({ rule, sites, plant }) => {
    const all = sites(JSON.parse(definition) as JsonObject).length;
    const step = Math.max(1, Math.floor(all / most));
    const chosen = Array.from({ length: all }, (_, index) => index).filter((index) => index % step === 0);
    return chosen.slice(0, most).flatMap((index) => {
      const root = JSON.parse(definition) as JsonObject;
      const site = sites(root)[index];
      const planted = site && plant(site.object, root) === true;
      return planted ? [{ rule, pointer: site.pointer, definition: JSON.stringify(root, undefined, 2) }] : [];
    });
  });
}
