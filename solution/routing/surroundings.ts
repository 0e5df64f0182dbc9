import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainGuid } from "../format/guid";
import { childText, parseXml, rootOf } from "../format/xml";

/** What the flows need to know of the rest of the project. */
export interface Surroundings {
  /** Of the publisher, such as lrc. */
  readonly prefix: string;
  /** The version of the solutions, `x.y.z.0`. */
  readonly version: string;
  /** The custom connector: its id, its name in the solution, and its title. */
  readonly connector: { readonly id: string; readonly name: string; readonly title: string };
  /** The solution's files that hold hand-written parts besides those of the flows. */
  readonly solutionXml: string;
  readonly customizationsXml: string;
}

export const mainSource = "solution/LinkedRecords/src";
export const routingFile = "solution/routing.json";
export const solutionXmlFile = `${mainSource}/Other/Solution.xml`;
export const customizationsFile = `${mainSource}/Other/Customizations.xml`;

const connectorFile = "solution/LinkedRecordsConnector/src/Connectors/lrc_omnichannel-20entity-20routing.xml";

/**
 * Reads what the flows need to know of the project.
 * @throws Error that names the file which cannot be read
 */
export function readSurroundings(root: string): Surroundings {
  const text = (path: string): string => readFileSync(join(root, path), "utf8");
  const json = <Value>(path: string): Value => {
    try {
      return JSON.parse(text(path)) as Value;
    } catch (error) {
      throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
    }
  };
  const connector = rootOf(parseXml(text(connectorFile), connectorFile));
  return {
    prefix: json<{ customizationPrefix: string }>("solution/publisher.json").customizationPrefix,
    version: `${json<{ version: string }>("package.json").version}.0`,
    connector: {
      id: plainGuid(childText(connector, "connectorid")),
      name: childText(connector, "name"),
      title: json<{ info: { title: string } }>("connector/CSS-Entity.swagger.json").info.title,
    },
    solutionXml: text(solutionXmlFile),
    customizationsXml: text(customizationsFile),
  };
}
