import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { configName } from "./config";
import { reading, UnreadableError } from "../input/fileAccess";

/** The files of one connector; a solution's blobs have no `apiProperties.json`. */
export interface ConnectorFiles {
  readonly definition?: string;
  readonly apiProperties?: string;
  readonly icon?: string;
  /** Custom code of the connector. */
  readonly script?: string;
  /** The configuration beside them. */
  readonly config?: string;
}

const isDefinition = (name: string): boolean => /swagger\.json$|_openapidefinition\.json$/i.test(name);
const isApiProperties = (name: string): boolean => /^apiproperties\.json$/i.test(name);
const isScript = (name: string): boolean => /\.csx$/i.test(name);
const isIcon = (name: string): boolean => /^icon\.(png|jpe?g)$/i.test(name);
const skipped = new Set(["node_modules", ".git"]);

/** The connectors whose definitions lie in one folder; the other files are checked once, with the first. */
function connectorsOf(folder: string, names: readonly string[]): ConnectorFiles[] {
  const path = (name: string | undefined): string | undefined => (name === undefined ? undefined : join(folder, name));
  const config = path(names.find((name) => name === configName));
  const definitions = names.filter(isDefinition).sort();
  return definitions.map((name, index) =>
    index === 0
      ? {
          definition: path(name),
          apiProperties: path(names.find(isApiProperties)),
          icon: path(names.find(isIcon)),
          script: path(names.find(isScript)),
          config,
        }
      : { definition: path(name), config },
  );
}

function walk(folder: string, found: ConnectorFiles[], problems: string[]): void {
  let entries;
  try {
    entries = reading(folder, () => readdirSync(folder, { withFileTypes: true }));
  } catch (error) {
    problems.push((error as UnreadableError).message);
    return;
  }
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  found.push(...connectorsOf(folder, files));
  for (const entry of entries) {
    if (entry.isDirectory() && !skipped.has(entry.name)) {
      walk(join(folder, entry.name), found, problems);
    }
  }
}

function fromFile(path: string): ConnectorFiles {
  const name = basename(path);
  const config = join(dirname(path), configName);
  const beside = existsSync(config) ? { config } : {};
  if (isApiProperties(name)) {
    return { apiProperties: path, ...beside };
  }
  if (/^\.(png|jpe?g)$/i.test(extname(name))) {
    return { icon: path, ...beside };
  }
  if (isScript(name)) {
    return { script: path, ...beside };
  }
  const names = reading(dirname(path), () => readdirSync(dirname(path)));
  const whole = connectorsOf(dirname(path), names).find(({ definition }) => basename(definition ?? "") === name);
  return whole ?? { definition: path, ...beside };
}

/**
 * Finds the connectors that paths name: a folder stands for all connectors in it and below, a definition for itself and
 * what lies beside it.
 * @returns the connectors, and a sentence for each path that leads to none
 */
export function findConnectors(paths: readonly string[]): { connectors: ConnectorFiles[]; problems: string[] } {
  const connectors: ConnectorFiles[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    try {
      if (!reading(path, () => statSync(path)).isDirectory()) {
        connectors.push(fromFile(path));
        continue;
      }
      const before = connectors.length + problems.length;
      walk(path, connectors, problems);
      if (connectors.length + problems.length === before) {
        problems.push(
          `${path}: holds no definition, no file that ends with swagger.json. Give the folder of a connector.`,
        );
      }
    } catch (error) {
      if (!(error instanceof UnreadableError)) {
        throw error;
      }
      problems.push(error.message);
    }
  }
  return { connectors, problems };
}
