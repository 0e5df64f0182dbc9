import { strToU8, zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { sampleIds } from "../../../workspace/data";
import { readConnector } from "../../../workspace/import/importConnector";
import { createWorkspace } from "../../../workspace/server";
import { information, organizationId } from "../gateway/support/calls";
import { solutionFiles, solutionZip } from "./support/solutionZip";
import { deskScript, testNow } from "./support/workspace";

const name = "lrc_omnichannel-20entity-20routing";
const definitionText = readFileSync("connector/CSS-Entity.swagger.json", "utf8");

/** A connector as customizations.xml has it. */
const element = (operations = '["SendEntityInformation","RouteRecord","GetRoutingResult"]') => `<ImportExportXml>
  <Connectors>
    <Connector>
      <name>${name}</name>
      <scriptoperations>${operations}</scriptoperations>
      <openapidefinition>/Connector/definition.json</openapidefinition>
      <customcodeblobcontent>/Connector/code.csx</customcodeblobcontent>
    </Connector>
  </Connectors>
</ImportExportXml>`;

function zipOf(customizations = element(), files: Record<string, string | undefined> = {}): Uint8Array {
  const all: Record<string, string | undefined> = {
    "[Content_Types].xml": "<Types />",
    "solution.xml": solutionFiles["solution.xml"],
    "customizations.xml": customizations,
    "Connector/definition.json": definitionText,
    "Connector/code.csx": "public class Script : ScriptBase { }",
    ...files,
  };
  const there = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return zipSync(Object.fromEntries(there.map(([path, text]) => [path, strToU8(text)])));
}

function workspace(connectorZip?: Uint8Array) {
  const { app, dataverse } = createWorkspace({ solutionZip: solutionZip(), connectorZip, deskScript, now: testNow });
  const json = { "Content-Type": "application/json", Authorization: "Bearer any" };
  const send = async (method: string, path: string, body?: unknown): Promise<Response> =>
    app.request(`http://localhost${path}`, { method, headers: json, body: JSON.stringify(body) });
  const entity = `/apim/${name}/mine/entity`;
  const routeIt = () => send("POST", `${entity}/incoming/${organizationId}/${sampleIds.workStreamCases}`, information);
  return { send, routeIt, entity, dataverse };
}

describe("a workspace with the connector", () => {
  test("routes a record, and tells where it stands", async () => {
    const { send, routeIt, entity, dataverse } = workspace(zipOf());
    expect((await routeIt()).status).toBe(202);
    // The sample company has one of its own.
    expect(dataverse.count("queueitem")).toBe(2);
    const result = await send("GET", `${entity}/records/incident/${sampleIds.caseOpen}`);
    expect([result.status, await result.json()]).toMatchObject([200, { IsRouted: true, QueueName: "Case routing" }]);
  });

  test("answers what the user's rights and the faults of the Web API come to", async () => {
    const { send, routeIt } = workspace(zipOf());
    await send("PUT", "/workspace/security", { missingPrivileges: [{ table: "incident", privilege: "Write" }] });
    const refused = await routeIt();
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining("prvWriteIncident")]);
    await send("PUT", "/workspace/security", {});
    const fault = (rest: object) => ({ faults: [{ path: "/api/data/v9.2/*", ...rest }] });
    await send("PUT", "/workspace/faults", fault({ status: 429, retryAfter: 7 }));
    const busy = await routeIt();
    expect([busy.status, busy.headers.get("Retry-After")]).toEqual([429, "7"]);
    await send("PUT", "/workspace/faults", fault({ latency: 4000 }));
    const slow = await routeIt();
    expect([slow.status, await slow.text()]).toEqual([503, expect.stringContaining("nothing was routed")]);
  });

  test("starts cold as often as it is told to, and refuses a trait that is none", async () => {
    const { send, routeIt } = workspace(zipOf());
    for (const round of [1, 2]) {
      const set = await send("PUT", "/workspace/connector", { startsCold: true });
      expect([round, set.status, await set.json()]).toMatchObject([round, 200, { startsCold: true, timeLimit: 5000 }]);
      expect([(await routeIt()).status, (await routeIt()).status]).toEqual([500, 202]);
    }
    expect((await send("PUT", "/workspace/connector", { startsWarm: true })).status).toBe(400);
    expect(await (await send("GET", "/workspace/connector")).json()).toMatchObject({ startsCold: true });
  });

  test("leaves alone an operation that the custom code does not answer, and has all answered where none is named", async () => {
    const one = workspace(zipOf(element('["RouteRecord"]')));
    expect((await one.routeIt()).status).toBe(404);
    const all = workspace(zipOf(element("[]")));
    expect((await all.routeIt()).status).toBe(202);
  });

  test("has nothing there without a connector", async () => {
    expect((await workspace().routeIt()).status).toBe(404);
  });
});

describe("a solution with a connector", () => {
  test("gives its name, operations, definition and custom code", () => {
    expect(readConnector(zipOf())).toEqual({
      name,
      definition: JSON.parse(definitionText) as unknown,
      scriptOperations: ["SendEntityInformation", "RouteRecord", "GetRoutingResult"],
      script: "public class Script : ScriptBase { }",
    });
    const bare = element()
      .replace(/<scriptoperations>.*/, "")
      .replace(/<customcodeblobcontent>.*/, "");
    expect(readConnector(zipOf(bare))).toMatchObject({ scriptOperations: [], script: undefined });
  });

  test.each([
    ["no connector", zipOf("<ImportExportXml />"), /customizations\.xml: it has no <Connector>/],
    [
      "a definition that is missing",
      zipOf(element(), { "Connector/definition.json": undefined }),
      /missing in the zip/,
    ],
    ["a definition that is no JSON", zipOf(element(), { "Connector/definition.json": "{" }), /not valid JSON/],
    ["a definition that is null", zipOf(element(), { "Connector/definition.json": "null" }), /it has no paths/],
    [
      "custom code that is missing",
      zipOf(element(), { "Connector/code.csx": undefined }),
      /code\.csx.*missing in the zip/,
    ],
    ["operations that are no list", zipOf(element('"all"')), /<scriptoperations> is no JSON array/],
  ])("is refused for %s", (_what, zip, message) => {
    expect(() => readConnector(zip)).toThrow(message);
  });
});
