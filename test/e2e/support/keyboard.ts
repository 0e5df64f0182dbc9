import type { Locator, Page } from "playwright-core";

const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((found) => found === found.ownerDocument.activeElement);

/** Waits until an element has the focus. */
export async function focused(page: Page, element: Locator): Promise<void> {
  const handle = await element.elementHandle();
  await page.waitForFunction((found) => found === document.activeElement, handle);
}

/** Goes to an element as somebody without a mouse does. @throws when the key does not lead there */
export async function tabTo(
  page: Page,
  element: Locator,
  key: "Tab" | "Shift+Tab" | "ArrowDown" = "Tab",
): Promise<void> {
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
