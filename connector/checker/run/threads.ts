import { extname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { checkCauses, type ConnectorResult } from "./checkFiles";
import type { Config } from "./config";
import type { ConnectorFiles } from "./connectorFiles";

/** What two threads check together. */
export interface Work {
  readonly connectors: readonly ConnectorFiles[];
  readonly config: Config | undefined;
  /** The index of the connector that the next idle thread takes, in shared memory. */
  readonly next: Int32Array;
}

/** The index of a connector and what came out of its check. */
export type Checked = readonly [number, ConnectorResult];

/** Takes the next index for the calling thread alone; one behind the last connector when there is no more. */
export const takeNext = (next: Int32Array): number => Atomics.add(next, 0, 1);

/**
 * Starts the second thread. Built, all code is in one file, which exports what the thread does; the sources, which have
 * a file for it, need tsx there too.
 */
function startThread(workerData: Work): Worker {
  const isBuilt = extname(__filename) !== ".ts";
  const script = JSON.stringify(isBuilt ? __filename : join(__dirname, "worker.ts"));
  const code = `${isBuilt ? "" : 'require("tsx/cjs"); '}require(${script}).work();`;
  const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 48 };
  return new Worker(code, { eval: true, workerData, resourceLimits });
}

/**
 * Checks connectors here and in a second thread. Both take the next one from a shared counter, so that neither waits
 * for the other, and the second thread starts while this one already works.
 * @param onProgress called after each connector
 */
export async function checkInThreads(
  connectors: readonly ConnectorFiles[],
  config: Config | undefined,
  onProgress?: (done: number, total: number) => void,
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
      take(index, checkCauses(connectors[index] ?? {}, config));
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
