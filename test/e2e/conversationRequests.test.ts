import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { card, formOf, hit, holdRequest, panel, searchBox, session, watchRequests } from "./support/linkedRecords";

const { conversationLinked, conversationUnknown } = sampleIds;
const unknown = formOf("msdyn_ocliveworkitem", conversationUnknown);

/** What the control asked of Dataverse through its host, in order, as the Try drawer lists it. */
async function hostCalls(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: "Try", exact: true }).click();
  const lines = await page.getByRole("list", { name: "Log" }).getByRole("listitem").allInnerTexts();
  await page.getByRole("button", { name: "Close Try" }).click();
  return lines.map((line) => line.replace(/\s+/g, " ")).filter((line) => line.startsWith("host call webAPI")).reverse();
}

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
    const held: { release?: () => void } = {};
    const page = await open({
      path: unknown,
      prepare: async (next) => {
        const expanded = new RegExp(`${conversationUnknown}\\).*\\$expand=`);
        held.release = (await holdRequest(next, expanded)).release;
      },
    });
    const later = watchRequests(page, /contextitems.*select=msdyn_name,msdyn_value&|identity|incidents\?|contacts\?/);
    await panel(page).getByRole("status", { name: "Loading linked records" }).waitFor();
    expect(later).toEqual([]);
    held.release?.();
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
    // Another session and back: the host updates a control when its width is known again.
    await session(page, "Home").click();
    await session(page, "Alex Vargas").click();
    await card(page, "Alex Vargas").waitFor();
    // A read-only form reaches the control by updateView, which shows that updates arrive.
    expect(await page.evaluate("changes.length")).toBe(0);
    expect(requests.filter((request) => request.includes("$expand"))).toEqual([]);
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
