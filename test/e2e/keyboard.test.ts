import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";

/** The name of the element with the focus: its label, else its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });

/** Presses Tab until the element of that name has the focus; more presses than a page has elements is a failure. */
async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    seen.push(await focused(page));
    if (typeof name === "string" ? seen.at(-1) === name : name.test(seen.at(-1) ?? "")) return;
  }
  throw new Error(`Tab never reached ${String(name)}; it went over: ${seen.join(" | ")}`);
}

const control = (page: Page) => page.locator("[data-control]:visible");

describeInBrowser("the keyboard alone", ({ open }) => {
  it("goes from the app bar to the control and back without a trap", async () => {
    const page = await open();
    await control(page).getByRole("button", { name: "Unlink Alex Vargas" }).waitFor();
    for (const name of ["App launcher", "Quick create", "Try", "Transcript", "Message", "Unlink Alex Vargas"]) {
      await tabTo(page, name);
    }
    await tabTo(page, "App launcher", "Shift+Tab");
  });

  it("opens and closes the Try drawer and a menu", async () => {
    const page = await open();
    await control(page).waitFor();
    await tabTo(page, "Try");
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("complementary", { name: "Try" });
    await drawer.waitFor();
    await tabTo(page, "Close Try");
    await page.keyboard.press("Enter");
    await drawer.waitFor({ state: "detached" });
    expect(await focused(page)).toBe("Try");
    await tabTo(page, /^Jamie Reding/);
    await page.keyboard.press("Enter");
    await page.getByRole("menuitemradio", { name: "Busy" }).press("Enter");
    await page.getByRole("button", { name: "Jamie Reding, Busy" }).waitFor();
  });
});

/** What axe reports of one rule. */
interface Violation {
  id: string;
  nodes: { html: string }[];
}

const axeSource = readFileSync(createRequire(require.resolve("jest-axe")).resolve("axe-core/axe.min.js"), "utf8");

describeInBrowser("accessibility of the page", ({ open }) => {
  const asItIs = () => Promise.resolve();
  const home = (page: Page) => page.getByRole("button", { name: "Home", exact: true }).click();
  const tryDrawer = (page: Page) => page.getByRole("button", { name: "Try", exact: true }).click();
  const lookup = async (page: Page) => {
    await page.getByRole("button", { name: "Look up Customer" }).click();
    await page.getByRole("dialog").getByRole("option").first().waitFor();
  };

  it.each<[string, string, (page: Page) => Promise<void>]>([
    ["a conversation", "/", asItIs],
    ["a conversation in the dark theme", "/?theme=dark", asItIs],
    ["a conversation in high contrast", "/?theme=contrast", asItIs],
    [
      "a conversation without a customer, right to left",
      `/?dir=rtl&open=msdyn_ocliveworkitem:${sampleIds.conversationUnknown}`,
      asItIs,
    ],
    ["a case", `/?open=incident:${sampleIds.caseOpen}`, asItIs],
    ["a contact", `/?open=contact:${sampleIds.contactAlex}`, asItIs],
    ["Home", "/", home],
    ["the Try drawer", "/", tryDrawer],
    ["a new case with its lookup panel", "/?unsaved=1", lookup],
  ])("finds nothing wrong in %s", async (...[, path, act]) => {
    const page = await open({ path, reducedMotion: "reduce" });
    await page.locator("[role=tabpanel]:visible h1").waitFor();
    await page.waitForLoadState("networkidle");
    await act(page);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate<{ violations: Violation[] }>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  });
});
