import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSolution } from "../../workspace/import";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";

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

  it("shows the conversation that the agent is in, with the cards of the code component", async () => {
    const page = await open({ viewport: { width: 1200, height: 700 } });
    await page.getByText("We have invoices to print before noon.").waitFor();
    await page.getByText("alex@adventure-works.example").last().waitFor();
    await page.getByText(/^CAS-01044/).waitFor();
    await takePicture(page, "workspace");
  });
});
