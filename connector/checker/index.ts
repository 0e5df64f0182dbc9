import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { checkFiles, type ConnectorResult } from "./checkFiles";
import { type Config, ConfigError, readConfig } from "./config";
import type { Finding } from "./finding";
import { type ConnectorFiles, findConnectors } from "./find";
import { fixFiles } from "./fix";
import { UnreadableError } from "./load";
import { type Checked, takeNext, type Work } from "./shared";

export type { Finding, Fix, Severity } from "./finding";

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

/** Starts the second thread; the sources, unlike the built checker, need tsx there too. */
function startThread(workerData: Work): Worker {
  const script = join(__dirname, `worker${extname(__filename)}`);
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 48 } };
  return script.endsWith(".ts")
    ? new Worker(`require("tsx/cjs"); require(${JSON.stringify(script)});`, { ...options, eval: true })
    : new Worker(script, options);
}

/**
 * Checks connectors here and in a second thread. Both take the next one from a shared counter, so that neither waits
 * for the other, and the second thread starts while this one already works.
 */
async function inThreads(
  { connectors, config }: Plan,
  onProgress: CheckOptions["onProgress"],
): Promise<ConnectorResult[]> {
  const results: ConnectorResult[] = [];
  let done = 0;
  const take = (index: number, result: ConnectorResult): void => {
    results[index] = result;
    done += 1;
    onProgress?.(done, connectors.length);
  };
  const next = new Int32Array(new SharedArrayBuffer(4));
  const worker = startThread({ connectors, config, next });
  const others = new Promise<void>((resolve, reject) => {
    worker.on("message", (batch: string) => {
      (JSON.parse(batch) as Checked[]).forEach(([index, result]) => {
        take(index, result);
      });
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      resolve();
    });
  });
  const own = async (): Promise<void> => {
    for (let index = takeNext(next); index < connectors.length; index = takeNext(next)) {
      take(index, checkFiles(connectors[index] ?? {}, config));
      // Lets the results of the other thread in.
      await setImmediate();
    }
  };
  try {
    await Promise.all([own(), others]);
  } finally {
    // After a failure neither goes on.
    Atomics.store(next, 0, connectors.length);
    await worker.terminate();
  }
  return results;
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
  return sumUp(planned, await inThreads(planned, options.onProgress), 0);
}
