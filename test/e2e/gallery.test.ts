import { join } from "node:path";
import type { Page } from "playwright-core";
import { buildDesk } from "../../workspace/page/buildDesk";
import { platformScripts } from "../../workspace/page/pageLibraries";
import { readResx } from "../support/resx";
import type { Gallery, ThemeName } from "./gallery/page";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { findings } from "./support/findings";
import { section } from "./support/panel";

declare global {
  interface Window {
    /** What the page of the gallery offers. */
    gallery: Gallery;
  }
}

const root = join(__dirname, "../..");
const english = Object.fromEntries(readResx(join(root, "LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx")));
const widths = [280, 380, 640];

/** States that the pictures in the documentation show, a sheet for each theme. */
const pictured = [
  "conversation: suggested customers",
  "conversation: choosing another record",
  "conversation: equal names",
];

/** Serves the page of the gallery where the workspace has none. */
async function serveGallery(page: Page): Promise<void> {
  const scripts = [...platformScripts("17"), "/gallery.js"].map((path) => `<script src="${path}"></script>`);
  const body = `<!doctype html><html lang="en"><title>Gallery</title><body style="margin:0">${scripts.join("")}</body></html>`;
  const script = Buffer.from(await buildDesk(root, "test/e2e/gallery/page.tsx"));
  await page.route("**/gallery", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.route("**/gallery.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
}

const isPictured = process.env.UPDATE_IMAGES === "1";
const sheetStyle =
  "display:grid;grid-template-columns:repeat(3,max-content);gap:16px;align-items:start;background:#999";

/** What the panel looks like in every width, as images of a page. */
async function photograph(page: Page): Promise<string[]> {
  const images: string[] = [];
  for (const width of widths) {
    await page.evaluate((pixels) => window.gallery.setWidth(pixels), width);
    const picture = await page.getByRole("main").screenshot({ animations: "disabled", caret: "hide" });
    images.push(`<img alt="" src="data:image/png;base64,${picture.toString("base64")}">`);
  }
  return images;
}

/** The widths in which the two cards of a conversation stand beside each other. */
async function sideBySide(page: Page): Promise<number[]> {
  const found: number[] = [];
  for (const width of widths) {
    await page.evaluate((pixels) => window.gallery.setWidth(pixels), width);
    const [customer, incident] = [
      await section(page, "Customer").boundingBox(),
      await section(page, "Case").boundingBox(),
    ];
    if (customer?.y === incident?.y) found.push(width);
  }
  return found;
}

describeInBrowser("every state of the panel", ({ open }) => {
  it("leaves axe nothing to find in any theme, and sticks out of the panel in no width", async () => {
    const page = await open({ path: "/gallery", prepare: serveGallery, reducedMotion: "reduce" });
    await page.evaluate((texts) => window.gallery.setTexts(texts), english);
    const { states, themes } = await page.evaluate(() => ({ ...window.gallery }));
    const found: unknown[] = [];
    const sheets: Record<ThemeName, string[]> = { light: [], dark: [], contrast: [] };
    for (const state of states) {
      await page.evaluate((name) => window.gallery.enter(name), state);
      if (state === "conversation: cards") expect(await sideBySide(page)).toEqual([640]);
      for (const width of widths) {
        const parts = await page.evaluate((pixels) => {
          window.gallery.setWidth(pixels);
          return window.gallery.overflowing();
        }, width);
        found.push(...parts.map((part) => [state, width, part]));
      }
      for (const theme of themes) {
        await page.evaluate((name) => window.gallery.setTheme(name), theme);
        found.push(...(await findings(page)).map((finding) => [state, theme, finding]));
        if (isPictured && pictured.includes(state)) sheets[theme].push(...(await photograph(page)));
      }
    }
    for (const theme of isPictured ? themes : []) {
      const sheet = await open({ path: "/gallery", prepare: serveGallery, viewport: { width: 1420, height: 100 } });
      await sheet.setContent(`<main style="${sheetStyle}">${sheets[theme].join("")}</main>`);
      const height = await sheet.evaluate(() => document.documentElement.scrollHeight);
      await sheet.setViewportSize({ width: 1420, height });
      await takePicture(sheet, `states-${theme}`);
    }
    expect(found).toEqual([]);
  }, 600_000);
});
