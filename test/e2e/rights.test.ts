import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { setSecurity } from "../support/workspaceSettings";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, openTab } from "./support/desk";
import { tabTo } from "./support/keyboard";
import { linksOf } from "./support/links";
import { button, card, hit, panel, searchBox, section, t } from "./support/panel";
import { watchRequests } from "./support/requests";

const { conversationLinked, conversationMismatch, conversationUnknown, caseFabrikam } = sampleIds;
const conversation = (id: string) => formOf("msdyn_ocliveworkitem", id);
const writes = /^(POST|PATCH|DELETE) /;
const denied = (name: string) => `${name}. ${t("NoPrivilege")}`;

/** What holds of a button that cannot work: it can be reached, says why, and does nothing by mouse or keyboard. */
async function expectDenied(page: Page, name: string): Promise<void> {
  const found = button(page, name);
  expect(await found.getAttribute("aria-disabled")).toBe("true");
  await found.click({ force: true });
  await tabTo(page, found);
  await page
    .getByRole("tooltip")
    .filter({ hasText: t("NoPrivilege") })
    .waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press(" ");
}

describeInBrowser("an agent with fewer privileges", ({ open, url, dataverse }) => {
  it("without Append on conversations changes no link, and is told so", async () => {
    await setSecurity(url(), { missingPrivileges: [{ table: "msdyn_ocliveworkitem", privilege: "Append" }] });
    const page = await open();
    await card(page, "Alex Vargas").waitFor();
    const seen = watchRequests(page, writes);
    const before = linksOf(dataverse(), conversationLinked);
    await expectDenied(page, denied("Unlink Alex Vargas"));
    await expectDenied(page, denied("Replace Printer jams on tray 2"));
    expect(seen).toEqual([]);
    expect(linksOf(dataverse(), conversationLinked)).toEqual(before);

    const empty = await open({ path: conversation(conversationUnknown) });
    await section(empty, "Customer").getByText(t("Slot_NoPrivilege")).waitFor();
    expect(await panel(empty).getByRole("combobox").count()).toBe(0);
    expect(
      await panel(empty)
        .getByRole("button", { name: /^Link / })
        .count(),
    ).toBe(0);
  });

  it("without Write on cases leaves a case with its customer, on both forms", async () => {
    await setSecurity(url(), { missingPrivileges: [{ table: "incident", privilege: "Write" }] });
    const page = await open({ path: conversation(conversationMismatch) });
    await panel(page).getByText(t("Mismatch", "Fabrikam, Inc. (sample)")).waitFor();
    await button(page, "Use Fabrikam, Inc. (sample)").waitFor();
    expect(await button(page, "Move the case to Alex Vargas").count()).toBe(0);

    const caseForm = await open({ path: formOf("incident", caseFabrikam) });
    await panel(caseForm).getByText(t("Case_ReadOnly_noPrivilege")).waitFor();
    expect(
      await panel(caseForm)
        .getByRole("button", { name: /^(Replace|Remove)/ })
        .count(),
    ).toBe(0);
  });

  it("without AppendTo on cases links no case to the current conversation from the case's form", async () => {
    await setSecurity(url(), { missingPrivileges: [{ table: "incident", privilege: "AppendTo" }] });
    const page = await open({ path: conversation(conversationUnknown) });
    await panel(page).waitFor();
    await openTab(page, "incident", caseFabrikam);
    await section(page, "Current conversation").waitFor();
    const seen = watchRequests(page, writes);
    await expectDenied(page, t("Case_LinkCurrent"));
    expect(seen).toEqual([]);
    expect(linksOf(dataverse(), conversationUnknown).case).toBeNull();
  });

  it("is told what Dataverse says where only Dataverse knows", async () => {
    await setSecurity(url(), { missingPrivileges: [{ table: "msdyn_ocliveworkitem", privilege: "Write" }] });
    const page = await open({ expectedErrors: [/status of 403/] });
    await button(page, "Unlink Alex Vargas").click();
    await section(page, "Customer").getByText(t("Notice_refused")).waitFor();
    await button(page, "Details").click();
    await section(page, "Customer")
      .getByText(/missing prvWrite/)
      .waitFor();
    await card(page, "Alex Vargas").waitFor();
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(sampleIds.contactAlex);
  });

  it("without Read on contacts sees the name alone, and finds and is suggested accounts", async () => {
    await setSecurity(url(), { missingPrivileges: [{ table: "contact", privilege: "Read" }] });
    const visitor = await open({ path: conversation(conversationUnknown), expectedErrors: [/status of 403/] });
    await button(visitor, "Link Northwind Traders (sample)").waitFor();
    await searchBox(visitor, "Customer").fill("litware");
    await hit(visitor, "LI-4402").waitFor();
    expect(await panel(visitor).getByRole("option").count()).toBe(1);

    const page = await open({ expectedErrors: [/status of 403/] });
    await card(page, "Alex Vargas").waitFor();
    expect(await card(page, "Alex Vargas").locator("dl").count()).toBe(0);
    await card(page, "Printer jams on tray 2").locator("dl").waitFor();
  });

  it("has its rights from the Try drawer, as an administrator sets them", async () => {
    const page = await open();
    await button(page, "Unlink Alex Vargas").waitFor();
    await page.getByRole("button", { name: "Try", exact: true }).click();
    await page.getByRole("combobox", { name: "Rights (reloads)" }).click();
    await page.getByRole("option", { name: "No linking", exact: true }).click();
    await button(page, denied("Unlink Alex Vargas")).waitFor();
  });
});

describeInBrowser("column security", ({ open, url, dataverse }) => {
  it("does not call a column empty that the agent may not see", async () => {
    await setSecurity(url(), { securedColumns: [{ table: "contact", column: "emailaddress1" }] });
    const page = await open();
    const values = card(page, "Alex Vargas").locator("dd");
    await values.getByText(t("Record_Secured")).waitFor();
    expect(await values.allInnerTexts()).toEqual(["Purchasing manager", "+1 425 555 0100", t("Record_Secured")]);
  });

  it("finds nobody by a column that the agent may not see", async () => {
    await setSecurity(url(), { securedColumns: [{ table: "contact", column: "emailaddress1" }] });
    const page = await open({ path: conversation(conversationUnknown) });
    await panel(page).getByText(t("Suggestion_phone")).waitFor();
    expect(await panel(page).getByText(t("Suggestion_email")).count()).toBe(0);
    await searchBox(page, "Customer").fill("alex@adventure");
    await panel(page).getByText(t("Search_None", "alex@adventure")).waitFor();
  });

  it.each([
    ["the subject of a conversation", "msdyn_ocliveworkitem", "subject", conversation(conversationUnknown)],
    ["the title of a case", "incident", "title", formOf("incident", caseFabrikam)],
  ])("shows the control where %s, which holds it, is hidden, and leaves its value alone", async (...names) => {
    const [, table, column, path] = names;
    await setSecurity(url(), { securedColumns: [{ table, column, update: true }] });
    const page = await open({ path });
    await section(page, "Customer").waitFor();
    if (table === "msdyn_ocliveworkitem") {
      await searchBox(page, "Customer").fill("yvonne");
      await hit(page, "Yvonne McKay").click();
      await card(page, "Yvonne McKay").waitFor();
    } else {
      await card(page, "Fabrikam, Inc. (sample)").waitFor();
    }
    const id = table === "incident" ? caseFabrikam : conversationUnknown;
    expect(dataverse().retrieve(table, id, { select: [column] })[column]).toMatch(/\w/);
  });

  it("links where the column that holds the control may not be changed", async () => {
    await setSecurity(url(), { securedColumns: [{ table: "msdyn_ocliveworkitem", column: "subject", read: true }] });
    const page = await open();
    await button(page, "Unlink Alex Vargas").click();
    await panel(page).getByText(t("Link_Removed", "Alex Vargas")).waitFor();
  });
});
