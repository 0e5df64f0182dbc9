import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { panel } from "./panel";

/** What the page's axe finds in the control, one line a finding; none is the aim. */
export async function findings(page: Page, part = panel(page)): Promise<readonly string[]> {
  // Half a megabyte, once a page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const { violations } = await part.evaluate(async (control, options) => {
    // A colour on its way from one theme to the next has a contrast that nobody sees, however short the way is.
    const transitions = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
    while (transitions().length > 0) await Promise.allSettled(transitions().map((one) => one.finished));
    const { axe } = window as unknown as { axe: { run(part: Element, options: object): Promise<AxeResults> } };
    return axe.run(control, options);
  }, axeOptions);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const axeOptions: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
  resultTypes: ["violations"],
};
