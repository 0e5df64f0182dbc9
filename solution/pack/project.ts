import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type publisherFile from "../publisher.json";
import { type ConnectorDefinition, readConnectorDefinition } from "./connectorDefinition";
import type { Problems } from "./problems";

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

function readPublisher(root: string, problems: Problems): Publisher {
  const place = "solution/publisher.json";
  const publisher = readJson(root, place) as Publisher;
  if (
    !/^[a-z][a-z0-9]{1,7}$/.test(publisher.customizationPrefix) ||
    publisher.customizationPrefix.startsWith("mscrm")
  ) {
    problems.add(
      place,
      `customizationPrefix "${publisher.customizationPrefix}" must be 2 to 8 lower-case letters and digits, a letter first.`,
    );
  }
  const optionPrefix = publisher.customizationOptionValuePrefix;
  if (!Number.isInteger(optionPrefix) || optionPrefix < 10_000 || optionPrefix > 99_999) {
    problems.add(place, `customizationOptionValuePrefix ${optionPrefix} must be a number from 10000 to 99999.`);
  }
  return publisher;
}

/** Reads what both solutions share. Throws when package.json or publisher.json cannot be read; notes all other problems. */
export function readProject(root: string, problems: Problems): Project {
  const { version } = readJson(root, "package.json") as { version?: string };
  if (!/^\d+\.\d+\.\d+$/.test(version ?? "")) {
    problems.add("package.json", `The version "${version ?? ""}" must be three numbers, such as 1.2.3.`);
  }
  return {
    root,
    packageVersion: version ?? "",
    solutionVersion: `${version ?? ""}.0`,
    publisher: readPublisher(root, problems),
    connector: problems.attempt(() => readConnectorDefinition(root)),
  };
}
