import { apiOf, errorOf, newDataverse, noId } from "./api";

const dataverse = newDataverse();
const api = apiOf(dataverse);
const account = dataverse.create("account", { name: "Fabrikam" });
const contact = dataverse.create("contact", { lastname: "Lee" });

const noProperty = (property: string, table = "account"): string =>
  `Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${table}'.`;

describe("reading", () => {
  test.each<[string, number, string, string | RegExp]>([
    ["nothings", 404, "0x8006088a", "Resource not found for the segment 'nothings'."],
    ["Accounts", 404, "0x8006088a", "Resource not found for the segment 'Accounts'."],
    ["", 400, "0x80060888", /Syntax error/],
    [`accounts(${noId})`, 404, "0x80040217", `Entity 'Account' With Id = ${noId} Does Not Exist`],
    ["accounts(123)", 400, "0x80060888", /not a GUID/],
    ["accounts(nonsense)", 400, "0x80060888", "Syntax error at position 18 in '/accounts(nonsense)'."],
    ["accounts('nonsense')", 404, "0x80040217", /nonsense/],
    ["accounts(accountnumber='A')", 501, "0x80040224", /alternate keys/],
    [`accounts(${account})/nothing`, 404, "0x8006088a", /'nothing'/],
    [`accounts(${account})/name/more`, 404, "0x8006088a", /'more'/],
    ["accounts/nothing", 404, "0x8006088a", /'nothing'/],
    ["%E0%A4%A", 400, "0x80060888", /percent-encoded/],
    ["$batch", 501, "0x80040224", /\$batch/],
    ["accounts?$select=nope", 400, "0x80060888", noProperty("nope")],
    ["accounts?$select=Name", 400, "0x80060888", noProperty("Name")],
    ["incidents?$select=customerid", 400, "0x80060888", noProperty("customerid", "incident")],
    ["accounts?$select=", 400, "0x80060888", /Syntax error at position 0/],
    ["accounts?$select=name,", 400, "0x80060888", "Syntax error at position 5 in 'name,'."],
    ["accounts?$filter=nope eq 1", 400, "0x80060888", noProperty("nope")],
    ["accounts?$filter=primarycontactid/nope eq 1", 400, "0x80060888", noProperty("nope", "contact")],
    ["accounts?$filter=nope/fullname eq 'x'", 400, "0x80060888", noProperty("nope")],
    ["accounts?$filter=contact_customer_accounts/lastname eq 'x'", 400, "0x80060888", /needs any\(\) or all\(\)/],
    ["accounts?$filter=nope/any(n:n/name eq 'x')", 400, "0x80060888", noProperty("nope")],
    ["accounts?$filter=name eq", 400, "0x80060888", "Syntax error at position 7 in 'name eq'."],
    ["accounts?$filter=name eq 'x", 400, "0x80060888", /Syntax error/],
    ["accounts?$filter=(name eq 'x'", 400, "0x80060888", /Syntax error/],
    ["accounts?$filter=name == 'x'", 400, "0x80060888", /Syntax error/],
    ["accounts?$filter=name", 400, "0x80060888", /single boolean value/],
    ["accounts?$filter=1 eq 1", 400, "0x80060888", /must name a column/],
    ["accounts?$filter=name eq 1", 400, "0x80060888", /'Edm.String' and 'Edm.Int32' for operator kind 'Equal'/],
    [
      "accounts?$filter=revenue gt 'x'",
      400,
      "0x80060888",
      /'Edm.Decimal' and 'Edm.String' for operator kind 'GreaterThan'/,
    ],
    ["accounts?$filter=accountid eq 'x'", 400, "0x80060888", /'Edm.Guid' and 'Edm.String'/],
    ["accounts?$filter=createdon gt 2026-02-31", 400, "0x80060888", /'Edm.DateTimeOffset' and 'Edm.Date'/],
    ["accounts?$filter=creditonhold eq 1", 400, "0x80060888", /'Edm.Boolean'/],
    ["accounts?$filter=name eq revenue", 400, "0x80060888", /'Edm.String' and 'Edm.Decimal'/],
    ["accounts?$filter=contains(revenue,'1')", 400, "0x80060888", /No function signature/],
    ["accounts?$filter=contains(name)", 400, "0x80060888", /No function signature/],
    ["accounts?$filter=tolower(name)", 400, "0x80060888", /unknown function with name 'tolower'/],
    ["accounts?$filter=name eq @p", 400, "0x80060888", /'@p' has no value/],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.Above(PropertyName='accountid')",
      400,
      "0x80060888",
      /'Microsoft.Dynamics.CRM.Above' is not known/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='nope',PropertyValues=['1'])",
      400,
      "0x80060888",
      noProperty("nope"),
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='name')",
      400,
      "0x80060888",
      /needs the parameter PropertyValues/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyValues=['1'])",
      400,
      "0x80060888",
      /needs the parameter PropertyName/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='revenue',PropertyValues=['x'])",
      400,
      "0x80060888",
      /'x' of In does not fit/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=-1)",
      400,
      "0x80060888",
      /whole number above 0/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName='name',PropertyValue=1)",
      400,
      "0x80060888",
      /not a date/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='x')",
      400,
      "0x80060888",
      /a date/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.Between(PropertyName='revenue',PropertyValues=['1'])",
      400,
      "0x80060888",
      /two values/,
    ],
    [
      "accounts?$filter=Microsoft.Dynamics.CRM.ContainValues(PropertyName='statuscode',PropertyValues=['1'])",
      400,
      "0x80060888",
      /multi-select/,
    ],
    [
      `accounts?$filter=${"(".repeat(3000)}name eq 'x'${")".repeat(3000)}`,
      400,
      "0x80060888",
      /nested too deeply|Syntax error/,
    ],
    [
      `accounts?$filter=${"not (".repeat(900)}name eq 'x'${")".repeat(900)}`,
      400,
      "0x80060888",
      /nested too deeply: more than 25 levels/,
    ],
    ["accounts?$orderby=nope", 400, "0x80060888", noProperty("nope")],
    ["accounts?$orderby=name sideways", 400, "0x80060888", /Syntax error at position/],
    ["accounts?$expand=nope", 400, "0x80060888", noProperty("nope")],
    ["accounts?$expand=primarycontactid($select=nope)", 400, "0x80060888", noProperty("nope", "contact")],
    ["accounts?$expand=primarycontactid($filter=statecode eq 0)", 400, "0x80060888", /needs a collection-valued/],
    ["accounts?$expand=primarycontactid($levels=2)", 501, "0x80040224", /\$levels/],
    ["accounts?$expand=primarycontactid/$ref", 501, "0x80040224", /\$ref/],
    ["accounts?$expand=contact_customer_accounts($filter=nope eq 1)", 400, "0x80060888", noProperty("nope", "contact")],
    ["accounts?$expand=primarycontactid(", 400, "0x80060888", /Syntax error/],
    ["accounts?$top=x", 400, "0x80060888", "Syntax error at position 0 in 'x'."],
    ["accounts?$top=0", 400, "0x80060888", /'0' for \$top/],
    ["accounts?$top=-1", 400, "0x80060888", /Syntax error/],
    ["accounts?$count=maybe", 400, "0x80060888", /Syntax error/],
    ["accounts?$skip=5", 400, "0x80060888", "Skip Clause is not supported in CRM"],
    ["accounts?$skiptoken=abc", 400, "0x80060888", /skiptoken is malformed/],
    ["accounts?$apply=aggregate(revenue with sum as total)", 501, "0x80040224", /\$apply/],
    ["accounts?fetchXml=x", 501, "0x80040224", /fetchXml/],
    ["accounts?$nope=1", 400, "0x80060888", "The query parameter '$nope' is not supported."],
    ["accounts?select=name", 400, "0x80060888", "The query parameter 'select' is not supported."],
    ["accounts?$top=1&$top=2", 400, "0x80060888", /more than once/],
    [`accounts(${account})?$filter=name eq 'x'`, 400, "0x80060888", /Only \$select and \$expand/],
  ])("GET %s: %d %s", async (path, status, code, message) => {
    const answer = await api.get(path);
    const error = errorOf(answer);
    expect({ status: answer.status, code: error.code }).toEqual({ status, code });
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
  });

  test("a query that is not deep, but too large for one statement", async () => {
    let filter = Array.from({ length: 450 }, () => "name eq 'x'").join(" or ");
    for (const level of ["a", "b", "c"]) {
      const related = "primarycontactid/parentcustomerid_account/contact_customer_accounts";
      filter = `${related}/any(${level}:${level}/statecode eq 0 and (${filter}))`;
    }
    const answer = await api.get(`accounts?$filter=${filter}`);
    expect([answer.status, errorOf(answer).message]).toEqual([400, expect.stringContaining("too large")]);
  });

  test("a page size that is none", async () => {
    const answer = await api.get("accounts", { Prefer: "odata.maxpagesize=many" });
    expect([answer.status, errorOf(answer).message]).toEqual([400, expect.stringContaining("'many'")]);
  });

  test("a method that the resource does not take", async () => {
    for (const [method, path] of [
      ["PUT", "accounts"],
      ["POST", `accounts(${account})`],
      ["POST", "WhoAmI"],
      ["PATCH", "EntityDefinitions(LogicalName='account')"],
      ["POST", `accounts(${account})/name`],
    ] as const) {
      const answer = await api.send(method, path, {});
      expect([answer.status, errorOf(answer).message]).toEqual([405, expect.stringContaining(`'${method}'`)]);
    }
  });
});

describe("writing", () => {
  const lastname = "Lee";
  test.each<[string, string, unknown, number, string, string | RegExp]>([
    ["broken JSON", "contacts", "{", 400, "0x80048d19", /The body is not JSON/],
    ["no object", "contacts", "[1]", 400, "0x80048d19", /must be a JSON object/],
    ["no body", "contacts", "", 400, "0x80048d19", /The body is not JSON/],
    [
      "unknown column",
      "contacts",
      { lastname, nope: 1 },
      400,
      "0x80048d19",
      /Invalid property 'nope' was found in entity 'Microsoft.Dynamics.CRM.contact'/,
    ],
    [
      "unknown bind",
      "contacts",
      { "nope@odata.bind": "/accounts(1)" },
      400,
      "0x80048d19",
      /undeclared property 'nope'/,
    ],
    [
      "logical name as bind",
      "incidents",
      { "customerid@odata.bind": `/accounts(${account})` },
      400,
      "0x80048d19",
      /undeclared property 'customerid'/,
    ],
    [
      "lookup by value",
      "incidents",
      { _customerid_value: account },
      400,
      "0x80060888",
      /CRM do not support direct update of Entity Reference properties/,
    ],
    [
      "bind to a missing row",
      "contacts",
      { lastname, "parentcustomerid_account@odata.bind": `/accounts(${noId})` },
      404,
      "0x80040217",
      `Entity 'Account' With Id = ${noId} Does Not Exist`,
    ],
    [
      "bind to another set",
      "contacts",
      { lastname, "parentcustomerid_account@odata.bind": `/contacts(${contact})` },
      400,
      "0x80048d19",
      /names no record/,
    ],
    [
      "bind to nonsense",
      "contacts",
      { lastname, "parentcustomerid_account@odata.bind": "nonsense(" },
      400,
      "0x80048d19",
      /names no record/,
    ],
    [
      "bind to a number",
      "contacts",
      { lastname, "parentcustomerid_account@odata.bind": 5 },
      400,
      "0x80048d19",
      /names no record/,
    ],
    [
      "two customers",
      "incidents",
      {
        title: "A",
        "customerid_account@odata.bind": `/accounts(${account})`,
        "customerid_contact@odata.bind": `/contacts(${contact})`,
      },
      400,
      "0x80048d19",
      /given twice/,
    ],
    [
      "related row inside",
      "accounts",
      { name: "A", primarycontactid: { lastname } },
      501,
      "0x80040224",
      /related rows/,
    ],
    [
      "related rows inside",
      "accounts",
      { name: "A", contact_customer_accounts: [] },
      501,
      "0x80040224",
      /related rows/,
    ],
    [
      "text for a number",
      "accounts",
      { name: "A", revenue: "12" },
      400,
      "0x80048d19",
      /'12' to the expected type 'Edm.Decimal'/,
    ],
    ["number for a text", "accounts", { name: 12 }, 400, "0x80048d19", /'12' to the expected type 'Edm.String'/],
    ["fraction for a whole number", "accounts", { numberofemployees: 1.5 }, 400, "0x80048d19", /Edm.Int32/],
    ["text for yes or no", "accounts", { creditonhold: "true" }, 400, "0x80048d19", /Edm.Boolean/],
    [
      "no date",
      "contacts",
      { lastname, birthdate: "soon" },
      400,
      "0x80048d19",
      /'soon' to the expected type 'Edm.Date'/,
    ],
    ["no such day", "contacts", { lastname, birthdate: "2025-02-29" }, 400, "0x80048d19", /Edm.Date/],
    ["no GUID", "contacts", { contactid: "x", lastname }, 400, "0x80048d19", /Edm.Guid/],
    ["no multi-select", "msdyn_ocliveworkitems", { msdyn_channel: "a,b" }, 400, "0x80048d19", /Edm.String/],
    [
      "unknown choice",
      "accounts",
      { customertypecode: 99 },
      400,
      "0x8004431a",
      /value 99 of 'customertypecode' on record of type 'account' is outside the valid range. Accepted Values: 1,2/,
    ],
    [
      "unknown channel",
      "msdyn_ocliveworkitems",
      { msdyn_channel: "1" },
      400,
      "0x8004431a",
      /value 1 of 'msdyn_channel'/,
    ],
    [
      "money out of range",
      "accounts",
      { revenue: -1 },
      400,
      "0x80044330",
      "A validation error occurred for account.revenue. The value -1 of type Microsoft.Xrm.Sdk.Money is outside the valid range(0 to 100000000000000).",
    ],
    ["a fraction out of range", "accounts", { new_discount: 100.5 }, 400, "0x80044330", /100.5 of type System.Decimal/],
    [
      "a whole number out of range",
      "accounts",
      { numberofemployees: -1 },
      400,
      "0x8004432f",
      /System.Int32.*\(0 to 1000000000\)/,
    ],
    ["a day with a time", "contacts", { lastname, birthdate: "2025-02-28T00:00:00Z" }, 400, "0x80048d19", /Edm.Date'/],
    ["an unknown interest", "contacts", { lastname, new_interests: "100000000,7" }, 400, "0x8004431a", /value 7 of/],
    [
      "too long",
      "accounts",
      { name: "x".repeat(161) },
      400,
      "0x80044331",
      "A validation error occurred. The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '160'.",
    ],
    ["no customer", "incidents", { title: "A" }, 400, "0x80040203", "You should specify a parent contact or account."],
    ["no view name", "savedqueries", { querytype: 4 }, 400, "0x80040203", "Attribute 'name' cannot be NULL"],
    [
      "id in use",
      "contacts",
      { contactid: contact, lastname },
      412,
      "0x80040237",
      "A record with matching key values already exists.",
    ],
    ["unknown table", "nothings", {}, 404, "0x8006088a", /nothings/],
    [
      "reason of another status",
      "contacts",
      { lastname, statuscode: 2 },
      400,
      "0x80048408",
      "2 is not a valid status code for state code ContactState.Active on contact.",
    ],
  ])("POST with %s", async (_, set, body, status, code, message) => {
    const before = ["account", "contact", "incident"].map((table) => dataverse.count(table));
    const answer = await api.send("POST", set, body);
    const error = errorOf(answer);
    expect({ status: answer.status, code: error.code }).toEqual({ status, code });
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(["account", "contact", "incident"].map((table) => dataverse.count(table))).toEqual(before);
  });

  test("a refused update leaves the row as it was", async () => {
    const before = dataverse.retrieve("account", account);
    for (const body of [
      { name: "Changed", revenue: "x" },
      { name: "Changed", "primarycontactid@odata.bind": `/contacts(${noId})` },
      { name: "Changed", statuscode: 2 },
      { name: "Changed", accountid: noId },
    ]) {
      expect((await api.send("PATCH", `accounts(${account})`, body)).status).toBeGreaterThanOrEqual(400);
    }
    expect(dataverse.retrieve("account", account)).toEqual(before);
  });

  test("a required lookup cannot be emptied", async () => {
    const id = dataverse.create("incident", { title: "A", "customerid_account@odata.bind": `/accounts(${account})` });
    const answer = await api.send("PATCH", `incidents(${id})`, { "customerid_account@odata.bind": null });
    expect([answer.status, errorOf(answer).message]).toEqual([400, "You should specify a parent contact or account."]);
  });

  test("a reference to remove must be single-valued", async () => {
    const answer = await api.send("DELETE", `accounts(${account})/contact_customer_accounts/$ref`);
    expect(answer.status).toBe(501);
  });
});
