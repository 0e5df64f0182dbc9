import { sampleIds } from "../../../workspace/data";
import { testWorkspace } from "./support/workspace";

const { dataverse, send, refused } = testWorkspace();
const { contactAlex, conversationLinked, conversationUnknown, caseOpen } = sampleIds;
const api = "/api/data/v9.2/";
const alex = `${api}contacts(${contactAlex})`;
const setSecurity = (security: object) => send("PUT", "/workspace/security", security);
const missing = (table: string, privilege: string) => setSecurity({ missingPrivileges: [{ table, privilege }] });
const secure = (table: string, column: string, permissions: object = {}) =>
  setSecurity({ securedColumns: [{ table, column, ...permissions }] });
const rowOf = async (path: string) => (await (await send("GET", path)).json()) as Record<string, unknown>;

afterEach(() => setSecurity({}));

describe("the rights of the signed-in user", () => {
  it("are all of them at first, and those that were set afterwards", async () => {
    const everything = { missingPrivileges: [], securedColumns: [] };
    expect(await rowOf("/workspace/security")).toEqual(everything);
    await missing("account", "Create");
    expect(await rowOf("/workspace/security")).toEqual({
      ...everything,
      missingPrivileges: [{ table: "account", privilege: "Create" }],
    });
  });

  it.each([
    [{ missingPrivileges: [{ table: "acount", privilege: "Create" }] }, 'There is no table "acount".'],
    [{ missingPrivileges: [{ table: "account", privilege: "Make" }] }, "missingPrivileges.0.privilege"],
    [
      { securedColumns: [{ table: "account", column: "nme" }] },
      'The table "account" has no column "nme" that can be secured.',
    ],
    [
      { securedColumns: [{ table: "account", column: "accountid" }] },
      'The table "account" has no column "accountid" that can be secured.',
    ],
    [{ securedColumns: [{ table: "acount", column: "name" }] }, 'There is no table "acount".'],
  ])("stay as they are when %j is asked for", async (security, message) => {
    await missing("account", "Create");
    expect(await refused("PUT", "/workspace/security", security)).toMatchObject({
      status: 400,
      message: expect.stringContaining(message) as string,
    });
    expect((await rowOf("/workspace/security")).missingPrivileges).toHaveLength(1);
  });
});

describe("a missing privilege", () => {
  it("is what Dataverse refuses a write for", async () => {
    await missing("account", "Create");
    expect(await refused("POST", `${api}accounts`, { name: "Fabrikam" })).toMatchObject({
      status: 403,
      code: "0x80040220",
      message: expect.stringContaining("is missing prvCreateAccount privilege") as string,
    });
    expect((await send("POST", `${api}contacts`, { lastname: "Vargas" })).status).toBe(204);
  });

  const contact = { entityLogicalName: "contact", recordId: contactAlex };
  const linksOf = (id: string) => `/omnichannel/conversations/${id}/links`;
  const customer = (id: string) =>
    dataverse.retrieve("msdyn_ocliveworkitem", id, { select: ["_msdyn_customer_value"] })._msdyn_customer_value;

  it.each([
    ["msdyn_ocliveworkitem", "Append"],
    ["msdyn_ocliveworkitem", "Write"],
    ["contact", "AppendTo"],
  ])("%s %s keeps a link from being written", async (table, privilege) => {
    await missing(table, privilege);
    expect(await refused("POST", linksOf(conversationUnknown), contact)).toMatchObject({
      status: 403,
      code: "0x80040220",
      message: expect.stringContaining(`prv${privilege}`) as string,
    });
    expect(customer(conversationUnknown)).toBeNull();
  });

  it("msdyn_ocliveworkitem Append keeps a link from being taken away", async () => {
    await missing("msdyn_ocliveworkitem", "Append");
    expect(await refused("DELETE", linksOf(conversationLinked), contact)).toMatchObject({ status: 403 });
    expect(customer(conversationLinked)).toBe(contactAlex);
    await missing("contact", "AppendTo");
    expect((await send("DELETE", linksOf(conversationLinked), contact)).status).toBe(204);
  });
});

describe("a secured column", () => {
  it("reads as if it were empty, without annotations, in a row, a list and an expanded row", async () => {
    await secure("contact", "emailaddress1");
    expect(await rowOf(`${alex}?$select=emailaddress1,fullname`)).toMatchObject({
      emailaddress1: null,
      fullname: "Alex Vargas",
    });
    const { value } = await rowOf(`${api}contacts?$select=emailaddress1`);
    expect(new Set((value as Record<string, unknown>[]).map(({ emailaddress1 }) => emailaddress1))).toEqual(
      new Set([null]),
    );
    const expand = "msdyn_customer_msdyn_ocliveworkitem_contact($select=emailaddress1)";
    const conversation = await rowOf(
      `${api}msdyn_ocliveworkitems(${sampleIds.conversationMismatch})?$expand=${expand}`,
    );
    expect(conversation.msdyn_customer_msdyn_ocliveworkitem_contact).toMatchObject({ emailaddress1: null });
  });

  it("hides a lookup with the name of its record", async () => {
    await secure("incident", "customerid");
    const row = await rowOf(`${api}incidents(${caseOpen})?$select=_customerid_value`);
    expect(Object.keys(row).filter((key) => key.startsWith("_customerid_value"))).toEqual(["_customerid_value"]);
    expect(row._customerid_value).toBeNull();
  });

  it.each(["emailaddress1 eq 'alex@adventure-works.example'", "contains(emailaddress1,'alex@adv')"])(
    "is not found by %s",
    async (filter) => {
      const found = async () => (await rowOf(`${api}contacts?$filter=${filter}`)).value;
      expect(await found()).toHaveLength(1);
      await secure("contact", "emailaddress1");
      expect(await found()).toEqual([]);
    },
  );

  it("is shown where its profile lets the user read it, and cannot be changed or filled without those permissions", async () => {
    await secure("contact", "emailaddress1", { read: true });
    const { emailaddress1 } = await rowOf(`${alex}?$select=emailaddress1`);
    expect(emailaddress1).toBe("alex@adventure-works.example");
    expect(await refused("PATCH", alex, { emailaddress1: "a@adventure-works.example" })).toMatchObject({
      status: 403,
      code: "0x8004f507",
      message: expect.stringContaining("contact.emailaddress1") as string,
    });
    expect(
      await refused("POST", `${api}contacts`, { lastname: "Vargas", emailaddress1: "a@adventure-works.example" }),
    ).toMatchObject({ status: 403, code: "0x8004f502" });
    expect((await send("PATCH", alex, { jobtitle: "Buyer" })).status).toBe(204);

    await secure("contact", "emailaddress1", { read: true, create: true, update: true });
    expect((await send("PATCH", alex, { emailaddress1: "a@adventure-works.example" })).status).toBe(204);
  });

  it("is named in the metadata", async () => {
    const columns = async () => {
      const path = `${api}EntityDefinitions(LogicalName='contact')/Attributes?$filter=IsSecured eq true&$select=LogicalName`;
      const { value } = await rowOf(path);
      return (value as { LogicalName: string }[]).map(({ LogicalName }) => LogicalName);
    };
    expect(await columns()).toEqual([]);
    await secure("contact", "emailaddress1", { read: true });
    expect(await columns()).toEqual(["emailaddress1"]);
    const expanded = await rowOf(`${api}EntityDefinitions(LogicalName='contact')?$expand=Attributes`);
    expect((expanded.Attributes as { IsSecured: boolean }[]).filter(({ IsSecured }) => IsSecured)).toHaveLength(1);
    const one = await rowOf(`${api}EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='emailaddress1')`);
    expect(one.IsSecured).toBe(true);
  });
});
