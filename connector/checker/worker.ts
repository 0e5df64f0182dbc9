import { parentPort, workerData } from "node:worker_threads";
import { checkFiles } from "./checkFiles";
import type { Config } from "./config";
import type { ConnectorFiles } from "./find";

/** A thread that checks the connectors it is sent, a few at a time. */
parentPort?.on("message", (batch: readonly ConnectorFiles[]) => {
  const { config } = workerData as { config?: Config };
  parentPort?.postMessage(batch.map((files) => checkFiles(files, config)));
});
