import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { button, hit, searchBox } from "./support/panel";

const axeSource = readFileSync(createRequire(require.resolve("jest-axe")).resolve("axe-core/axe.min.js"), "utf8");

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>("axe.run()");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const throughConnector = "Route new cases through Omnichannel";
const title = "Freezer door does not close";

describeInBrowser("the solutions of the workspace", ({ open, dataverse }) => {
  it("route a new case by one click: the flow runs, the connector answers 202, the agent links the records", async () => {
    const page = await open({ path: "/?page=solutions" });
    await page.getByRole("heading", { name: "Solutions", level: 1 }).waitFor();
    expect(await page.getByRole("switch", { name: throughConnector }).isChecked()).toBe(false);
    await page.getByRole("button", { name: "Route a new case" }).click();

    // The conversation about the case is opened at the agent's desk.
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    await searchBox(page, "Case").fill("freezer door");
    await hit(page, title).first().click();
    await button(page, `Unlink ${title}`).waitFor();
    await button(page, "Link Alex Vargas").click();
    await button(page, "Unlink Alex Vargas").waitFor();
    const [conversation] = dataverse()
      .retrieveMultiple("msdyn_ocliveworkitem")
      .entities.filter(({ subject }) => subject === title);
    expect(conversation).toMatchObject({
      _msdyn_customer_value: sampleIds.contactAlex,
      _msdyn_issueid_value: conversation?._regardingobjectid_value as string,
      _msdyn_activeagentid_value: sampleIds.currentUser,
    });

    await page.getByRole("button", { name: "Solutions", exact: true }).click();
    const run = page.getByRole("region", { name: "Run", exact: true });
    await run.getByText("Succeeded").first().waitFor();
    await takePicture(page, "solutions");
    for (const step of ["Try", "Is it not routed yet", "Until it is not 404", "Send entity information"]) {
      await run.locator("summary", { hasText: step }).first().click();
    }
    await run
      .getByRole("group", { name: "Outputs of Send entity information" })
      .getByText('"statusCode": 202')
      .waitFor();
    await run.getByText("Inputs: hidden, because they are secured.").first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it("show what a flow lacks, run it by hand, and repeat a run", async () => {
    const page = await open({ path: "/?page=solutions&theme=dark", expectedErrors: [/status of 400/] });
    const status = (name: string) => page.getByRole("switch", { name });
    await status("Route unrouted cases").focus();
    await page.keyboard.press("Space");
    await page.getByText("Set the connection lrc_dataverse before you turn on Route unrouted cases.").waitFor();
    await status("Linked Records | Dataverse").click();
    await page.getByText("Set the connection").waitFor({ state: "detached" });
    await status("Route unrouted cases").click();
    const variable = page.getByRole("textbox", { name: "Organization id" });
    await variable.fill("an id");
    await variable.press("Enter");
    await page.getByRole("button", { name: "Save Organization id" }).waitFor({ state: "detached" });

    await page.getByRole("button", { name: "Run Route unrouted cases" }).click();
    const run = page.getByRole("region", { name: "Run", exact: true });
    await run.getByRole("button", { name: "Resubmit" }).click();
    await run.getByText("resubmitted").waitFor();
    await page.getByRole("table", { name: "Runs" }).getByText("Succeeded").nth(1).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Home", exact: true }).click();
    await page.getByRole("tab", { name: "Home" }).click();
    await page.getByRole("heading", { name: "Agent dashboard" }).waitFor();
  });
});
