import { checkFiles } from "./checkFiles";
import { type Config, ConfigError, readConfig } from "./config";
import type { Finding } from "./finding";
import { findConnectors } from "./find";
import { fixFiles } from "./fix";
import { UnreadableError } from "./load";

export type { Finding } from "./finding";

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

/**
 * Checks connectors: their definitions, `apiProperties.json`, icons, and how these fit together. Needs no network.
 * @param paths folders, definitions, `apiProperties.json` files or icons
 * @returns all findings; it never throws because of what the files hold
 */
export function checkConnector(paths: readonly string[], options: CheckOptions = {}): CheckResult {
  const { connectors, problems } = findConnectors(paths);
  const findings: Finding[] = [];
  let [files, suppressed, fixed] = [0, 0, 0];
  let config: Config | undefined;
  try {
    config = options.config === undefined ? undefined : readConfig(options.config);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof UnreadableError) {
      return { findings, problems: [error.message], connectors: 0, files, suppressed, fixed };
    }
    throw error;
  }
  connectors.forEach((connector, index) => {
    let result = checkFiles(connector, config);
    if (options.fix) {
      const repaired = fixFiles(connector, result, config);
      result = repaired.result;
      fixed += repaired.fixed;
    }
    findings.push(...result.findings);
    problems.push(...result.problems);
    files += result.files;
    suppressed += result.suppressed;
    options.onProgress?.(index + 1, connectors.length);
  });
  return { findings, problems, connectors: connectors.length, files, suppressed, fixed };
}
