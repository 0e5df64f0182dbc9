import type { ConnectorResult } from "./checkFiles";
import type { Config } from "./config";
import type { ConnectorFiles } from "./find";

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
