import { loadSampleData, sampleIds } from "../../../workspace/data";
import { type Api, apiOf, errorOf, newDataverse, noId, now, rowsOf } from "./api";

const action = "msdyn_ApplyRoutingRuleEntityRecord";
const asObject = { Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: sampleIds.caseOpen } };
const asText = { Target: `incidents(${sampleIds.caseOpen})` };

const environment = () => {
  const dataverse = newDataverse();
  loadSampleData(dataverse, now);
  return dataverse;
};

const items = async (api: Api) => {
  const query = `queueitems?$filter=_objectid_value eq ${sampleIds.caseOpen}&$expand=queueid($select=name)`;
  return rowsOf(await api.get(query));
};

describe("the action that routes a record", () => {
  test("puts the record into the queue of the work stream for records, without a word", async () => {
    const api = apiOf(environment());
    const answer = await api.send("POST", action, asObject);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(await items(api)).toMatchObject([
      {
        title: "Printer jams on tray 2",
        enteredon: now.toISOString().replace(".000Z", "Z"),
        queueid: { name: "Case routing" },
        _msdyn_liveworkstreamid_value: sampleIds.workStreamCases,
        _workerid_value: null,
      },
    ]);
  });

  test("keeps one queue item for a record that is routed twice", async () => {
    const api = apiOf(environment());
    await api.send("POST", action, asObject);
    const [first] = await items(api);
    expect(await api.send("POST", action, asObject)).toMatchObject({ status: 204 });
    expect(await items(api)).toMatchObject([{ queueitemid: first?.queueitemid as string }]);
  });

  test("does nothing where no work stream takes records", async () => {
    const api = apiOf(environment());
    await api.send("PATCH", `msdyn_liveworkstreams(${sampleIds.workStreamCases})`, { statecode: 1 });
    expect(await api.send("POST", action, asObject)).toMatchObject({ status: 204 });
    expect(await items(api)).toEqual([]);
  });

  test("takes its target in one form, which is not known, and says which where it gets the other", async () => {
    const dataverse = environment();
    const [object, text] = [apiOf(dataverse), apiOf(dataverse, { routingTarget: "text" })];
    expect(await text.send("POST", action, asText)).toMatchObject({ status: 204 });
    expect(errorOf(await text.send("POST", action, asObject)).message).toMatch(/'PrimitiveValue' node was expected/);
    expect(errorOf(await object.send("POST", action, asText)).message).toMatch(/'StartObject' node was expected/);
  });

  test.each([
    ["no target", {}, 400],
    ["a target of no type", { Target: { incidentid: sampleIds.caseOpen } }, 400],
    [
      "a target of an unknown type",
      { Target: { ...asObject.Target, "@odata.type": "Microsoft.Dynamics.CRM.lr" } },
      400,
    ],
    ["a target without its id", { Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident" } }, 400],
    ["a record that is not there", { Target: { ...asObject.Target, incidentid: noId } }, 404],
    [
      "a record of a table without queues",
      { Target: { "@odata.type": "#Microsoft.Dynamics.CRM.contact", contactid: sampleIds.contactAlex } },
      400,
    ],
  ])("refuses %s", async (_what, body, status) => {
    const api = apiOf(environment());
    expect(await api.send("POST", action, body)).toMatchObject({ status });
    expect(await items(api)).toEqual([]);
  });

  test("refuses a text that names no record", async () => {
    const api = apiOf(environment(), { routingTarget: "text" });
    expect(await api.send("POST", action, { Target: "incidents" })).toMatchObject({ status: 400 });
  });

  test("asks for the right to write the record, and for a POST", async () => {
    const api = apiOf(environment(), { privileges: (table, name) => table !== "incident" || name !== "Write" });
    const refused = await api.send("POST", action, asObject);
    expect(refused.status).toBe(403);
    expect(errorOf(refused).message).toContain("prvWriteIncident");
    expect(await api.get(action)).toMatchObject({ status: 405 });
  });

  test("tables tell whether activities, conversations among them, may be about their records", async () => {
    const api = apiOf(newDataverse());
    const answer = await api.get("EntityDefinitions?$select=LogicalName&$filter=HasActivities eq true");
    expect(rowsOf(answer).map(({ LogicalName }) => LogicalName)).toEqual(["contact", "account", "incident"]);
  });
});
