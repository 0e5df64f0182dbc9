import type { Page } from "playwright-core";
import { sampleIds } from "../../../workspace/data/ids";
import { typedText } from "./accounts";
import { bar, figure, spread, textTable, type Bar, type Spread } from "../figures";
import { longFrame, type Smoothness } from "./page/frames";
import type { SentRequest } from "./page/traffic";
import type { Workbench } from "./workbench";

const accounts = 100_000;
const rounds = 5;
const keyPause = 60;
/** Long enough for an answer to come, so that hits are drawn while the agent types on. */
const thinkingPause = 900;

/** How the text is typed: in one go, or with pauses after some letters. */
const manners = { "in one go": [], "with three pauses": [4, 9, 14] } as const;
type Manner = keyof typeof manners;

const boxes = ["bare Fluent text box", "search box"] as const;
type BoxKind = (typeof boxes)[number];

interface TypingLine {
  box: BoxKind;
  manner: Manner;
  longestFrame: Spread;
  framesOverLimit: number;
  longTasks: number;
  longestTask: number;
  data: Spread;
  metadata: Spread;
}

export interface TypingResult {
  accounts: number;
  letters: number;
  lines: TypingLine[];
  bars: Bar[];
}

interface Watched {
  smoothness: Smoothness;
  requests: SentRequest[];
}

/**
 * Types into the real search box over many accounts, and into a bare Fluent text box between, which tells what the
 * machine itself costs. The search box is given until its hits are shown.
 */
export async function measureTyping(bench: Workbench): Promise<TypingResult> {
  const served = await bench.serve(accounts);
  const seen: { box: BoxKind; manner: Manner; watched: Watched }[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const manner of Object.keys(manners) as Manner[]) {
      for (const box of boxes) {
        const page = await bench.page(served.url, sampleIds.conversationUnknown);
        seen.push({ box, manner, watched: await typeOnce(page, box, manner) });
        await page.close();
      }
    }
  }
  served.close();

  const lines = boxes.flatMap((box) =>
    (Object.keys(manners) as Manner[]).map((manner): TypingLine => {
      const runs = seen.filter((one) => one.box === box && one.manner === manner).map(({ watched }) => watched);
      const requests = (kind: SentRequest["kind"]): Spread =>
        spread(runs.map((run) => run.requests.filter((request) => request.kind === kind).length));
      const longTasks = runs.flatMap(({ smoothness }) => smoothness.longTasks);
      return {
        box,
        manner,
        longestFrame: spread(runs.map(({ smoothness }) => smoothness.longestFrame)),
        framesOverLimit: runs.flatMap(({ smoothness }) => smoothness.longFrames.filter((frame) => frame > longFrame))
          .length,
        longTasks: longTasks.length,
        longestTask: Math.max(0, ...longTasks),
        data: requests("data"),
        metadata: requests("metadata"),
      };
    }),
  );
  const searches = lines.filter(({ box }) => box === "search box");
  return {
    accounts,
    letters: typedText.length,
    lines,
    bars: searches.map(({ manner, longestFrame }) =>
      bar(`longest frame while typing ${manner}, median of ${rounds}`, longestFrame.median, longFrame, "ms"),
    ),
  };
}

async function typeOnce(page: Page, box: BoxKind, manner: Manner): Promise<Watched> {
  if (box === "search box") {
    await page.evaluate(() => window.bench.mountControl("input[role=combobox]", ""));
  } else {
    await page.evaluate(() => window.bench.mountBareInput());
  }
  const input = page.locator("#place input").first();
  await input.click();
  await page.evaluate(() => window.bench.watch());
  const pauses: readonly number[] = manners[manner];
  for (const [index, letter] of Array.from(typedText).entries()) {
    await page.keyboard.type(letter);
    await page.waitForTimeout(pauses.includes(index + 1) ? thinkingPause : keyPause);
  }
  if (box === "search box") {
    await page.locator("[role=option]").first().waitFor();
    await page.evaluate(() => window.bench.quiet());
  }
  if ((await input.inputValue()) !== typedText) {
    throw new Error(`Typed "${typedText}", but the box holds "${await input.inputValue()}".`);
  }
  return page.evaluate(() => window.bench.watched());
}

/** The result as text. */
export function typingText({ accounts: count, letters, lines }: TypingResult): string {
  const range = ({ min, median, max }: Spread): string => `${figure(median)} (${figure(min)}–${figure(max)})`;
  return textTable([
    [
      `${letters} letters over ${count.toLocaleString("en")} accounts`,
      "longest frame, ms",
      `frames over ${longFrame} ms`,
      "long tasks",
      "longest, ms",
      "data requests",
      "metadata",
    ],
    ...lines.map((line) => [
      `${line.box}, ${line.manner}`,
      range(line.longestFrame),
      line.framesOverLimit,
      line.longTasks,
      line.longestTask,
      range(line.data),
      range(line.metadata),
    ]),
  ]);
}
