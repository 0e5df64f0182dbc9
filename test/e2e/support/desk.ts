import type { Locator, Page } from "playwright-core";
import type { Solution } from "../../../workspace/import";

/** A session of the rail at the left. */
export const session = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("navigation", { name: "Sessions" }).getByRole("button", { name, exact: true });

/** A tab of the session that is shown. */
export const tab = (page: Page, name: string | RegExp): Locator => page.getByRole("main").getByRole("tab", { name });

/** The address of the page with a record's form in front; conversations and cases in a session of their own. */
export const formOf = (table: "msdyn_ocliveworkitem" | "incident" | "account" | "contact", id: string): string =>
  `/?open=${table}:${id}`;

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
