import { child, children, rootOf } from "../../solution/format/xml";
import { readXml, requiredText } from "./requiredXml";
import { SolutionImportError } from "./solution";
import { readZipFiles, type ZipFiles } from "./zipFiles";

/** A custom connector of a solution, with what an environment runs of it. */
export interface SolutionConnector {
  /** Its name in the solution, such as lrc_omnichannel-20entity-20routing. */
  readonly name: string;
  /** Swagger 2.0, as far as the workspace reads it. */
  readonly definition: {
    readonly basePath?: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  /** Operations that its custom code answers. */
  readonly scriptOperations: readonly string[];
  /** The custom code, undefined where it has none. */
  readonly script: string | undefined;
}

const customizations = "customizations.xml";

/** The text of a file that `<Connector>` names. */
function textOf(files: ZipFiles, path: string): string {
  const bytes = files.get(path.replace(/^\//, ""));
  if (!bytes) throw new SolutionImportError(path, `missing in the zip, but ${customizations} names it.`);
  return new TextDecoder().decode(bytes);
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SolutionImportError(file, `not valid JSON: ${(error as Error).message}`);
  }
}

/**
 * Reads the custom connector of a solution zip.
 *
 * @throws {SolutionImportError} when there is none, or a file that it names is missing or no JSON
 */
export function readConnector(zip: Uint8Array): SolutionConnector {
  const files = readZipFiles(zip);
  const connectors = child(rootOf(readXml(files, customizations, "ImportExportXml")), "Connectors");
  const [connector] = connectors ? children(connectors, "Connector") : [];
  if (!connector) throw new SolutionImportError(customizations, "it has no <Connector>.");
  const path = requiredText(customizations, connector, "openapidefinition");
  const definition = jsonOf(path, textOf(files, path)) as SolutionConnector["definition"] | null;
  if (typeof definition?.paths !== "object") throw new SolutionImportError(path, "it has no paths.");
  const code = child(connector, "customcodeblobcontent")?.textContent?.trim();
  const operations = child(connector, "scriptoperations")?.textContent?.trim();
  const scriptOperations = operations ? jsonOf(customizations, operations) : [];
  if (!Array.isArray(scriptOperations)) {
    throw new SolutionImportError(customizations, "<scriptoperations> is no JSON array.");
  }
  return {
    name: requiredText(customizations, connector, "name"),
    definition,
    scriptOperations: scriptOperations.map(String),
    script: code ? textOf(files, code) : undefined,
  };
}
