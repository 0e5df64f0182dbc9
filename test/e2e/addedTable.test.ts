import type { Locator, Page } from "playwright-core";
import { compare } from "../../workspace/dataverse/query/buildFilter";
import { ticketTable } from "../support/ticketTable";
import { describeInBrowser } from "./support/describeInBrowser";

const field = (page: Page, column: string) => page.locator(`[data-column="${column}"]:visible`);

/** Opens the quick create panel of tickets. */
async function newTicket(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Quick create" }).click();
  await page.getByRole("menuitem", { name: "Ticket" }).press("Enter");
  return page.getByRole("dialog", { name: "Quick Create: Ticket" });
}

/** Fills a lookup of the quick create panel by the lookup panel. */
async function lookUp(page: Page, panel: Locator, label: string, text: string, record: RegExp): Promise<void> {
  await panel.getByRole("textbox", { name: label }).press("Enter");
  const lookup = page.getByRole("dialog", { name: "Look up records" });
  await lookup.getByRole("combobox").fill(text);
  await lookup.getByRole("option", { name: record }).first().click();
  await lookup.waitFor({ state: "detached" });
}

async function save(panel: Locator): Promise<void> {
  await panel.getByRole("button", { name: "Save and Close" }).click();
  await panel.waitFor({ state: "detached" });
}

describeInBrowser(
  "a table that is only defined",
  ({ open, dataverse }) => {
    it("is created, listed, searched, opened and looked up like any other", async () => {
      const page = await open();
      await page.getByRole("navigation", { name: "Sessions" }).getByRole("button", { name: "Home" }).click();
      const list = page.getByRole("region", { name: "Active tickets" });
      await list.getByText("There are no active tickets.").waitFor();

      const panel = await newTicket(page);
      await panel.getByRole("button", { name: "Save and Close" }).click();
      await panel.getByText("Name: fill in a value.").waitFor();
      expect(await panel.getByRole("textbox", { name: "Number" }).count()).toBe(0);
      await panel.getByRole("textbox", { name: "Name" }).fill("Door does not close");
      await lookUp(page, panel, "Account", "northwind", /^Northwind Traders/);
      await panel.getByRole("combobox", { name: "Kind" }).click();
      await page.getByRole("option", { name: "Repair" }).click();
      await panel.getByRole("combobox", { name: "Urgent" }).click();
      await page.getByRole("option", { name: "Yes" }).click();
      await panel.getByRole("spinbutton", { name: "Parts" }).fill("3");
      await panel.getByRole("spinbutton", { name: "Cost" }).fill("12.5");
      await panel.getByLabel("Due").fill("2026-05-04");
      await panel.getByLabel("Visit").fill("2026-05-05T10:30");
      await panel.getByRole("textbox", { name: "Notes" }).fill("Second floor.");
      await save(panel);

      await page.getByRole("button", { name: "Refresh" }).click();
      const row = list.getByRole("row", { name: /Door does not close/ });
      await row.waitFor();
      expect(await row.getByRole("cell").allInnerTexts()).toEqual([
        "Door does not close",
        "Northwind Traders (sample)",
        "Repair",
        "Active",
      ]);

      const search = page.getByRole("combobox", { name: "Search" });
      expect(await search.getAttribute("placeholder")).toMatch(/^Search contacts, accounts, cases\b.* and tickets$/);
      await search.pressSequentially("not close");
      await page.getByRole("group", { name: "Ticket" }).getByRole("option", { name: "Door does not close" }).click();
      await page.getByRole("heading", { name: "Door does not close", level: 1 }).waitFor();
      const shown = ["new_number", "new_kind", "new_urgent", "new_parts", "new_cost", "new_due", "new_notes"];
      expect(await Promise.all(shown.map((column) => field(page, column).innerText()))).toEqual([
        "T-007",
        "Repair",
        "Yes",
        "3",
        "$12.50",
        "5/4/2026",
        "Second floor.",
      ]);
      const [written] = dataverse().retrieveMultiple("new_ticket", { select: ["new_visit"] }).entities;
      expect(written?.new_visit).toBe(
        await page.evaluate("new Date('2026-05-05T10:30').toISOString().replace('.000', '')"),
      );

      const second = await newTicket(page);
      await second.getByRole("textbox", { name: "Name" }).fill("Hinge is missing");
      await lookUp(page, second, "Parent Ticket", "door", /^Door does not close/);
      await save(second);
      const [hinge] = dataverse().retrieveMultiple("new_ticket", {
        filter: compare("new_name", "eq", "Hinge is missing"),
        expand: [{ navigation: "new_Parent", reference: false, query: { select: ["new_name"] } }],
      }).entities;
      expect(hinge?.new_Parent).toMatchObject({ new_name: "Door does not close" });

      await field(page, "new_account").getByRole("button", { name: "Northwind Traders (sample)" }).click();
      await page.getByRole("heading", { name: "Northwind Traders (sample)", level: 1 }).waitFor();
    });
  },
  [ticketTable],
);
