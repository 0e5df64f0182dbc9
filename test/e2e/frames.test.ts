import { Hono } from "hono";
import type { Frame, Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { startServer } from "../../workspace/server";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { linksOf } from "./support/links";
import { t } from "./support/panel";

const { conversationUnknown } = sampleIds;
const form = formOf("msdyn_ocliveworkitem", conversationUnknown);

/** Lets the product's namespace be found in another frame than that of the form, and nowhere else. */
const microsoftIn = (holder: "parent" | "top" | "nobody") => `
  if (location.search.includes("open=")) {
    const holder = ${holder === "nobody" ? "{}" : holder};
    Object.defineProperty(window, "Microsoft", {
      configurable: true,
      get: () => undefined,
      set: (value) => { holder.Microsoft = value; },
    });
  }`;

/** A page around the form, and one around that. */
const around = (
  address: string,
) => `<!doctype html><html lang="en"><title>Frame</title><link rel="icon" href="data:," />
  <iframe title="Form" src="${address}" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe></html>`;

const serve = (page: Page, path: string, address: string) =>
  page.route(`**${path}`, (route) => route.fulfill({ contentType: "text/html", body: around(address) }));

/** The frame that shows the form. */
async function formFrame(page: Page): Promise<Frame> {
  const isForm = (frame: Frame) => frame.url().includes("open=");
  return page.frames().find(isForm) ?? page.waitForEvent("framenavigated", isForm);
}

describeInBrowser("a form in a frame of its own", ({ open, url, dataverse }) => {
  const panel = (frame: Frame) => frame.getByRole("region", { name: "Linked records" });

  it.each([
    ["the frame around it", "parent"],
    ["the outermost frame", "top"],
  ] as const)("links through the namespace of %s", async (_, holder) => {
    const page = await open({
      path: "/outer",
      initScript: microsoftIn(holder),
      prepare: async (next) => {
        await serve(next, "/outer", "/inner");
        await serve(next, "/inner", form);
      },
    });
    const frame = await formFrame(page);
    await panel(frame).getByRole("button", { name: "Link Northwind Traders (sample)" }).click();
    await panel(frame).getByRole("article", { name: "Northwind Traders (sample)" }).waitFor();
    expect(linksOf(dataverse(), conversationUnknown).customer).toBe(sampleIds.accountNorthwind);
    expect(await page.evaluate("typeof Microsoft")).toBe(holder === "top" ? "object" : "undefined");
  });

  it("is not disturbed by a frame of another origin: it shows the records, and says where they can be linked", async () => {
    // Another port is another origin.
    const html = around(new URL(form, url()).href);
    const outer = await startServer(
      new Hono().get("/", (context) => context.html(html)),
      { port: 0 },
    );
    try {
      const page = await open({ path: outer.url, initScript: microsoftIn("nobody") });
      const frame = await formFrame(page);
      await panel(frame).getByText(t("Slot_customer_empty")).waitFor();
      await panel(frame).getByText(t("ReadOnly_omnichannelMissing")).waitFor();
      await page.goto("about:blank");
    } finally {
      await outer.close();
    }
  });
});
