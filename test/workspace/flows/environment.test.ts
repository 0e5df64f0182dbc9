import { sampleIds } from "../../../workspace/data";
import type { FlowsView, RunSummary } from "../../../workspace/flows/flowView";
import { flowWorkspace } from "./support/flowWorkspace";
import { dataverseStep, onRows } from "./support/flowZip";
import { compose } from "./support/runs";

const id = "11111111-2222-4333-8444-555555555555";
const id2 = "21111111-2222-4333-8444-555555555555";
const newCase = {
  title: "Door does not close",
  "customerid_contact@odata.bind": `/contacts(${sampleIds.contactAlex})`,
};
const see = { See: compose("@triggerOutputs()?['body']") };

describe("a flow on rows begins", () => {
  test.each([
    [1, ["Create"]],
    [2, ["Delete"]],
    [3, ["Update"]],
    [4, ["Create", "Update"]],
    [5, ["Create", "Delete"]],
    [6, ["Update", "Delete"]],
    [7, ["Create", "Update", "Delete"]],
  ])("for message %i when a row is %j", async (message, expected) => {
    const { dataverse, runs } = flowWorkspace([{ id, trigger: onRows(message, "account"), actions: see }]);
    const account = dataverse.create("account", { name: "Coho Winery" });
    dataverse.update("account", account, { name: "Coho Vineyard" });
    dataverse.delete("account", account);
    const seen = (await runs()).map(
      ({ trigger }) => (trigger.outputs as { body: { SdkMessage: string } }).body.SdkMessage,
    );
    expect(seen).toEqual(expected);
  });

  test("with the row as it is, its annotations and who changed it", async () => {
    const { dataverse, runs } = flowWorkspace([{ id, actions: see }]);
    const incidentid = dataverse.create("incident", newCase, { currentUser: sampleIds.secondUser });
    const [run] = await runs();
    expect(run?.steps[0]?.outputs).toMatchObject({
      incidentid,
      title: "Door does not close",
      _customerid_value: sampleIds.contactAlex,
      "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
      "prioritycode@OData.Community.Display.V1.FormattedValue": "Normal",
      RunAsSystemUserId: sampleIds.secondUser,
      "@odata.type": "#Microsoft.Dynamics.CRM.incident",
    });
  });

  test("for updates of the columns that it names only, whether or not the value is another one", async () => {
    const trigger = onRows(3, "account", { filteringattributes: "name, telephone1" });
    const { dataverse, runs } = flowWorkspace([{ id, trigger, actions: see }]);
    const account = dataverse.create("account", { name: "Coho Winery" });
    dataverse.update("account", account, { fax: "1" });
    expect(await runs()).toHaveLength(0);
    dataverse.update("account", account, { telephone1: "1", fax: "2" });
    dataverse.update("account", account, { name: "Coho Winery" });
    expect(await runs()).toHaveLength(2);
  });

  test("for rows that its filter, its scope and its conditions let through", async () => {
    const begun = async (rest: Record<string, unknown>, more: object = {}) => {
      const { dataverse, runs } = flowWorkspace([{ id, trigger: onRows(1, "account", rest, more), actions: see }]);
      for (const name of ["Coho", "Fabrikam"]) dataverse.create("account", { name }, { currentUser: name === "Coho" ? sampleIds.currentUser : sampleIds.secondUser }); // prettier-ignore
      return (await runs()).map(({ trigger }) => (trigger.outputs as { body: { name: string } }).body.name);
    };
    const condition = (expression: string) => ({ conditions: [{ expression }] });
    expect(await begun({})).toEqual(["Coho", "Fabrikam"]);
    expect(await begun({ filterexpression: "startswith(name,'F') or name eq 'x'" })).toEqual(["Fabrikam"]);
    expect(await begun({ scope: 1 })).toEqual(["Coho"]);
    expect(await begun({}, condition("@equals(triggerBody()?['name'], 'Coho')"))).toEqual(["Coho"]);
    expect(await begun({}, condition("@false"))).toEqual([]);
  });

  test("and what is wrong with its filter or its conditions is said in a run that failed", async () => {
    const trigger = onRows(1, "account", { filterexpression: "nme eq 'x'" });
    const condition = onRows(1, "account", {}, { conditions: [{ expression: "@noSuch()" }] });
    const { dataverse, runs } = flowWorkspace([
      { id, trigger, actions: see },
      { id: id2, trigger: condition, actions: see },
    ]);
    dataverse.create("account", { name: "Coho" });
    expect((await runs()).map(({ status, error }) => [status, error?.message])).toEqual([
      ["Failed", expect.stringMatching(/^The filter of the trigger, nme eq 'x', cannot be used: .*nme/)],
      ["Failed", expect.stringMatching(/triggers\.When\.conditions\[0\]: character 2: there is no function noSuch/)],
    ]);
  });

  test("only while it is on, and not for rows that are loaded", async () => {
    const { dataverse, environment, runs } = flowWorkspace([{ id, trigger: onRows(1, "account"), actions: see }]);
    dataverse.load([["account", { name: "Loaded" }]]);
    for (const flow of environment.flows.values()) flow.isOn = false;
    dataverse.create("account", { name: "Coho" });
    expect(await runs()).toEqual([]);
  });
});

describe("steps of Dataverse", () => {
  const run = async (actions: object) => {
    const { dataverse, runs } = flowWorkspace([{ id, actions }]);
    const caseId = dataverse.create("incident", newCase);
    const [record] = await runs();
    if (!record) throw new Error("No run has begun.");
    const step = (name: string) => record.steps.find((each) => each.name === name);
    return { record, step, dataverse, caseId };
  };
  const caseId = "@triggerOutputs()?['body/incidentid']";

  test("create, read, change and delete rows", async () => {
    const after = (name: string) => ({ runAfter: { [name]: ["Succeeded"] } });
    const { step, dataverse, record } = await run({
      Create: dataverseStep("CreateRecord", { entityName: "contacts", "item/lastname": "Ito", "item/parentcustomerid_account@odata.bind": `accounts(${sampleIds.accountNorthwind})` }), // prettier-ignore
      Get: dataverseStep("GetItem", { entityName: "contacts", recordId: "@outputs('Create')?['body/contactid']", $select: "lastname,_parentcustomerid_value" }, after("Create")), // prettier-ignore
      Change: dataverseStep("UpdateOnlyRecord", { entityName: "contacts", recordId: "@outputs('Create')?['body/contactid']", "item/firstname": "Shu" }, after("Get")), // prettier-ignore
      Upsert: dataverseStep("UpdateRecord", { entityName: "contacts", recordId: "c0ffee00-0000-4000-8000-000000000001", "item/lastname": "New" }, after("Change")), // prettier-ignore
      List: dataverseStep("ListRecords", { entityName: "contacts", $filter: "lastname eq 'Ito'", $select: "fullname" }, after("Upsert")), // prettier-ignore
      Delete: dataverseStep("DeleteRecord", { entityName: "contacts", recordId: "@outputs('Create')?['body/contactid']" }, after("List")), // prettier-ignore
    });
    expect(record.error).toBeUndefined();
    expect(step("Get")?.outputs).toMatchObject({ statusCode: 200, body: { lastname: "Ito", _parentcustomerid_value: sampleIds.accountNorthwind } }); // prettier-ignore
    expect(step("List")?.outputs).toMatchObject({ body: { value: [{ fullname: "Shu Ito" }] } });
    expect(step("Delete")?.outputs).toMatchObject({ statusCode: 204 });
    expect(dataverse.exists("contact", "c0ffee00-0000-4000-8000-000000000001")).toBe(true);
  });

  test("list as many rows as are wanted, page by page", async () => {
    const { dataverse, runs } = flowWorkspace([
      {
        id,
        actions: {
          List: dataverseStep("ListRecords", { entityName: "accounts", $select: "name" }, { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 100000 } } }), // prettier-ignore
          First: dataverseStep("ListRecords", { entityName: "accounts", $select: "name" }),
        },
      },
    ]);
    const before = dataverse.count("account");
    dataverse.load(Array.from({ length: 5100 }, (_none, at) => ["account", { name: `Company ${at}` }]));
    dataverse.create("incident", newCase);
    const [run] = await runs();
    const count = (name: string) => (run?.steps.find((each) => each.name === name)?.outputs as { body: { value: unknown[] } }).body.value.length; // prettier-ignore
    expect([count("List"), count("First")]).toEqual([before + 5100, 5000]);
  });

  test("route the row, which becomes a conversation of the agent, once", async () => {
    const target = { actionName: "msdyn_ApplyRoutingRuleEntityRecord", "item/Target": "incidents(@{triggerOutputs()?['body/incidentid']})" }; // prettier-ignore
    const {
      step,
      dataverse,
      caseId: routed,
    } = await run({
      Route: dataverseStep("PerformUnboundAction", target),
      Again: dataverseStep("PerformUnboundAction", target, { runAfter: { Route: ["Succeeded"] } }),
    });
    expect([step("Route")?.outputs, step("Again")?.outputs]).toMatchObject([{ statusCode: 204 }, { statusCode: 204 }]);
    const conversations = dataverse.retrieveMultiple("msdyn_ocliveworkitem").entities;
    expect(conversations.filter((each) => each._regardingobjectid_value === routed)).toMatchObject([
      { subject: "Door does not close", statuscode: 2, _msdyn_activeagentid_value: sampleIds.currentUser, msdyn_channel: "192350000" },
    ]); // prettier-ignore
  });

  test.each([
    ["an operation that is not played", dataverseStep("SearchRecords", {}), /no operation SearchRecords .* it has ListRecords/],
    ["a set that there is not", dataverseStep("ListRecords", { entityName: "moons" }), /status 404 .*moons/],
    ["a parameter that is empty", dataverseStep("GetItem", { entityName: "accounts" }), /parameter recordId .* is empty/],
    ["an action that there is not", dataverseStep("PerformUnboundAction", { actionName: "new_Fly" }), /status 404/],
    ["a bound action", dataverseStep("PerformBoundAction", { entityName: "incidents", recordId: caseId, actionName: "Fly" }), /status 40\d|501/],
    ["a row that is not there", dataverseStep("GetItem", { entityName: "incidents", recordId: id }), /status 404 \(NotFound\).*Does Not Exist/],
    ["a reference that there is not", { type: "OpenApiConnection", inputs: { host: { connectionName: "nobody", operationId: "X" } } }, /no connection reference nobody/],
  ])("%s is said, and the workspace goes on", async (_what, step, said) => {
    const { record, dataverse } = await run({ Step: step });
    expect([record.status, record.error?.message]).toEqual(["Failed", expect.stringMatching(said)]);
    expect(dataverse.create("account", { name: "Still here" })).toBeTruthy();
  }); // prettier-ignore

  test("act as the owner of the flow, or as the user who made the change where the connection says so", async () => {
    const create = dataverseStep("CreateRecord", { entityName: "accounts", "item/name": "@workflow().run.name" });
    const reference = (more: object) => ({
      dataverse: { connection: { connectionReferenceLogicalName: "test_dataverse" }, api: { name: "shared_commondataserviceforapps" }, ...more },
    }); // prettier-ignore
    const creators = async (trigger: object, more: object) => {
      const workspace = flowWorkspace([{ id, trigger, actions: { Create: create }, references: reference(more) }]);
      workspace.dataverse.create("incident", newCase, { currentUser: sampleIds.secondUser });
      const [run] = await workspace.runs();
      return (run?.steps[0]?.outputs as { body: { _createdby_value: string } }).body._createdby_value;
    };
    const invoker = { impersonation: { source: "invoker" } };
    expect(await creators(onRows(1, "incident", { runas: 1 }), {})).toBe(sampleIds.currentUser);
    expect(await creators(onRows(1, "incident", { runas: 1 }), invoker)).toBe(sampleIds.secondUser);
    expect(await creators(onRows(1, "incident", { runas: 2 }), invoker)).toBe(sampleIds.secondUser);
    expect(await creators(onRows(1, "incident", { runas: 3 }), invoker)).toBe(sampleIds.currentUser);
  });
});

describe("flows that begin each other", () => {
  test("are stopped after a while, with a sentence, and the workspace goes on", async () => {
    const rename = dataverseStep("UpdateOnlyRecord", { entityName: "accounts", recordId: "@triggerOutputs()?['body/accountid']", "item/name": "@guid()" }); // prettier-ignore
    const { dataverse, runs } = flowWorkspace([{ id, trigger: onRows(4, "account"), actions: { Rename: rename } }]);
    dataverse.create("account", { name: "Coho" });
    const all = await runs();
    expect(all.map(({ status }) => status)).toEqual([...Array.from({ length: 11 }, () => "Succeeded"), "Failed"]);
    expect(all.at(-1)?.error).toMatchObject({ code: "InfiniteLoop", message: expect.stringMatching(/11 runs led to it.*filtering columns/) as string }); // prettier-ignore
  });

  test("by new rows as well, also two of them in turn", async () => {
    const create = (entityName: string, column: string) =>
      dataverseStep("CreateRecord", { entityName, [`item/${column}`]: "again" });
    const { dataverse, runs } = flowWorkspace([
      { id, trigger: onRows(1, "account"), actions: { Create: create("contacts", "lastname") } },
      { id: id2, trigger: onRows(1, "contact"), actions: { Create: create("accounts", "name") } },
    ]);
    dataverse.create("account", { name: "Coho" });
    const all = await runs();
    expect([all.length, all.at(-1)?.error?.code]).toEqual([12, "InfiniteLoop"]);
  });
});

describe("the page's routes", () => {
  const parameters = {
    "Default (test_Default)": { type: "String", metadata: { schemaName: "test_Default" } },
    "None (test_None)": { type: "String", metadata: { schemaName: "test_None" } },
  };
  const manual = { type: "Request", kind: "Button" };

  test("tell solutions, flows, connections and values, and change them", async () => {
    const { get, send } = flowWorkspace([{ id, name: "Mine", trigger: onRows(3, "account", { filteringattributes: "name" }), actions: see }]); // prettier-ignore
    const view = await get<FlowsView>("");
    expect(view.flows).toMatchObject([{ name: "Mine", isOn: true, trigger: { kind: "row", says: "When a row of account is changed (name)" } }]); // prettier-ignore
    expect(view.connections).toMatchObject([{ logicalName: "test_dataverse", connector: "shared_commondataserviceforapps", isConnected: true }]); // prettier-ignore
    expect(view.variables).toMatchObject([{ schemaName: "test_Default", defaultValue: "seven" }, { schemaName: "test_None" }]); // prettier-ignore
    await send("PUT", `/flows/${id}`, { isOn: false });
    await send("PUT", "/connections/test_dataverse", { isConnected: false });
    const refused = await send("PUT", `/flows/${id}`, { isOn: true });
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: { message: "Set the connection test_dataverse before you turn on Mine." } }]); // prettier-ignore
    expect((await send("POST", `/flows/${id}/prepare`)).status).toBe(200);
    await send("PUT", "/variables/test_None", { value: "a" });
    expect(await get<FlowsView>("")).toMatchObject({ flows: [{ isOn: true }], variables: [{}, { value: "a" }] });
    expect((await send("PUT", "/variables/nobody", { value: "a" })).status).toBe(404);
    expect((await send("PUT", `/flows/${id2}`, { isOn: true })).status).toBe(404);
    expect((await send("PUT", `/flows/${id}`, { on: true })).status).toBe(400);
    expect((await send("GET", "/runs/none")).status).toBe(404);
    expect((await send("GET", "/runs?top=x")).status).toBe(400);
  });

  test("run a flow by hand, with values, and say what is missing in the run", async () => {
    const actions = {
      Default: compose("@parameters('Default (test_Default)')"),
      None: compose("@parameters('None (test_None)')", { Default: ["Succeeded"] }),
      Body: compose("@triggerBody()?['text']", { Default: ["Succeeded"] }),
    };
    const { send, runs, viewOf } = flowWorkspace([{ id, trigger: manual, actions, parameters }]);
    expect((await send("POST", `/flows/${id}/runs`, { body: { text: "hello" } })).status).toBe(202);
    const [first] = await runs();
    expect(first?.error?.message).toBe("None: inputs: character 2, parameters: The environment variable test_None has no value. Set it on the page Solutions."); // prettier-ignore
    expect(first?.steps.map(({ outputs }) => outputs)).toEqual(expect.arrayContaining(["seven", "hello"]));
    await send("PUT", "/variables/test_None", { value: "set" });
    expect(((await (await send("POST", `/runs/${first?.id}/resubmit`)).json()) as RunSummary).repeats).toBe(first?.id);
    const [, second] = await runs();
    expect(second).toMatchObject({ status: "Succeeded", repeats: first?.id });
    expect((await viewOf(second ?? { id: "" })).steps).toHaveLength(3);
  });

  test("a connection that was taken away is said in the run", async () => {
    const { send, dataverse, runs } = flowWorkspace([{ id, actions: { List: dataverseStep("ListRecords", { entityName: "accounts" }) } }]); // prettier-ignore
    await send("PUT", "/connections/test_dataverse", { isConnected: false });
    dataverse.create("incident", newCase);
    expect((await runs())[0]?.error?.message).toBe("List: The connection reference test_dataverse has no connection. Connect it on the page Solutions."); // prettier-ignore
  });

  test("keep secured inputs and outputs to themselves, and what follows from them", async () => {
    const secret = "0815-4711";
    const actions = {
      Secret: { type: "Compose", inputs: secret, runtimeConfiguration: { secureData: { properties: ["inputs", "outputs"] } } },
      Follows: compose("@concat('x', outputs('Secret'))", { Secret: ["Succeeded"] }),
      Loop: {
        type: "Foreach",
        foreach: "@createArray(outputs('Follows'))",
        runAfter: { Follows: ["Succeeded"] },
        actions: { Inner: compose("@items('Loop')") },
      },
      Open: compose("@length(createArray(1))"),
    }; // prettier-ignore
    const { send, runs, viewOf } = flowWorkspace([{ id, trigger: manual, actions }]);
    await send("POST", `/flows/${id}/runs`, { body: {} });
    const [run] = await runs();
    expect(run?.steps.find(({ name }) => name === "Follows")?.outputs).toBe(`x${secret}`);
    const view = await viewOf(run ?? { id: "" });
    expect(JSON.stringify(view)).not.toContain(secret);
    expect(view.steps.find(({ name }) => name === "Secret")).toMatchObject({ hiddenInputs: true, hiddenOutputs: true });
    expect(view.steps.find(({ name }) => name === "Open")).toMatchObject({ outputs: 1 });
  });

  test("a flow that begins by a trigger that is not known cannot be on", async () => {
    const trigger = { type: "OpenApiConnection", inputs: { host: { operationId: "OnNewMail" } } };
    const { send, get } = flowWorkspace([{ id, trigger, actions: see }]);
    expect((await send("PUT", `/flows/${id}`, { isOn: true })).status).toBe(400);
    expect((await get<FlowsView>("")).flows[0]?.trigger.says).toMatch(/knows no trigger OnNewMail/);
  });

  test("another flow is run as a step, and its answer comes back", async () => {
    const answer = { type: "Response", inputs: { statusCode: 200, body: { twice: "@mul(triggerBody()?['n'], 2)" } } };
    const call = { type: "Workflow", inputs: { host: { workflowReferenceName: id2 }, body: { n: 4 } } };
    const { send, runs } = flowWorkspace([
      { id, trigger: manual, actions: { Call: call } },
      { id: id2, trigger: manual, actions: { Answer: answer } },
    ]);
    await send("POST", `/flows/${id}/runs`, { body: {} });
    const [parent] = await runs();
    expect(parent?.steps[0]?.outputs).toMatchObject({ statusCode: 200, body: { twice: 8 } });
  });

  test("keep the latest runs only, and count all of them", async () => {
    const { dataverse, get, runs } = flowWorkspace([{ id, trigger: onRows(1, "account"), actions: { A: compose(1) } }]);
    for (let at = 0; at < 230; at++) dataverse.create("account", { name: `Company ${at}` });
    expect(await runs()).toHaveLength(200);
    expect((await get<FlowsView>("")).flows[0]?.counts).toMatchObject({ Succeeded: 230, Failed: 0 });
    expect((await get<{ runs: RunSummary[] }>("/runs?top=10")).runs).toHaveLength(10);
  });
});
