import { isObject, type Json, member } from "../input/jsonValue";
import { areTexts, fitsAll, isEach, isFlag, isText, type PartName, type Test } from "./plainParts";

const protocols = new Set<Json>(["http", "https", "ws", "wss"]);

const areProtocols: Test = (value) => areTexts(value) && (value as Json[]).every((each) => protocols.has(each));

/** Makes a test for an object with some members that must be there. */
const object = (required: readonly string[], ...members: [string, Test][]): Test => {
  const tests = new Map(members);
  return (value) =>
    isObject(value) && required.every((key) => member(value, key) !== undefined) && fitsAll(value, tests);
};

const texts = (...keys: string[]): [string, Test][] => keys.map((key) => [key, isText]);

const only =
  (...allowed: Json[]): Test =>
  (value) =>
    allowed.includes(value);

const isInfo = object(
  ["version", "title"],
  ...texts("title", "version", "description", "termsOfService"),
  ["contact", object([], ...texts("name", "url", "email"))],
  ["license", object(["name"], ...texts("name", "url"))],
);

const docs: [string, Test] = ["externalDocs", object(["url"], ...texts("description", "url"))];

/** Tags of different names are different. */
const areTags: Test = (value) =>
  Array.isArray(value) &&
  value.every(object(["name"], ...texts("name", "description"), docs)) &&
  new Set(value.map((tag) => (isObject(tag) ? tag.name : tag))).size === value.length;

const scopes: [string, Test] = ["scopes", (value) => isEach(isText, value)];

const oauth2 = (flow: string, ...addresses: string[]): Test =>
  object(
    ["type", "flow", ...addresses],
    ["type", only("oauth2")],
    ["flow", only(flow)],
    scopes,
    ...texts(...addresses, "description"),
  );

/** Ways to sign in, of which none fits two of these. */
const schemes: readonly Test[] = [
  object(["type"], ["type", only("basic")], ...texts("description")),
  object(
    ["type", "name", "in"],
    ["type", only("apiKey")],
    ["in", only("header", "query")],
    ...texts("name", "description"),
  ),
  oauth2("implicit", "authorizationUrl"),
  oauth2("password", "tokenUrl"),
  oauth2("application", "tokenUrl"),
  oauth2("accessCode", "authorizationUrl", "tokenUrl"),
];

const isScheme: Test = (value) => schemes.some((fits) => fits(value));

/** One way to sign in at the most: of several, none may be listed twice. */
const isSecurity: Test = (value) =>
  Array.isArray(value) && value.length < 2 && value.every((each) => isEach(areTexts, each));

/** A list of an operation may hold references where the definition itself may not. */
const isInPlace: Test = (value) => isObject(value) && value.$ref === undefined;

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

/**
 * Makes the quick test for a whole definition; as those of its parts, it says yes only where the JSON schema certainly
 * would. Most definitions are plain, and that schema then need not even be compiled, a third of the time of one check.
 * @param parts tell whether a part fits
 */
export function plainDocumentTest(parts: Readonly<Record<PartName, Test>>): Test {
  const isOperation = object(
    ["responses"],
    ...texts("summary", "description", "operationId"),
    ["tags", areTexts],
    ["produces", areTexts],
    ["consumes", areTexts],
    ["schemes", areProtocols],
    ["deprecated", isFlag],
    ["security", isSecurity],
    ["parameters", parts.parametersList],
    ["responses", parts.responses],
    docs,
  );
  const isPath = object(
    [],
    ["$ref", isText],
    ["parameters", parts.parametersList],
    ...methods.map((method): [string, Test] => [method, isOperation]),
  );
  const arePaths: Test = (value) =>
    isObject(value) &&
    Object.keys(value).every(
      (key) => key.startsWith("x-") || (key.startsWith("/") && isPath(member(value, key) ?? null)),
    );
  return object(
    ["swagger", "info", "paths"],
    ["swagger", only("2.0")],
    ["info", isInfo],
    ["host", (value) => typeof value === "string" && /^[^{}/ :\\]+(?::\d+)?$/.test(value)],
    ["basePath", (value) => typeof value === "string" && value.startsWith("/")],
    ["schemes", areProtocols],
    ["consumes", areTexts],
    ["produces", areTexts],
    ["paths", arePaths],
    ["definitions", (value) => isEach(parts.schema, value)],
    ["parameters", (value) => isEach((each) => isInPlace(each) && parts.parametersList([each]), value)],
    ["responses", (value) => isEach((each) => isInPlace(each) && parts.responses({ default: each }), value)],
    ["securityDefinitions", (value) => isEach(isScheme, value)],
    ["security", isSecurity],
    ["tags", areTags],
    docs,
  );
}
