import { availableParallelism } from "node:os";
import { UnreadableError } from "../input/fileAccess";
import type { Finding } from "../rules/finding";
import { checkCauses, type ConnectorResult } from "./checkFiles";
import { type Config, ConfigError, readConfig } from "./config";
import { type ConnectorFiles, findConnectors } from "./connectorFiles";
import { fixFiles } from "./fix";
import { checkInThreads } from "./threads";
import { unusedSwitches } from "./unusedSwitches";

/** How to check. */
export interface CheckOptions {
  /** A configuration file that replaces those beside the definitions. */
  readonly config?: string;
  /** Whether to apply the fixes that are certain, and only those. */
  readonly fix?: boolean;
  /** Called after each connector. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a check found. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Sentences on what could not be checked. */
  readonly problems: readonly string[];
  readonly connectors: number;
  readonly files: number;
  /** Findings that a configuration switches off. */
  readonly suppressed: number;
  /** Findings that were fixed in the files. */
  readonly fixed: number;
}

/** Connectors from which on a second thread is worth its start. More than two threads would cost too much memory. */
const manyConnectors = 100;

/** What is to be checked, or why nothing can be. */
interface Plan {
  readonly connectors: readonly ConnectorFiles[];
  readonly problems: readonly string[];
  readonly config?: Config;
}

function plan(paths: readonly string[], options: CheckOptions): Plan {
  try {
    const config = options.config === undefined ? undefined : readConfig(options.config);
    return { ...findConnectors(paths), config };
  } catch (error) {
    if (error instanceof ConfigError || error instanceof UnreadableError) {
      return { connectors: [], problems: [error.message] };
    }
    throw error;
  }
}

function sumUp(
  { connectors, problems, config }: Plan,
  results: readonly ConnectorResult[],
  fixed: number,
): CheckResult {
  return {
    findings: [...results.flatMap(({ findings }) => findings), ...unusedSwitches(results, config)],
    problems: [...problems, ...results.flatMap((result) => result.problems)],
    connectors: connectors.length,
    files: results.reduce((sum, { files }) => sum + files, 0),
    suppressed: results.reduce((sum, { suppressed }) => sum + suppressed, 0),
    fixed,
  };
}

/**
 * Checks connectors: their definitions, `apiProperties.json`, icons, and how these fit together. Needs no network.
 * @param paths folders, definitions, `apiProperties.json` files or icons
 * @returns all findings; it never throws because of what the files hold
 */
export function checkConnector(paths: readonly string[], options: CheckOptions = {}): CheckResult {
  const planned = plan(paths, options);
  const { connectors, config } = planned;
  let fixed = 0;
  const results = connectors.map((connector, index) => {
    const repaired = options.fix ? fixFiles(connector, config) : undefined;
    fixed += repaired?.fixed ?? 0;
    const result = repaired?.result ?? checkCauses(connector, config);
    options.onProgress?.(index + 1, connectors.length);
    return result;
  });
  return sumUp(planned, results, fixed);
}

/**
 * Does what {@link checkConnector} does; for many connectors in two threads, so that two cores work on it.
 * @param paths folders, definitions, `apiProperties.json` files or icons
 */
export async function checkMany(paths: readonly string[], options: CheckOptions = {}): Promise<CheckResult> {
  const planned = plan(paths, options);
  if (options.fix || planned.connectors.length < manyConnectors || availableParallelism() === 1) {
    return checkConnector(paths, options);
  }
  const { connectors, config } = planned;
  return sumUp(planned, await checkInThreads(connectors, config, options.onProgress), 0);
}
