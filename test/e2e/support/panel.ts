import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { StringKey } from "../../../LinkedRecordsControl/strings/keys";
import { readResx } from "../../support/resx";

const texts = readResx(join(__dirname, "../../../LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx"));

/** A text of the control in English, as the resource file has it. */
export const t = (key: StringKey, ...values: readonly string[]): string =>
  (texts.get(key) ?? key).replace(/\{(\d)\}/g, (_hole, index: string) => values[Number(index)] ?? "");

/** A section of the control, by its heading. */
type SectionName =
  "Customer" | "Case" | "Primary contact" | "Current conversation" | `Conversations (${string})` | RegExp;

/** The control on the form that is shown; those of other sessions and tabs are on the page too, but hidden. */
export const panel = (page: Page): Locator => page.getByRole("region", { name: "Linked records" });

export const section = (page: Page, name: SectionName): Locator =>
  panel(page).getByRole("region", { name, exact: true });

/** Gives the control another width, whatever the page around it does. */
export const setWidth = (page: Page, width: number): Promise<void> =>
  panel(page).evaluate((element, pixels) => {
    const host = element.closest<HTMLElement>("[data-control]");
    host?.style.setProperty("position", "fixed");
    host?.style.setProperty("inset", "0 auto auto 0");
    host?.style.setProperty("width", `${pixels}px`);
  }, width);

/** The card of a linked record. */
export const card = (page: Page, name: string): Locator => panel(page).getByRole("article", { name, exact: true });

/** What takes the focus when a record has come: the name on its card, which opens it. */
export const nameOn = (page: Page, name: string): Locator => card(page, name).getByRole("button").first();

/** A button of the control. */
export const button = (page: Page, name: string): Locator => panel(page).getByRole("button", { name, exact: true });

/** The search box of a section. */
export const searchBox = (page: Page, name: SectionName): Locator => section(page, name).getByRole("combobox");

/** Where everything stands in the control that one may click now, in the order of the page. */
export const places = (page: Page): Promise<unknown[]> =>
  panel(page)
    .getByRole("button")
    .or(panel(page).getByRole("combobox"))
    .evaluateAll((all) =>
      all.map((one) => {
        const { left, top } = one.getBoundingClientRect();
        return [one.getAttribute("aria-label") ?? one.textContent, left, top];
      }),
    );

/** A hit of a search, by any of the texts that it shows. */
export const hit = (page: Page, text: string | RegExp): Locator =>
  panel(page).getByRole("option").filter({ hasText: text });
