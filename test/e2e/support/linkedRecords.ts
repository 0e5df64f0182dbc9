import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Locator, Page, Request } from "playwright-core";
import type { Dataverse } from "../../../workspace/dataverse";
import type { StringKey } from "../../../LinkedRecordsControl/strings/keys";
import type { Solution } from "../../../workspace/import";
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

/** A button of the control. */
export const button = (page: Page, name: string): Locator => panel(page).getByRole("button", { name, exact: true });

/** The search box of a section. */
export const searchBox = (page: Page, name: SectionName): Locator => section(page, name).getByRole("combobox");

/** A hit of a search, by any of the texts that it shows. */
export const hit = (page: Page, text: string | RegExp): Locator =>
  panel(page).getByRole("option").filter({ hasText: text });

/** A session of the rail at the left. */
export const session = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("navigation", { name: "Sessions" }).getByRole("button", { name, exact: true });

/** A tab of the session that is shown. */
export const tab = (page: Page, name: string | RegExp): Locator => page.getByRole("main").getByRole("tab", { name });

/** The address of the page with a record's form in front; conversations and cases in a session of their own. */
export const formOf = (table: "msdyn_ocliveworkitem" | "incident" | "account" | "contact", id: string): string =>
  `/?open=${table}:${id}`;

const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((found) => found === found.ownerDocument.activeElement);

/** Waits until an element has the focus. */
export async function focused(page: Page, element: Locator): Promise<void> {
  const handle = await element.elementHandle();
  await page.waitForFunction((found) => found === document.activeElement, handle);
}

/** Goes to an element as somebody without a mouse does. @throws when the Tab key does not lead there */
export async function tabTo(page: Page, element: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await element.waitFor();
  for (let presses = 0; presses < 100; presses++) {
    if (await hasFocus(element)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The ${key} key does not lead to ${String(element)}.`);
}

/** Goes to an element with the Tab key and presses Enter there. */
export async function tabAndEnter(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press("Enter");
}

/** Opens a record in a tab of the session that has the focus, as the product's own pages do. */
export async function openTab(page: Page, entityName: string, entityId: string, isFocused = true): Promise<void> {
  await page.evaluate(
    ([name, id, focus]) => {
      const { Apm } = (window as unknown as { Microsoft: { Apm: { createTab(options: object): Promise<string> } } })
        .Microsoft;
      return Apm.createTab({
        templateName: "msdyn_entityrecord",
        appContext: new Map([
          ["entityName", name],
          ["entityId", id],
        ]),
        isFocused: focus,
      });
    },
    [entityName, entityId, isFocused] as const,
  );
}

/** What the database holds of a conversation's links, by id. */
export function linksOf(dataverse: Dataverse, conversationId: string): { customer: unknown; case: unknown } {
  const columns = "_msdyn_customer_value,_msdyn_issueid_value";
  const row = dataverse.retrieve("msdyn_ocliveworkitem", conversationId, `$select=${columns}`);
  return { customer: row._msdyn_customer_value ?? null, case: row._msdyn_issueid_value ?? null };
}

/** Sets the customer of a conversation behind the control's back, as another agent or the product does. */
export function setCustomer(
  dataverse: Dataverse,
  conversationId: string,
  customer: { table: "account" | "contact"; id: string } | null,
): void {
  const table = customer?.table ?? "contact";
  dataverse.update("msdyn_ocliveworkitem", conversationId, {
    [`msdyn_customer_msdyn_ocliveworkitem_${table}@odata.bind`]: customer && `/${customer.table}s(${customer.id})`,
  });
}

/**
 * Collects the requests of a page whose method and decoded address match, as `GET /api/…`. To see the first ones, too,
 * it has to begin before the page is loaded: see `open`, `prepare`.
 */
export function watchRequests(page: Page, wanted: RegExp): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    const text = requestText(request);
    if (wanted.test(text)) seen.push(text);
  });
  return seen;
}

const requestText = (request: Request): string => {
  const { pathname, search } = new URL(request.url());
  return `${request.method()} ${decodeURIComponent(pathname + search)}`;
};

/** What lies in the way of some requests. */
interface Barrier {
  /** Resolves when a request has been held back. */
  readonly reached: Promise<void>;
  /** Lets the held request go on; later ones are not held. */
  release(): void;
}

/** Holds back the first request that matches, until it is released: latency without a clock. */
export async function holdRequest(page: Page, wanted: RegExp): Promise<Barrier> {
  let reach = (): void => undefined;
  let release = (): void => undefined;
  let held = false;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**", async (route) => {
    if (!held && wanted.test(requestText(route.request()))) {
      held = true;
      reach();
      await released;
    }
    await route.fallback();
  });
  return { reached, release: () => release() };
}

/** Gives the control other values of its properties, as a maker would in the form designer. */
export async function setProperties(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  await page.route("**/workspace/solution", async (route) => {
    const answer = await route.fetch();
    const solution = (await answer.json()) as Pick<Solution, "controls">;
    const controls = solution.controls.map((control) => ({
      ...control,
      properties: control.properties.map((property) => {
        const { [property.name]: defaultValue = property.defaultValue } = values;
        return { ...property, defaultValue };
      }),
    }));
    await route.fulfill({ response: answer, json: { ...solution, controls } });
  });
}

/** What the page's axe finds in the control, one line a finding; none is the aim. */
export async function findings(page: Page, part = panel(page)): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await part.evaluate((control, options) => {
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
