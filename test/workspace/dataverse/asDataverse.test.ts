import { apiOf, columnOf, errorOf, newDataverse, noId, user } from "./api";

const dataverse = newDataverse();
const api = apiOf(dataverse, { currentUser: user });
dataverse.load([
  ["systemuser", { systemuserid: user, firstname: "Jamie", lastname: "Reding" }],
  ["systemuser", { systemuserid: noId, firstname: "Ann", lastname: "Ward" }],
]);
const contactOf = (lastname: string) => dataverse.create("contact", { lastname });
// Ids are random, so that an order by id would be wrong for one of the two.
const zoe = contactOf("Zoe");
const ada = contactOf("Ada");
const mid = dataverse.create("account", { name: "Mid" });
const caseOf = (title: string, customer: string) =>
  dataverse.create("incident", {
    title,
    [customer === mid ? "customerid_account@odata.bind" : "customerid_contact@odata.bind"]:
      customer === mid ? `/accounts(${mid})` : `/contacts(${customer})`,
  });
caseOf("of Zoe", zoe);
caseOf("of Mid", mid);
caseOf("of Ada", ada);

describe("$orderby a lookup", () => {
  it.each([
    ["_customerid_value", ["of Ada", "of Mid", "of Zoe"]],
    ["_customerid_value desc", ["of Zoe", "of Mid", "of Ada"]],
  ])("%s goes by the primary name of what it points to", async (order, expected) => {
    expect(columnOf(await api.get(`incidents?$select=title&$orderby=${order}`), "title")).toEqual(expected);
  });

  it("does so with one target, at the end of a path, and without a value", async () => {
    const first = dataverse.create("account", { name: "First", "primarycontactid@odata.bind": `/contacts(${zoe})` });
    const second = dataverse.create("account", { name: "Second", "primarycontactid@odata.bind": `/contacts(${ada})` });
    const names = async (path: string) =>
      columnOf(await api.get(path), path.startsWith("accounts") ? "name" : "lastname");
    expect(await names("accounts?$select=name&$orderby=_primarycontactid_value")).toEqual(["Mid", "Second", "First"]);
    dataverse.update("contact", zoe, { "parentcustomerid_account@odata.bind": `/accounts(${second})` });
    dataverse.update("contact", ada, { "parentcustomerid_account@odata.bind": `/accounts(${first})` });
    expect(await names("contacts?$select=lastname&$orderby=parentcustomerid_account/_primarycontactid_value")).toEqual([
      "Zoe",
      "Ada",
    ]);
  });
});

describe("ownerid", () => {
  const owned = `accounts(${mid})`;

  it("leads to a principal, of which only the id is known", async () => {
    const { json } = await api.get(`${owned}?$select=name&$expand=ownerid($select=ownerid)`);
    expect(json.ownerid).toEqual({ "@odata.etag": expect.any(String) as string, ownerid: user });
    expect((await api.get(`${owned}/ownerid`)).json).toMatchObject({ ownerid: user });
    expect(columnOf(await api.get(`accounts?$filter=ownerid/ownerid eq ${user} and name eq 'Mid'`), "name")).toEqual([
      "Mid",
    ]);
  });

  it.each([
    `${owned}?$expand=ownerid($select=fullname)`,
    `${owned}/ownerid?$select=fullname`,
    "accounts?$filter=ownerid/fullname eq 'Jamie Reding'",
    "accounts?$orderby=ownerid/fullname",
  ])("knows no name: GET %s", async (path) => {
    const answer = await api.get(path);
    expect([answer.status, errorOf(answer).message]).toEqual([
      400,
      "Could not find a property named 'fullname' on type 'Microsoft.Dynamics.CRM.principal'.",
    ]);
  });

  it("is no table of the environment", async () => {
    expect((await api.get("principals")).status).toBe(404);
    expect((await api.get("EntityDefinitions(LogicalName='principal')")).status).toBe(404);
  });

  it("has the user's columns beside it, in owninguser, also when the owner changes", async () => {
    const ownerOf = async () => (await api.get(`${owned}?$expand=owninguser($select=fullname)`)).json.owninguser;
    expect(await ownerOf()).toMatchObject({ fullname: "Jamie Reding" });
    expect((await api.send("PATCH", owned, { "ownerid@odata.bind": `/systemusers(${noId})` })).status).toBe(204);
    expect(await ownerOf()).toMatchObject({ fullname: "Ann Ward" });
  });
});

describe("what is not done is not passed over", () => {
  it.each([
    ["MSCRMCallerID", noId],
    ["CallerObjectId", noId],
  ])("acting as another user by %s", async (header, value) => {
    const answer = await api.send("POST", "accounts", { name: "As another" }, { [header]: value });
    expect([answer.status, errorOf(answer).message]).toEqual([501, expect.stringContaining(header)]);
    expect(columnOf(await api.get("accounts?$filter=name eq 'As another'"), "name")).toEqual([]);
  });

  it("change tracking", async () => {
    const answer = await api.get("accounts", { Prefer: 'odata.track-changes,odata.include-annotations="*"' });
    expect([answer.status, errorOf(answer).message]).toEqual([501, expect.stringContaining("odata.track-changes")]);
  });
});

describe("values", () => {
  it.each([
    [1.23456789, 1.23],
    [1.005, 1.01],
    [0.125, 0.13],
    [99_999_999_999.99, 99_999_999_999.99],
    [1e-9, 0],
    [0, 0],
  ])("money of %d is kept as %d", async (given, kept) => {
    const id = dataverse.create("account", { name: "Rich", revenue: given });
    expect((await api.get(`accounts(${id})`)).json.revenue).toBe(kept);
  });

  it("a text with U+0000 is refused whole, where it is written and where it is looked for", async () => {
    for (const body of [{ name: "Fabri\0kam" }, { name: "\0" }, { name: "A", description: "a\0" }]) {
      const answer = await api.send("POST", "accounts", body);
      expect([answer.status, errorOf(answer).message]).toEqual([
        400,
        expect.stringContaining("hexadecimal value 0x00"),
      ]);
    }
    for (const filter of ["name eq 'Mid%00x'", "startswith(name,'Mid%00')"]) {
      expect((await api.get(`accounts?$filter=${filter}`)).status).toBe(400);
    }
  });

  it("two columns without a value are not equal, as in SQL", async () => {
    const id = dataverse.create("account", { name: "Poor" });
    const found = async (filter: string) =>
      columnOf(await api.get(`accounts?$select=name&$filter=accountid eq ${id} and ${filter}`), "name");
    expect(await found("revenue eq revenue")).toEqual([]);
    expect(await found("revenue eq creditlimit")).toEqual([]);
    expect(await found("not (revenue eq revenue)")).toEqual(["Poor"]);
    expect(await found("revenue eq null")).toEqual(["Poor"]);
    dataverse.update("account", id, { revenue: 5, creditlimit: 5 });
    expect(await found("revenue eq revenue and revenue eq creditlimit")).toEqual(["Poor"]);
  });
});
