import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { findings } from "./support/findings";
import { tabTo } from "./support/keyboard";
import { linksOf } from "./support/links";
import { button, card, hit, panel, searchBox, section, t } from "./support/panel";

const { conversationUnknown, conversationLinked } = sampleIds;
const unknown = formOf("msdyn_ocliveworkitem", conversationUnknown);
const expectedErrors = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/];
const offline = (page: Page, isOffline: boolean) => page.context().setOffline(isOffline);

describeInBrowser("without a network", ({ open, dataverse, inEachHost }) => {
  it("the search says that it failed and keeps the text; another try helps; with the mouse", async () => {
    const page = await open({ path: unknown, expectedErrors });
    await searchBox(page, "Customer").waitFor();
    await offline(page, true);
    await searchBox(page, "Customer").fill("kelly");
    await panel(page).getByText(t("Search_Failed")).waitFor();
    expect(await searchBox(page, "Customer").inputValue()).toBe("kelly");
    expect(await findings(page)).toEqual([]);
    await button(page, "Try again").click();
    await panel(page).getByText(t("Search_Failed")).waitFor();
    await offline(page, false);
    await button(page, "Try again").click();
    await hit(page, "Kelly Krout").waitFor();
    expect(await searchBox(page, "Customer").inputValue()).toBe("kelly");
  });

  inEachHost("a link is not begun; text and hits stay, and Enter links once the network is back", async ({ open }) => {
    const page = await open({ path: unknown, expectedErrors });
    await tabTo(page, searchBox(page, "Customer"));
    await page.keyboard.type("yvonne");
    await hit(page, "Yvonne McKay").waitFor();
    await offline(page, true);
    await page.keyboard.press("Enter");
    await section(page, "Customer").getByText(t("Notice_notTried")).waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBeNull();
    await section(page, "Customer").getByText(t("Slot_customer_empty")).waitFor();
    expect(await searchBox(page, "Customer").inputValue()).toBe("yvonne");
    await hit(page, "Yvonne McKay").waitFor();
    expect(await findings(page)).toEqual([]);

    await offline(page, false);
    // The focus is still in the box.
    await page.keyboard.press("Enter");
    await card(page, "Yvonne McKay").waitFor();
    await section(page, "Customer").getByText(t("Notice_notTried")).waitFor({ state: "detached" });
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.contactYvonne);
  });

  inEachHost("a link whose answer is lost is found in the database", async ({ open }) => {
    const page = await open({ expectedErrors });
    await card(page, "Alex Vargas").waitFor();
    await page.route("**/omnichannel/conversations/*/links", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, "Unlink Alex Vargas").click();
    await section(page, "Customer").getByText("Alex Vargas unlinked").waitFor();
    expect(linksOf(dataverse(), conversationLinked).customer).toBeNull();
  });

  it("a refresh keeps the cards and says that they could not be read, until another try", async () => {
    const page = await open({ path: formOf("msdyn_ocliveworkitem", conversationLinked), expectedErrors });
    await card(page, "Alex Vargas").waitFor();
    await offline(page, true);
    await button(page, "Refresh").click();
    await panel(page).getByText(t("Failure_offline")).waitFor();
    await card(page, "Alex Vargas").waitFor();
    expect(await findings(page)).toEqual([]);
    await offline(page, false);
    await tabTo(page, panel(page).getByRole("button", { name: "Try again" }).first());
    await page.keyboard.press("Enter");
    await panel(page).getByText(t("Failure_offline")).waitFor({ state: "detached" });
    await card(page, "Alex Vargas").waitFor();
  });
});
