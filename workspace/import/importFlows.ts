import type { Element } from "@xmldom/xmldom";
import { child, children, childText, rootOf } from "../../solution/format/xml";
import { readXml, requiredAttribute, requiredText } from "./requiredXml";
import { SolutionImportError } from "./solution";
import { readZipFiles, type ZipFiles } from "./zipFiles";

type Json = Readonly<Record<string, unknown>>;

/** A connection as a flow uses it. */
interface FlowConnection {
  /** Logical name of the connection reference. */
  readonly logicalName: string;
  /** Name of the connector. */
  readonly api: string;
  /** Steps act as whoever made the flow run, and not as the owner of the connection. */
  readonly actsAsInvoker: boolean;
}

/** A cloud flow of a solution. */
export interface SolutionFlow {
  /** In lower case, without braces. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** By the key that its steps name. */
  readonly connectionReferences: Readonly<Record<string, FlowConnection>>;
  /** The definition as it lies in the zip; nothing has judged it. */
  readonly definition: Json;
}

/** A connection that somebody has to give. */
export interface ConnectionReference {
  readonly logicalName: string;
  readonly displayName: string;
  readonly connectorId: string;
}

/** A value that somebody may have to give. */
export interface EnvironmentVariable {
  readonly schemaName: string;
  readonly displayName: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly defaultValue: string | undefined;
}

/** What a solution brings for flows. */
export interface SolutionFlows {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly version: string;
  readonly managed: boolean;
  readonly flows: readonly SolutionFlow[];
  readonly connectionReferences: readonly ConnectionReference[];
  readonly environmentVariables: readonly EnvironmentVariable[];
}

const customizations = "customizations.xml";
const [cloudFlow, variableFile] = ["5", /^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/];

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const nameOf = (value: unknown): string => (typeof value === "string" ? value : "");
const memberOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

/**
 * Reads the cloud flows of a solution zip, with the connections and the values that they need.
 * @throws {SolutionImportError} whose message names the file in the zip and what is wrong with it
 */
export function readFlows(zip: Uint8Array): SolutionFlows {
  const files = readZipFiles(zip);
  const manifest = child(rootOf(readXml(files, "solution.xml", "ImportExportXml")), "SolutionManifest");
  if (!manifest) throw new SolutionImportError("solution.xml", "<SolutionManifest> is missing.");
  const root = rootOf(readXml(files, customizations, "ImportExportXml"));
  const [workflows, references] = [child(root, "Workflows"), child(root, "connectionreferences")];
  const uniqueName = requiredText("solution.xml", manifest, "UniqueName");
  return {
    uniqueName,
    displayName: child(manifest, "LocalizedNames", "LocalizedName")?.getAttribute("description") ?? uniqueName,
    version: requiredText("solution.xml", manifest, "Version"),
    managed: childText(manifest, "Managed") === "1",
    flows: (workflows ? children(workflows, "Workflow") : [])
      .filter((workflow) => childText(workflow, "Category") === cloudFlow)
      .map((workflow) => readFlow(files, workflow)),
    connectionReferences: (references ? children(references, "connectionreference") : []).map(readReference),
    environmentVariables: [...files.keys()]
      .filter((path) => variableFile.test(path))
      .map((path) => readVariable(files, path)),
  };
}

function readFlow(files: ZipFiles, workflow: Element): SolutionFlow {
  const path = requiredText(customizations, workflow, "JsonFileName").replace(/^\//, "");
  const bytes = files.get(path);
  if (!bytes) throw new SolutionImportError(path, `missing in the zip, but ${customizations} names it.`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new SolutionImportError(path, `not valid JSON: ${(error as Error).message}`);
  }
  const properties = memberOf(json, "properties");
  const definition = memberOf(properties, "definition");
  if (!isObject(definition)) throw new SolutionImportError(path, "it has no properties.definition.");
  const references = memberOf(properties, "connectionReferences");
  return {
    id: requiredAttribute(customizations, workflow, "WorkflowId").replace(/[{}]/g, "").toLowerCase(),
    name: requiredAttribute(customizations, workflow, "Name"),
    description: workflow.getAttribute("Description") ?? "",
    connectionReferences: Object.fromEntries(
      Object.entries(isObject(references) ? references : {}).map(([key, reference]) => {
        const logicalName = memberOf(memberOf(reference, "connection"), "connectionReferenceLogicalName");
        const api = memberOf(reference, "api");
        // Only custom connectors have a logical name; the other one is of the environment they come from.
        const named = memberOf(api, "logicalName") ?? memberOf(api, "name");
        const actsAsInvoker = memberOf(memberOf(reference, "impersonation"), "source") === "invoker";
        return [key, { logicalName: nameOf(logicalName), api: nameOf(named), actsAsInvoker }];
      }),
    ),
    definition,
  };
}

function readReference(reference: Element): ConnectionReference {
  const logicalName = requiredAttribute(customizations, reference, "connectionreferencelogicalname");
  return {
    logicalName,
    displayName: childText(reference, "connectionreferencedisplayname") || logicalName,
    connectorId: childText(reference, "connectorid"),
  };
}

function readVariable(files: ZipFiles, path: string): EnvironmentVariable {
  const variable = rootOf(readXml(files, path, "environmentvariabledefinition"));
  const schemaName = requiredAttribute(path, variable, "schemaname");
  const text = (name: string) => child(variable, name)?.getAttribute("default") ?? undefined;
  const defaultValue = childText(variable, "defaultvalue");
  return {
    schemaName,
    displayName: text("displayname") ?? schemaName,
    description: text("description") ?? "",
    isRequired: childText(variable, "isrequired") === "1",
    defaultValue: defaultValue === "" ? undefined : defaultValue,
  };
}
