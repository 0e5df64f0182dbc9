import type { Page } from "playwright-core";
import { sampleIds } from "../../../workspace/data/ids";
import { contact } from "../../../workspace/dataverse/tables/contact";
import { systemColumns } from "../../../workspace/dataverse/tables/systemColumns";
import { bar, figure, spread, textTable, type Bar, type Spread } from "../figures";
import type { EnteredValue } from "./page/enter";
import { longFrame, type Smoothness } from "./page/frames";
import type { SentRequest } from "./page/traffic";
import type { Workbench } from "./workbench";

const rounds = 9;
const manyColumns = 60;
const pencil = "[aria-label='Edit Job Title']";
const name = "Alex Vargas";

export interface EditingResult {
  /** From the key to the frame that shows the new value. */
  shown: Spread;
  /** Frames that were drawn after the key and still showed the box. */
  lateFrames: Spread;
  reads: Spread;
  writes: Spread;
  columns: number;
  longestFrame: Record<"shown from the start" | "shown by More", Spread>;
  bars: Bar[];
}

/** Edits a column of a card again and again, and shows cards of many columns. */
export async function measureEditing(bench: Workbench): Promise<EditingResult> {
  const served = await bench.serve();
  const saves: { entered: EnteredValue; requests: readonly SentRequest[] }[] = [];
  const cards: { byMore: Smoothness; atOnce: Smoothness }[] = [];
  const all = Object.keys({ ...systemColumns(contact), ...contact.columns }).filter((one) => one !== contact.primaryId);
  const properties = { contactColumns: ["jobtitle", ...all].slice(0, manyColumns + 1).join() };
  for (let round = 0; round < rounds; round++) {
    const page = await bench.page(served.url, sampleIds.conversationLinked);
    await page.evaluate((text) => window.bench.mountControl("article", text), name);
    saves.push(await saveOnce(page, `Buyer ${round}`));
    await page.close();
    const many = await bench.page(served.url, sampleIds.conversationLinked, { properties });
    cards.push(await showMany(many));
    await many.close();
  }
  served.close();

  const shown = spread(saves.map(({ entered }) => entered.milliseconds));
  const lateFrames = spread(saves.map(({ entered }) => entered.lateFrames));
  const counted = (method: string): Spread =>
    spread(saves.map(({ requests }) => requests.filter((one) => one.kind === "data" && one.method === method).length));
  const [reads, writes] = [counted("GET"), counted("PATCH")];
  const longest = (kind: keyof (typeof cards)[number]): Spread => spread(cards.map((one) => one[kind].longestFrame));
  const longestFrame = { "shown from the start": longest("atOnce"), "shown by More": longest("byMore") };
  return {
    shown,
    lateFrames,
    reads,
    writes,
    columns: manyColumns,
    longestFrame,
    bars: [
      bar("frames drawn after Enter without the new value", lateFrames.max, 0, "frames"),
      bar("reads from Enter until it is saved", reads.max, 1, "requests"),
      bar("writes from Enter until it is saved", writes.max, 1, "requests"),
      ...Object.entries(longestFrame).map(([how, { median }]) =>
        bar(`longest frame of a card of ${manyColumns} columns ${how}, median of ${rounds}`, median, longFrame, "ms"),
      ),
    ],
  };
}

/** Saves a value by Enter. The requests are those until the update is answered; the card is read again after it. */
async function saveOnce(page: Page, value: string): Promise<{ entered: EnteredValue; requests: SentRequest[] }> {
  await page.locator(pencil).click();
  await page.keyboard.type(value);
  await page.evaluate(() => window.bench.quiet());
  await page.evaluate((text) => window.bench.watchEnter("dd", text), value);
  await page.keyboard.press("Enter");
  const entered = await page.evaluate(() => window.bench.entered());
  await page.getByText("Saved: Job Title").first().waitFor();
  const requests = await page.evaluate(() => window.bench.requests());
  const last = requests.findIndex(({ method }) => method === "PATCH");
  return { entered, requests: requests.slice(0, last + 1) };
}

async function showMany(page: Page): Promise<{ byMore: Smoothness; atOnce: Smoothness }> {
  await page.evaluate((text) => window.bench.mountControl("article", text), name);
  const watched = async (act: () => Promise<unknown>): Promise<Smoothness> => {
    await page.evaluate(() => window.bench.watch());
    await act();
    await page.locator(`dd:nth-of-type(1) >> nth=${manyColumns - 1}`).waitFor();
    await page.evaluate(() => window.bench.quiet());
    return (await page.evaluate(() => window.bench.watched())).smoothness;
  };
  const byMore = await watched(() => page.getByRole("button", { name: "More" }).first().click());
  await page.evaluate(() => window.bench.unmount());
  const atOnce = await watched(() => page.evaluate((text) => window.bench.mountControl("article", text), name));
  return { byMore, atOnce };
}

/** The result as text. */
export function editingText(result: EditingResult): string {
  const range = ({ min, median, max }: Spread): string => `${figure(median)} (${figure(min)}–${figure(max)})`;
  const { shown, lateFrames, reads, writes, columns, longestFrame } = result;
  return textTable([
    ["editing a card", "median (range)"],
    ["Enter to the new value on the screen, ms", range(shown)],
    ["… frames that came before it", range(lateFrames)],
    ["… reads until it is saved", range(reads)],
    ["… writes", range(writes)],
    ...Object.entries(longestFrame).map(([how, frames]) => [
      `a card of ${columns} columns, ${how}: longest frame, ms`,
      range(frames),
    ]),
  ]);
}
