import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { checkFiles, type ConnectorResult } from "./checkFiles";
import { type Config, ConfigError, readConfig } from "./config";
import type { Finding } from "./finding";
import { type ConnectorFiles, findConnectors } from "./find";
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

/** Threads at most, so that memory stays small. */
const mostThreads = 2;

/** Connectors from which on threads are worth their start. */
const manyConnectors = 100;

/** Connectors that a thread is sent at once. */
const batchSize = 8;

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

function sumUp({ connectors, problems }: Plan, results: readonly ConnectorResult[], fixed: number): CheckResult {
  return {
    findings: results.flatMap(({ findings }) => findings),
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
    let result = checkFiles(connector, config);
    if (options.fix) {
      const repaired = fixFiles(connector, result, config);
      result = repaired.result;
      fixed += repaired.fixed;
    }
    options.onProgress?.(index + 1, connectors.length);
    return result;
  });
  return sumUp(planned, results, fixed);
}

/** Starts a thread; the sources, unlike the built checker, need tsx there too. */
function startThread(config: Config | undefined): Worker {
  const script = join(__dirname, `worker${extname(__filename)}`);
  const options = {
    workerData: { config },
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
  };
  return script.endsWith(".ts")
    ? new Worker(`require("tsx/cjs"); require(${JSON.stringify(script)});`, { ...options, eval: true })
    : new Worker(script, options);
}

/** Has threads check connectors, each taking the next few when it is done. */
async function inThreads(
  { connectors, config }: Plan,
  onProgress: CheckOptions["onProgress"],
): Promise<ConnectorResult[]> {
  const results: ConnectorResult[] = [];
  let [next, done] = [0, 0];
  const runThread = async (): Promise<void> => {
    const worker = startThread(config);
    try {
      while (next < connectors.length) {
        const start = next;
        const batch = connectors.slice(start, start + batchSize);
        next += batch.length;
        const checked = await new Promise<ConnectorResult[]>((resolve, reject) => {
          worker.once("message", resolve);
          worker.once("error", reject);
          worker.postMessage(batch);
        });
        worker.removeAllListeners("error");
        checked.forEach((result, index) => {
          results[start + index] = result;
        });
        done += batch.length;
        onProgress?.(done, connectors.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  const threads = Math.min(mostThreads, availableParallelism());
  await Promise.all(Array.from({ length: threads }, runThread));
  return results;
}

/**
 * Does what {@link checkConnector} does; for many connectors in threads, so that two cores work on it.
 * @param paths folders, definitions, `apiProperties.json` files or icons
 */
export async function checkMany(paths: readonly string[], options: CheckOptions = {}): Promise<CheckResult> {
  const planned = plan(paths, options);
  if (options.fix || planned.connectors.length < manyConnectors) {
    return checkConnector(paths, options);
  }
  return sumUp(planned, await inThreads(planned, options.onProgress), 0);
}
