import type { Clock } from "../base/ports";

/** Real time. */
export const clock: Clock = {
  now: () => Date.now(),
  delay: (milliseconds) => new Promise((resolve) => window.setTimeout(resolve, milliseconds)),
  every: (milliseconds, run) => {
    const timer = window.setInterval(run, milliseconds);
    return () => window.clearInterval(timer);
  },
};
