import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, openTab, session } from "./support/desk";
import { linksOf } from "./support/links";
import { button, card, searchBox, section, t } from "./support/panel";

const { conversationLinked, conversationUnknown } = sampleIds;

describeInBrowser("sessions and tabs", ({ open, dataverse, inEachHost }) => {
  inEachHost("shows its own form's conversation, whichever session has the focus", async ({ open }) => {
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

  inEachHost("links to its own conversation while the agent has gone to another session", async ({ open, kind }) => {
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
    if (kind === "documented") {
      await card(page, "Northwind Traders (sample)").waitFor();
      expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountNorthwind);
    } else {
      // By two parameters the product would link the conversation in front.
      await section(page, "Customer").getByText(t("Notice_notInFront")).waitFor();
      expect(linksOf(dataverse(), conversationUnknown).customer).toBeNull();
    }
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(sampleIds.contactAlex);
  });

  inEachHost("two instances keep what is typed in each, and their undo", async ({ open }) => {
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
});
