import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { setFaults } from "../support/workspaceSettings";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { formOf, setProperties } from "./support/desk";
import { findings } from "./support/findings";
import { linksOf, setCustomer } from "./support/links";
import { button, card, hit, panel, searchBox, section, t } from "./support/panel";
import { holdRequest, watchRequests } from "./support/requests";

const { conversationLinked, conversationUnknown, contactAlex, contactYvonne } = sampleIds;
const unknown = formOf("msdyn_ocliveworkitem", conversationUnknown);
const linkCalls = /^(POST|DELETE) \/omnichannel\//;
const linkPath = "/omnichannel/conversations/*/links";

/** What the product's session knows: Microsoft.Apm, session context. */
const sessionContext = (page: Page, names: readonly string[]) =>
  page.evaluate(async (wanted) => {
    const { Microsoft } = window as unknown as {
      Microsoft: { Apm: { getFocusedSession(): { getContext(): Promise<{ get(name: string): unknown }> } } };
    };
    const context = await Microsoft.Apm.getFocusedSession().getContext();
    return wanted.map((name) => context.get(name));
  }, names);

describeInBrowser("a link, and the rest of the page", ({ open, dataverse }) => {
  it("refreshes the tab and the session's context after a link and after an unlink", async () => {
    const page = await open({ path: unknown });
    const customer = page.locator('[data-column="msdyn_customer"]:visible');
    await button(page, "Link Northwind Traders (sample)").click();
    await customer.getByText("Northwind Traders (sample)").waitFor();
    expect(await sessionContext(page, ["customerName"])).toEqual(["Northwind Traders (sample)"]);
    await button(page, "Link Customs papers for order 8871").click();
    await page.locator('[data-column="msdyn_issueid"]:visible').getByText("Customs papers").waitFor();
    const [id, title] = await sessionContext(page, ["caseId", "caseTitle"]);
    expect([id, title]).toEqual([linksOf(dataverse(), conversationUnknown).case, "Customs papers for order 8871"]);
    await button(page, "Unlink Customs papers for order 8871").click();
    await page.locator('[data-column="msdyn_issueid"]:visible').getByText("---").waitFor();
    expect(await sessionContext(page, ["caseId", "caseTitle"])).not.toContainEqual(expect.stringMatching(/./));
  });

  it("offers to undo for ten seconds, and no longer", async () => {
    const page = await open({ prepare: (next) => next.clock.install() });
    await button(page, "Unlink Alex Vargas").click();
    await button(page, "Undo").waitFor();
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "undo", panel(page));
    await page.clock.fastForward(10_000);
    await button(page, "Undo").waitFor({ state: "detached" });
    await panel(page).getByText("Alex Vargas unlinked").waitFor({ state: "detached" });
    expect(linksOf(dataverse(), conversationLinked).customer).toBeNull();
  });

  it("puts the link of a published article into the message box, and of no other", async () => {
    const portalUrlFormat = "https://support.adventure-works.example/kb/{kbnum}";
    const page = await open({ prepare: (next) => setProperties(next, { portalUrlFormat }) });
    const choose = async (title: string) => {
      await button(page, t("Article_Send")).click();
      await page.getByRole("dialog").getByRole("option", { name: title }).click();
    };
    const { title, articlepublicnumber } = dataverse().retrieve("knowledgearticle", sampleIds.articlePublished);
    const draft = dataverse().retrieve("knowledgearticle", sampleIds.articleDraft, { select: ["title"] });
    const box = page.getByPlaceholder("Type your message").and(page.locator(":visible"));
    await choose(String(draft.title));
    await panel(page).getByText(t("Article_notPublished")).waitFor();
    expect(await box.inputValue()).toBe("");
    await choose(String(title));
    await panel(page).getByText(t("Article_composed")).waitFor();
    const link = portalUrlFormat.replace("{kbnum}", String(articlepublicnumber));
    expect(await box.inputValue()).toBe(`${String(title)}\n${link}`);
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "article", panel(page));
  });
});

describeInBrowser("what somebody else does meanwhile", ({ open, url, dataverse }) => {
  it("is shown instead of being overwritten", async () => {
    const page = await open();
    await card(page, "Alex Vargas").waitFor();
    const calls = watchRequests(page, linkCalls);
    setCustomer(dataverse(), conversationLinked, { table: "contact", id: contactYvonne });
    await button(page, "Unlink Alex Vargas").click();
    await section(page, "Customer").getByText(t("Notice_ChangedMeanwhile")).waitFor();
    await card(page, "Yvonne McKay").waitFor();
    expect(calls).toEqual([]);
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(contactYvonne);
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "changed-meanwhile", panel(page));
  });

  it("is the same link: nothing is written twice", async () => {
    const page = await open({ path: unknown });
    const suggestion = button(page, "Link Northwind Traders (sample)");
    await suggestion.waitFor();
    const calls = watchRequests(page, linkCalls);
    setCustomer(dataverse(), conversationUnknown, { table: "account", id: sampleIds.accountNorthwind });
    await suggestion.click();
    await card(page, "Northwind Traders (sample)").waitFor();
    expect(calls).toEqual([]);
  });

  it("a double click links once", async () => {
    const page = await open({ path: unknown });
    const calls = watchRequests(page, linkCalls);
    await button(page, "Link Northwind Traders (sample)").dblclick();
    await card(page, "Northwind Traders (sample)").waitFor();
    expect(calls).toHaveLength(1);
  });

  it("two agents on the same conversation: the second sees what the first did", async () => {
    const one = await open({ path: unknown });
    const two = await open({ path: unknown });
    await button(one, "Link Northwind Traders (sample)").waitFor();
    await searchBox(two, "Customer").fill("yvonne");
    await hit(two, "Yvonne McKay").waitFor();
    await button(one, "Link Northwind Traders (sample)").click();
    await card(one, "Northwind Traders (sample)").waitFor();
    await hit(two, "Yvonne McKay").click();
    await section(two, "Customer").getByText(t("Notice_ChangedMeanwhile")).waitFor();
    await card(two, "Northwind Traders (sample)").waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountNorthwind);
  });

  it("two agents at the same moment: one link, and both see it", async () => {
    const one = await open({ path: unknown });
    const two = await open({ path: unknown });
    const held = await Promise.all([one, two].map((page) => holdRequest(page, /^POST \/omnichannel\//)));
    await searchBox(two, "Customer").fill("yvonne");
    await hit(two, "Yvonne McKay").click();
    await button(one, "Link Northwind Traders (sample)").click();
    // Both have read an empty slot; now both write.
    await Promise.all(held.map(({ reached }) => reached));
    held.forEach(({ release }) => release());
    for (const page of [one, two]) await panel(page).getByRole("progressbar").waitFor({ state: "detached" });
    const { customer } = linksOf(dataverse(), conversationUnknown);
    const winner = customer === contactYvonne ? "Yvonne McKay" : "Northwind Traders (sample)";
    for (const page of [one, two]) {
      await button(page, "Refresh").click();
      await card(page, winner).waitFor();
    }
  });

  it("a link that the product takes late is waited for", async () => {
    const page = await open({ path: unknown });
    // The product answers at once and writes a while later: here, after the control has looked once.
    await page.route("**/omnichannel/conversations/*/links", (route) => route.fulfill({ status: 204 }));
    const looks = watchRequests(page, new RegExp(`${conversationUnknown}\\).*\\$expand=`));
    await button(page, "Link Northwind Traders (sample)").click();
    await page.waitForResponse(
      (response) => decodeURIComponent(response.url()).includes("$expand=") && looks.length >= 2,
    );
    setCustomer(dataverse(), conversationUnknown, { table: "account", id: sampleIds.accountNorthwind });
    await card(page, "Northwind Traders (sample)").waitFor();
    expect(await panel(page).getByText(t("Notice_NotTaken")).count()).toBe(0);
  });

  it("a link that the product agrees to and never takes is reported", async () => {
    const page = await open({ path: unknown, prepare: (next) => next.clock.install() });
    await page.route("**/omnichannel/conversations/*/links", (route) => route.fulfill({ status: 204 }));
    await button(page, "Link Northwind Traders (sample)").click();
    const told = panel(page).getByText(t("Notice_NotTaken"));
    await told.waitFor();
    await section(page, "Customer").getByText(t("Slot_customer_empty")).waitFor();
    await takePicture(page, "not-taken", panel(page));
    // It looks on for a while: once the link is there, the message goes.
    setCustomer(dataverse(), conversationUnknown, { table: "account", id: sampleIds.accountNorthwind });
    await page.clock.fastForward(5_000);
    await card(page, "Northwind Traders (sample)").waitFor();
    await told.waitFor({ state: "detached" });
  });

  it("a refusal without a word is told as well", async () => {
    const page = await open({ expectedErrors: [/status of 500/] });
    await setFaults(url(), [{ path: linkPath, status: 500, message: "Session not found." }]);
    await button(page, "Unlink Alex Vargas").click();
    await panel(page).getByText(t("Notice_Refused")).waitFor();
    expect(linksOf(dataverse(), conversationLinked).customer).toBe(contactAlex);

    for (const rejection of ["undefined", "null", "({ code: 7 })"]) {
      await page.evaluate(`Microsoft.Omnichannel.unlinkFromConversation = () => Promise.reject(${rejection})`);
      await button(page, "Unlink Alex Vargas").click();
      await panel(page).getByText(t("Notice_Refused")).waitFor();
    }
    await page.evaluate(`Microsoft.Omnichannel.unlinkFromConversation = () => { throw new Error("Not ready") }`);
    await button(page, "Unlink Alex Vargas").click();
    await panel(page).getByText(t("Notice_Refused")).waitFor();
  });

  it("no answer in ten seconds: the database is asked instead", async () => {
    const page = await open({ prepare: (next) => next.clock.install() });
    await card(page, "Alex Vargas").waitFor();
    await page.evaluate(`Microsoft.Omnichannel.unlinkFromConversation = () => {
      window.asked = true;
      return new Promise(() => undefined);
    }`);
    await button(page, "Unlink Alex Vargas").click();
    await panel(page).getByText(t("Busy_Unlinking")).waitFor();
    await page.waitForFunction("window.asked");
    await page.clock.fastForward(10_000);
    await panel(page).getByText(t("Notice_NoAnswer")).waitFor();
    await card(page, "Alex Vargas").waitFor();
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "no-answer", panel(page));
  });
});
