import { sampleIds } from "../../workspace/data";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { formOf, openTab, session, tab } from "./support/desk";
import { findings } from "./support/findings";
import { linksOf } from "./support/links";
import { button, card, panel, searchBox, section, t } from "./support/panel";

const { conversationLinked, conversationUnknown } = sampleIds;

/** Hides a namespace of Microsoft until `reveal()` is called in the page. */
const hidden = (name: "Apm" | "Omnichannel") => `
  let shown = false;
  let namespaces;
  window.reveal = () => { shown = true; };
  Object.defineProperty(window, "Microsoft", {
    configurable: true,
    get: () => namespaces && (shown ? namespaces : { ...namespaces, ${name}: undefined }),
    set: (value) => { namespaces = value; },
  });`;

describeInBrowser("sessions and tabs", ({ open, dataverse }) => {
  it("shows its own form's conversation, whichever session has the focus", async () => {
    const page = await open();
    await card(page, "Alex Vargas").waitFor();
    await session(page, "Visitor").click();
    await section(page, "Customer").getByText(t("Slot_customer_empty")).waitFor();
    expect(await card(page, "Alex Vargas").count()).toBe(0);
    await button(page, "Link Northwind Traders (sample)").click();
    await card(page, "Northwind Traders (sample)").waitFor();
    await session(page, "Alex Vargas").click();
    await card(page, "Alex Vargas").waitFor();
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(sampleIds.contactAlex);
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountNorthwind);
  });

  it("links to its own conversation while the agent has gone to another session", async () => {
    const page = await open({ path: formOf("msdyn_ocliveworkitem", conversationUnknown) });
    await button(page, "Link Northwind Traders (sample)").waitFor();
    // In one breath: the click, and the switch before the product has answered.
    await page.evaluate(() => {
      const byLabel = (label: string) =>
        [...document.querySelectorAll<HTMLElement>(`[aria-label="${label}"]`)].find((one) => one.offsetParent);
      byLabel("Link Northwind Traders (sample)")?.click();
      byLabel("Alex Vargas")?.click();
    });
    await card(page, "Alex Vargas").waitFor();
    await session(page, /^(Visitor|Northwind Traders)/).click();
    await card(page, "Northwind Traders (sample)").waitFor();
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(sampleIds.contactAlex);
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountNorthwind);
  });

  it("two instances keep what is typed in each, and their undo", async () => {
    const page = await open({ path: formOf("msdyn_ocliveworkitem", conversationUnknown) });
    await searchBox(page, "Customer").fill("kelly");
    await session(page, "Alex Vargas").click();
    await button(page, "Unlink Alex Vargas").click();
    await button(page, "Undo").waitFor();
    // Both are visitors by now; the other one is the second in the rail.
    await session(page, "Visitor").last().click();
    expect(await searchBox(page, "Customer").inputValue()).toBe("kelly");
    expect(await button(page, "Undo").count()).toBe(0);
  });

  it("two instances on the same conversation show the same, and do not disturb each other", async () => {
    const page = await open({ path: formOf("msdyn_ocliveworkitem", conversationUnknown) });
    await searchBox(page, "Case").fill("reader");
    await session(page, "Alex Vargas").click();
    await card(page, "Alex Vargas").waitFor();
    // The same form once more, in a session that is about another conversation.
    await openTab(page, "msdyn_ocliveworkitem", conversationUnknown);
    await button(page, "Link Northwind Traders (sample)").click();
    await card(page, "Northwind Traders (sample)").waitFor();
    expect(await searchBox(page, "Case").inputValue()).toBe("");
    await session(page, /^(Visitor|Northwind Traders)/).click();
    await card(page, "Northwind Traders (sample)").waitFor();
    expect(await searchBox(page, "Case").inputValue()).toBe("reader");
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(sampleIds.contactAlex);
    const ids = await page.locator("[data-control] [id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountNorthwind);
  });

  it("says so when the session has as many tabs as it may have", async () => {
    const page = await open();
    await card(page, "Alex Vargas").waitFor();
    for (const [table, id] of [
      ["contact", sampleIds.contactYvonne],
      ["contact", sampleIds.contactInactive],
      ["contact", sampleIds.contactNancyNorthwind],
      ["contact", sampleIds.contactNancyAdventureWorks],
      ["account", sampleIds.accountFabrikam],
      ["account", sampleIds.accountNorthwind],
      ["account", sampleIds.accountWoodgrove],
      ["incident", sampleIds.caseFabrikam],
      ["incident", sampleIds.caseResolved],
    ] as const) {
      await openTab(page, table, id, false);
    }
    await button(page, "Open Printer jams on tray 2").first().click();
    await panel(page).getByText(t("Notice_TabLimit")).waitFor();
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "tab-limit", panel(page));
  });

  it("opens records through the host's navigation where there is no Microsoft.Apm", async () => {
    const page = await open({ initScript: hidden("Apm") });
    await card(page, "Alex Vargas").waitFor();
    await button(page, "Open Alex Vargas").first().click();
    await tab(page, "Alex Vargas").nth(1).waitFor();
    await page.getByRole("heading", { name: "Alex Vargas", level: 1, exact: true }).waitFor();
  });

  it("offers the links as soon as Microsoft.Omnichannel appears", async () => {
    const page = await open({ initScript: hidden("Omnichannel"), prepare: (next) => next.clock.install() });
    await card(page, "Alex Vargas").waitFor();
    await page.clock.runFor(5_000);
    await panel(page).getByText(t("ReadOnly_omnichannelMissing")).waitFor();
    expect(await button(page, "Unlink Alex Vargas").count()).toBe(0);
    await page.evaluate("reveal()");
    await page.clock.runFor(30_000);
    await button(page, "Unlink Alex Vargas").waitFor();
    await panel(page).getByText(t("ReadOnly_omnichannelMissing")).waitFor({ state: "detached" });
  });
});
