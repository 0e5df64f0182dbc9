/** Runs something whose failure must not matter. @returns undefined where it failed */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
