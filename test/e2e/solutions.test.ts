import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";

const axeSource = readFileSync(createRequire(require.resolve("jest-axe")).resolve("axe-core/axe.min.js"), "utf8");

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>("axe.run()");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const throughConnector = "Route new cases through Omnichannel";

describeInBrowser("the solutions of the workspace", ({ open, dataverse }) => {
  it("route a new case by one click: the flow runs, the connector answers 202, the agent links the records", async () => {
    const page = await open({ path: "/?page=solutions" });
    await page.getByRole("heading", { name: "Solutions", level: 1 }).waitFor();
    expect(await page.getByRole("switch", { name: throughConnector }).isChecked()).toBe(false);
    await page.getByRole("button", { name: "Route a new case" }).click();

    // The conversation is in front, and the case that it is about is suggested or linked.
    await page.getByRole("heading", { name: "Freezer door does not close", level: 1 }).waitFor();
    await page.screenshot({ path: "/tmp/conv.png" });
    const panel = page.locator("[data-control]:visible");
    await panel.getByRole("button", { name: /Link Alex Vargas/ }).click();
    await panel.getByRole("button", { name: "Unlink Alex Vargas" }).waitFor();
  });
});
