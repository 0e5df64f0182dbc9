import { compare } from "../../../workspace/dataverse/query/buildFilter";
import { RequestError } from "../../../workspace/http";
import { apiOf, columnOf, errorOf, everything, newDataverse, noId, now, user } from "./api";

const idIn = (headers: Headers): string => /\(([^)]+)\)$/.exec(headers.get("OData-EntityId") ?? "")?.[1] ?? "";

describe("create", () => {
  const dataverse = newDataverse();
  const api = apiOf(dataverse, { currentUser: user });

  test("POST answers 204 with the address of the new row", async () => {
    const answer = await api.send("POST", "accounts", { name: "Contoso" });
    expect(answer.status).toBe(204);
    expect(answer.text).toBe("");
    expect(answer.headers.get("OData-EntityId")).toMatch(
      /^http:\/\/org\.example\/api\/data\/v9\.2\/accounts\([0-9a-f-]{36}\)$/,
    );
    expect(answer.headers.get("OData-Version")).toBe("4.0");
    expect((await api.get(`accounts(${idIn(answer.headers)})`)).json).toMatchObject({ name: "Contoso" });
  });

  test("return=representation answers 201 with the row, cut and expanded as asked", async () => {
    const account = dataverse.create("account", { name: "Fabrikam" });
    const answer = await api.send(
      "POST",
      "contacts?$select=fullname&$expand=parentcustomerid_account($select=name)",
      { firstname: "Alex", lastname: "Vargas", "parentcustomerid_account@odata.bind": `/accounts(${account})` },
      { Prefer: "return=representation" },
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get("Preference-Applied")).toBe("return=representation");
    expect(answer.json).toMatchObject({ fullname: "Alex Vargas", parentcustomerid_account: { name: "Fabrikam" } });
    expect(answer.json).not.toHaveProperty("lastname");
  });

  test("the platform fills dates, users, version, status, defaults and numbers", async () => {
    const account = dataverse.create("account", { name: "Litware" });
    const { headers } = await api.send("POST", "incidents", {
      title: "Door",
      "customerid_account@odata.bind": `accounts(${account})`,
    });
    const { json } = await api.get(`incidents(${idIn(headers)})`, everything);
    expect(json).toMatchObject({
      createdon: now.toISOString().replace(".000", ""),
      modifiedon: now.toISOString().replace(".000", ""),
      _createdby_value: user,
      _ownerid_value: user,
      statecode: 0,
      statuscode: 1,
      prioritycode: 2,
      "prioritycode@OData.Community.Display.V1.FormattedValue": "Normal",
      ticketnumber: expect.stringMatching(/^CAS-01100-[A-Z0-9]{6}$/) as string,
    });
    const next = dataverse.create("incident", {
      title: "Gate",
      "customerid_account@odata.bind": `/accounts(${account})`,
    });
    expect(dataverse.retrieve("incident", next).ticketnumber).toMatch(/^CAS-01101-/);
  });

  test("a conversation is an activity whose id is also kept as text", () => {
    const id = dataverse.create("msdyn_ocliveworkitem", { subject: "Chat" });
    expect(dataverse.retrieve("msdyn_ocliveworkitem", id)).toMatchObject({
      activityid: id,
      msdyn_ocliveworkitemid: id,
      activitytypecode: "msdyn_ocliveworkitem",
    });
  });

  test("what only the platform sets is ignored, an empty text is no value", async () => {
    const body = { lastname: "Doe", fullname: "X", createdon: "2001-01-01T00:00:00Z", versionnumber: 1, jobtitle: "" };
    const { headers } = await api.send("POST", "contacts", body);
    const { json } = await api.get(`contacts(${idIn(headers)})`);
    expect(json).toMatchObject({ fullname: "Doe", jobtitle: null });
    expect(json.createdon).not.toBe(body.createdon);
    expect(json.versionnumber).toBeGreaterThan(1);
  });

  test("overriddencreatedon dates the row back", () => {
    const id = dataverse.create("account", { name: "Old", overriddencreatedon: "2020-05-05T05:05:05.900Z" });
    expect(dataverse.retrieve("account", id).createdon).toBe("2020-05-05T05:05:05Z");
  });

  test("a bind takes the full address, a key name, and null", async () => {
    const account = dataverse.create("account", { name: "Trey" });
    for (const bind of [
      `http://org.example/api/data/v9.2/accounts(${account})`,
      `/accounts(accountid=${account})`,
      null,
    ]) {
      const answer = await api.send("POST", "contacts", { lastname: "A", "parentcustomerid_account@odata.bind": bind });
      expect(answer.status).toBe(204);
      const { json } = await api.get(`contacts(${idIn(answer.headers)})`);
      expect(json._parentcustomerid_value).toBe(bind === null ? null : account);
    }
  });
});

describe("update", () => {
  const dataverse = newDataverse();
  const api = apiOf(dataverse);
  const account = dataverse.create("account", { name: "Fabrikam" });
  const contact = dataverse.create("contact", { firstname: "Ann", lastname: "Lee" });
  const conversation = dataverse.create("msdyn_ocliveworkitem", {
    subject: "Chat",
    "msdyn_customer_msdyn_ocliveworkitem_contact@odata.bind": `/contacts(${contact})`,
  });

  test("PATCH changes what it names, and what follows from it", async () => {
    const before = dataverse.retrieve("contact", contact);
    const answer = await api.send("PATCH", `contacts(${contact})`, { lastname: "Weiler" });
    expect(answer.status).toBe(204);
    const after = dataverse.retrieve("contact", contact);
    expect(after).toMatchObject({ firstname: "Ann", fullname: "Ann Weiler" });
    expect(after["@odata.etag"]).not.toBe(before["@odata.etag"]);
    const found = dataverse.retrieveMultiple("contact", { filter: compare("fullname", "eq", "ANN WEILER") });
    expect(found.entities).toHaveLength(1);
  });

  test("a polymorphic lookup moves from table to table and is emptied by null", async () => {
    const lookup = async (): Promise<unknown[]> => {
      const { json } = await api.get(
        `msdyn_ocliveworkitems(${conversation})?$select=_msdyn_customer_value`,
        everything,
      );
      return [json._msdyn_customer_value, json["_msdyn_customer_value@Microsoft.Dynamics.CRM.lookuplogicalname"]];
    };
    expect(await lookup()).toEqual([contact, "contact"]);
    await api.send("PATCH", `msdyn_ocliveworkitems(${conversation})`, {
      "msdyn_customer_msdyn_ocliveworkitem_account@odata.bind": `/accounts(${account})`,
    });
    expect(await lookup()).toEqual([account, "account"]);
    await api.send("PATCH", `msdyn_ocliveworkitems(${conversation})`, {
      "msdyn_customer_msdyn_ocliveworkitem_account@odata.bind": null,
    });
    expect(await lookup()).toEqual([null, undefined]);
  });

  test("DELETE of a reference empties the lookup", async () => {
    dataverse.update("account", account, { "primarycontactid@odata.bind": `/contacts(${contact})` });
    expect((await api.send("DELETE", `accounts(${account})/primarycontactid/$ref`)).status).toBe(204);
    expect(dataverse.retrieve("account", account)._primarycontactid_value).toBeNull();
  });

  test("If-Match lets only the known version through", async () => {
    const etag = String(dataverse.retrieve("account", account)["@odata.etag"]);
    const first = await api.send("PATCH", `accounts(${account})`, { name: "One" }, { "If-Match": etag });
    expect(first.status).toBe(204);
    const second = await api.send("PATCH", `accounts(${account})`, { name: "Two" }, { "If-Match": etag });
    expect(second.status).toBe(412);
    expect(errorOf(second)).toEqual({
      code: "0x80060882",
      message: "The version of the existing record doesn't match the RowVersion property provided.",
    });
    expect(dataverse.retrieve("account", account).name).toBe("One");
    const deletion = await api.send("DELETE", `accounts(${account})`, undefined, { "If-Match": etag });
    expect(deletion.status).toBe(412);
  });

  test("PATCH creates a missing row, unless If-Match forbids it", async () => {
    const refused = await api.send("PATCH", `accounts(${noId})`, { name: "New" }, { "If-Match": "*" });
    expect(refused.status).toBe(404);
    expect(errorOf(refused).code).toBe("0x80040217");
    const created = await api.send("PATCH", `accounts(${noId})`, { name: "New" }, { Prefer: "return=representation" });
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({ accountid: noId, name: "New" });
    const prevented = await api.send("PATCH", `accounts(${noId})`, { name: "X" }, { "If-None-Match": "*" });
    expect(prevented.status).toBe(412);
    expect(errorOf(prevented).code).toBe("0x80040237");
    const changed = await api.send("PATCH", `accounts(${noId})`, { name: "Y" }, { Prefer: "return=representation" });
    expect(changed.status).toBe(200);
  });

  test("a retrieval answers 304 while the version is known", async () => {
    const etag = (await api.get(`contacts(${contact})`)).headers.get("ETag") ?? "";
    const answer = await api.get(`contacts(${contact})`, { "If-None-Match": etag });
    expect([answer.status, answer.text]).toEqual([304, ""]);
  });

  test("a retrieval with expanded rows is answered, for they may have changed", async () => {
    const address = `contacts(${contact})?$select=fullname&$expand=parentcustomerid_account($select=name)`;
    const etag = (await api.get(address)).headers.get("ETag") ?? "";
    expect((await api.get(address, { "If-None-Match": etag })).status).toBe(200);
  });
});

describe("status", () => {
  const dataverse = newDataverse();
  const api = apiOf(dataverse);
  const account = dataverse.create("account", { name: "Fabrikam" });
  const newCase = (): string =>
    dataverse.create("incident", { title: "Case", "customerid_account@odata.bind": `/accounts(${account})` });
  const statusOf = (id: string): unknown[] => {
    const row = dataverse.retrieve("incident", id);
    return [row.statecode, row.statuscode];
  };

  test("a status brings its default reason, a reason must belong to the status", async () => {
    const id = newCase();
    await api.send("PATCH", `incidents(${id})`, { statuscode: 3 });
    expect(statusOf(id)).toEqual([0, 3]);
    await api.send("PATCH", `incidents(${id})`, { statecode: 2 });
    expect(statusOf(id)).toEqual([2, 6]);
    const refused = await api.send("PATCH", `incidents(${id})`, { statuscode: 1 });
    expect(refused.status).toBe(400);
    expect(errorOf(refused)).toEqual({
      code: "0x80048408",
      message: "1 is not a valid status code for state code IncidentState.Canceled on incident.",
    });
  });

  test("a case is resolved by CloseIncident only", async () => {
    const id = newCase();
    const refused = await api.send("PATCH", `incidents(${id})`, { statecode: 1, statuscode: 5 });
    expect(refused.status).toBe(400);
    expect(errorOf(refused).message).toContain("use the CloseIncidentRequest message instead");
    const body = {
      IncidentResolution: { subject: "Done", "incidentid@odata.bind": `/incidents(${id})` },
      Status: 1000,
    };
    expect((await api.send("POST", "CloseIncident", body)).status).toBe(204);
    expect(statusOf(id)).toEqual([1, 1000]);
    expect((await api.send("POST", "CloseIncident", { Status: 5 })).status).toBe(400);
    expect((await api.send("POST", "CloseIncident", { ...body, Status: 1 })).status).toBe(400);
  });
});

describe("delete", () => {
  const dataverse = newDataverse();
  const api = apiOf(dataverse);
  const account = dataverse.create("account", { name: "Fabrikam" });
  const contact = dataverse.create("contact", {
    lastname: "Lee",
    "parentcustomerid_account@odata.bind": `/accounts(${account})`,
  });
  const accountCase = dataverse.create("incident", {
    title: "Case",
    "customerid_account@odata.bind": `/accounts(${account})`,
  });
  const other = dataverse.create("account", { name: "Other", "primarycontactid@odata.bind": `/contacts(${contact})` });
  const conversation = dataverse.create("msdyn_ocliveworkitem", {
    subject: "Chat",
    "msdyn_customer_msdyn_ocliveworkitem_account@odata.bind": `/accounts(${account})`,
    "msdyn_IssueId_msdyn_ocliveworkitem@odata.bind": `/incidents(${accountCase})`,
  });

  test("links to the row are removed, its cases and contacts go with it", async () => {
    const before = dataverse.retrieve("msdyn_ocliveworkitem", conversation);
    expect((await api.send("DELETE", `accounts(${account})`)).status).toBe(204);
    const after = dataverse.retrieve("msdyn_ocliveworkitem", conversation);
    expect(after).toMatchObject({ _msdyn_customer_value: null, _msdyn_issueid_value: null });
    expect(after["@odata.etag"]).not.toBe(before["@odata.etag"]);
    expect(dataverse.retrieve("account", other)._primarycontactid_value).toBeNull();
    expect((await api.get(`contacts(${contact})`)).status).toBe(404);
    expect((await api.get(`incidents(${accountCase})`)).status).toBe(404);
    expect((await api.send("DELETE", `accounts(${account})`)).status).toBe(404);
  });

  test("users cannot be deleted", async () => {
    const id = dataverse.create("systemuser", { firstname: "Jamie", lastname: "Reding" });
    expect((await api.send("DELETE", `systemusers(${id})`)).status).toBe(400);
  });
});

describe("privileges", () => {
  const dataverse = newDataverse();
  const account = dataverse.create("account", { name: "Fabrikam" });
  const denied = new Set<string>();
  const api = apiOf(dataverse, {
    currentUser: () => user,
    privileges: (table, privilege) => !denied.has(`${table} ${privilege}`),
  });
  afterEach(() => denied.clear());

  test.each([
    ["account Read", "GET", `accounts(${account})`, undefined],
    ["account Read", "GET", "accounts/$count", undefined],
    ["account Read", "GET", "contacts?$expand=parentcustomerid_account", undefined],
    ["account Create", "POST", "accounts", { name: "A" }],
    ["account Write", "PATCH", `accounts(${account})`, { name: "A" }],
    ["account Delete", "DELETE", `accounts(${account})`, undefined],
    [
      "contact Append",
      "POST",
      "contacts",
      { lastname: "A", "parentcustomerid_account@odata.bind": `/accounts(${account})` },
    ],
    [
      "account AppendTo",
      "POST",
      "contacts",
      { lastname: "A", "parentcustomerid_account@odata.bind": `/accounts(${account})` },
    ],
  ])("without %s %s %s is refused", async (privilege, method, path, body) => {
    denied.add(privilege);
    const answer = await api.send(method, path, body);
    expect(answer.status).toBe(403);
    expect(errorOf(answer).code).toBe("0x80040220");
    const [table = "", right = ""] = privilege.split(" ");
    expect(errorOf(answer).message).toContain(`is missing prv${right}${table === "account" ? "Account" : "Contact"}`);
    expect(errorOf(answer).message).toContain(user);
    denied.clear();
    expect(columnOf(await api.get("contacts?$select=fullname"), "fullname")).toEqual([]);
  });
});

describe("load", () => {
  test("rows may point to later rows; a missing one undoes all", () => {
    const dataverse = newDataverse();
    const contact = { contactid: noId, lastname: "Late", createdon: "2024-01-01T00:00:00Z" };
    const pointing = { name: "Early", "primarycontactid@odata.bind": `/contacts(${noId})` };
    expect(() => dataverse.load([["account", pointing]])).toThrow(/Does Not Exist/);
    expect(dataverse.count("account")).toBe(0);
    expect(
      dataverse.load([
        ["account", pointing],
        ["contact", contact],
      ]),
    ).toBe(2);
    expect(dataverse.retrieve("contact", noId).createdon).toBe(contact.createdon);
  });
});

test("in process, failures are RequestErrors with status and code", () => {
  const dataverse = newDataverse();
  const failure = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error instanceof RequestError ? [error.status, error.code] : error;
    }
  };
  expect(failure(() => dataverse.create("nothing", {}))).toEqual([404, "0x8006088a"]);
  expect(failure(() => dataverse.retrieve("account", noId))).toEqual([404, "0x80040217"]);
  expect(failure(() => dataverse.retrieve("account", "no id"))).toEqual([404, "0x80040217"]);
  expect(failure(() => dataverse.update("account", noId, {}))).toEqual([404, "0x80040217"]);
  expect(failure(() => dataverse.retrieveMultiple("account", { filter: compare("x", "eq", 1) }))).toEqual([
    400,
    "0x80060888",
  ]);
});
