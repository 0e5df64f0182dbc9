import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSolution } from "../../workspace/import";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { session } from "./support/desk";
import { focused } from "./support/keyboard";
import { button, panel, searchBox } from "./support/panel";

const zip = join(__dirname, "../../dist/LinkedRecords_managed.zip");

// Remembers what registers itself, whoever provides ComponentFramework.
const watchRegistrations = `
  window.registered = [];
  let framework;
  Object.defineProperty(window, "ComponentFramework", {
    get: () => framework,
    set: (value) => {
      framework = { ...value, registerControl: (name, control) => {
        window.registered.push(name);
        value.registerControl(name, control);
      } };
    },
  });`;

describeInBrowser("the workspace", ({ open, url }) => {
  it.each([
    ["16", "16.14.0"],
    ["17", "17.0.2"],
  ])("opens with React %s and registers the code component of the solution zip", async (react, version) => {
    const { solution, files } = readSolution(readFileSync(zip));
    const [control] = solution.controls;
    if (!control) throw new Error("The solution holds no code component.");

    const page = await open({ path: `/?react=${react}`, initScript: watchRegistrations });
    expect(await page.title()).toContain("Customer Service workspace");
    expect(await page.evaluate("[Reactv16.version, ReactDOMv16.version]")).toEqual([version, version]);

    await page.waitForFunction("window.registered.length > 0");
    expect(await page.evaluate("window.registered")).toEqual([`${control.namespace}.${control.constructor}`]);
    const bundle = `controls/${control.name}/${control.code}`;
    const loaded = "performance.getEntriesByType('resource').map((entry) => entry.name)";
    expect(await page.evaluate(loaded)).toContain(url() + bundle);
    const served = await (await fetch(url() + bundle)).arrayBuffer();
    expect(Buffer.from(served)).toEqual(Buffer.from(files.get(`Controls/${control.name}/${control.code}`) ?? []));
  });

  it("begins where there is most to see, with the panel in sight at 200 % zoom and one Tab from the page's start", async () => {
    const page = await open({ path: "/", viewport: { width: 720, height: 450 } });
    await page
      .getByText("The Linked records panel is the product. All around it stands in for Dynamics 365.")
      .waitFor();
    await button(page, "Link Northwind Traders (sample)").waitFor();
    const inSight = async () => {
      const box = await searchBox(page, "Customer").boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= 720 && box.y >= 0 && box.y + box.height <= 450;
    };
    expect(await inSight()).toBe(true);

    await page.keyboard.press("Tab");
    await focused(page, page.getByRole("link", { name: "Linked records panel" }));
    await page.keyboard.press("Enter");
    await focused(page, page.locator("[data-control]:visible"));
    await page.keyboard.press("Tab");
    await focused(page, panel(page).getByRole("button").first());
    expect(page.url()).toBe(url());

    await session(page, "Home").click();
    await page.getByText("The Linked records panel on conversations and cases is the product.").waitFor();
  });

  it("shows the conversation that the agent is in, with the cards of the code component", async () => {
    const page = await open({ viewport: { width: 1200, height: 700 } });
    await page.getByText("We have invoices to print before noon.").waitFor();
    await page.getByText("alex@adventure-works.example").last().waitFor();
    await page.getByText("CAS-01044-X7K2M9", { exact: true }).waitFor();
    await takePicture(page, "workspace");
  });
});
