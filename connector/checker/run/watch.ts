import { statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { findConnectors } from "./connectorFiles";

/** Milliseconds between two looks at the files. Looking, unlike being told, works on every disk and with every editor. */
const pause = 300;

/** What a file is now; a file that is replaced, as many editors do, has another number. */
function stateOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${path} ${mtimeMs} ${size} ${ino}`;
  } catch {
    return `${path} is not there`;
  }
}

/** What the files of all connectors are now, with a configuration that is named. */
function statesOf(paths: readonly string[], config: string | undefined): string {
  const { connectors, problems } = findConnectors(paths);
  const files = connectors.flatMap((connector) => Object.values(connector) as (string | undefined)[]);
  return [...files, config].flatMap((path) => (path === undefined ? [] : [stateOf(path)])).join("\n") + problems.join();
}

/**
 * Does something now, and again whenever files of the connectors change, come or go, until it is told to stop.
 * @param paths folders and files, as they are checked
 * @param config a configuration file that is named apart from them
 */
export async function watchConnectors(
  paths: readonly string[],
  config: string | undefined,
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let before: string | undefined;
  while (!signal.aborted) {
    const now = statesOf(paths, config);
    if (now !== before) {
      // The state from before the work: what changes during it is worth another look.
      before = now;
      await work();
    }
    // The pause ends early when it is told to stop.
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
  }
}
