/** How smoothly the page ran for a while; milliseconds. */
export interface Smoothness {
  frames: number;
  longestFrame: number;
  /** Times between two frames, the longest first, at most ten. */
  longFrames: number[];
  longTasks: number[];
}

/** The standard's own limit: a task of more than 50 ms is a long one. */
export const longFrame = 50;

/** Watches frames and long tasks. @returns a function that ends the watching and tells what was seen */
export function watchFrames(): () => Smoothness {
  const gaps: number[] = [];
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(lengthOf)));
  observer.observe({ type: "longtask" });
  let last: number | undefined;
  let handle = 0;
  const frame = (now: number): void => {
    if (last !== undefined) {
      gaps.push(now - last);
    }
    last = now;
    handle = requestAnimationFrame(frame);
  };
  handle = requestAnimationFrame(frame);
  return () => {
    cancelAnimationFrame(handle);
    longTasks.push(...observer.takeRecords().map(lengthOf));
    observer.disconnect();
    gaps.sort((a, b) => b - a);
    return { frames: gaps.length, longestFrame: gaps[0] ?? 0, longFrames: gaps.slice(0, 10), longTasks };
  };
}

const lengthOf = ({ duration }: PerformanceEntry): number => duration;
