import { cluesOf, readClues } from "../../../LinkedRecordsControl/linking/clues";
import { newRecordValues } from "../../../LinkedRecordsControl/linking/newRecordValues";
import { FakeProduct, reference } from "../../support/fakeProduct";

const none = { email: [], phone: [], accountNumber: [], caseNumber: [], name: [] };

describe("what a conversation knows of its customer", () => {
  test.each([
    ["E-mail", " Alex@Adventure-Works.example ", { email: ["alex@adventure-works.example"] }],
    ["How can we reach you?", "425-555-0100", { phone: ["425-555-0100"] }],
    ["Phone", "5550100", { phone: ["5550100"] }],
    ["From", "+14255550100", { phone: ["+14255550100"] }],
    ["Telephone", "425 555 0100 ext. 12", { phone: ["425 555 0100 ext. 12"] }],
    ["電話 phone", "４２５－５５５－０１００", { phone: ["425-555-0100"] }],
    ["Account number", "AC-0042", { accountNumber: ["AC-0042"] }],
    ["customer_no", "4255550100", { accountNumber: ["4255550100"] }],
    ["Case number", "CAS-01044", { caseNumber: ["CAS-01044"] }],
    ["Ticket #", "01044", { caseNumber: ["01044"] }],
    ["Your name", "Alex Vargas", { name: ["Alex Vargas"] }],
    ["name", "Alex Vargas", { name: ["Alex Vargas"] }],
  ])("%s: %s", (name, value, found) => {
    expect(cluesOf([{ name, value }])).toEqual({ ...none, ...found });
  });

  test.each([
    ["an order number", "Order", "20240501"],
    ["a date", "Day of purchase", "2024-05-01"],
    ["a date in another order", "Day of purchase", "01.05.2024"],
    ["a moment", "Since", "2024-05-01 10:04"],
    ["a short number", "Phone", "12345"],
    ["words", "Question", "My printer jams"],
    ["nothing", "Account number", "  "],
    ["a product name", "Nickname of the printer", "Tray"],
  ])("%s says nothing", (_, name, value) => {
    expect(cluesOf([{ name, value }])).toEqual(none);
  });

  test("is kept once", () => {
    const items = ["ALEX@adventure-works.example", "alex@adventure-works.example"];
    expect(cluesOf(items.map((value) => ({ name: "E-mail", value }))).email).toHaveLength(1);
  });

  test("is read from the context items of the conversation", async () => {
    const product = new FakeProduct();
    product.contextItems = [{ msdyn_name: "E-mail", msdyn_value: "alex@adventure-works.example" }, { msdyn_name: "x" }];
    expect((await readClues(product, "w1")).email).toEqual(["alex@adventure-works.example"]);
    expect(product.queries).toEqual([
      "msdyn_ocliveworkitemcontextitem?$select=msdyn_name,msdyn_value&$filter=_msdyn_ocliveworkitemid_value eq w1",
    ]);
  });
});

describe("a new record takes over", () => {
  const clues = {
    ...none,
    name: ["Alex de la Vargas"],
    email: ["alex@adventure-works.example"],
    phone: ["+1 425-555-0100"],
  };
  const company = { ...reference("account", "a1"), fields: [] };
  const person = { ...reference("contact", "c1"), fields: [] };

  test("name, e-mail, phone and company for a contact", () => {
    expect(newRecordValues("contact", clues, { customer: company })).toEqual({
      firstname: "Alex de la",
      lastname: "Vargas",
      emailaddress1: "alex@adventure-works.example",
      mobilephone: "+1 425-555-0100",
      parentcustomerid: "a1",
      parentcustomeridname: "Fabrikam, Inc.",
      parentcustomeridtype: "account",
    });
  });

  test("a last name alone, and no company out of a linked contact", () => {
    expect(newRecordValues("contact", { ...none, name: ["Vargas"] }, { customer: person })).toEqual({
      lastname: "Vargas",
    });
  });

  test("e-mail and phone for an account", () => {
    expect(newRecordValues("account", clues, {})).toEqual({
      emailaddress1: "alex@adventure-works.example",
      telephone1: "+1 425-555-0100",
    });
    expect(newRecordValues("account", none, {})).toEqual({});
  });

  test("the linked customer for a case", () => {
    expect(newRecordValues("incident", clues, { customer: person })).toEqual({
      customerid: "c1",
      customeridname: "Alex Vargas",
      customeridtype: "contact",
    });
    expect(newRecordValues("incident", clues, {})).toEqual({});
  });

  test("nothing where nothing is known", () => {
    expect(newRecordValues("contact", undefined, {})).toEqual({});
  });
});
