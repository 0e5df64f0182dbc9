import { apiOf, columnOf, errorOf, everything, newDataverse, noId, rowsOf, type Api } from "./api";

const dataverse = newDataverse();
const api: Api = apiOf(dataverse);
const adventureWorks = dataverse.create("account", {
  name: "Adventure Works (sample)",
  accountnumber: "AW-1",
  revenue: 60000.5,
  numberofemployees: 4300,
  creditonhold: true,
  customertypecode: 3,
});
const fabrikam = dataverse.create("account", { name: "Fabrikam, Inc.", revenue: 100, accountnumber: "50%_[a]*" });
const empty = dataverse.create("account", { name: "Álpine Ski House" });
const bind = (id: string): string => `/accounts(${id})`;
const jose = dataverse.create("contact", {
  firstname: "José",
  lastname: "Muñoz",
  "parentcustomerid_account@odata.bind": bind(adventureWorks),
  birthdate: "1990-02-28",
});
const ann = dataverse.create("contact", {
  firstname: "Ann",
  lastname: "O'Hara",
  "parentcustomerid_account@odata.bind": bind(adventureWorks),
});
const child = dataverse.create("contact", {
  lastname: "Child",
  "parentcustomerid_contact@odata.bind": `/contacts(${ann})`,
});
dataverse.update("account", adventureWorks, { "primarycontactid@odata.bind": `/contacts(${jose})` });
const jams = dataverse.create("incident", {
  title: "Printer jams",
  prioritycode: 1,
  "customerid_contact@odata.bind": `/contacts(${jose})`,
});
const conversation = dataverse.create("msdyn_ocliveworkitem", {
  subject: "Chat",
  msdyn_channel: "192360000,192340000",
  statuscode: 2,
  "msdyn_customer_msdyn_ocliveworkitem_contact@odata.bind": `/contacts(${jose})`,
  "msdyn_IssueId_msdyn_ocliveworkitem@odata.bind": `/incidents(${jams})`,
});
dataverse.create("msdyn_ocliveworkitem", { subject: "Call", msdyn_channel: "192440000" });

const accountNames = async (filter: string): Promise<unknown[]> =>
  columnOf(await api.get(`accounts?$select=name&$orderby=name&$filter=${encodeURIComponent(filter)}`), "name");

describe("$filter", () => {
  test.each([
    ["name eq 'ADVENTURE works (sample)'", ["Adventure Works (sample)"]],
    ["name ne 'fabrikam, inc.'", ["Adventure Works (sample)", "Álpine Ski House"]],
    ["contains(name,'alpine')", ["Álpine Ski House"]],
    ["startswith(name,'álp')", ["Álpine Ski House"]],
    ["endswith(name,'INC.')", ["Fabrikam, Inc."]],
    ["not contains(name,'i') and revenue eq null", []],
    ["not contains(accountnumber,'x') and revenue eq null", ["Álpine Ski House"]],
    ["revenue gt 100 or name eq 'Álpine Ski House'", ["Adventure Works (sample)", "Álpine Ski House"]],
    ["revenue ge 100 and not (creditonhold eq true)", ["Fabrikam, Inc."]],
    ["creditonhold", ["Adventure Works (sample)"]],
    ["100 lt revenue", ["Adventure Works (sample)"]],
    ["revenue eq null", ["Álpine Ski House"]],
    ["revenue gt null", []],
    ["primarycontactid/fullname eq 'jose munoz'", ["Adventure Works (sample)"]],
    ["primarycontactid/fullname eq null", ["Álpine Ski House", "Fabrikam, Inc."]],
    [`_primarycontactid_value eq ${jose}`, ["Adventure Works (sample)"]],
    [`_primarycontactid_value eq '${jose.toUpperCase()}'`, ["Adventure Works (sample)"]],
    [`accountid eq ${fabrikam}`, ["Fabrikam, Inc."]],
    ["contact_customer_accounts/any(c:c/lastname eq 'o''hara')", ["Adventure Works (sample)"]],
    ["contact_customer_accounts/any()", ["Adventure Works (sample)"]],
    ["contact_customer_accounts/all(c:c/lastname ne 'Muñoz')", ["Álpine Ski House", "Fabrikam, Inc."]],
    [
      "contact_customer_accounts/any(c:c/lastname eq 'Muñoz' and name eq 'Adventure Works (sample)')",
      ["Adventure Works (sample)"],
    ],
    ["primarycontactid/incident_customer_contacts/any(i:i/prioritycode eq 1)", ["Adventure Works (sample)"]],
    ["contains(name,'a%works')", ["Adventure Works (sample)"]],
    ["startswith(name,'f_brikam')", ["Fabrikam, Inc."]],
    ["startswith(name,'[f-g]')", ["Fabrikam, Inc."]],
    ["contains(accountnumber,'[%][_]')", ["Fabrikam, Inc."]],
    ["contains(name,'')", ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."]],
    [
      "createdon ge 2026-03-18T10:30:00Z and createdon lt 2026-03-18T12:30:01+02:00",
      ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."],
    ],
    ["createdon gt 2026-03-18", ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."]],
    ["modifiedon eq createdon", ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."]],
    ["statecode eq 1", []],
  ])("%s", async (filter, expected) => {
    expect(await accountNames(filter)).toEqual(expected);
  });

  test("parameter aliases stand for values", async () => {
    const answer = await api.get("accounts?$select=name&$filter=contains(name,@p)&@p='fab'");
    expect(columnOf(answer, "name")).toEqual(["Fabrikam, Inc."]);
  });

  test("a polymorphic path finds only rows of its own table", async () => {
    const answer = await api.get("contacts?$select=fullname&$filter=parentcustomerid_contact/lastname eq 'O''Hara'");
    expect(columnOf(answer, "contactid")).toEqual([child]);
  });
});

describe("query functions", () => {
  test.each([
    [`In(PropertyName='name',PropertyValues=['fabrikam, INC.','x'])`, ["Fabrikam, Inc."]],
    [`In(PropertyName='customertypecode',PropertyValues=['3','4'])`, ["Adventure Works (sample)"]],
    [`NotIn(PropertyName='customertypecode',PropertyValues=['3'])`, ["Álpine Ski House", "Fabrikam, Inc."]],
    [`In(PropertyName='primarycontactid',PropertyValues=['${jose}'])`, ["Adventure Works (sample)"]],
    [`In(PropertyName='creditonhold',PropertyValues=['true'])`, ["Adventure Works (sample)"]],
    [`Between(PropertyName='numberofemployees',PropertyValues=['4000','5000'])`, ["Adventure Works (sample)"]],
    [`NotBetween(PropertyName='revenue',PropertyValues=['0','200'])`, ["Adventure Works (sample)"]],
    [`OnOrAfter(PropertyName='createdon',PropertyValue='2026-03-19')`, []],
    [`OnOrBefore(PropertyName='createdon',PropertyValue='2026-03-17')`, []],
    [
      `On(PropertyName='createdon',PropertyValue=2026-03-18)`,
      ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."],
    ],
    [
      `LastXDays(PropertyName='createdon',PropertyValue=1)`,
      ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."],
    ],
    [`NextXDays(PropertyName='overriddencreatedon',PropertyValue=1)`, []],
    [`OlderThanXMonths(PropertyName='createdon',PropertyValue=1)`, []],
    [`Yesterday(PropertyName='createdon')`, []],
    [`ThisWeek(PropertyName='createdon')`, ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."]],
    [`EqualUserId(PropertyName='ownerid')`, ["Adventure Works (sample)", "Álpine Ski House", "Fabrikam, Inc."]],
    [`NotEqualUserId(PropertyName='_ownerid_value')`, []],
  ])("%s", async (call, expected) => {
    expect(await accountNames(`Microsoft.Dynamics.CRM.${call}`)).toEqual(expected);
  });

  test.each([
    ["ContainValues", "['192340000']", ["Chat"]],
    ["ContainValues", "['192340000','192440000']", ["Call", "Chat"]],
    ["DoesNotContainValues", "['192340000']", ["Call"]],
  ])("%s %s", async (call, values, expected) => {
    const filter = `Microsoft.Dynamics.CRM.${call}(PropertyName='msdyn_channel',PropertyValues=${values})`;
    const answer = await api.get(`msdyn_ocliveworkitems?$orderby=subject&$filter=${encodeURIComponent(filter)}`);
    expect(columnOf(answer, "subject")).toEqual(expected);
  });
});

describe("$select, $orderby, $top, $count, paging", () => {
  test("only the selected columns come, with key and version", async () => {
    const [row] = rowsOf(
      await api.get(`contacts?$select=fullname,_parentcustomerid_value&$filter=contactid eq ${jose}`),
    );
    expect(row).toEqual({
      "@odata.etag": expect.stringMatching(/^W\/"\d+"$/) as string,
      contactid: jose,
      fullname: "José Muñoz",
      _parentcustomerid_value: adventureWorks,
    });
  });

  test("a single-valued navigation property in $select stands for its lookup", async () => {
    const [row] = rowsOf(await api.get("accounts?$select=primarycontactid&$filter=primarycontactid/contactid ne null"));
    expect(row).toHaveProperty("_primarycontactid_value", jose);
  });

  test("without $select every column comes", async () => {
    const { json } = await api.get(`accounts(${empty})`);
    expect(json).toMatchObject({
      name: "Álpine Ski House",
      revenue: null,
      statecode: 0,
      _primarycontactid_value: null,
    });
  });

  test("text sorts without regard to case and accents, several keys one after the other", async () => {
    const answer = await api.get("accounts?$select=name&$orderby=statecode asc,name desc");
    expect(columnOf(answer, "name")).toEqual(["Fabrikam, Inc.", "Álpine Ski House", "Adventure Works (sample)"]);
    const byContact = await api.get("accounts?$select=name&$orderby=primarycontactid/fullname desc,name");
    expect(columnOf(byContact, "name")[0]).toBe("Adventure Works (sample)");
  });

  test("$top cuts, $count counts what the filter lets through, on all pages", async () => {
    const answer = await api.get("accounts?$select=name&$top=1&$count=true&$filter=startswith(name,'a')");
    expect(rowsOf(answer)).toHaveLength(1);
    expect(answer.json).toMatchObject({ "@odata.count": 2 });
    expect(answer.json).not.toHaveProperty("@odata.nextLink");
    expect((await api.get("accounts/$count?$filter=contains(name,'works')")).text).toBe("1");
  });

  test("pages are linked until the last, with the same options", async () => {
    const names: unknown[] = [];
    let path: string | undefined = "accounts?$select=name&$orderby=name desc&$filter=name ne 'a b+c'";
    let pages = 0;
    while (path !== undefined) {
      const answer = await api.get(path, { Prefer: "odata.maxpagesize=2" });
      names.push(...columnOf(answer, "name"));
      expect(answer.headers.get("Preference-Applied")).toBe("odata.maxpagesize=2");
      const next = answer.json["@odata.nextLink"] as string | undefined;
      path = next?.replace("http://org.example/api/data/v9.2/", "");
      pages++;
    }
    expect(pages).toBe(2);
    expect(names).toEqual(["Fabrikam, Inc.", "Álpine Ski House", "Adventure Works (sample)"]);
  });

  test("the page size holds on the following pages, even when the header is gone", async () => {
    const first = await api.get("contacts?$select=fullname", { Prefer: "odata.maxpagesize=1" });
    const next = String(first.json["@odata.nextLink"]).replace("http://org.example/api/data/v9.2/", "");
    expect(rowsOf(await api.get(next))).toHaveLength(1);
  });
});

describe("$expand", () => {
  test("conversation with customer and case, nested, in one request", async () => {
    const { json } = await api.get(
      `msdyn_ocliveworkitems(${conversation})?$select=subject&$expand=` +
        "msdyn_customer_msdyn_ocliveworkitem_contact($select=fullname;$expand=parentcustomerid_account($select=name))," +
        "msdyn_customer_msdyn_ocliveworkitem_account($select=name)," +
        "msdyn_IssueId_msdyn_ocliveworkitem($select=title)",
    );
    expect(json).toMatchObject({
      msdyn_customer_msdyn_ocliveworkitem_contact: {
        fullname: "José Muñoz",
        parentcustomerid_account: { name: "Adventure Works (sample)", accountid: adventureWorks },
      },
      msdyn_customer_msdyn_ocliveworkitem_account: null,
      msdyn_IssueId_msdyn_ocliveworkitem: { title: "Printer jams" },
    });
  });

  test("collections with filter, order and top for each row", async () => {
    const answer = await api.get(
      "accounts?$select=name&$orderby=name&$expand=contact_customer_accounts($select=lastname;$filter=statecode eq 0;$orderby=lastname desc;$top=1)",
    );
    expect(columnOf(answer, "contact_customer_accounts")).toEqual([
      [expect.objectContaining({ lastname: "O'Hara", contactid: ann })],
      [],
      [],
    ]);
    const [first] = columnOf(answer, "contact_customer_accounts") as Record<string, unknown>[][];
    expect(Object.keys(first?.[0] ?? {}).sort()).toEqual(["@odata.etag", "contactid", "lastname"]);
  });

  test("a navigation property in the path leads to the related rows", async () => {
    const collection = await api.get(
      `accounts(${adventureWorks})/contact_customer_accounts?$select=lastname&$orderby=lastname`,
    );
    expect(columnOf(collection, "lastname")).toEqual(["Muñoz", "O'Hara"]);
    const single = await api.get(`accounts(${adventureWorks})/primarycontactid?$select=fullname`);
    expect(single.json).toMatchObject({ fullname: "José Muñoz" });
    expect((await api.get(`accounts(${fabrikam})/primarycontactid`)).status).toBe(204);
    expect((await api.get(`accounts(${adventureWorks})/name`)).json).toMatchObject({
      value: "Adventure Works (sample)",
    });
    expect((await api.get(`accounts(${noId})/contact_customer_accounts`)).status).toBe(404);
  });
});

describe("annotations", () => {
  test("formatted values of every kind", async () => {
    const { json } = await api.get(`accounts(${adventureWorks})`, everything);
    const formatted = (property: string): unknown => json[`${property}@OData.Community.Display.V1.FormattedValue`];
    expect(formatted("revenue")).toBe("$60,000.50");
    expect(formatted("numberofemployees")).toBe("4,300");
    expect(formatted("creditonhold")).toBe("Yes");
    expect(formatted("donotemail")).toBe("Allow");
    expect(formatted("customertypecode")).toBe("Customer");
    expect(formatted("statuscode")).toBe("Active");
    expect(formatted("createdon")).toBe("3/18/2026 10:30 AM");
    expect(formatted("_primarycontactid_value")).toBe("José Muñoz");
    expect(formatted("name")).toBeUndefined();
    const contact = await api.get(`contacts(${jose})`, everything);
    expect(contact.json["birthdate@OData.Community.Display.V1.FormattedValue"]).toBe("2/28/1990");
    expect(contact.json.birthdate).toBe("1990-02-28");
    const chat = await api.get(`msdyn_ocliveworkitems(${conversation})`, everything);
    expect(chat.json["msdyn_channel@OData.Community.Display.V1.FormattedValue"]).toBe("SMS; Live chat");
  });

  test("lookups name their table and navigation property", async () => {
    const { json } = await api.get(`incidents(${jams})?$select=_customerid_value`, everything);
    expect(json).toMatchObject({
      _customerid_value: jose,
      "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
      "_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty": "customerid_contact",
      "_customerid_value@OData.Community.Display.V1.FormattedValue": "José Muñoz",
    });
  });

  test("only the wanted annotations come, none unless asked for", async () => {
    const formatted = { Prefer: 'odata.include-annotations="OData.Community.*"' };
    const some = Object.keys((await api.get(`incidents(${jams})?$select=_customerid_value,statecode`, formatted)).json);
    expect(some.filter((key) => key.includes("lookuplogicalname"))).toEqual([]);
    expect(some.filter((key) => key.includes("FormattedValue"))).toHaveLength(2);
    const none = Object.keys((await api.get(`incidents(${jams})?$select=_customerid_value`)).json);
    expect(none.filter((key) => !key.startsWith("@") && key.includes("@"))).toEqual([]);
  });
});

test("as many conditions as Dataverse takes, and no more", async () => {
  const many = (count: number): string =>
    Array.from({ length: count }, (_, index) => `revenue eq ${index}`).join(" or ");
  expect((await api.get(`accounts?$filter=${many(500)}`)).status).toBe(200);
  const tooMany = await api.get(`accounts?$filter=${many(501)}`);
  expect(tooMany.status).toBe(400);
  expect(errorOf(tooMany).message).toMatch(/maximum limit of 500/);
});
