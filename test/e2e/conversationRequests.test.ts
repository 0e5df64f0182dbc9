import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, session } from "./support/desk";
import { card, hit, panel, searchBox, t } from "./support/panel";
import { holdRequest, watchRequests } from "./support/requests";

const { conversationLinked, conversationUnknown } = sampleIds;
const unknown = formOf("msdyn_ocliveworkitem", conversationUnknown);

/** What the control asked of Dataverse through its host, in order, as the Try drawer lists it. */
async function hostCalls(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: "Try", exact: true }).click();
  const lines = await page.getByRole("list", { name: "Log" }).getByRole("listitem").allInnerTexts();
  await page.getByRole("button", { name: "Close Try" }).click();
  return lines
    .map((line) => line.replace(/\s+/g, " "))
    .filter((line) => /^host call ?webAPI/.test(line))
    .reverse();
}

const cardReads = /msdyn_ocliveworkitems\(.*\$expand=/;

/** Waits until the page is drawn as it is now, with what follows from its layout. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))",
  );

describeInBrowser("what the control asks of Dataverse", ({ open }) => {
  it("reads the first cards in one request", async () => {
    const page = await open();
    await card(page, "Alex Vargas").waitFor();
    await card(page, "Printer jams on tray 2").waitFor();
    const calls = await hostCalls(page);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain(conversationLinked);
    expect(calls[0]).toContain("$expand=");
  });

  it("asks for context items and suggestions after the first cards, and for nothing twice", async () => {
    let later: string[] = [];
    let release = (): void => undefined;
    const page = await open({
      path: unknown,
      prepare: async (next) => {
        later = watchRequests(next, /contextitems\?\$select=msdyn_name,msdyn_value&|(incidents|contacts|accounts)\?/);
        ({ release } = await holdRequest(next, new RegExp(`${conversationUnknown}\\).*\\$expand=`)));
      },
    });
    await panel(page)
      .getByRole("status", { name: t("Panel_Loading") })
      .waitFor();
    expect(later).toEqual([]);
    release();
    await panel(page).getByRole("button", { name: "Link Customs papers for order 8871" }).waitFor();
    const calls = await hostCalls(page);
    const own = calls.filter((call) => !call.includes(conversationLinked));
    expect(own[0]).toContain("$expand=");
    expect(own.slice(1).some((call) => call.includes("msdyn_ocliveworkitemcontextitem"))).toBe(true);
    expect(new Set(own).size).toBe(own.length);
  });

  it("asks nothing and draws nothing when the host updates it with nothing changed", async () => {
    const page = await open();
    await card(page, "Alex Vargas").getByText("Job Title").waitFor();
    const requests = watchRequests(page, /api|omnichannel/);
    // As wide as one column gets: nothing is cut in any font. Whether a text is cut tells whether it takes the focus.
    await page.getByRole("button", { name: "Try", exact: true }).click();
    await page.getByRole("slider").fill("620");
    await page.getByText("Control width: 620 px").waitFor();
    await drawn(page);
    await panel(page).evaluate((element) => {
      const changes: unknown[] = [];
      new MutationObserver((seen) => changes.push(...seen)).observe(element, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Object.assign(window, { changes });
    });
    // The host updates its controls when it draws the form anew: here for another width of the column.
    await page.getByRole("slider").press("ArrowLeft");
    await page.getByText("Control width: 610 px").waitFor();
    await drawn(page);
    expect(await page.evaluate("changes.length")).toBe(0);
    expect(requests).toEqual([]);
  });

  it("reads once more when the agent comes back to its session, and nothing when the agent goes to another conversation", async () => {
    let reads: string[] = [];
    const page = await open({
      prepare: (next) => {
        reads = watchRequests(next, cardReads);
      },
    });
    await card(page, "Alex Vargas").waitFor();
    expect(reads).toHaveLength(1);
    await session(page, "Visitor").click();
    await page.getByRole("heading", { name: "Visitor: order has not arrived" }).waitFor();
    const again = page.waitForResponse((response) => response.url().includes(conversationLinked));
    await session(page, "Alex Vargas").click();
    await again;
    expect(reads.filter((read) => read.includes(conversationLinked))).toHaveLength(2);
  });

  it("reads each table's quick find view once, however often is searched", async () => {
    const page = await open({ path: unknown });
    const views = watchRequests(page, /savedqueries/);
    for (const [text, name] of [
      ["kelly", "Kelly Krout"],
      ["yvonne", "Yvonne McKay"],
    ] as const) {
      await searchBox(page, "Customer").fill(text);
      await hit(page, name).waitFor();
    }
    expect(views).toHaveLength(2);
  });
});
