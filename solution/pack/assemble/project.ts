import { z } from "zod";
import { type ConnectorDefinition, readConnectorDefinition } from "./connectorDefinition";
import type { Problems } from "../problems";
import { readJson } from "./readJson";

/** What both solutions share; read once. */
export interface Project {
  root: string;
  /** package.json's version, `x.y.z`. */
  packageVersion: string;
  /** The version of the solutions, `x.y.z.0`. */
  solutionVersion: string;
  publisher: Publisher;
  connector: ConnectorDefinition | undefined;
}

/** Path of the publisher's file, relative to the root. */
export const publisherPlace = "solution/publisher.json";

/** The solutions in the order in which an administrator imports them. */
export const solutionNames = ["LinkedRecordsConnector", "LinkedRecords"] as const;

/** Path of a solution's sources, relative to the root. */
export const sourcePlace = (solutionName: string): string => `solution/${solutionName}/src`;

const packageFile = z.object({ version: z.string() });

const publisherFile = z.strictObject({
  uniqueName: z.string().regex(/^[A-Za-z_]\w*$/, "must be letters, digits and underscores, a letter first"),
  displayName: z.string().regex(/\S/, "must not be empty"),
  customizationPrefix: z.string(),
  customizationOptionValuePrefix: z.number(),
});

/** solution/publisher.json */
export type Publisher = z.infer<typeof publisherFile>;

/** Reads what both solutions share. Throws when package.json or publisher.json cannot be read; a connector that cannot is noted. */
export function readProject(root: string, problems: Problems): Project {
  const { version } = readJson(root, "package.json", packageFile);
  return {
    root,
    packageVersion: version,
    solutionVersion: `${version}.0`,
    publisher: readJson(root, publisherPlace, publisherFile),
    connector: problems.attempt(() => readConnectorDefinition(root)),
  };
}
