import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { findings } from "./support/findings";
import { focused, tabAndEnter, tabTo } from "./support/keyboard";
import { linksOf } from "./support/links";
import { holdRequest } from "./support/requests";
import { button, card, nameOn, panel, places, section, t } from "./support/panel";

const conversation = (id: string) => formOf("msdyn_ocliveworkitem", id);
const unknown = conversation(sampleIds.conversationUnknown);
const suggestions = async (page: Page, of: "customers" | "cases"): Promise<string[]> => {
  const items = panel(page)
    .getByRole("list", { name: `Suggested ${of}` })
    .getByRole("listitem");
  await items.first().waitFor();
  const texts = await items.allInnerTexts();
  return texts.map((text) =>
    text
      .split(/\s*\n\s*/)
      .filter((line) => !/^([A-Z]{2}|Link|·)$/.test(line))
      .join(" | "),
  );
};
const mismatch = (page: Page) => panel(page).getByText(t("Mismatch", "Fabrikam, Inc. (sample)"));

describeInBrowser("suggestions", ({ open, dataverse, inEachHost }) => {
  it("names every customer that matches, with the reason, the strongest first", async () => {
    let release = (): void => undefined;
    const page = await open({
      path: unknown,
      prepare: async (next) => {
        ({ release } = await holdRequest(next, /contextitems\?\$select=msdyn_name,msdyn_value&/));
      },
    });
    // However late they come: what one may click stays where it is.
    await button(page, "New case").waitFor();
    const before = await places(page);
    release();
    await button(page, "Link Customs papers for order 8871").waitFor();
    expect((await places(page)).slice(0, before.length)).toEqual(before);
    // The e-mail is in capitals, the phone in another notation, account and case number are in small letters or short.
    expect(await suggestions(page, "customers")).toEqual([
      "Nancy Anderson | Same email | Adventure Works (sample) | nancy@adventure-works.example",
      "Northwind Traders (sample) | Same account number | NW-3049 | Seattle",
      "Nancy Anderson | Same phone number | Northwind Traders (sample) | nancy.anderson@northwindtraders.example",
    ]);
    expect(await suggestions(page, "cases")).toEqual([
      "Customs papers for order 8871 | Same case number | CAS-01059-L8D6TR | Northwind Traders (sample) | Waiting for Details",
    ]);
  });

  it("lets the agent choose among equal matches, and links none by itself", async () => {
    const id = sampleIds.conversationVoice;
    // Two people and their company share it.
    dataverse().create("msdyn_ocliveworkitemcontextitem", {
      msdyn_name: "Email",
      msdyn_value: "HELPDESK@litware.example",
      "msdyn_ocliveworkitemid@odata.bind": `/msdyn_ocliveworkitems(${id})`,
    });
    const page = await open({ path: conversation(id) });
    const [first, second, third] = await suggestions(page, "customers");
    expect([first, second, third].map((text) => text?.split(" | ").slice(0, 2).join(" | "))).toEqual([
      "Veronica Quek | Same email",
      "Vincent Lauriant | Same email",
      "Litware, Inc. (sample) | Same email",
    ]);
    expect(linksOf(dataverse(), id)).toEqual({ customer: null, case: null });
  });

  inEachHost(
    "suggests the customer of the linked case first, and open cases of the linked customer",
    async ({ open }) => {
      const page = await open({ path: unknown });
      await button(page, "Link Customs papers for order 8871").click();
      await card(page, "Customs papers for order 8871").waitFor();
      await panel(page).getByText(t("Suggestion_customerOfCase")).waitFor();
      const customers = await suggestions(page, "customers");
      expect(customers[0]).toContain("Northwind Traders (sample) | Customer of the case | ");
      // Nobody is suggested twice.
      expect(customers.filter((text) => text.startsWith("Northwind"))).toHaveLength(1);

      await button(page, "Link Northwind Traders (sample)").click();
      await card(page, "Northwind Traders (sample)").waitFor();
      await button(page, "Unlink Customs papers for order 8871").click();
      await panel(page).getByText(t("Suggestion_openCase")).first().waitFor();
      expect(await suggestions(page, "cases")).toEqual([
        expect.stringContaining("Same case number | Open case | CAS-01059"),
        expect.stringContaining("End of the fork-lift lease | Open case"),
      ]);
    },
  );
});

describeInBrowser("create and link", ({ dataverse, inEachHost }) => {
  const customer = () => linksOf(dataverse(), sampleIds.conversationUnknown).customer;

  inEachHost("fills the new contact from the conversation, and links it once it is saved", async ({ open }) => {
    const page = await open({ path: unknown });
    await button(page, "New contact").click();
    const form = page.getByRole("dialog", { name: "Quick Create: Contact" });
    const value = (label: string) => form.getByRole("textbox", { name: label }).inputValue();
    await form.getByRole("textbox", { name: "Last Name" }).waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll("input")].some(({ value: text }) => text === "anderson"),
    );
    expect([await value("First Name"), await value("Last Name")]).toEqual(["nancy", "anderson"]);
    expect(await value("Email")).toBe("nancy@adventure-works.example");
    expect(await value("Mobile Phone")).toBe("001 (425) 5550-142");
    await form.getByRole("button", { name: "Save and Close" }).click();
    await card(page, "nancy anderson").waitFor();
    const created = dataverse().retrieve("contact", String(customer()), { select: ["emailaddress1"] });
    expect(created.emailaddress1).toBe("nancy@adventure-works.example");
  });

  inEachHost("creates a case for the linked customer, with the keyboard alone", async ({ open }) => {
    const id = sampleIds.conversationCustomerOnly;
    const page = await open({ path: conversation(id) });
    await tabAndEnter(page, button(page, "New case"));
    const form = page.getByRole("dialog", { name: "Quick Create: Case" });
    await tabTo(page, form.getByRole("textbox", { name: "Case Title" }));
    await page.keyboard.type("Second scanner for the counter");
    expect(await form.getByRole("textbox", { name: "Customer" }).inputValue()).toBe("Yvonne McKay");
    await tabAndEnter(page, form.getByRole("button", { name: "Save and Close" }));
    await card(page, "Second scanner for the counter").waitFor();
    expect(await button(page, t("Mismatch_MoveCase", "Yvonne McKay")).count()).toBe(0);
    await focused(page, nameOn(page, "Second scanner for the counter"));
  });
});

describeInBrowser("a case of somebody else than the customer", ({ dataverse, inEachHost }) => {
  const path = conversation(sampleIds.conversationMismatch);

  inEachHost("is said where the two meet, and goes when the case's customer is linked instead", async ({ open }) => {
    const page = await open({ path });
    await mismatch(page).waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, "Use Fabrikam, Inc. (sample)").click();
    await card(page, "Fabrikam, Inc. (sample)").waitFor();
    await mismatch(page).waitFor({ state: "detached" });
    expect(linksOf(dataverse(), sampleIds.conversationMismatch).customer).toBe(sampleIds.accountFabrikam);
  });

  inEachHost("goes when the case is moved to the customer, with the keyboard alone", async ({ open }) => {
    const page = await open({ path });
    await tabAndEnter(page, button(page, "Move the case to Alex Vargas"));
    await mismatch(page).waitFor({ state: "detached" });
    const row = dataverse().retrieve("incident", sampleIds.caseFabrikam, { select: ["_customerid_value"] });
    expect(row._customerid_value).toBe(sampleIds.contactAlex);
    await focused(page, section(page, "Case").getByRole("article").getByRole("button").first());
  });
});
