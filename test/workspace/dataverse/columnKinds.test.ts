import { loadSampleData, sampleIds } from "../../../workspace/data";
import { apiOf, everything, newDataverse, now, rowsOf } from "./api";

const dataverse = newDataverse();
loadSampleData(dataverse, now);
const api = apiOf(dataverse);
const { accountAdventureWorks, contactAlex, caseOpen } = sampleIds;
const paths: Readonly<Record<string, string>> = {
  account: `accounts(${accountAdventureWorks})`,
  contact: `contacts(${contactAlex})`,
  incident: `incidents(${caseOpen})`,
};

const formatted = "@OData.Community.Display.V1.FormattedValue";

describe("a column of each kind takes a value, keeps it and shows it", () => {
  it.each([
    ["account", "revenue", 61_234.565, 61_234.57, "$61,234.57"],
    ["account", "creditlimit", 0.5, 0.5, "$0.50"],
    ["account", "new_discount", 12.34567, 12.346, "12.346"],
    ["account", "numberofemployees", 4301, 4301, "4,301"],
    ["account", "websiteurl", "https://www.example.com/a b", "https://www.example.com/a b", undefined],
    ["account", "description", "one\r\ntwo", "one\r\ntwo", undefined],
    ["account", "industrycode", 7, 7, "Business Services"],
    ["account", "donotemail", true, true, "Do Not Allow"],
    ["contact", "birthdate", "1988-02-29", "1988-02-29", "2/29/1988"],
    ["contact", "preferredcontactmethodcode", 3, 3, "Phone"],
    ["contact", "new_interests", "100000003,100000000", "100000000,100000003", "Bicycles; Security"],
    ["incident", "followupby", "2026-03-20T12:00:00Z", "2026-03-20T12:00:00Z", "3/20/2026"],
    ["incident", "responseby", "2026-03-20T12:30:00+01:00", "2026-03-20T11:30:00Z", "3/20/2026 11:30 AM"],
    ["incident", "new_sitevisit", "2026-03-20T08:15:00Z", "2026-03-20T08:15:00Z", "3/20/2026 8:15 AM"],
  ])("%s.%s", async (table, column, given, kept, text) => {
    const path = paths[table] ?? "";
    const read = async () => (await api.get(`${path}?$select=${column}`, everything)).json;
    expect((await api.send("PATCH", path, { [column]: given })).status).toBe(204);
    const row = await read();
    expect([row[column], row[column + formatted]]).toEqual([kept, text]);
    await api.send("PATCH", path, { [column]: null });
    expect((await read())[column]).toBeNull();
  });
});

describe("money", () => {
  const currencies = async () => rowsOf(await api.get("transactioncurrencies?$orderby=isocurrencycode"));

  it("is shown with the symbol of the row's currency, also in lists and expanded rows", async () => {
    const [euro] = await currencies();
    expect(euro).toMatchObject({ isocurrencycode: "EUR", currencysymbol: "€", currencyprecision: 2 });
    await api.send("PATCH", paths.account ?? "", {
      revenue: 1234.5,
      "transactioncurrencyid@odata.bind": `/transactioncurrencies(${String(euro?.transactioncurrencyid)})`,
    });
    const one = await api.get(`${paths.account}?$select=revenue,exchangerate`, everything);
    expect(one.json).toMatchObject({ [`revenue${formatted}`]: "€1,234.50", exchangerate: 0.92 });
    expect(one.json).not.toHaveProperty("_transactioncurrencyid_value");
    const expand = "parentcustomerid_account($select=revenue)";
    const expanded = await api.get(`${paths.contact}?$select=fullname&$expand=${expand}`, everything);
    expect(expanded.json.parentcustomerid_account).toMatchObject({ [`revenue${formatted}`]: "€1,234.50" });
    const list = rowsOf(
      await api.get("accounts?$select=revenue&$filter=revenue eq 1234.5 or revenue eq 80000", everything),
    );
    expect(list.map((row) => row[`revenue${formatted}`]).sort()).toEqual(["$80,000.00", "€1,234.50"]);
  });

  it("is in the organisation's own where the row names no currency", async () => {
    await api.send("PATCH", paths.account ?? "", { revenue: 5, "transactioncurrencyid@odata.bind": null });
    const { json } = await api.get(`${paths.account}?$select=revenue,exchangerate`, everything);
    expect(json).toMatchObject({ [`revenue${formatted}`]: "$5.00", exchangerate: null });
  });
});

describe("an update", () => {
  it("of a column that is not valid for update resolves and leaves its value", async () => {
    const before = dataverse.retrieve("incident", caseOpen);
    const answer = await api.send("PATCH", paths.incident ?? "", {
      escalatedon: "2020-01-01T00:00:00Z",
      exchangerate: 7,
    });
    expect(answer.status).toBe(204);
    const { escalatedon, exchangerate } = dataverse.retrieve("incident", caseOpen);
    expect([escalatedon, exchangerate]).toEqual([before.escalatedon, before.exchangerate]);
  });

  it("sets a lookup by the navigation property of the table it leads to, and empties it by null under either name", async () => {
    const path = paths.contact ?? "";
    const company = async () => (await api.get(`${path}?$select=_parentcustomerid_value`)).json._parentcustomerid_value;
    for (const empty of ["parentcustomerid_account@odata.bind", "parentcustomerid_account"]) {
      const bind = { "parentcustomerid_account@odata.bind": `/accounts(${accountAdventureWorks})` };
      expect((await api.send("PATCH", path, bind)).status).toBe(204);
      expect(await company()).toBe(accountAdventureWorks);
      expect((await api.send("PATCH", path, { [empty]: null })).status).toBe(204);
      expect(await company()).toBeNull();
    }
  });

  it("raises versionnumber, which every table has", async () => {
    for (const table of dataverse.schema.tables) {
      const { entitySetName } = table.definition;
      const [row] = rowsOf(await api.get(`${entitySetName}?$select=versionnumber&$top=1`));
      if (!row) throw new Error(`There is no sample row of ${table.logicalName}.`);
      const path = `${entitySetName}(${String(row[table.primaryId])})`;
      expect([entitySetName, (await api.send("PATCH", path, {})).status]).toEqual([entitySetName, 204]);
      const after = (await api.get(`${path}?$select=versionnumber`)).json.versionnumber;
      expect(Number(after)).toBeGreaterThan(Number(row.versionnumber));
    }
  });
});

test("the metadata say what the kinds of columns take", async () => {
  const column = async (table: string, name: string) =>
    (await api.get(`EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${name}')`)).json;
  expect(await column("account", "new_discount")).toMatchObject({ MinValue: 0, MaxValue: 100, Precision: 3 });
  expect(await column("account", "telephone1")).toMatchObject({ Format: "Phone", MaxLength: 50 });
  expect(await column("account", "websiteurl")).toMatchObject({ Format: "Url" });
  const dates = await Promise.all(
    [
      ["contact", "birthdate"],
      ["incident", "followupby"],
      ["incident", "responseby"],
      ["incident", "new_sitevisit"],
    ].map(([table = "", name = ""]) => column(table, name)),
  );
  expect(dates.map(({ Format, DateTimeBehavior }) => [Format, DateTimeBehavior])).toEqual([
    ["DateOnly", { Value: "DateOnly" }],
    ["DateOnly", { Value: "UserLocal" }],
    ["DateAndTime", { Value: "UserLocal" }],
    ["DateAndTime", { Value: "TimeZoneIndependent" }],
  ]);
  const cast = "Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet";
  const path = "EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='prioritycode')";
  const { OptionSet } = (await api.get(`${path}/${cast}`)).json as { OptionSet: { Options: { Color: string }[] } };
  expect(OptionSet.Options.map(({ Color }) => Color)).toEqual(["#A4262C", "#0078D4", "#605E5C"]);
});

test("a control can ask what an update may set, and by which names lookups are bound", async () => {
  const root = "EntityDefinitions(LogicalName='incident')";
  const attributes = rowsOf(await api.get(`${root}/Attributes?$select=LogicalName,IsValidForUpdate,IsValidForRead`));
  const told = (name: string) => attributes.find(({ LogicalName }) => LogicalName === name);
  expect(told("title")).toMatchObject({ IsValidForUpdate: true, IsValidForRead: true });
  for (const name of ["incidentid", "escalatedon", "createdon", "versionnumber", "exchangerate"]) {
    expect(told(name)).toMatchObject({ IsValidForUpdate: false, IsValidForRead: true });
  }
  const select = "ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName";
  const relationships = rowsOf(await api.get(`${root}/ManyToOneRelationships?$select=${select}`));
  const of = (name: string) =>
    relationships
      .filter(({ ReferencingAttribute }) => ReferencingAttribute === name)
      .map((row) => [row.ReferencedEntity, row.ReferencingEntityNavigationPropertyName]);
  expect(of("customerid")).toEqual([
    ["account", "customerid_account"],
    ["contact", "customerid_contact"],
  ]);
  expect(of("transactioncurrencyid")).toEqual([["transactioncurrency", "transactioncurrencyid"]]);
});
