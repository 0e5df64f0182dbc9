import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";

const { contactAlex, caseOpen } = sampleIds;

async function openDrawer(page: Page) {
  await page.getByRole("button", { name: "Try", exact: true }).click();
  return page.getByRole("complementary", { name: "Try" });
}

/** Saves a job title as the signed-in agent. */
const save = (page: Page, values: object) =>
  page.evaluate(
    async ({ id, body }) => {
      const answer = await fetch(`/api/data/v9.2/contacts(${id})`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body,
      });
      return [answer.status, await answer.text()] as const;
    },
    { id: contactAlex, body: JSON.stringify(values) },
  );

describeInBrowser("the Try drawer", ({ open, dataverse }) => {
  it("lets another agent change a column of the contact and of the case in front", async () => {
    const page = await open({ expectedErrors: [/status of 400.*other-agent/] });
    const drawer = await openDrawer(page);
    await drawer.getByText("Another agent: Oscar Ward").click();
    const choose = async (label: string, option: string | RegExp) => {
      await drawer.getByRole("combobox", { name: label, exact: true }).click();
      await page.getByRole("option", { name: option, exact: true }).click();
    };
    const change = async (label: string) => {
      await drawer.getByRole("button", { name: "Change it now" }).click();
      await drawer.getByRole("status").getByText(`Oscar Ward changed ${label}.`).waitFor();
    };
    await choose("Record", "Alex Vargas");
    await choose("Column", "Job Title");
    await drawer.getByRole("textbox", { name: "Job Title" }).fill("Head of purchasing");
    await change("Job Title");
    const contact = dataverse().retrieve("contact", contactAlex);
    expect(contact.jobtitle).toBe("Head of purchasing");
    expect(contact["_modifiedby_value@OData.Community.Display.V1.FormattedValue"]).toBe("Oscar Ward");
    await choose("Column", "Birthday");
    await change("Birthday");
    expect(dataverse().retrieve("contact", contactAlex).birthdate).toBeNull();

    await choose("Record", "Printer jams on tray 2");
    await choose("Column", "Priority");
    await choose("Priority", "Low");
    await change("Priority");
    await choose("Column", "Follow Up By");
    await drawer.getByLabel("Follow Up By").fill("2026-05-04");
    await change("Follow Up By");
    const row = dataverse().retrieve("incident", caseOpen);
    expect(row.prioritycode).toBe(3);
    expect(row["followupby@OData.Community.Display.V1.FormattedValue"]).toBe("5/4/2026");
    await choose("Column", "Status Reason");
    await choose("Status Reason", "Problem Solved");
    await drawer.getByRole("button", { name: "Change it now" }).click();
    await drawer
      .getByRole("status")
      .getByText(/is not a valid status code/)
      .waitFor();
  });

  it("lets saves be refused and their answers be lost", async () => {
    const page = await open({ expectedErrors: [/status of (4|5)\d\d/] });
    const drawer = await openDrawer(page);
    const choose = async (label: string, option: string) => {
      const saved = page.waitForResponse((answer) => answer.request().method() === "PUT");
      await drawer.getByRole("combobox", { name: label }).click();
      await page.getByRole("option", { name: option, exact: true }).click();
      await saved;
    };
    const jobTitle = () => dataverse().retrieve("contact", contactAlex).jobtitle;
    await choose("Plug-in refuses", "Contacts");
    expect(await save(page, { jobtitle: "Buyer" })).toEqual([400, expect.stringContaining("needs a telephone number")]);
    await choose("Plug-in refuses", "None");

    const switched = page.waitForResponse((answer) => answer.request().method() === "PUT");
    await drawer.getByRole("switch", { name: "Refuse an e-mail that another contact has" }).click();
    await switched;
    const taken = { emailaddress1: "nancy@adventure-works.example" };
    expect(await save(page, taken)).toEqual([412, expect.stringContaining("0x80040333")]);

    await choose("Fault", "Saves: too many requests");
    expect((await save(page, { jobtitle: "Buyer" }))[0]).toBe(429);
    expect(jobTitle()).toBe("Purchasing manager");
    await choose("Fault", "Saves: the answer is lost");
    expect(await save(page, { jobtitle: "Buyer" })).toEqual([504, ""]);
    expect(jobTitle()).toBe("Buyer");

    // What is set stays: the drawer tells it when it is opened again.
    await page.getByRole("button", { name: "Close Try" }).click();
    await openDrawer(page);
    await drawer.getByRole("combobox", { name: "Fault" }).getByText("Saves: the answer is lost").waitFor();
    expect(await drawer.getByRole("switch", { name: /^Refuse an e-mail/ }).isChecked()).toBe(true);
  });
});
