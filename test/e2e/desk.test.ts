import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";

const rail = (page: Page) => page.getByRole("navigation", { name: "Sessions" });
const session = (page: Page, name: string) => rail(page).getByRole("button", { name, exact: true });
const tab = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("tab", { name });
const field = (page: Page, column: string) => page.locator(`[data-column="${column}"]:visible`);
/** What the element with the focus is called. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });
const rowsOf = async (url: string, path: string) => {
  const answer = await fetch(`${url}api/data/v9.2/${path}`);
  return ((await answer.json()) as { value: Record<string, unknown>[] }).value;
};

describeInBrowser("the desk", ({ open, url, inEachHost }) => {
  it("moves between sessions by keyboard, and closes one", async () => {
    const page = await open();
    await session(page, "Alex Vargas").focus();
    expect(await session(page, "Alex Vargas").getAttribute("aria-current")).toBe("true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Visitor: order has not arrived" }).waitFor();
    expect(await session(page, "Visitor").getAttribute("aria-current")).toBe("true");
    await page.keyboard.press("Delete");
    await session(page, "Visitor").waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Alex Vargas: printer jams again" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "tab");
  });

  it("opens a session from the Home page and closes it with the mouse", async () => {
    const page = await open();
    await session(page, "Home").click();
    await page.getByRole("button", { name: "Yvonne McKay: scanner for the counter" }).press("Enter");
    await page.getByRole("heading", { name: "Yvonne McKay: scanner for the counter" }).waitFor();
    await rail(page).getByRole("button", { name: "Close session Yvonne McKay" }).click();
    await session(page, "Yvonne McKay").waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Agent dashboard" }).waitFor();
  });

  it("opens a record in a tab, moves along the tabs with the arrow keys, and closes one", async () => {
    const page = await open();
    await field(page, "msdyn_issueid").getByRole("button").click();
    await tab(page, "Printer jams on tray 2").waitFor();
    expect(await tab(page, "Printer jams on tray 2").getAttribute("aria-selected")).toBe("true");
    await tab(page, "Printer jams on tray 2").press("ArrowLeft");
    expect(await tab(page, "Alex Vargas").getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("End");
    await page.keyboard.press("Delete");
    await tab(page, "Printer jams on tray 2").waitFor({ state: "detached" });
    expect(await focused(page)).toBe("Alex Vargas");
  });

  it("looks a record up by keyboard, and Escape leaves everything as it was", async () => {
    const page = await open({ path: "/?unsaved=1" });
    const customer = page.getByRole("textbox", { name: "Customer" });
    const panel = page.getByRole("dialog", { name: "Look up records" });
    await customer.press("Enter");
    await panel.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    expect(await customer.inputValue()).toBe("");
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");

    await customer.press("Enter");
    await panel.getByRole("combobox", { name: "Search" }).fill("nancy");
    await panel.getByRole("option", { name: /Northwind Traders/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await panel.waitFor({ state: "detached" });
    expect(await customer.inputValue()).toBe("Nancy Anderson");
  });

  it("saves a new case and then shows its form, with the control knowing the record", async () => {
    const page = await open({ path: "/?unsaved=1" });
    await page.getByText("Save the record first").waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Case Title: fill in a value.").waitFor();
    await page.getByRole("textbox", { name: "Case Title" }).fill("Toner is empty");
    await page.getByRole("textbox", { name: "Customer" }).press("Enter");
    await page.getByRole("combobox", { name: "Search" }).last().fill("alex vargas");
    await page.getByRole("option", { name: /Alex Vargas Adventure Works/ }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { name: "Toner is empty" }).waitFor();
    await page.getByText("Save the record first").waitFor({ state: "detached" });
    const [row] = await rowsOf(url(), "incidents?$filter=title eq 'Toner is empty'&$select=_customerid_value");
    expect(row?._customerid_value).toBe(sampleIds.contactAlex);
  });

  it("creates a contact in the quick create panel, which says what is missing and what the server refused", async () => {
    const page = await open({ expectedErrors: [/500/] });
    await page.getByRole("button", { name: "Quick create" }).click();
    await page.getByRole("menuitem", { name: "Contact" }).press("Enter");
    const panel = page.getByRole("dialog", { name: "Quick Create: Contact" });
    await panel.getByRole("button", { name: "Save and Close" }).click();
    await panel.getByText("Last Name: fill in a value.").waitFor();
    await panel.getByRole("textbox", { name: "Last Name" }).fill("Sundaram");

    const faults = [{ path: "/api/data/v9.2/contacts", method: "POST", status: 500, message: "Out of paper." }];
    const put = (list: unknown) =>
      fetch(`${url()}workspace/faults`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ faults: list }),
      });
    expect((await put(faults)).status).toBe(200);
    await panel.getByRole("button", { name: "Save and Close" }).click();
    await panel.getByText("Out of paper.").waitFor();
    expect((await put([])).status).toBe(200);
    await panel.getByRole("button", { name: "Save and Close" }).click();
    await panel.waitFor({ state: "detached" });
    expect(await rowsOf(url(), "contacts?$filter=lastname eq 'Sundaram'&$select=lastname")).toHaveLength(1);
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Quick create");
  });

  it("sends what the agent types, and takes a text that a control puts in the box", async () => {
    const page = await open();
    const box = page.getByRole("textbox", { name: "Message" });
    await box.fill("One moment, please.");
    await box.press("Enter");
    await page.getByRole("list", { name: "Transcript" }).getByText("One moment, please.").waitFor();
    expect(await box.inputValue()).toBe("");
    await page.evaluate("Microsoft.Omnichannel.sendMessageToConversation('Shall I call you?')");
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>("textarea")?.value === "Shall I call you?",
    );
    expect(await page.getByRole("list", { name: "Transcript" }).getByText("Shall I call you?").count()).toBe(0);
  });

  inEachHost("shows a link on the form only after the tab was refreshed", async ({ open, kind }) => {
    const page = await open({ path: `/?open=msdyn_ocliveworkitem:${sampleIds.conversationVoice}` });
    await field(page, "msdyn_customer").getByText("---").waitFor();
    await page.waitForFunction("window.Microsoft?.Omnichannel");
    const linking = page.waitForResponse((response) => response.url().includes("/omnichannel/"));
    await page.evaluate(`Microsoft.Omnichannel.linkToConversation("contact", "${sampleIds.contactYvonne}")`);
    // The unkind product answers before it writes.
    await linking;
    const [row] = await rowsOf(
      url(),
      `msdyn_ocliveworkitems?$filter=activityid eq ${sampleIds.conversationVoice}&$select=_msdyn_customer_value`,
    );
    expect(row?._msdyn_customer_value).toBe(sampleIds.contactYvonne);
    const form = await page.locator("[data-control]:visible").elementHandle();
    expect(await field(page, "msdyn_customer").innerText()).toBe("---");
    await page.evaluate("Microsoft.Apm.refreshTab(Microsoft.Apm.getFocusedSession().getFocusedTab().tabId)");
    await field(page, "msdyn_customer").getByRole("button", { name: "Yvonne McKay" }).waitFor();
    await session(page, "Yvonne McKay").waitFor();
    expect(await form?.evaluate((element) => element.isConnected)).toBe(kind === "documented");
  });

  it("refuses a link to a conversation that is not active", async () => {
    const page = await open({ expectedErrors: [/409/] });
    await session(page, "Home").waitFor();
    const { contactAlex, conversationWrapUp } = sampleIds;
    const refused = page.evaluate(
      `Microsoft.Omnichannel.linkToConversation("contact", "${contactAlex}", "${conversationWrapUp}")`,
    );
    await expect(refused).rejects.toThrow(/Only active conversations can be linked/);
  });

  it("tells listeners of its own page about a switch of session", async () => {
    const page = await open();
    await session(page, "Home").waitFor();
    await page.evaluate(`
      window.heard = [];
      new BroadcastChannel(Microsoft.Apm.getEventPublisherTopic("ON_SESSION_SWITCH")).onmessage =
        (event) => window.heard.push(event.data);`);
    await session(page, "Home").click();
    await page.waitForFunction("window.heard.length > 0");
    expect(await page.evaluate("window.heard")).toEqual([
      { previousSessionId: expect.stringMatching(/^session-id-/) as string, newSessionId: "session-id-0" },
    ]);
  });

  it("goes through every form with React 16", async () => {
    const page = await open({ path: `/?react=16&open=contact:${sampleIds.contactAlex}` });
    await page.getByRole("heading", { name: "Alex Vargas", exact: true, level: 1 }).waitFor();
    await page.getByRole("button", { name: "Close tab" }).click();
    for (const name of ["Visitor", "Printer jams on tray 2", "Home"]) await session(page, name).click();
    await page.getByRole("heading", { name: "Agent dashboard" }).waitFor();
    await rail(page).getByRole("button", { name: "Close session Printer jams on tray 2" }).click();
    await session(page, "Printer jams on tray 2").waitFor({ state: "detached" });
  });

  it("takes theme, direction, width and preview from its address, and from the Try drawer", async () => {
    const page = await open({ path: "/?theme=dark&dir=rtl&width=320&authoring=1" });
    await page.getByRole("heading", { name: "Visitor: order has not arrived" }).waitFor();
    expect(await page.evaluate("document.documentElement.dir")).toBe("rtl");
    const frame = page.locator("[data-control]:visible");
    expect((await frame.boundingBox())?.width).toBeLessThan(320);
    expect((await frame.boundingBox())?.width).toBeGreaterThan(270);
    await page.getByRole("button", { name: "Try", exact: true }).click();
    const drawer = page.getByRole("complementary", { name: "Try" });
    await drawer.getByRole("switch", { name: "Form designer preview" }).click();
    await frame.getByText("nancy@adventure-works.example").waitFor();
    await drawer.getByRole("combobox", { name: "Theme" }).click();
    await page.getByRole("option", { name: "Light" }).click();
    expect(page.url()).toBe(`${url()}?dir=rtl&width=320`);
    await drawer.getByRole("switch", { name: "Omnichannel API" }).click();
    expect(await page.evaluate("Object.keys(Microsoft)")).toEqual(["Apm"]);
    await drawer
      .getByRole("list", { name: "Log" })
      .getByText(/webAPI\.retrieve/)
      .first()
      .waitFor();
  });

  it("slows and fails requests on demand, and the form offers to try again", async () => {
    const page = await open({ expectedErrors: [/403/] });
    await page.getByRole("button", { name: "Try", exact: true }).click();
    await page.getByRole("combobox", { name: "Fault" }).click();
    const set = page.waitForResponse((answer) => answer.url().endsWith("/workspace/faults"));
    await page.getByRole("option", { name: "No privilege to read cases" }).click();
    await set;
    await session(page, "Printer jams on tray 2").click();
    await page.getByText("Principal user is missing prvReadIncident privilege.").first().waitFor();
    await page.getByRole("button", { name: "Close Try" }).click();
    await page.getByRole("button", { name: "Try", exact: true }).click();
    await page.getByRole("combobox", { name: "Fault" }).getByText("No privilege to read cases").waitFor();
    await page.getByRole("combobox", { name: "Fault" }).click();
    await page.getByRole("option", { name: "None" }).click();
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByRole("heading", { name: "Printer jams on tray 2" }).waitFor();
  });

  it("finds records by the search at the top", async () => {
    const page = await open();
    await page.getByRole("combobox", { name: "Search" }).pressSequentially("northwind");
    await page
      .getByRole("option", { name: /^Northwind Traders/ })
      .first()
      .click();
    await page.getByRole("heading", { name: /Northwind Traders/ }).waitFor();
  });

  it("fits a small screen without scrolling sideways", async () => {
    const page = await open({ viewport: { width: 1024, height: 700 } });
    await page.getByRole("heading", { name: "Alex Vargas: printer jams again" }).waitFor();
    const overflow = "document.documentElement.scrollWidth - window.innerWidth";
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await page.locator("[data-control]:visible").boundingBox()).toMatchObject({
      width: expect.any(Number) as number,
    });
  });
});
