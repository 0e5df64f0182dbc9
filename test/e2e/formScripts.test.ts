import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { compare } from "../../workspace/dataverse/query/buildFilter";
import { setFaults } from "../support/workspaceSettings";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { tabAndEnter, tabTo } from "./support/keyboard";
import { button, card, hit, searchBox } from "./support/panel";

const { conversationUnknown, conversationLinked, accountNorthwind, contactYvonne, contactAlex, caseOpen } = sampleIds;
const unknown = formOf("msdyn_ocliveworkitem", conversationUnknown);

/** A form script as a maker writes it: on load it attaches a handler to each event of the control. */
const script = `
  window.told = [];
  window.formScripts = [(executionContext) => {
    const formContext = executionContext.getFormContext();
    const control = formContext.getControl("subject") ?? formContext.getControl("title");
    for (const name of ["recordLinked", "recordUnlinked", "recordSaved", "failed"]) {
      control.addEventHandler(name, (payload) => window.told.push([name, payload]));
    }
  }];`;

/** Waits until the form script has heard that many events. */
async function told(page: Page, count: number): Promise<unknown> {
  await page.waitForFunction((wanted) => (window as unknown as { told: unknown[] }).told.length >= wanted, count);
  return page.evaluate("told");
}

describeInBrowser("a form script", ({ open, url, dataverse, inEachHost }) => {
  inEachHost("hears recordLinked, with what was replaced, and recordUnlinked; with the mouse", async ({ open }) => {
    const page = await open({ path: unknown, initScript: script });
    await button(page, "Link Northwind Traders (sample)").click();
    const linked = { entityType: "account", id: accountNorthwind, conversationId: conversationUnknown };
    expect(await told(page, 1)).toEqual([["recordLinked", linked]]);

    await button(page, "Replace Northwind Traders (sample)").click();
    await searchBox(page, "Customer").fill("yvonne");
    await hit(page, "Yvonne McKay").click();
    const contact = { entityType: "contact", id: contactYvonne, conversationId: conversationUnknown };
    expect(await told(page, 2)).toEqual([
      ["recordLinked", linked],
      ["recordLinked", { ...contact, replaced: accountNorthwind }],
    ]);

    await button(page, "Unlink Yvonne McKay").click();
    expect(await told(page, 3)).toContainEqual(["recordUnlinked", contact]);
  });

  it("hears recordSaved and then recordLinked of a record that was created here; with the keyboard", async () => {
    const page = await open({ path: unknown, initScript: script });
    await tabAndEnter(page, button(page, "New account"));
    const form = page.getByRole("dialog", { name: "Quick Create: Account" });
    await tabTo(page, form.getByRole("textbox", { name: "Account Name" }));
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Wide World Importers");
    await tabAndEnter(page, form.getByRole("button", { name: "Save and Close" }));
    await card(page, "Wide World Importers").waitFor();
    const filter = compare("name", "eq", "Wide World Importers");
    const [row] = dataverse().retrieveMultiple("account", { filter }).entities;
    const record = { entityType: "account", id: row?.accountid };
    expect(await told(page, 2)).toEqual([
      ["recordSaved", record],
      ["recordLinked", { ...record, conversationId: conversationUnknown }],
    ]);
  });

  it("hears recordSaved of a case whose people were changed", async () => {
    const page = await open({ path: formOf("incident", caseOpen), initScript: script });
    await searchBox(page, "Primary contact").fill("maria");
    await hit(page, "Maria Campbell").click();
    await card(page, "Maria Campbell").waitFor();
    expect(await told(page, 1)).toEqual([["recordSaved", { entityType: "incident", id: caseOpen }]]);
  });

  it("hears failed, with what was tried and a word of a fixed list for the reason", async () => {
    await setFaults(url(), [
      { path: "/omnichannel/conversations/*/links", status: 500, message: "Session not found." },
    ]);
    const page = await open({ initScript: script, expectedErrors: [/status of 500/] });
    await button(page, "Unlink Alex Vargas").click();
    expect(await told(page, 1)).toEqual([["failed", { action: "unlink", reason: "refused" }]]);

    await setFaults(url(), []);
    await tabAndEnter(page, button(page, "Unlink Alex Vargas"));
    expect(await told(page, 2)).toContainEqual([
      "recordUnlinked",
      { entityType: "contact", id: contactAlex, conversationId: conversationLinked },
    ]);
  });
});
