import { parseJson } from "../../../connector/checker/input/jsonSyntax";
import { asObject, asText, isObject, type Json } from "../../../connector/checker/input/jsonValue";
import type { Element } from "@xmldom/xmldom";
import { connectorOperations } from "../../format/connectorOperations";
import { plainGuid } from "../../format/guid";
import { attribute, child, childText, children, descendants, parseXml, rootOf, XmlError } from "../../format/xml";
import type { Connector, EnvironmentVariable } from "../model/surroundings";

/** A connection reference as its solution tells of it. */
interface ReadReference {
  readonly connectorId: string;
  /** The id of the custom connector that it leads to. */
  readonly customConnectorId: string | undefined;
}

/** What the files of a solution tell that flows need. */
export interface SolutionParts {
  readonly connectionReferences: Map<string, ReadReference>;
  readonly environmentVariables: Map<string, EnvironmentVariable>;
  readonly connectors: Connector[];
  /** Names of custom connectors by their ids. */
  readonly connectorNames: Map<string, string>;
  /** Categories of processes by the file names of their definitions, in lower case; cloud flows have 5. */
  readonly categories: Map<string, string>;
  isSolution: boolean;
}

/** Parts of a solution of which nothing is known yet. */
export const noParts = (): SolutionParts => ({
  connectionReferences: new Map(),
  environmentVariables: new Map(),
  connectors: [],
  connectorNames: new Map(),
  categories: new Map(),
  isSolution: false,
});

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The part of customizations.xml that matters: parsing the forms and apps in it would take many times as long. */
function elementsIn(text: string, name: string, place: string): Element[] {
  const start = text.search(new RegExp(`<${name}[\\s>]`));
  const end = text.indexOf(`</${name}>`, start);
  if (start < 0 || end < 0) {
    return [];
  }
  return children(rootOf(parseXml(text.slice(start, end + name.length + 3), place)));
}

function readReference(reference: Element, parts: SolutionParts): void {
  const custom = child(reference, "customconnectorid");
  parts.connectionReferences.set(attribute(reference, "connectionreferencelogicalname"), {
    connectorId: childText(reference, "connectorid"),
    customConnectorId: custom && plainGuid(childText(custom, "connectorid")),
  });
}

function readConnector(connector: Element, parts: SolutionParts): void {
  parts.connectorNames.set(plainGuid(childText(connector, "connectorid")), childText(connector, "name"));
}

function readProcess(process: Element, parts: SolutionParts): void {
  const file = childText(process, "JsonFileName").split("/").at(-1) ?? "";
  parts.categories.set(file.toLowerCase(), childText(process, "Category"));
}

function readVariable(definition: Element, parts: SolutionParts): void {
  const displayName = child(definition, "displayname");
  parts.environmentVariables.set(attribute(definition, "schemaname").toLowerCase(), {
    displayName: displayName ? attribute(displayName, "default") : "",
    type: childText(definition, "type"),
  });
}

/** The end of a custom connector's name, as the platform makes it of the title. */
const encodedTitle = (title: string): string =>
  title.toLowerCase().replace(/[^a-z0-9]/g, (char) => `-${char.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** A custom connector by its definition; undefined for JSON that is none. */
function connectorOf(swagger: Json, name?: string): Connector | undefined {
  const title = asText(asObject(asObject(swagger).info).title);
  const own = name ?? (title === undefined ? undefined : encodedTitle(title));
  return own === undefined || !isObject(swagger) ? undefined : { name: own, operations: connectorOperations(swagger) };
}

/** How a file is read, by its path: the first that fits. */
const readers: readonly (readonly [RegExp, (text: string, path: string, parts: SolutionParts) => void])[] = [
  [
    /(^|\/)customizations\.xml$/i,
    (text, path, parts) => {
      parts.isSolution = true;
      elementsIn(text, "connectionreferences", path).forEach((one) => {
        readReference(one, parts);
      });
      elementsIn(text, "Connectors", path).forEach((one) => {
        readConnector(one, parts);
      });
      elementsIn(text, "Workflows", path).forEach((one) => {
        readProcess(one, parts);
      });
    },
  ],
  [
    /environmentvariabledefinition\.xml$/i,
    (text, path, parts) => {
      readVariable(rootOf(parseXml(text, path)), parts);
    },
  ],
  [
    /\/Connectors\/[^/]+\.xml$/i,
    (text, path, parts) => {
      readConnector(rootOf(parseXml(text, path)), parts);
    },
  ],
  [
    /\.json\.data\.xml$/i,
    (text, path, parts) => {
      const root = rootOf(parseXml(text, path));
      for (const process of root.nodeName === "Workflow" ? [root] : descendants(root, "Workflow")) {
        readProcess(process, parts);
      }
    },
  ],
  [
    /(_openapidefinition|swagger)\.json$/i,
    (text, path, parts) => {
      const parsed = parseJson(text.replace(/^\uFEFF/, ""));
      const name = /([^/]+)_openapidefinition\.json$/i.exec(path)?.[1];
      const connector = "value" in parsed ? connectorOf(parsed.value, name) : undefined;
      if (connector) {
        parts.connectors.push(connector);
      }
    },
  ],
];

/** Tells whether a file tells something of a solution. */
export const isPart = (path: string): boolean => readers.some(([pattern]) => pattern.test(path));

/**
 * Reads a file of a solution for what flows need of it.
 * @returns a sentence on why it cannot be read; nothing otherwise
 */
export function readPart(path: string, content: Uint8Array, parts: SolutionParts): string | undefined {
  const read = readers.find(([pattern]) => pattern.test(path))?.[1];
  try {
    read?.(textOf(content), path, parts);
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) {
      return error.message;
    }
    throw error;
  }
}
