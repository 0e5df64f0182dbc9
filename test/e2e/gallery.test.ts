import { join } from "node:path";
import type { Page } from "playwright-core";
import { buildDesk } from "../../workspace/page/buildDesk";
import { platformScripts } from "../../workspace/page/pageLibraries";
import { readResx } from "../support/resx";
import type { Gallery } from "./gallery/page";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { findings } from "./support/findings";
import { panel } from "./support/panel";

declare global {
  interface Window {
    /** What the page of the gallery offers. */
    gallery: Gallery;
  }
}

const root = join(__dirname, "../..");
const english = Object.fromEntries(readResx(join(root, "LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx")));
const widths = [280, 380, 640];

/** States that the documentation shows, by the name of the picture. */
const pictures: Readonly<Record<string, string>> = {};

/** Serves the page of the gallery where the workspace has none. */
async function serveGallery(page: Page): Promise<void> {
  const scripts = [...platformScripts("17"), "/gallery.js"].map((path) => `<script src="${path}"></script>`);
  const body = `<!doctype html><html lang="en"><title>Gallery</title><body style="margin:0">${scripts.join("")}</body></html>`;
  const script = Buffer.from(await buildDesk(root, "test/e2e/gallery/page.tsx"));
  await page.route("**/gallery", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.route("**/gallery.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
}

describeInBrowser("every state of the panel", ({ open }) => {
  it("leaves axe nothing to find in any theme, and sticks out of the panel in no width", async () => {
    const page = await open({ path: "/gallery", prepare: serveGallery, reducedMotion: "reduce" });
    await page.evaluate((texts) => window.gallery.setTexts(texts), english);
    const { states, themes } = await page.evaluate(() => ({ ...window.gallery }));
    const found: unknown[] = [];
    for (const state of states) {
      await page.evaluate((name) => window.gallery.enter(name), state);
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
        const picture = pictures[state];
        if (picture) {
          await takePicture(page, theme === "light" ? picture : `${picture}-${theme}`, panel(page));
        }
      }
    }
    expect(found).toEqual([]);
  }, 600_000);
});
