import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, setProperties } from "./support/desk";
import { hit, panel, searchBox, section, t } from "./support/panel";
import { holdRequest, watchRequests } from "./support/requests";

const unknown = formOf("msdyn_ocliveworkitem", sampleIds.conversationUnknown);
const searches = /contains\((fullname|name|title),/;

describeInBrowser("the search of a conversation", ({ open }) => {
  it("finds accounts and contacts in one box, with what matched in bold", async () => {
    const page = await open({ path: unknown });
    await searchBox(page, "Customer").fill("litware");
    await hit(page, "LI-4402").waitFor();
    await hit(page, "Susanna Stubberod").waitFor();
    const bold = await hit(page, "LI-4402").locator("strong").allInnerTexts();
    expect(bold.map((text) => text.toLowerCase())).toContain("litware");
  });

  it("looks in number, e-mail, phone and company, in whatever capitals and accents", async () => {
    const page = await open({ path: unknown });
    for (const [text, name] of [
      ["aw-2041", "Adventure Works"],
      ["alicia@tail", "Alicia Thomber"],
      ["0147", "Alicia Thomber"],
      ["zoe mul", "Zoë Müller"],
      // The company is a column of the quick find view alone.
      ["relecl", "Kelly Krout"],
    ] as const) {
      await searchBox(page, "Customer").fill(text);
      await hit(page, name).first().waitFor();
    }
  });

  it("finds cases by number and by title", async () => {
    const page = await open({ path: unknown });
    await searchBox(page, "Case").fill("CAS-01064");
    await hit(page, "Card reader is offline").waitFor();
    await searchBox(page, "Case").fill("reader is");
    await hit(page, "CAS-01064").waitFor();
  });

  it("looks in the columns that the maker added", async () => {
    const page = await open({
      path: unknown,
      prepare: (next) => setProperties(next, { contactSearchColumns: "jobtitle" }),
    });
    await searchBox(page, "Customer").fill("cellar master");
    await hit(page, "Jim Glynn").waitFor();
  });

  it("asks for the second character, and not before", async () => {
    const page = await open({ path: unknown });
    const asked = watchRequests(page, searches);
    await searchBox(page, "Customer").pressSequentially("k");
    await section(page, "Customer").getByText(t("Search_TooShort", "2")).waitFor();
    await searchBox(page, "Customer").pressSequentially("e");
    await hit(page, "Kelly Krout").waitFor();
    expect(asked).toHaveLength(2);
    expect(asked.every((request) => request.includes("'ke'"))).toBe(true);
  });

  it("puts active records first, and names those that are not", async () => {
    const page = await open({ path: unknown });
    await searchBox(page, "Customer").fill("fabrikam");
    await hit(page, "Fabrikam, Inc.").first().waitFor();
    const hits = await panel(page).getByRole("option").allInnerTexts();
    const inactive = hits.map((text) => text.includes("inactive"));
    expect(inactive).toEqual([...inactive].sort((a, b) => Number(a) - Number(b)));
  });

  it("drops the answer of an earlier text that comes late", async () => {
    const page = await open({ path: unknown });
    const late = await holdRequest(page, /\/contacts\?.*'anderson'/);
    await searchBox(page, "Customer").fill("anderson");
    await late.reached;
    await searchBox(page, "Customer").fill("kelly");
    await hit(page, "Kelly Krout").waitFor();
    const answered = page.waitForResponse((response) => decodeURIComponent(response.url()).includes("'anderson'"));
    late.release();
    await (await answered).finished();
    await searchBox(page, "Customer").press("ArrowDown");
    expect(await panel(page).getByRole("option").allInnerTexts()).toEqual([expect.stringContaining("Kelly Krout")]);
  });

  it("never links a hit of an earlier text with Enter", async () => {
    const page = await open({ path: unknown });
    await searchBox(page, "Customer").fill("yvonne");
    await hit(page, "Yvonne McKay").waitFor();
    const links = watchRequests(page, /^POST \/omnichannel/);
    const late = await holdRequest(page, /\/contacts\?.*'yvonnex'/);
    await searchBox(page, "Customer").press("x");
    await searchBox(page, "Customer").press("Enter");
    await late.reached;
    await searchBox(page, "Customer").press("Enter");
    late.release();
    await panel(page).getByText(t("Search_None", "yvonnex")).waitFor();
    expect(links).toEqual([]);
  });
});
