import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ConnectorOperation, connectorOperations } from "../../format/connectorOperations";
import { z } from "zod";
import { findSecrets } from "./findSecrets";
import { readJson } from "./readJson";

/** The connector as its folder defines it. */
export interface ConnectorDefinition {
  title: string;
  description: string;
  iconBrandColor: string;
  operations: Map<string, ConnectorOperation>;
  /** Environment variables that the definition or its connection parameters read, by schema name. */
  environmentVariables: Set<string>;
  /** The version of the definition, which its readme and the designer show. */
  version: string;
  /** The custom code, where the folder has some. */
  script: Uint8Array | undefined;
  /** The operations that the custom code answers; undefined where apiProperties.json does not say. */
  scriptOperations: readonly unknown[] | undefined;
  /** Where secrets stand in apiProperties.json. */
  secrets: readonly string[];
  /** The files of the solution, by the suffix that follows the connector's name. */
  blobs: Map<string, Uint8Array>;
}

interface Swagger {
  info: { title: string; description?: string; version?: string };
  paths: object;
}

interface ApiProperties {
  properties: {
    iconBrandColor: string;
    connectionParameters?: Record<string, unknown>;
    policyTemplateInstances?: unknown[];
    scriptOperations?: unknown[];
  };
}

const folder = "connector";

const anObject = z.looseObject({});

function readText(root: string, name: string): string {
  try {
    return readFileSync(join(root, folder, name), "utf8");
  } catch (error) {
    throw new Error(`${folder}/${name}: The file is missing, the connector's solution is made from it.`, {
      cause: error,
    });
  }
}

function environmentVariablesIn(text: string): string[] {
  return [...text.matchAll(/@environmentVariables\(\\?["']([^"'\\]+)\\?["']\)/g)].map((match) => match[1]);
}

/**
 * Reads the connector's folder: `CSS-Entity.swagger.json`, `apiProperties.json`, `icon.png`, and `script.csx` where there
 * is one. Throws an Error that
 * names the file when one is missing or unusable. That the definition is right in itself is `check:connector`'s part.
 */
export function readConnectorDefinition(root: string): ConnectorDefinition {
  const swaggerFile = "CSS-Entity.swagger.json";
  const swagger = readJson(root, `${folder}/${swaggerFile}`, anObject) as Partial<Swagger>;
  const api = readJson(root, `${folder}/apiProperties.json`, anObject) as Partial<ApiProperties>;
  if (!swagger.info?.title || !swagger.paths) {
    throw new Error(`${folder}/${swaggerFile}: info.title or paths is missing.`);
  }
  if (!api.properties?.iconBrandColor) {
    throw new Error(`${folder}/apiProperties.json: properties.iconBrandColor is missing.`);
  }
  readText(root, "icon.png");
  const openApi = readText(root, swaggerFile);
  const connectionParameters = JSON.stringify(api.properties.connectionParameters ?? {}, undefined, 2);
  const policies = JSON.stringify(api.properties.policyTemplateInstances ?? [], undefined, 2);
  const scriptFile = join(root, folder, "script.csx");
  const script = existsSync(scriptFile) ? readFileSync(scriptFile) : undefined;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return {
    title: swagger.info.title,
    description: swagger.info.description ?? "",
    iconBrandColor: api.properties.iconBrandColor,
    version: swagger.info.version ?? "",
    script,
    scriptOperations: api.properties.scriptOperations,
    secrets: findSecrets(api),
    operations: connectorOperations(swagger),
    environmentVariables: new Set([openApi, connectionParameters].flatMap(environmentVariablesIn)),
    blobs: new Map([
      ["_openapidefinition.json", bytes(openApi)],
      ["_connectionparameters.json", bytes(connectionParameters)],
      ["_policytemplateinstances.json", bytes(policies)],
      ["_iconblob.Png", readFileSync(join(root, folder, "icon.png"))],
      ...(script ? [["_customcodeblobcontent.csx", script] as const] : []),
    ]),
  };
}
