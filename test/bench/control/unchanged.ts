import { sampleIds } from "../../../workspace/data/ids";
import { bar, textTable, type Bar } from "../figures";
import type { Updates } from "./page/main";
import type { Workbench } from "./workbench";

const calls = 1000;

export interface UnchangedResult extends Updates {
  calls: number;
  /** Commits until the panel was complete, and after a change that must be seen: proof that commits are counted. */
  commitsAtStart: number;
  commitsOfChange: number;
  bars: Bar[];
}

/** Calls `updateView` with nothing changed and counts what React commits, what changes on the page, what is asked. */
export async function measureUnchanged(bench: Workbench): Promise<UnchangedResult> {
  const served = await bench.serve();
  const page = await bench.page(served.url, sampleIds.conversationLinked, { profiling: true });
  await page.evaluate(() => window.bench.mountControl("article", "Alex Vargas"));
  const commitsAtStart = await page.evaluate(() => window.bench.commits());
  const updates = await page.evaluate((count) => window.bench.update(count), calls);
  const commitsOfChange = await page.evaluate(() => window.bench.updateWithChange());
  await page.close();
  served.close();
  if (commitsAtStart === 0 || commitsOfChange === 0) {
    throw new Error("React told of no commit where there must be some: this browser cannot show the bar.");
  }
  const what = `${calls} unchanged updates:`;
  return {
    ...updates,
    calls,
    commitsAtStart,
    commitsOfChange,
    bars: [
      bar(`${what} commits of React`, updates.commits, 0, "commits"),
      bar(`${what} calls that returned another element`, updates.otherElements, 0, "calls"),
      bar(`${what} changes of the page`, updates.mutations, 0, "changes"),
      bar(`${what} requests`, updates.requests, 0, "requests"),
    ],
  };
}

/** The result as text. */
export function unchangedText(result: UnchangedResult): string {
  return textTable([
    [`${result.calls} calls of updateView with nothing changed`, ""],
    ["commits of React", result.commits],
    ["calls that returned another element", result.otherElements],
    ["changes of the page", result.mutations],
    ["requests", result.requests],
    ["microseconds a call, the host's part included", result.microsecondsPerCall],
    ["for comparison: commits until the panel is complete", result.commitsAtStart],
    ["for comparison: commits when the theme goes and comes back", result.commitsOfChange],
  ]);
}
