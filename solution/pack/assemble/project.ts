import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type publisherFile from "../../publisher.json";
import { type ConnectorDefinition, readConnectorDefinition } from "./connectorDefinition";
import type { Problems } from "../problems";

/** solution/publisher.json */
export type Publisher = typeof publisherFile;

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

function readJson(root: string, path: string): unknown {
  if (!existsSync(join(root, path))) {
    throw new Error(`${path}: The file is missing.`);
  }
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch (error) {
    throw new Error(`${path}: not valid JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** Reads what both solutions share. Throws when package.json or publisher.json cannot be read; a connector that cannot is noted. */
export function readProject(root: string, problems: Problems): Project {
  const { version = "" } = readJson(root, "package.json") as { version?: string };
  return {
    root,
    packageVersion: version,
    solutionVersion: `${version}.0`,
    publisher: readJson(root, publisherPlace) as Publisher,
    connector: problems.attempt(() => readConnectorDefinition(root)),
  };
}
