import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, setProperties } from "./support/desk";
import { findings } from "./support/findings";
import { linksOf, setCustomer } from "./support/links";
import { button, card, hit, panel, searchBox, section, t } from "./support/panel";
import { watchRequests } from "./support/requests";

const { conversationUnknown, contactYvonne } = sampleIds;
const unknown = formOf("msdyn_ocliveworkitem", conversationUnknown);
const linkCalls = /^(POST|DELETE) \/omnichannel\//;

/** What the product's session knows: Microsoft.Apm, session context. */
const sessionContext = (page: Page, names: readonly string[]) =>
  page.evaluate(async (wanted) => {
    const { Microsoft } = window as unknown as {
      Microsoft: { Apm: { getFocusedSession(): { getContext(): Promise<{ get(name: string): unknown }> } } };
    };
    const context = await Microsoft.Apm.getFocusedSession().getContext();
    return wanted.map((name) => context.get(name));
  }, names);

describeInBrowser("a link, and the rest of the page", ({ open, dataverse, inEachHost }) => {
  inEachHost("refreshes the tab and the session's context after a link and after an unlink", async ({ open }) => {
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
  });
});

describeInBrowser("what somebody else does meanwhile", ({ dataverse, inEachHost }) => {
  inEachHost("is shown instead of being overwritten, whether another agent did it or the product", async ({ open }) => {
    const one = await open({ path: unknown });
    const two = await open({ path: unknown });
    await button(one, "Link Northwind Traders (sample)").waitFor();
    await searchBox(two, "Customer").fill("yvonne");
    await hit(two, "Yvonne McKay").waitFor();
    await button(one, "Link Northwind Traders (sample)").click();
    await card(one, "Northwind Traders (sample)").waitFor();
    const calls = watchRequests(two, linkCalls);
    await hit(two, "Yvonne McKay").click();
    await section(two, "Customer").getByText(t("Notice_changedMeanwhile")).waitFor();
    await card(two, "Northwind Traders (sample)").waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountNorthwind);

    setCustomer(dataverse(), conversationUnknown, { table: "contact", id: contactYvonne });
    await button(two, "Unlink Northwind Traders (sample)").click();
    await card(two, "Yvonne McKay").waitFor();
    await section(two, "Customer").getByText(t("Notice_changedMeanwhile")).waitFor();
    expect(calls).toEqual([]);
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(contactYvonne);
    expect(await findings(two)).toEqual([]);
    // What was said of one slot stands while the other is changed, even where the host builds the form anew.
    await button(two, "Link Customs papers for order 8871").click();
    await card(two, "Customs papers for order 8871").waitFor();
    await section(two, "Customer").getByText(t("Notice_changedMeanwhile")).waitFor();
  });

  inEachHost("a link that the product takes late is waited for", async ({ open }) => {
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
    expect(await panel(page).getByText(t("Notice_notTaken")).count()).toBe(0);
  });
});
