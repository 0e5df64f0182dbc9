import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, setProperties } from "./support/desk";
import { button, hit, panel, searchBox, section, t } from "./support/panel";
import { watchRequests } from "./support/requests";

const unknown = formOf("msdyn_ocliveworkitem", sampleIds.conversationUnknown);
const searches = /contains\((fullname|name|title),/;

describeInBrowser("the search of a conversation", ({ open }) => {
  it("finds people, companies and cases as one types them, with one request a table", async () => {
    const page = await open({
      path: unknown,
      prepare: (next) => setProperties(next, { contactSearchColumns: "jobtitle" }),
    });
    const asked = watchRequests(page, searches);
    await searchBox(page, "Customer").pressSequentially("k");
    await section(page, "Customer").getByText(t("Search_TooShort", "2")).waitFor();
    await searchBox(page, "Customer").pressSequentially("e");
    await hit(page, "Kelly Krout").waitFor();
    expect(asked).toHaveLength(2);
    for (const [text, name] of [
      ["aw-2041", "Adventure Works"],
      ["cellar master", "Jim Glynn"],
      ["001 425 5550102", "Nancy Anderson"],
      ["power holly", "Holly Holt"],
      ["zoe mul", "Zoë Müller"],
    ] as const) {
      await searchBox(page, "Customer").fill(text);
      await hit(page, name).first().waitFor();
    }
    const bold = await hit(page, "Zoë Müller").locator("strong").allInnerTexts();
    expect(bold.slice(0, 2)).toEqual(["Zoë", "Mül"]);
    await searchBox(page, "Case").fill("cas01064");
    await hit(page, "Card reader is offline").waitFor();
    expect(asked).toHaveLength(13);
  });

  it("keeps a long text within, hands what was typed to the lookup, and lets a click beneath the hits reach its button", async () => {
    const page = await open({ path: unknown });
    const long = "x".repeat(300);
    await searchBox(page, "Customer").fill(long);
    await panel(page).getByText(t("Search_None", long)).waitFor();
    const [inner, outer] = await panel(page).evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
    await searchBox(page, "Customer").fill("sample");
    await button(page, t("Search_ShowAll")).click();
    const lookup = page.getByRole("dialog", { name: "Look up records" });
    expect(await lookup.getByRole("combobox").inputValue()).toBe("sample");
    await page.keyboard.press("Escape");
    await lookup.waitFor({ state: "detached" });
    await searchBox(page, "Customer").fill("nancy");
    await hit(page, "Nancy Anderson").first().waitFor();
    await button(page, t("New_contact")).click();
    await page.getByRole("dialog", { name: /^Quick Create/ }).waitFor();
    expect(await panel(page).getByRole("option").count()).toBe(0);
  });
});
