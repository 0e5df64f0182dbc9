import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { compare } from "../../workspace/dataverse/query/buildFilter";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, openTab, session, tab } from "./support/desk";
import { findings } from "./support/findings";
import { focused, tabAndEnter, tabTo } from "./support/keyboard";
import { linksOf } from "./support/links";
import { button, card, hit, panel, places, searchBox, section, t } from "./support/panel";
import { holdRequest, watchRequests } from "./support/requests";

const { caseOpen, caseFabrikam, conversationLinked, conversationUnknown } = sampleIds;
const caseForm = (id: string) => formOf("incident", id);
const conversations = (page: Page) => section(page, /^Conversations/).getByRole("listitem");

describeInBrowser("the people of a case", ({ dataverse, inEachHost }) => {
  const peopleOf = (id: string) => {
    const row = dataverse().retrieve("incident", id, { select: ["_customerid_value", "_primarycontactid_value"] });
    return [row._customerid_value ?? null, row._primarycontactid_value ?? null];
  };

  inEachHost("replaces customer and primary contact with the mouse, and undoes it", async ({ open }) => {
    const page = await open({ path: caseForm(caseFabrikam) });
    await card(page, "Fabrikam, Inc. (sample)").waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, "Replace Fabrikam, Inc. (sample)").click();
    await searchBox(page, "Customer").fill("litware");
    await hit(page, "LI-4402").click();
    await card(page, "Litware, Inc. (sample)").waitFor();
    await button(page, "Replace Scott Konersmann").click();
    await searchBox(page, "Primary contact").fill("yvonne");
    await hit(page, "Yvonne McKay").click();
    await card(page, "Yvonne McKay").waitFor();
    expect(peopleOf(caseFabrikam)[1]).toBe(sampleIds.contactYvonne);
    await page.locator('[data-column="customerid"]:visible').getByText("Litware, Inc. (sample)").waitFor();

    await section(page, "Customer").getByRole("button", { name: "Undo" }).click();
    await card(page, "Fabrikam, Inc. (sample)").waitFor();
    expect(peopleOf(caseFabrikam)[0]).toBe(sampleIds.accountFabrikam);
  });
});

describeInBrowser("the form of a case", ({ open, dataverse, inEachHost }) => {
  it("is changed where the host disables the control, as long as the agent may write cases", async () => {
    const page = await open({ path: `${caseForm(caseFabrikam)}&disabled=1` });
    await card(page, "Scott Konersmann").waitFor();
    await panel(page)
      .getByRole("button", { name: /^Replace/ })
      .first()
      .waitFor();
    expect(await panel(page).getByText(t("Case_ReadOnly_formReadOnly")).count()).toBe(0);
  });

  inEachHost("works right after the first save, without a reload, with the keyboard alone", async ({ open }) => {
    const page = await open({ path: "/?unsaved=1" });
    await panel(page).getByText(t("Panel_unsaved")).waitFor();
    await page.evaluate("window.sameDocument = true");
    await tabTo(page, page.getByRole("textbox", { name: "Case Title" }));
    await page.keyboard.type("Cable is too short");
    await tabTo(page, page.getByRole("textbox", { name: "Customer" }));
    await page.keyboard.press("Enter");
    await focused(page, page.getByRole("dialog").getByRole("combobox"));
    await page.keyboard.type("kelly");
    await page.getByRole("dialog").getByRole("option", { name: "Kelly Krout", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await tabTo(page, page.getByRole("button", { name: "Save", exact: true }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await card(page, "Kelly Krout").waitFor();

    await tabTo(page, searchBox(page, "Primary contact"));
    await page.keyboard.type("maria");
    await hit(page, "Maria Campbell").waitFor();
    await page.keyboard.press("Enter");
    await card(page, "Maria Campbell").waitFor();
    const filter = compare("title", "eq", "Cable is too short");
    const [row] = dataverse().retrieveMultiple("incident", { filter }).entities;
    expect(row?._primarycontactid_value).toBeTruthy();
    expect(await page.evaluate("window.sameDocument")).toBe(true);
  });
});

describeInBrowser("the conversations of a case", ({ open, dataverse }) => {
  const addConversations = (count: number, lookup: "msdyn_issueid" | "regarding" | "both") => {
    const target = `/incidents(${caseOpen})`;
    const rows = Array.from({ length: count }, (_, index) => ({
      subject: `Earlier talk ${String(index + 1).padStart(3, "0")} (${lookup})`,
      statuscode: 4,
      statecode: 1,
      msdyn_channel: "192360000",
      createdon: new Date(Date.UTC(2024, 0, 1, 8, index)).toISOString(),
      ...(lookup !== "regarding" && { "msdyn_IssueId_msdyn_ocliveworkitem@odata.bind": target }),
      ...(lookup !== "msdyn_issueid" && { "regardingobjectid_incident_msdyn_ocliveworkitem@odata.bind": target }),
    }));
    dataverse().load(rows.map((row) => ["msdyn_ocliveworkitem", row]));
    return rows;
  };

  it("lists the live one first, with status, channel, agent and times", async () => {
    const page = await open({ path: caseForm(caseOpen) });
    await section(page, "Conversations (2)").waitFor();
    const [first = "", second = ""] = await conversations(page).allInnerTexts();
    expect(first).toMatch(/^Alex Vargas: printer jams again\s+Active\s+Live chat\s·\sJamie Reding\s·\s/);
    expect(second).toMatch(
      /^Alex Vargas: first report of the paper jam\s+Closed\s+Live chat\s·\sJamie Reding\s·\s.+[–-]/,
    );
    expect(await findings(page)).toEqual([]);
  });

  it("merges links and regarding, each conversation once, in pages of twenty", async () => {
    addConversations(31, "msdyn_issueid");
    addConversations(34, "regarding");
    const page = await open({ path: caseForm(caseOpen) });
    await section(page, "Conversations (21+)").waitFor();
    expect((await conversations(page).first().innerText()).split("\n")[0]).toBe("Alex Vargas: printer jams again");
    await button(page, "More conversations").click();
    await section(page, "Conversations (41+)").waitFor();
    expect(await findings(page)).toEqual([]);
    // Scrolling to the end reads on, too.
    await conversations(page).last().scrollIntoViewIfNeeded();
    await section(page, "Conversations (61+)").waitFor();
    await conversations(page).last().scrollIntoViewIfNeeded();
    await section(page, "Conversations (67)").waitFor();
    const subjects = await conversations(page).getByRole("button").allTextContents();
    expect(new Set(subjects).size).toBe(67);
    expect(await button(page, "More conversations").count()).toBe(0);
  });

  it("shows a thousand, each once and in order, a request a page, and the last page costs what the first ones do", async () => {
    const rows = [
      ...addConversations(400, "msdyn_issueid"),
      ...addConversations(400, "regarding"),
      ...addConversations(198, "both"),
    ];
    const page = await open({ path: caseForm(caseOpen) });
    await section(page, "Conversations (21+)").waitFor();
    const requests = watchRequests(page, /msdyn_ocliveworkitems\?/);
    const list = section(page, /^Conversations/).getByRole("list");
    await list.hover();
    const browser = await page.context().newCDPSession(page);
    // The time of the processor, not of the clock: other work on the machine does not count.
    await browser.send("Performance.enable", { timeDomain: "threadTicks" });
    const busySeconds = async () => {
      const { metrics } = await browser.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN;
    };
    // Watched from inside: what Playwright does to find an element would count as work of the page.
    const shown = () => list.evaluate((element) => element.childElementCount);
    const nextFrame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    const costs: number[] = [];
    for (let count = await shown(), next = count; count < 1000; count = next) {
      const before = await busySeconds();
      await page.mouse.wheel(0, 100_000);
      for (next = await shown(); next === count; next = await shown()) {
        await nextFrame();
        // What came last may not have been in reach of the wheel yet.
        await page.mouse.wheel(0, 100_000);
      }
      costs.push((await busySeconds()) - before);
    }
    await section(page, "Conversations (1000)").waitFor();
    expect(requests).toHaveLength(49);
    expect(new Set(requests).size).toBe(49);

    const subjects = await conversations(page).getByRole("button").allTextContents();
    const earlier = subjects.slice(2);
    expect(subjects.slice(0, 2)).toEqual([
      "Alex Vargas: printer jams again",
      "Alex Vargas: first report of the paper jam",
    ]);
    expect([...earlier].sort()).toEqual(rows.map(({ subject }) => subject).sort());
    const times = earlier.map((subject) => rows.find((row) => row.subject === subject)?.createdon ?? "");
    expect(times).toEqual([...times].sort().reverse());

    const median = (values: readonly number[]) =>
      [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
    const [first, last] = [median(costs.slice(0, 8)), median(costs.slice(-8))];
    expect(last / first).toBeLessThan(3);
  });

  it("opens a conversation in its session, with the keyboard alone", async () => {
    const page = await open({ path: caseForm(caseOpen) });
    // The whole list is one stop of the Tab key.
    await tabTo(page, button(page, "Open Alex Vargas: printer jams again"));
    await page.keyboard.press("ArrowDown");
    await focused(page, button(page, "Open Alex Vargas: first report of the paper jam"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Alex Vargas: first report of the paper jam" }).waitFor();
    await panel(page).getByText(t("ReadOnly_closed")).waitFor();
  });
});

describeInBrowser("a case and the current conversation", ({ open, dataverse, inEachHost }) => {
  /** The form of a case in a tab of the session of the unknown visitor. */
  const caseInSession = async (openPage = open) => {
    const page = await openPage({ path: formOf("msdyn_ocliveworkitem", conversationUnknown) });
    await panel(page).waitFor();
    await openTab(page, "incident", caseFabrikam);
    await section(page, "Current conversation").waitFor();
    return page;
  };
  const linkThis = t("Case_LinkCurrent");
  const unlinkThis = t("Case_UnlinkCurrent");
  const linkedCase = () => linksOf(dataverse(), conversationUnknown).case;

  inEachHost("links this case to it with the keyboard alone, and the conversation's form shows it", async (host) => {
    const page = await caseInSession(host.open);
    await section(page, "Current conversation").getByText("Visitor: order has not arrived").waitFor();
    await tabAndEnter(page, button(page, linkThis));
    await button(page, unlinkThis).waitFor();
    expect(linkedCase()).toBe(caseFabrikam);
    await tabAndEnter(page, section(page, "Current conversation").getByRole("button", { name: "Undo" }));
    await button(page, linkThis).waitFor();
    expect(linkedCase()).toBeNull();
    await focused(page, button(page, linkThis));
    await page.keyboard.press("Enter");
    await button(page, unlinkThis).waitFor();
    await tab(page, "Visitor").click();
    await card(page, "Heating contract: wrong service date").waitFor();
  });

  it("shows it late without moving anything that one may click", async () => {
    const page = await open({ path: formOf("msdyn_ocliveworkitem", conversationUnknown) });
    await panel(page).waitFor();
    const { reached, release } = await holdRequest(page, new RegExp(`ocliveworkitems\\(${conversationUnknown}\\)`));
    await openTab(page, "incident", caseOpen);
    await section(page, "Conversations (2)").waitFor();
    await reached;
    const before = await places(page);
    release();
    await button(page, linkThis).waitFor();
    expect((await places(page)).slice(0, before.length)).toEqual(before);
  });

  it("reads the current conversation when it is shown again, and nothing while it is hidden", async () => {
    const page = await caseInSession();
    const reads = watchRequests(page, /msdyn_ocliveworkitems\(.*\$expand=/);
    const answerFor = (id: string) => page.waitForResponse((response) => response.url().includes(id));
    const own = answerFor(conversationLinked);
    await session(page, "Alex Vargas").click();
    await own;
    await card(page, "Alex Vargas").waitFor();
    const again = answerFor(conversationUnknown);
    await session(page, "Visitor").click();
    await again;
    await section(page, "Current conversation").getByText("Visitor: order has not arrived").waitFor();
    // The conversation's own form read it; the case's form, which was hidden meanwhile, did not.
    expect(reads.filter((read) => read.includes(conversationLinked))).toHaveLength(1);
    expect(reads.filter((read) => read.includes(conversationUnknown)).length).toBeGreaterThan(0);
  });

  it("follows the agent to another session: never another session's conversation", async () => {
    const page = await open({ path: caseForm(caseOpen) });
    await card(page, "Alex Vargas").waitFor();
    expect(await section(page, "Current conversation").count()).toBe(0);
    await session(page, "Visitor").click();
    await section(page, "Customer").getByText(t("Slot_customer_empty")).waitFor();
    await session(page, "Printer jams on tray 2").click();
    await section(page, /^Conversations/).waitFor();
    await section(page, "Current conversation").waitFor({ state: "detached" });
    expect(linksOf(dataverse(), conversationLinked).case).toBe(caseOpen);
  });
});
