import type { Page } from "playwright-core";
import { gunzipSync } from "node:zlib";
import { sampleIds } from "../../workspace/data";
import { setFaults } from "../support/workspaceSettings";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, setProperties } from "./support/desk";
import { button, card, hit, panel, searchBox, t } from "./support/panel";
import { watchRequests } from "./support/requests";

const endpoint = "https://telemetry.example";
const connectionString = `InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=${endpoint}`;
const unknown = formOf("msdyn_ocliveworkitem", sampleIds.conversationUnknown);

/** An item as Application Insights gets it. */
interface Item {
  data: { baseData: { name: string; properties: Record<string, string>; measurements: { duration?: number } } };
}

/** Takes the place of Application Insights, and keeps what was sent there. */
async function collect(page: Page): Promise<string[]> {
  const bodies: string[] = [];
  await page.route(`${endpoint}/**`, async (route) => {
    const request = route.request();
    const body = request.postDataBuffer() ?? Buffer.alloc(0);
    bodies.push(request.headers()["content-encoding"] === "gzip" ? gunzipSync(body).toString() : body.toString());
    const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
    await route.fulfill({ status: 200, headers, json: { itemsReceived: 1, itemsAccepted: 1, errors: [] } });
  });
  return bodies;
}

const itemsOf = (bodies: readonly string[]): Item[] =>
  bodies.flatMap((body) =>
    body.startsWith("[") ? (JSON.parse(body) as Item[]) : body.split("\n").map((line) => JSON.parse(line) as Item),
  );

describeInBrowser("telemetry", ({ open, url }) => {
  it("counts what the agent does, from start to end, and tells nothing of whom it was about", async () => {
    let bodies: string[] = [];
    const page = await open({
      path: unknown,
      expectedErrors: [/status of 500/],
      prepare: async (next) => {
        bodies = await collect(next);
        await setProperties(next, { telemetryConnectionString: connectionString });
      },
    });
    await searchBox(page, "Customer").fill("yvonne");
    await hit(page, "Yvonne McKay").click();
    await button(page, "Replace Yvonne McKay").click();
    await searchBox(page, "Customer").fill("litware");
    await hit(page, "LI-4402").click();
    await button(page, "Unlink Litware, Inc. (sample)").click();
    await button(page, "Undo").click();
    await card(page, "Litware, Inc. (sample)").waitFor();
    await button(page, "New case").click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await setFaults(url(), [{ path: "/omnichannel/conversations/*/links", status: 500, message: "Alex said no." }]);
    await button(page, "Unlink Litware, Inc. (sample)").click();
    await panel(page).getByText(t("Notice_refused")).waitFor();
    await button(page, "Open Litware, Inc. (sample)").first().click();
    await page.getByRole("heading", { name: "Litware, Inc. (sample)", level: 1 }).waitFor();

    const wanted = [
      ...["load", "suggest", "search", "link", "replace", "undo", "open"].flatMap((one) => [
        `${one}.start`,
        `${one}.done`,
      ]),
      ...["create.start", "create.failed", "unlink.start", "unlink.done", "unlink.failed"],
    ];
    const missing = () => {
      const sent = new Set(itemsOf(bodies).map(({ data }) => data.baseData.name));
      return wanted.filter((name) => !sent.has(`LinkedRecords.${name}`));
    };
    // They are sent in batches, every few seconds, and when the control goes.
    await page.getByRole("button", { name: /^Close session (Litware|Visitor)/ }).click();
    while (missing().length > 0) await page.waitForResponse((response) => response.url().startsWith(endpoint));

    const items = itemsOf(bodies).map(({ data }) => data.baseData);
    for (const { name, properties, measurements } of items) {
      expect(Object.keys(properties).filter((key) => key !== "version" && key !== "reason")).toEqual([]);
      expect([name, typeof measurements.duration]).toEqual([name, name.endsWith(".start") ? "undefined" : "number"]);
    }
    const reasons = new Set(items.flatMap(({ properties }) => properties.reason ?? []));
    expect([...reasons].sort()).toEqual(["cancelled", "refused"]);
    const told = bodies.join("\n").toLowerCase();
    for (const secret of ["yvonne", "mckay", "litware", "alex", "said no", sampleIds.contactYvonne, "@"]) {
      expect([secret, told.includes(secret)]).toEqual([secret, false]);
    }
  });

  it("is off without a connection string", async () => {
    let requests: string[] = [];
    const page = await open({
      prepare: (next) => {
        requests = watchRequests(next, /track/);
      },
    });
    await button(page, "Unlink Alex Vargas").click();
    await button(page, "Undo").click();
    await card(page, "Alex Vargas").waitFor();
    expect(requests).toEqual([]);
  });
});
