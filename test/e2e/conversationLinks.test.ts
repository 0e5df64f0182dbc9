import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, setProperties, tab } from "./support/desk";
import { focused, tabAndEnter, tabTo } from "./support/keyboard";
import { linksOf } from "./support/links";
import { button, card, hit, nameOn, panel, searchBox, section, t } from "./support/panel";
import { watchRequests } from "./support/requests";

const { conversationLinked, conversationUnknown } = sampleIds;
const unknown = formOf("msdyn_ocliveworkitem", conversationUnknown);
const linkCalls = /^(POST|DELETE) \/omnichannel\//;
const undone = (page: Page) => button(page, "Undo").waitFor({ state: "detached" });

describeInBrowser("the links of a conversation, with the mouse", ({ open, dataverse, inEachHost }) => {
  inEachHost("links a contact, replaces it, unlinks it and undoes that", async ({ open }) => {
    const page = await open({ path: unknown });
    const calls = watchRequests(page, linkCalls);
    await searchBox(page, "Customer").fill("yvonne");
    await hit(page, "Yvonne McKay").click();
    await card(page, "Yvonne McKay").waitFor();
    expect(linksOf(dataverse(), conversationUnknown)).toEqual({ customer: sampleIds.contactYvonne, case: null });

    await button(page, "Replace Yvonne McKay").click();
    await section(page, "Customer").getByText(t("Search_Replaces", "Yvonne McKay")).waitFor();
    await searchBox(page, "Customer").fill("fabrikam, inc");
    await hit(page, "FA-1180").click();
    await card(page, "Fabrikam, Inc. (sample)").waitFor();
    await section(page, "Customer").getByText("Yvonne McKay was replaced").waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountFabrikam);

    await button(page, "Unlink Fabrikam, Inc. (sample)").click();
    await section(page, "Customer").getByText("Fabrikam, Inc. (sample) unlinked").waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBeNull();
    await button(page, "Undo").click();
    await card(page, "Fabrikam, Inc. (sample)").waitFor();
    await undone(page);
    expect(linksOf(dataverse(), conversationUnknown)).toEqual({ customer: sampleIds.accountFabrikam, case: null });
    expect(calls).toHaveLength(4);
  });

  inEachHost("links a case and opens it in a tab of the session, and again from there", async ({ open }) => {
    const page = await open({ path: unknown });
    await searchBox(page, "Case").fill("CAS-01046");
    await hit(page, "Heating contract").click();
    await card(page, "Heating contract: wrong service date").waitFor();
    expect(linksOf(dataverse(), conversationUnknown)).toEqual({ customer: null, case: sampleIds.caseFabrikam });
    await card(page, "Heating contract: wrong service date").getByRole("button").first().click();
    await tab(page, "Heating contract: wrong service date").waitFor();
    await page.getByRole("heading", { name: "Heating contract: wrong service date" }).waitFor();
    await card(page, "Fabrikam, Inc. (sample)").waitFor();
  });

  inEachHost("replaces by a suggestion of the lookup dialog, and undoes the replacement", async ({ open }) => {
    const page = await open();
    await button(page, "Replace Printer jams on tray 2").click();
    await button(page, t("Search_LookUp")).click();
    const dialog = page.getByRole("dialog", { name: "Look up records" });
    await dialog.getByRole("combobox").fill("basket");
    await dialog.getByRole("option", { name: "Basket empties" }).click();
    await card(page, "Basket empties at checkout").waitFor();
    await button(page, "Undo").click();
    await card(page, "Printer jams on tray 2").waitFor();
    expect(linksOf(dataverse(), conversationLinked).case).toBe(sampleIds.caseOpen);
  });

  inEachHost("asks before it replaces, where the maker wants it so", async ({ open }) => {
    const page = await open({ prepare: (next) => setProperties(next, { confirmReplace: "yes" }) });
    const ask = async () => {
      await button(page, "Replace Alex Vargas").click();
      await searchBox(page, "Customer").fill("yvonne");
      await hit(page, "Yvonne McKay").click();
      return panel(page).getByRole("group", { name: t("Question_Replace", "Alex Vargas", "Yvonne McKay") });
    };
    const first = await ask();
    await first.getByRole("button", { name: "Keep Alex Vargas" }).click();
    await first.waitFor({ state: "detached" });
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(sampleIds.contactAlex);

    await button(page, "Cancel replacing Alex Vargas").click();
    const second = await ask();
    await second.getByRole("button", { name: "Replace" }).click();
    await card(page, "Yvonne McKay").waitFor();
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(sampleIds.contactYvonne);
  });

  it("offers the actions only that the maker allows", async () => {
    const page = await open({ prepare: (next) => setProperties(next, { allowedActions: "open" }) });
    await card(page, "Alex Vargas").waitFor();
    const names = await panel(page)
      .getByRole("button")
      .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    expect(new Set(names)).toEqual(
      new Set(["Refresh", "Open Alex Vargas", "Open Adventure Works (sample)", "Open Printer jams on tray 2"]),
    );
  });
});

describeInBrowser("the links of a conversation, with the keyboard alone", ({ dataverse, inEachHost }) => {
  inEachHost("links a contact, replaces it, unlinks it and undoes that", async ({ open }) => {
    const page = await open({ path: unknown });
    await tabTo(page, searchBox(page, "Customer"));
    await page.keyboard.type("anderson");
    await hit(page, "Erik Anderson").waitFor();
    await hit(page, "Nancy Anderson").nth(1).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await card(page, "Erik Anderson").waitFor();
    // The box that had the focus is gone: the focus goes to what has come.
    await focused(page, nameOn(page, "Erik Anderson"));

    await tabAndEnter(page, button(page, "Replace Erik Anderson"));
    await focused(page, searchBox(page, "Customer"));
    await page.keyboard.press("Escape");
    await focused(page, button(page, "Replace Erik Anderson"));
    await tabAndEnter(page, button(page, "Replace Erik Anderson"));
    await page.keyboard.type("WG-1818");
    await panel(page).getByText(t("Search_None", "WG-1818")).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.type("WB-1818");
    await hit(page, "Woodgrove Bank").waitFor();
    await page.keyboard.press("Enter");
    await card(page, "Woodgrove Bank (sample)").waitFor();

    await tabAndEnter(page, button(page, "Unlink Woodgrove Bank (sample)"));
    await section(page, "Customer").getByText("Woodgrove Bank (sample) unlinked").waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBeNull();
    await tabAndEnter(page, button(page, "Undo"));
    await card(page, "Woodgrove Bank (sample)").waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountWoodgrove);
  });

  inEachHost("looks up with Ctrl+Enter, and again after Esc; links a suggested case and opens it", async ({ open }) => {
    const page = await open({ path: unknown });
    const dialog = page.getByRole("dialog", { name: "Look up records" });
    await tabTo(page, searchBox(page, "Customer"));
    await page.keyboard.press("Control+Enter");
    await dialog.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await focused(page, searchBox(page, "Customer"));
    await page.keyboard.press("Control+Enter");
    await focused(page, dialog.getByRole("combobox"));
    await page.keyboard.type("kelly");
    await dialog.getByRole("option", { name: "Kelly Krout", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await card(page, "Kelly Krout").waitFor();
    await focused(page, nameOn(page, "Kelly Krout"));

    await tabAndEnter(page, button(page, "Link Customs papers for order 8871"));
    await card(page, "Customs papers for order 8871").waitFor();
    await focused(page, nameOn(page, "Customs papers for order 8871"));
    await page.keyboard.press("Enter");
    await tab(page, "Customs papers for order 8871").waitFor();
  });
});
