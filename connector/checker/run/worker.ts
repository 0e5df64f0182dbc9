import { parentPort, workerData } from "node:worker_threads";
import { checkCauses } from "./checkFiles";
import { type Checked, takeNext, type Work } from "./threads";

/** Connectors whose results are sent at once. */
const batchSize = 16;

/** What the second thread does: checks connectors until none is left. Results go as text, which is passed on fastest. */
export function work(): void {
  const { connectors, config, next } = workerData as Work;
  let batch: Checked[] = [];
  const send = (): void => {
    parentPort?.postMessage(JSON.stringify(batch));
    batch = [];
  };
  for (let index = takeNext(next); index < connectors.length; index = takeNext(next)) {
    batch.push([index, checkCauses(connectors[index] ?? {}, config)]);
    if (batch.length === batchSize) {
      send();
    }
  }
  send();
}
