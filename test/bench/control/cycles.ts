import { sampleIds } from "../../../workspace/data/ids";
import { bar, figure, slope, textTable, type Bar } from "../figures";
import type { Leftovers } from "./page/leftovers";
import type { Workbench } from "./workbench";

/** Until then the engine compiles what runs often, and caches fill: the heap grows by a tenth, whatever is mounted. */
const warmUp = 1000;
/** Cycles after the warm-up at which the heap is looked at. */
const stops = [0, 250, 500, 750, 1000] as const;
/** Growth after the first stop, as a part of the heap. */
const allowedGrowth = 0.05;

interface HeapLook {
  cycles: number;
  heapBytes: number;
  nodes: number;
  listeners: number;
}

export interface CyclesResult {
  looks: HeapLook[];
  /** Growth of the heap from the first look to the last, as a part of the first. */
  growth: number;
  bytesPerCycle: number;
  /** Twice the standard error of `bytesPerCycle`: a slope within it is not to be told from none. */
  uncertainty: number;
  left: Leftovers;
  bars: Bar[];
}

/** Starts and ends the control again and again, and looks at what stays. */
export async function measureCycles(bench: Workbench): Promise<CyclesResult> {
  const served = await bench.serve();
  const page = await bench.page(served.url, sampleIds.conversationUnknown);
  const devTools = await bench.devTools(page);
  await devTools.send("Performance.enable");
  const looks: HeapLook[] = [];
  let done = 0;
  for (const stop of stops) {
    const range = [done, warmUp + stop] as const;
    await page.evaluate(([from, to]) => window.bench.cycle(from, to, "section", "No customer is linked."), range);
    done = warmUp + stop;
    await devTools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devTools.send("Performance.getMetrics");
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN;
    looks.push({
      cycles: stop,
      heapBytes: metric("JSHeapUsedSize"),
      nodes: metric("Nodes"),
      listeners: metric("JSEventListeners"),
    });
  }
  // Timers of the page's libraries run out; those of a control that is gone must be gone with it.
  await page.waitForTimeout(3000);
  const left = await page.evaluate(() => window.bench.left());
  await page.close();
  served.close();
  const first = looks[0];
  const last = looks[looks.length - 1];
  const { perUnit, error } = slope(looks.map(({ cycles, heapBytes }) => [cycles, heapBytes]));
  const growth = last.heapBytes / first.heapBytes - 1;
  const isFlat = growth <= allowedGrowth || perUnit <= 2 * error;
  return {
    looks,
    growth,
    bytesPerCycle: perUnit,
    uncertainty: 2 * error,
    left,
    bars: [
      {
        ...bar(
          `growth of the heap from cycle ${first.cycles} to ${last.cycles}`,
          growth * 100,
          allowedGrowth * 100,
          "%",
        ),
        met: isFlat,
      },
      bar("broadcast channels left open", left.channelsOpen, 0, "channels"),
      bar("timers left pending", left.timersPending, 0, "timers"),
    ],
  };
}

/** The result as text. */
export function cyclesText({ looks, growth, bytesPerCycle, uncertainty, left }: CyclesResult): string {
  return [
    textTable([
      [`mount and unmount cycles after ${warmUp}`, "heap, KB", "nodes", "listeners"],
      ...looks.map((look) => [String(look.cycles), Math.round(look.heapBytes / 1024), look.nodes, look.listeners]),
    ]),
    `Growth ${figure(growth * 100)} %, slope ${figure(bytesPerCycle)} ± ${figure(uncertainty)} bytes a cycle. ` +
      `Broadcast channels: ${left.channelsOpened} opened, ${left.channelsOpen} left. ` +
      `Timers: ${left.timersStarted} started, ${left.timersPending} left.`,
  ].join("\n");
}
