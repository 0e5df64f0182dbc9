import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { changeAsOtherAgent, setFaults, setSaveRules, setSecurity } from "../support/workspaceSettings";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, setProperties } from "./support/desk";
import { findings } from "./support/findings";
import { focused } from "./support/keyboard";
import { linksOf } from "./support/links";
import { button, card, panel, t } from "./support/panel";

const alex = "Alex Vargas";
const printer = "Printer jams on tray 2";
const updates = { path: "/api/data/v9.2/contacts*", method: "PATCH" };

describeInBrowser("editing the columns of a card", ({ open, inEachHost, dataverse, url }) => {
  const contact = () => dataverse().retrieve("contact", sampleIds.contactAlex, { select: ["jobtitle", "mobilephone"] });

  inEachHost("by mouse: the pencil, a new value, Enter; it is saved, and can be undone", async (host) => {
    const page = await host.open();
    await card(page, alex).getByText("Purchasing manager").hover();
    await button(page, t("Edit_Begin", "Job Title")).click();
    await page.keyboard.type("Head of purchasing");
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Edit_Saved", "Job Title")).waitFor();
    expect(contact()).toMatchObject({ jobtitle: "Head of purchasing" });
    expect(await findings(page)).toEqual([]);
    await focused(page, button(page, t("Edit_Begin", "Job Title")));
    await panel(page)
      .getByRole("button", { name: t("Notice_Undo") })
      .click();
    await card(page, alex).getByText("Purchasing manager").waitFor();
    // The text is shown while it is still being saved; the pencil comes back afterwards.
    await button(page, t("Edit_Begin", "Job Title")).waitFor();
    expect(contact()).toMatchObject({ jobtitle: "Purchasing manager" });
  });

  inEachHost(
    "somebody else changed the column meanwhile: both values are shown, and the agent chooses",
    async (host) => {
      const page = await host.open();
      await button(page, t("Edit_Begin", "Job Title")).click();
      await page.keyboard.type("Chef");
      await changeAsOtherAgent(url(), "contact", sampleIds.contactAlex, { jobtitle: "Owner" });
      await page.keyboard.press("Enter");
      await panel(page).getByText(t("Clash", "Owner")).waitFor();
      expect(contact()).toMatchObject({ jobtitle: "Owner" });
      await button(page, t("Clash_Mine")).click();
      await panel(page).getByText(t("Edit_Saved", "Job Title")).waitFor();
      expect(contact()).toMatchObject({ jobtitle: "Chef" });
    },
  );

  it("by keyboard: one stop for the columns, arrow keys, F2, Tab saves and goes on, Escape restores", async () => {
    const page = await open();
    const pencil = button(page, t("Edit_Begin", "Job Title"));
    await pencil.focus();
    await page.keyboard.press("F2");
    await page.keyboard.type("Head of purchasing");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("+47 22 00 00 00");
    await page.keyboard.press("Escape");
    await card(page, alex).getByText("+1 425 555 0100").waitFor();
    await panel(page).getByText(t("Edit_Saved", "Job Title")).waitFor();
    expect(contact()).toMatchObject({ jobtitle: "Head of purchasing", mobilephone: "+1 425 555 0100" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      t("Edit_Begin", "Mobile Phone"),
    );
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      t("Edit_Begin", "Job Title"),
    );
  });

  const prepare = (next: Page) => setProperties(next, { contactColumns: "form:Contact card" });
  inEachHost("a quick view form lays the card out: sections, order and labels, also in messages", async (host) => {
    const page = await host.open({ prepare });
    const headings = card(page, alex).getByRole("heading");
    await headings.nth(1).waitFor();
    expect(await headings.allTextContents()).toEqual(["Work", "Where"]);
    expect(await card(page, alex).getByRole("term").allTextContents()).toEqual(["Role", "E-mail", "City"]);
    expect(await findings(page)).toEqual([]);
    await button(page, t("Edit_Begin", "Role")).click();
    await page.keyboard.type("Head of purchasing");
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Edit_Saved", "Role")).waitFor();
    expect(contact()).toMatchObject({ jobtitle: "Head of purchasing" });
  });

  inEachHost("a lookup is searched in the card, over every table it may point to", async (host) => {
    const prepareCompany = (next: Page) => setProperties(next, { contactColumns: "parentcustomerid,jobtitle" });
    const page = await host.open({ prepare: prepareCompany });
    await button(page, t("Edit_Begin", "Company Name")).click();
    await page.keyboard.type("fourth");
    await page.getByRole("option", { name: /^Fourth Coffee/ }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Edit_Saved", "Company Name")).waitFor();
    const { _parentcustomerid_value: company } = dataverse().retrieve("contact", sampleIds.contactAlex, {
      select: ["_parentcustomerid_value"],
    });
    expect(dataverse().retrieve("account", String(company), { select: ["name"] })).toMatchObject({
      name: "Fourth Coffee (sample)",
    });
  });

  it("a lookup of a table that is not linked is searched by its name", async () => {
    const page = await open({
      prepare: (next) => setProperties(next, { contactColumns: "transactioncurrencyid,jobtitle" }),
    });
    await button(page, t("Edit_Begin", "Currency")).click();
    await page.keyboard.type("eur");
    await page.getByRole("option", { name: /Euro/ }).click();
    await panel(page).getByText(t("Edit_Saved", "Currency")).waitFor();
    await card(page, alex)
      .getByRole("button", { name: t("Record_Open", "Euro") })
      .waitFor();
  });

  it("priority in two clicks", async () => {
    const page = await open();
    await panel(page)
      .getByRole("button", { name: `${t("Edit_Begin", "Priority")}: High` })
      .click();
    await page.getByRole("menuitemradio", { name: "Low" }).click();
    await panel(page).getByText(t("Edit_Saved", "Priority")).waitFor();
    await card(page, printer).getByText("Low").waitFor();
    const id = String(linksOf(dataverse(), sampleIds.conversationLinked).case);
    expect(dataverse().retrieve("incident", id, { select: ["prioritycode"] })).toMatchObject({ prioritycode: 3 });
  });

  it("a refused choice goes back, with the reason, which can be taken away", async () => {
    const page = await open({ expectedErrors: [/status of 400/] });
    const message = "Priorities are kept by the team lead.";
    await setSaveRules(url(), { plugIns: [{ table: "incident", message }] });
    const priority = button(page, `${t("Edit_Begin", "Priority")}: High`);
    await priority.click();
    await page.getByRole("menuitemradio", { name: "Low" }).click();
    await panel(page).getByText(message).waitFor();
    await priority.waitFor();
    await button(page, t("Edit_Cancel", "Priority")).click();
    await panel(page).getByText(message).waitFor({ state: "detached" });
  });

  it("a wrong value sends nothing, and says what is wrong at its column", async () => {
    const page = await open();
    const sent: string[] = [];
    page.on("request", (request) => void (request.method() === "PATCH" && sent.push(request.url())));
    await button(page, t("Edit_Begin", "Email")).click();
    await page.keyboard.type("alex at home");
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Problem_notEmail")).waitFor();
    expect(await findings(page)).toEqual([]);
    expect(sent).toEqual([]);
    await page.keyboard.press("Escape");
    await card(page, alex).getByText("alex@adventure-works.example").waitFor();
  });

  it("a plug-in refuses: its own sentence, and what was typed is still there", async () => {
    const page = await open({ expectedErrors: [/status of 400/] });
    const message = "Job titles of key accounts are kept by sales.";
    await setSaveRules(url(), { plugIns: [{ table: "contact", message }] });
    await button(page, t("Edit_Begin", "Job Title")).click();
    await page.keyboard.type("Chef");
    await page.keyboard.press("Enter");
    await panel(page).getByText(message).waitFor();
    expect(await panel(page).getByRole("textbox", { name: "Job Title" }).inputValue()).toBe("Chef");
  });

  it("a duplicate is refused: the other record is named, and opens", async () => {
    const page = await open({ expectedErrors: [/status of 412/] });
    await setSaveRules(url(), { detectsDuplicates: true });
    await button(page, t("Edit_Begin", "Email")).click();
    await page.keyboard.type("frontdesk@fourthcoffee.example");
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Failure_duplicate")).waitFor();
    const other = button(page, t("Record_Open", "Yvonne McKay"));
    await other.waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await panel(page).getByRole("textbox", { name: "Email" }).inputValue()).toBe(
      "frontdesk@fourthcoffee.example",
    );
    await other.click();
    await page.getByRole("tab", { name: "Yvonne McKay" }).waitFor();
  });

  it("a missing privilege is named", async () => {
    const page = await open({ expectedErrors: [/status of 403/] });
    await button(page, t("Edit_Begin", "Job Title")).click();
    await page.keyboard.type("Chef");
    await setSecurity(url(), { missingPrivileges: [{ table: "contact", privilege: "Write" }] });
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Failure_forbiddenBy", "prvWriteContact")).waitFor();
    expect(await panel(page).getByRole("textbox", { name: "Job Title" }).inputValue()).toBe("Chef");
  });

  it("the answer of an update is lost: it is read back, and not sent again", async () => {
    const page = await open({ expectedErrors: [/status of 504/] });
    const sent: string[] = [];
    page.on("request", (request) => void (request.method() === "PATCH" && sent.push(request.url())));
    await setFaults(url(), [{ ...updates, answer: "lost" }]);
    await button(page, t("Edit_Begin", "Job Title")).click();
    await page.keyboard.type("Chef");
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Edit_Saved", "Job Title")).waitFor();
    expect(sent).toHaveLength(1);
    expect(contact()).toMatchObject({ jobtitle: "Chef" });
  });

  it("what was typed outlives a form that is built anew", async () => {
    const page = await open({ path: `${formOf("msdyn_ocliveworkitem", sampleIds.conversationLinked)}&host=unkind` });
    await button(page, t("Edit_Begin", "Job Title")).click();
    await page.keyboard.type("Chef");
    await button(page, `Unlink ${printer}`).click();
    await panel(page)
      .getByRole("button", { name: t("Notice_Undo") })
      .waitFor();
    expect(await panel(page).getByRole("textbox", { name: "Job Title" }).inputValue()).toBe("Chef");
  });
});
