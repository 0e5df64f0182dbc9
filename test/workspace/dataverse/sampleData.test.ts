import { loadSampleData, sampleIds } from "../../../workspace/data";
import { choicesOf } from "../../../workspace/dataverse/columnTypes";
import type { Dataverse } from "../../../workspace/dataverse";
import { compare, joined } from "../../../workspace/dataverse/query/buildFilter";
import type { Query } from "../../../workspace/dataverse/query/query";
import { newDataverse, now } from "./api";

const dataverse = newDataverse();
loadSampleData(dataverse, now);

type Row = Record<string, unknown>;
const all = (table: string, query: Query = {}): Row[] => dataverse.retrieveMultiple(table, query).entities;

test("there is enough of everything", () => {
  expect(all("account").length).toBeGreaterThanOrEqual(25);
  expect(all("contact").length).toBeGreaterThanOrEqual(60);
  expect(all("incident").length).toBeGreaterThanOrEqual(35);
  expect(all("msdyn_ocliveworkitem").length).toBeGreaterThanOrEqual(14);
  expect(all("knowledgearticle").length).toBeGreaterThanOrEqual(8);
});

test.each([
  ["incident", "prioritycode", []],
  ["incident", "statuscode", []],
  ["msdyn_ocliveworkitem", "statuscode", [6, 7]],
  ["knowledgearticle", "isinternal", []],
])("%s shows every %s that agents meet", (table, column, internal: number[]) => {
  const definition = dataverse.schema.table(table);
  const wanted = choicesOf(definition.definition, definition.column(column))
    .map((choice) => choice.value)
    .filter((value) => !internal.includes(value));
  const used = new Set(all(table).map((row) => row[column]));
  expect(wanted.filter((value) => !used.has(value))).toEqual([]);
});

test("the rows that others rely on are what their names say", () => {
  const conversation = (id: string): Row =>
    dataverse.retrieve("msdyn_ocliveworkitem", id, {
      expand: ["msdyn_customer_msdyn_ocliveworkitem_contact", "msdyn_IssueId_msdyn_ocliveworkitem"].map(
        (navigation) => ({ navigation, reference: false, query: {} }),
      ),
    });
  const linked = conversation(sampleIds.conversationLinked);
  expect(linked).toMatchObject({
    statuscode: 2,
    _msdyn_customer_value: sampleIds.contactAlex,
    _msdyn_issueid_value: sampleIds.caseOpen,
    _msdyn_activeagentid_value: sampleIds.currentUser,
    _createdby_value: sampleIds.currentUser,
    "_createdby_value@OData.Community.Display.V1.FormattedValue": "Jamie Reding",
    msdyn_customer_msdyn_ocliveworkitem_contact: { _parentcustomerid_value: sampleIds.accountAdventureWorks },
    msdyn_IssueId_msdyn_ocliveworkitem: { title: "Printer jams on tray 2", statecode: 0 },
    "msdyn_channel@OData.Community.Display.V1.FormattedValue": "Live chat",
  });
  expect(conversation(sampleIds.conversationUnknown)).toMatchObject({
    statuscode: 2,
    _msdyn_customer_value: null,
    _msdyn_issueid_value: null,
  });
  expect(conversation(sampleIds.conversationMismatch)).toMatchObject({
    _msdyn_customer_value: sampleIds.contactAlex,
    msdyn_IssueId_msdyn_ocliveworkitem: { _customerid_value: sampleIds.accountFabrikam },
  });
  const statuses = (["Open", "Waiting", "Closed", "WrapUp"] as const).map(
    (name) => conversation(sampleIds[`conversation${name}`]).statuscode,
  );
  expect(statuses).toEqual([1, 3, 4, 5]);
  expect(dataverse.retrieve("systemuser", sampleIds.currentUser).fullname).toBe("Jamie Reding");
  expect(dataverse.retrieve("incident", sampleIds.caseResolved).statecode).toBe(1);
});

test("the answers of the unknown visitor match two contacts", () => {
  const answers = all("msdyn_ocliveworkitemcontextitem", {
    filter: compare("_msdyn_ocliveworkitemid_value", "eq", sampleIds.conversationUnknown),
  });
  const answer = (name: string): string => String(answers.find((row) => row.msdyn_name === name)?.msdyn_value);
  const byEmail = all("contact", { filter: compare("emailaddress1", "eq", answer("Email")) }).map(
    (row) => row.contactid,
  );
  expect(byEmail).toEqual([sampleIds.contactNancyAdventureWorks]);
  const digits = answer("Phone").replace(/\D/g, "").slice(-10);
  const byPhone = all("contact").filter((row) => String(row.mobilephone).replace(/\D/g, "").endsWith(digits));
  expect(byPhone.map((row) => row.contactid)).toEqual([sampleIds.contactNancyNorthwind]);
});

test("every id stands for a row", () => {
  const missing = Object.entries(sampleIds).filter(
    ([, id]) => !dataverse.schema.tables.some((table) => dataverse.exists(table.logicalName, id)),
  );
  expect(missing).toEqual([]);
});

test("quick find views tell which columns a search covers", () => {
  const filter = joined("and", [compare("returnedtypecode", "eq", "contact"), compare("querytype", "eq", 4)]);
  const [view] = all("savedquery", { select: ["fetchxml"], filter });
  expect(view?.fetchxml).toMatch(/isquickfindfields="1".*attribute="emailaddress1"/s);
});

test("dates lie around the given time, ids do not depend on it", () => {
  const later: Dataverse = newDataverse();
  loadSampleData(later, new Date("2030-01-01T00:00:00Z"));
  const created = (of: Dataverse): unknown =>
    of.retrieve("msdyn_ocliveworkitem", sampleIds.conversationLinked).createdon;
  expect(created(dataverse)).toBe("2026-03-18T10:18:00Z");
  expect(created(later)).toBe("2029-12-31T23:48:00Z");
  const future = all("incident").filter((row) => String(row.createdon) > now.toISOString());
  expect(future).toEqual([]);
});

test("nobody real: e-mail addresses and phone numbers are those kept for fiction", () => {
  for (const row of [...all("contact"), ...all("account")]) {
    for (const column of ["emailaddress1", "telephone1", "mobilephone"]) {
      const value = row[column];
      if (typeof value === "string")
        expect(value).toMatch(column === "emailaddress1" ? /\.example$/ : /555[-. ]01\d\d$/);
    }
  }
});
