import { setImmediate } from "node:timers/promises";
import type { Clock } from "../engine/ports";

/** The longest time that a timer takes. */
const longestTimer = 2 ** 31 - 1;

const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(end, Math.min(milliseconds, longestTimer));
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
    signal.addEventListener("abort", end, { once: true });
    // A flow that waits keeps nobody from ending the program.
    timer.unref();
    return undefined;
  });

/**
 * The clock of the workspace: nobody has to wait for an hour to see what a flow does after it.
 * @param now the time of the workspace
 * @param longestWait milliseconds that a wait takes at most; what the definition says is kept in the run
 */
export const shortClock = (now: () => Date, longestWait: number): Clock => ({
  now,
  wait: (milliseconds, signal) =>
    milliseconds === 0 ? setImmediate() : sleep(Math.min(milliseconds, longestWait), signal),
  deadline: sleep,
});
