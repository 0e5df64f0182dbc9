import { readFileSync } from "node:fs";
import { sampleIds } from "../../../workspace/data";
import type { RunView } from "../../../workspace/flows/flowView";
import { createWorkspace } from "../../../workspace/server";
import { deskScript } from "../server/support/workspace";

const newCase = {
  title: "Door does not close",
  "customerid_contact@odata.bind": `/contacts(${sampleIds.contactAlex})`,
};

/** A workspace of the packed solutions, and what a test does with it. */
function shippedWorkspace() {
  const { app, dataverse, flows } = createWorkspace({
    solutionZip: readFileSync("dist/LinkedRecords_managed.zip"),
    connectorZip: readFileSync("dist/LinkedRecordsConnector_managed.zip"),
    deskScript,
    longestFlowWait: 5,
  });
  const send = async (method: string, path: string, body?: unknown): Promise<Response> =>
    app.request(`http://localhost${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  const idOf = (name: string): string => {
    const found = [...flows.flows.values()].find(({ flow }) => flow.name === name);
    if (!found) throw new Error(`No flow ${name} was packed.`);
    return found.flow.id;
  };
  const conversationsOf = (record: string) =>
    dataverse
      .retrieveMultiple("msdyn_ocliveworkitem")
      .entities.filter(({ _regardingobjectid_value }) => _regardingobjectid_value === record);
  return { dataverse, flows, send, idOf, conversationsOf };
}

const throughConnector = "Route new cases through Omnichannel";
const throughAction = "Route new cases through Dataverse";

describe("the flows that are shipped", () => {
  test("are off after the import, with neither connections nor values", async () => {
    const { flows, dataverse } = shippedWorkspace();
    expect([...flows.flows.values()].map(({ isOn }) => isOn)).not.toContain(true);
    dataverse.create("incident", newCase);
    await flows.idle();
    expect(flows.history.list()).toEqual([]);
  });

  test("route a new case through the connector, which answers 202, to a conversation of the agent", async () => {
    const { dataverse, flows, send, idOf, conversationsOf } = shippedWorkspace();
    expect((await send("POST", `/workspace/flows/flows/${idOf(throughConnector)}/prepare`)).status).toBe(200);
    const incident = dataverse.create("incident", newCase);
    await flows.idle();
    const [run, ...others] = flows.history.list();
    expect([run?.status, run?.error, others.length]).toEqual(["Succeeded", undefined, 0]);
    const view = (await (await send("GET", `/workspace/flows/runs/${run?.id}`)).json()) as RunView;
    const text = JSON.stringify(view);
    expect(text).toContain('"statusCode":202');
    // What the trigger brings is secured, and so is what follows from it.
    expect(text).not.toContain(newCase.title);
    expect(conversationsOf(incident)).toMatchObject([
      { subject: newCase.title, _msdyn_activeagentid_value: sampleIds.currentUser },
    ]);
  });

  test("route a new case by the action of Dataverse, where that is the way", async () => {
    const { dataverse, flows, send, idOf, conversationsOf } = shippedWorkspace();
    await send("POST", `/workspace/flows/flows/${idOf(throughAction)}/prepare`);
    const unrouted = dataverse.create("incident", newCase);
    await flows.idle();
    expect(conversationsOf(unrouted)).toEqual([]);
    await send("PUT", "/workspace/flows/variables/lrc_CaseRoutingWay", { value: "action" });
    const routed = dataverse.create("incident", newCase);
    await flows.idle();
    expect(flows.history.list().map(({ status, error }) => [status, error])).toEqual([["Succeeded", undefined]]);
    expect(conversationsOf(routed)).toHaveLength(1);
  });

  test("route the backlog by hand, each case once", async () => {
    const { dataverse, flows, send, idOf } = shippedWorkspace();
    const id = idOf("Route unrouted cases");
    await send("POST", `/workspace/flows/flows/${id}/prepare`);
    // The flow leaves younger cases to the flow for new ones.
    const old = new Date(dataverse.now().getTime() - 3_600_000).toISOString();
    const open = dataverse
      .retrieveMultiple("incident")
      .entities.filter(({ statecode, createdon }) => statecode === 0 && String(createdon) < old).length;
    for (const round of [1, 2]) {
      expect((await send("POST", `/workspace/flows/flows/${id}/runs`, {})).status).toBe(202);
      await flows.idle();
      expect(flows.history.list()[0]).toMatchObject({ status: "Succeeded", error: undefined });
      const items = dataverse.retrieveMultiple("queueitem").entities.map(({ _objectid_value }) => _objectid_value);
      expect(items).toHaveLength(new Set(items).size);
      expect([round, items.length]).toEqual([round, open]);
    }
  });

  test("fail with a sentence where a value is missing, and the workspace goes on", async () => {
    const { dataverse, flows, send, idOf } = shippedWorkspace();
    await send("POST", `/workspace/flows/flows/${idOf(throughConnector)}/prepare`);
    await send("PUT", "/workspace/flows/variables/lrc_OrganizationId", { value: null });
    dataverse.create("incident", newCase);
    await flows.idle();
    const [run] = flows.history.list();
    expect(run?.status).toBe("Failed");
    expect(JSON.stringify(run?.steps)).toContain("The environment variable lrc_OrganizationId has no value.");
    await send("PUT", "/workspace/flows/variables/lrc_OrganizationId", { value: "no guid" });
    const repeated = await send("POST", `/workspace/flows/runs/${run?.id}/resubmit`);
    expect(repeated.status).toBe(202);
    await flows.idle();
    expect(flows.history.list()[0]?.error?.message).toMatch(/was not routed: the answer was 400 .*organizationId/);
  });
});
