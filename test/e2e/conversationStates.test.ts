import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { findings } from "./support/findings";
import { linksOf, setCustomer } from "./support/links";
import { card, nameOn, panel, places, searchBox, section, setWidth, t } from "./support/panel";

describeInBrowser("what the control shows of the workspace's own rows and words", ({ open, dataverse }) => {
  it("linked: name, table and key columns of each", async () => {
    const page = await open();
    const customer = card(page, "Alex Vargas");
    await customer.getByText("Job Title").waitFor();
    expect((await customer.locator("dl").innerText()).split(/\s*\n\s*/)).toEqual([
      "Job Title",
      "Purchasing manager",
      "Mobile Phone",
      "+1 425 555 0100",
      "Email",
      "alex@adventure-works.example",
    ]);
    expect(await customer.textContent()).toContain("Contact · Adventure Works (sample)");
    const columns = await card(page, "Printer jams on tray 2").locator("dd").allInnerTexts();
    expect(columns.slice(0, 4)).toEqual(["CAS-01044-X7K2M9", "In Progress", "High", "Web"]);
    expect(columns).toHaveLength(5);
    expect(await findings(page)).toEqual([]);
  });

  it("Microsoft.Omnichannel late: nothing moves, neither when it is missed nor when it comes", async () => {
    setCustomer(dataverse(), sampleIds.conversationLinked, null);
    const page = await open({
      path: `${formOf("msdyn_ocliveworkitem", sampleIds.conversationLinked)}&omnichannel=off`,
    });
    await nameOn(page, "Printer jams on tray 2").waitFor();
    // One column: what is missing in the upper slot would let the lower one move up.
    await setWidth(page, 320);
    const starting = await places(page);
    await panel(page).getByText(t("ReadOnly_omnichannelMissing")).waitFor();
    const missing = await places(page);
    await page.evaluate(() => {
      const link = (table: string, record: string, conversation: string) =>
        Promise.resolve([table, record, conversation]);
      const { Microsoft } = window as unknown as { Microsoft: Record<string, unknown> };
      Microsoft.Omnichannel = { linkToConversation: link, unlinkFromConversation: link };
    });
    await searchBox(page, "Customer").waitFor();
    await panel(page).getByText(t("ReadOnly_omnichannelMissing")).waitFor({ state: "detached" });
    expect(starting.length).toBeGreaterThan(1);
    expect(missing).toEqual(expect.arrayContaining(starting));
    expect(await places(page)).toEqual(expect.arrayContaining(starting));
  });

  it("link refused: says why, and shows what the database holds", async () => {
    const id = sampleIds.conversationWrapUp;
    const page = await open({ path: formOf("msdyn_ocliveworkitem", id), expectedErrors: [/status of 409/] });
    const before = linksOf(dataverse(), id);
    const refusal = "Only active conversations can be linked or unlinked; this one is Wrap-up.";
    await panel(page).getByText(t("Status_5")).waitFor();
    await panel(page).getByRole("button", { name: "Unlink Allie Bellew" }).click();
    await section(page, "Customer").getByText(t("Notice_refused")).waitFor();
    await panel(page).getByRole("button", { name: "Details" }).click();
    await section(page, "Customer").getByText(refusal).waitFor();
    await card(page, "Allie Bellew").waitFor();
    expect(linksOf(dataverse(), id)).toEqual(before);
    await panel(page).getByRole("button", { name: "Dismiss" }).click();
    await panel(page).getByText(t("Notice_refused")).waitFor({ state: "detached" });
  });
});
