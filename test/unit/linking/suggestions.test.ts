import { HostFailure, type FailureKind } from "../../../LinkedRecordsControl/base/failure";
import type { EntityReference } from "../../../LinkedRecordsControl/base/record";
import { readClues, cluesOf, type Clues } from "../../../LinkedRecordsControl/linking/clues";
import type { Conversation } from "../../../LinkedRecordsControl/linking/conversation";
import { ConversationHints } from "../../../LinkedRecordsControl/linking/hints";
import { findMismatch, needsCompany } from "../../../LinkedRecordsControl/linking/mismatch";
import {
  cluesQuery,
  reasonsOf,
  suggestCases,
  suggestCustomers,
} from "../../../LinkedRecordsControl/linking/suggestions";
import type { RecordCard } from "../../../LinkedRecordsControl/records/card";
import { FakeProduct, reference } from "../../support/fakeProduct";

const noClues = cluesOf([]);
const clues: Clues = {
  ...noClues,
  email: ["alex@adventure-works.example"],
  phone: ["+1 (425) 555-0100"],
  accountNumber: ["AC-42"],
  caseNumber: ["CAS-01044"],
};

describe("customers are suggested", () => {
  test("by every column that can tell who it is, active ones only", () => {
    const query = decodeURIComponent(cluesQuery("contact", clues) ?? "");
    expect(query).toContain("$filter=statecode eq 0 and (emailaddress1 eq 'alex@adventure-works.example' or");
    expect(query).toContain("contains(mobilephone,'5%5%5%0%1%0%0')");
    expect(query).not.toContain("accountnumber");
    expect(decodeURIComponent(cluesQuery("account", clues) ?? "")).toContain("accountnumber eq 'AC-42'");
    expect(decodeURIComponent(cluesQuery("incident", clues) ?? "")).toContain("startswith(ticketnumber,'CAS-01044')");
    expect(cluesQuery("contact", noClues)).toBeUndefined();
    expect(cluesQuery("incident", { ...clues, caseNumber: [] })).toBeUndefined();
  });

  test.each([
    [{ emailaddress2: "ALEX@adventure-works.example" }, ["email"]],
    [{ telephone1: "425.555.0100" }, ["phone"]],
    [{ telephone1: "425.555.0100", emailaddress1: "alex@adventure-works.example" }, ["email", "phone"]],
    [{ telephone1: "5 55 01 00 99" }, []],
    [{}, []],
  ])("with every reason, the strongest first: %j by %s", (row, reasons) => {
    expect(reasonsOf("contact", row, clues)).toEqual(reasons);
  });

  test("with the reason of accounts and cases", () => {
    expect(reasonsOf("account", { accountnumber: "ac-42" }, clues)).toEqual(["accountNumber"]);
    expect(reasonsOf("incident", { ticketnumber: "CAS-01044-K2M4X8" }, clues)).toEqual(["caseNumber"]);
    expect(reasonsOf("incident", { ticketnumber: "CAS-0104" }, clues)).toEqual([]);
  });

  test("the customer of the case first, then e-mail before phone, each once, at most five", async () => {
    const product = new FakeProduct();
    product.found.contact = [
      { contactid: "c9", fullname: "Same phone", mobilephone: "4255550100" },
      { contactid: "c1", fullname: "Alex Vargas", emailaddress1: "alex@adventure-works.example" },
      { contactid: "c8", fullname: "By accident", mobilephone: "555010099" },
    ];
    product.found.account = [
      { accountid: "a1", name: "Fabrikam, Inc.", accountnumber: "AC-42" },
      ...["a5", "a6", "a7"].map((id) => ({ accountid: id, name: id, telephone1: "+14255550100" })),
    ];
    const found = await suggestCustomers(product, clues, reference("account", "a1"));
    expect(found.map(({ id, reasons }) => `${id} ${reasons.join("+")}`)).toEqual([
      "a1 customerOfCase+accountNumber",
      "c1 email",
      "c9 phone",
      "a5 phone",
      "a6 phone",
    ]);
    expect(found[0]?.details).toEqual([]);
  });

  test("those that share more before those that share less", async () => {
    const product = new FakeProduct();
    const emailaddress1 = "alex@adventure-works.example";
    product.found.contact = [
      { contactid: "c8", fullname: "By e-mail", emailaddress1 },
      { contactid: "c9", fullname: "By both", emailaddress1, mobilephone: "4255550100" },
    ];
    product.found.account = [];
    const found = await suggestCustomers(product, clues, undefined);
    expect(found.map(({ id, reasons }) => `${id} ${reasons.join("+")}`)).toEqual(["c9 email+phone", "c8 email"]);
  });

  test("the customer of the case with company and e-mail, as far as they may be read", async () => {
    const product = new FakeProduct();
    const ofCase = reference("contact", "c1");
    expect(await suggestCustomers(product, noClues, ofCase)).toMatchObject([
      { name: "Alex Vargas", details: ["alex@adventure-works.example"], reasons: ["customerOfCase"] },
    ]);
    product.failReads = new HostFailure("forbidden", "");
    expect(await suggestCustomers(product, noClues, ofCase)).toMatchObject([{ name: "Alex Vargas", details: [] }]);
  });

  test("without the one who is linked, where another one is wanted", async () => {
    const product = new FakeProduct();
    const alex = reference("contact", "c1");
    product.found.contact = [{ contactid: "c1", fullname: "Alex Vargas", mobilephone: "4255550100" }];
    product.found.account = [];
    expect(await suggestCustomers(product, clues, alex, alex)).toEqual([]);
    product.found.incident = [{ incidentid: "i1", title: "Printer jams", ticketnumber: "CAS-01044" }];
    expect(await suggestCases(product, clues, alex, reference("incident", "i1"))).toEqual([]);
  });

  test("of the tables that the user may read; any other failure is one", async () => {
    const product = new FakeProduct();
    product.found.account = [{ accountid: "a1", name: "Fabrikam, Inc.", accountnumber: "AC-42" }];
    const retrieveMultiple = product.retrieveMultiple.bind(product);
    let kind: FailureKind = "forbidden";
    product.retrieveMultiple = (table, query) =>
      table === "contact" ? Promise.reject(new HostFailure(kind, "")) : retrieveMultiple(table, query);
    expect(await suggestCustomers(product, clues, undefined)).toMatchObject([{ id: "a1" }]);
    kind = "offline";
    await expect(suggestCustomers(product, clues, undefined)).rejects.toMatchObject({ kind });
  });

  test("without asking where nothing is known, and never a record that cannot be linked", async () => {
    const product = new FakeProduct();
    expect(await suggestCustomers(product, noClues, { entityType: "lead", id: "l1", name: "" })).toEqual([]);
    expect(product.queries).toEqual([]);
  });
});

describe("cases are suggested", () => {
  test("the one whose number the customer gave, then the open ones of the customer, each once", async () => {
    const product = new FakeProduct();
    product.found.incident = [
      { incidentid: "i1", title: "Printer jams", ticketnumber: "CAS-01044" },
      { incidentid: "i2", title: "Invoice is missing", ticketnumber: "CAS-01045" },
    ];
    const found = await suggestCases(product, clues, reference("contact", "c1"));
    expect(found.map(({ id, reasons }) => `${id} ${reasons.join("+")}`)).toEqual([
      "i1 caseNumber+openCase",
      "i2 openCase",
    ]);
    expect(product.queries[1]).toContain(
      "$filter=statecode eq 0 and (_customerid_value eq c1 or _primarycontactid_value eq c1)&$orderby=createdon desc&$top=5",
    );
  });

  test("of an account those it is the customer of; none for nobody", async () => {
    const product = new FakeProduct();
    await suggestCases(product, noClues, reference("account", "a1"));
    expect(product.queries[0]).toContain("$filter=statecode eq 0 and _customerid_value eq a1&");
    expect(await suggestCases(product, noClues, undefined)).toEqual([]);
    expect(product.queries).toHaveLength(1);
  });
});

const company = { entityType: "account", id: "a1", name: "Fabrikam, Inc." };
const card = (record: EntityReference, related?: EntityReference): RecordCard =>
  ({ ...record, fields: [], related }) as RecordCard;
const alex = card(reference("contact", "c1"), company);
const contoso = card(reference("account", "a2"));
const caseOf = (owner: EntityReference | undefined): RecordCard => card(reference("incident", "i1"), owner);

describe("customer and case", () => {
  test.each([
    ["the case is the customer's", alex, caseOf(reference("contact", "c1")), false],
    ["the case is the contact's company's", alex, caseOf(company), false],
    ["the case has no customer", alex, caseOf(undefined), false],
    ["no case is linked", alex, undefined, false],
    ["no customer is linked", undefined, caseOf(company), false],
    ["the case is somebody else's", alex, caseOf(reference("account", "a2")), true],
    ["the case is another contact's", alex, caseOf(reference("contact", "c2")), true],
  ])("when %s", (_, customer, incident, contradict) => {
    expect(findMismatch({ customer, case: incident }) !== undefined).toBe(contradict);
  });

  test("do not contradict each other where the case is a contact's of the linked company", () => {
    const links = { customer: contoso, case: caseOf(reference("contact", "c1")) };
    expect(findMismatch(links, reference("account", "a2"))).toBeUndefined();
    const mismatch = findMismatch(links, company);
    expect(mismatch).toMatchObject({ customerOfCase: { id: "c1" }, customer: { id: "a2" }, caseCard: { id: "i1" } });
    expect(mismatch && needsCompany(mismatch)).toBe(true);
  });
});

describe("what comes after the first paint", () => {
  const conversation = (links: Conversation["links"]): Conversation => ({
    id: "w1",
    subject: "",
    statuscode: 2,
    statusText: "",
    links,
  });

  test("asks for the clues once, and for nothing where both slots are taken", async () => {
    const product = new FakeProduct();
    const hints = new ConversationHints(product, () => readClues(product, "w1"));
    expect(await hints.suggestions(conversation({ customer: alex, case: caseOf(company) }))).toEqual({});
    expect(product.queries).toEqual([]);
    await hints.suggestions(conversation({}));
    await hints.suggestions(conversation({ customer: alex }));
    expect(product.queries.filter((query) => query.startsWith("msdyn_ocliveworkitemcontextitem"))).toHaveLength(1);
    hints.forget();
    await hints.clues();
    expect(product.queries.filter((query) => query.startsWith("msdyn_ocliveworkitemcontextitem"))).toHaveLength(2);
  });

  test("suggests for the empty slot only", async () => {
    const product = new FakeProduct();
    const hints = new ConversationHints(product, () => readClues(product, "w1"));
    const found = await hints.suggestions(conversation({ case: caseOf(company) }));
    expect(found.case).toBeUndefined();
    expect(found.customer).toMatchObject([{ id: "a1", reasons: ["customerOfCase"] }]);
  });

  test("suggests for a slot whose record shall be replaced, and never that record", async () => {
    const product = new FakeProduct();
    const hints = new ConversationHints(product, () => readClues(product, "w1"));
    const both = conversation({ customer: alex, case: caseOf(company) });
    const found = await hints.suggestions(both, new Set(["case"]));
    expect(found.customer).toBeUndefined();
    expect(found.case?.map(({ id }) => id)).toEqual(["i2"]);
  });

  test("asks for the clues again after a failure", async () => {
    const product = new FakeProduct();
    const hints = new ConversationHints(product, () => readClues(product, "w1"));
    product.failSearch = new HostFailure("unknown", "");
    await expect(hints.clues()).rejects.toBeInstanceOf(HostFailure);
    product.failSearch = undefined;
    expect(await hints.clues()).toEqual(noClues);
  });

  test("reads the company of the case's contact once, before it says that account and case contradict", async () => {
    const product = new FakeProduct();
    const hints = new ConversationHints(product, () => readClues(product, "w1"));
    const both = conversation({ customer: contoso, case: caseOf(reference("contact", "c1")) });
    expect(await hints.mismatch(both)).toMatchObject({ customerOfCase: { id: "c1" } });
    expect(await hints.mismatch(both)).toBeDefined();
    expect(product.queries).toEqual(["contact(c1)?$select=contactid,fullname,statecode,_parentcustomerid_value"]);
    expect(await hints.mismatch(conversation({ customer: alex, case: caseOf(company) }))).toBeUndefined();
    expect(await hints.mismatch(conversation({ customer: alex, case: caseOf(contoso) }))).toBeDefined();
    expect(product.queries).toHaveLength(1);
  });

  test("reads what tells the two customers of a contradiction apart only where they have the same name", async () => {
    const product = new FakeProduct();
    const hints = new ConversationHints(product, () => readClues(product, "w1"));
    const namesake = card({ ...reference("contact", "c2"), name: "Alex Vargas" });
    const found = await hints.mismatch(conversation({ customer: namesake, case: caseOf(reference("contact", "c1")) }));
    expect(found?.customerOfCase.details).toEqual(["alex@adventure-works.example"]);
    expect(product.queries).toEqual([
      "contact(c1)?$select=contactid,fullname,statecode,_parentcustomerid_value,emailaddress1",
    ]);
  });
});
