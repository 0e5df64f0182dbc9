import { parentPort, workerData } from "node:worker_threads";
import { checkCauses } from "./checkFiles";
import { type Checked, takeNext, type Work } from "./threads";

/** Connectors whose results are sent at once. */
const batchSize = 16;

/** The second thread: checks connectors until none is left. Results go as text, which is passed on fastest. */
function work({ connectors, config, next }: Work): void {
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

work(workerData as Work);
