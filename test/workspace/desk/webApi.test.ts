import { createWebApi } from "../../../workspace/desk/host/webApi";
import { traitsOf, type HostKind } from "../../../workspace/desk/state/hostTraits";
import { fakeTableServer } from "./fakeServer";

/** A webAPI over answers in the order of the requests; the table's definition is answered by itself. */
function start(...answers: Response[]) {
  return startIn("documented", ...answers);
}

function startIn(host: HostKind, ...answers: Response[]) {
  const names = { EntitySetName: "contacts", PrimaryIdAttribute: "contactid" };
  const { dataverse, sent } = fakeTableServer(names, () => answers.shift());
  return { webApi: createWebApi(dataverse, traitsOf(host)), sent };
}

describe("context.webAPI", () => {
  it("has five methods", () => {
    expect(Object.keys(start().webApi).sort()).toEqual([
      "createRecord",
      "deleteRecord",
      "retrieveMultipleRecords",
      "retrieveRecord",
      "updateRecord",
    ]);
  });

  it("gives rows and the next page, and drops the count", async () => {
    const next = "http://localhost/api/data/v9.2/contacts?$skiptoken=2";
    const { webApi, sent } = start(
      Response.json({ "@odata.count": 9, value: [{ fullname: "Alex Vargas" }], "@odata.nextLink": next }),
      Response.json({ value: [] }),
    );
    const first = await webApi.retrieveMultipleRecords("contact", "?$select=fullname&$count=true", 1);
    expect(first).toEqual({ entities: [{ fullname: "Alex Vargas" }], nextLink: next });
    expect(sent[0]).toMatchObject({ method: "GET", path: "/api/data/v9.2/contacts?$select=fullname&$count=true" });
    expect(sent[0]?.headers.Prefer).toBe('odata.include-annotations="*",odata.maxpagesize=1');
    expect(await webApi.retrieveMultipleRecords("contact", first.nextLink)).toEqual({ entities: [], nextLink: "" });
    expect(sent[1]?.path).toBe("/api/data/v9.2/contacts?$skiptoken=2");
  });

  it("takes ids with braces", async () => {
    const { webApi, sent } = start(Response.json({ contactid: "ab" }));
    await webApi.retrieveRecord("contact", "{AB}", "?$select=contactid");
    expect(sent[0]?.path).toBe("/api/data/v9.2/contacts(ab)?$select=contactid");
  });

  it("tells beside a lookup by which name it is bound, in an unkind host not even in rows within rows", async () => {
    const key = "_parentcustomerid_value";
    const bound = { [`${key}@Microsoft.Dynamics.CRM.associatednavigationproperty`]: "parentcustomerid_account" };
    const told = { [key]: "1", [`${key}@Microsoft.Dynamics.CRM.lookuplogicalname`]: "account" };
    const row = { contactid: "42", ...told, ...bound, cases: [{ ...told, ...bound }], parent: { ...told, ...bound } };
    const answers = () => [Response.json(row), Response.json({ value: [row] })] as const;
    const read = async ({ webApi }: ReturnType<typeof startIn>) => [
      await webApi.retrieveRecord("contact", "42"),
      ...(await webApi.retrieveMultipleRecords("contact")).entities,
    ];
    expect(await read(startIn("documented", ...answers()))).toEqual([row, row]);
    const cut = { contactid: "42", ...told, cases: [told], parent: told };
    expect(await read(startIn("unkind", ...answers()))).toEqual([cut, cut]);
  });

  it("resolves writes with a reference", async () => {
    const created = new Response(null, {
      status: 204,
      headers: { "OData-EntityId": "http://localhost/api/data/v9.2/contacts(42)" },
    });
    const { webApi, sent } = start(created, new Response(null, { status: 204 }), new Response(null, { status: 204 }));
    const reference = { id: "42", entityType: "contact" };
    expect(await webApi.createRecord("contact", { lastname: "Vargas" })).toEqual(reference);
    expect(await webApi.updateRecord("contact", "42", { jobtitle: "Buyer" })).toEqual(reference);
    expect(await webApi.deleteRecord("contact", "42")).toEqual(reference);
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ["POST", { lastname: "Vargas" }],
      ["PATCH", { jobtitle: "Buyer" }],
      ["DELETE", undefined],
    ]);
    expect(sent[1]?.headers["If-Match"]).toBe("*");
  });

  it("rejects with the code and message of Dataverse, as a plain object", async () => {
    const body = { error: { code: "0x80040220", message: "Principal user is missing prvReadContact privilege." } };
    const { webApi } = start(Response.json(body, { status: 403 }));
    await expect(webApi.retrieveRecord("contact", "42")).rejects.toEqual({
      errorCode: 2147746336,
      code: 2147746336,
      title: "",
      message: "Principal user is missing prvReadContact privilege.",
      raw: JSON.stringify(body),
    });
  });

  it("leaves a plug-in its own words, whatever the language of the host", async () => {
    const refused = (code: string) => Response.json({ error: { code, message: "Not on Sundays." } }, { status: 400 });
    const { webApi } = startIn("unkind", refused("0x80040265"), refused("0x80044331"));
    await expect(webApi.updateRecord("contact", "42", {})).rejects.toMatchObject({ message: "Not on Sundays." });
    await expect(webApi.updateRecord("contact", "42", {})).rejects.not.toMatchObject({ message: "Not on Sundays." });
  });

  it("says so when no answer comes", async () => {
    await expect(start().webApi.retrieveRecord("contact", "42")).rejects.toMatchObject({
      errorCode: 0,
      message: expect.stringContaining("cannot be reached") as string,
    });
  });
});
