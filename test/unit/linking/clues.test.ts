import * as fc from "fast-check";
import { cluesOf, digitsOf, isSamePhone, readClues } from "../../../LinkedRecordsControl/linking/clues";
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

// A number, in the notations that people and systems write it in.
const digits = (from: number, to: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: from, maxLength: to });
const number = fc
  .tuple(fc.constantFrom("1", "44", "49", "351"), fc.constantFrom(..."23456789"), digits(7, 9))
  .map(([country, first, rest]) => ({ country, national: first + rest }));
const grouped = (text: string) =>
  fc.tuple(fc.constantFrom("", " ", "-", ".", "/"), fc.integer({ min: 2, max: 4 })).map(([separator, length]) => {
    return (text.match(new RegExp(`.{1,${length}}`, "g")) ?? []).join(separator);
  });
const notation = ({ country, national }: { country: string; national: string }) =>
  grouped(national).chain((groups) =>
    fc.constantFrom(
      `+${country} ${groups}`,
      `00${country} ${groups}`,
      `+${country} (0)${groups}`,
      `+${country} (0) ${groups}`,
      `tel:+${country}-${groups}`,
      `+${country} ${groups} ext. 12`,
      `0${groups}`,
      `(0${national.slice(0, 3)}) ${national.slice(3)}`,
      `(${national.slice(0, 3)}) ${national.slice(3)} x7`,
      groups,
    ),
  );

describe("phone numbers", () => {
  test("are the same in any notation", () => {
    fc.assert(
      fc.property(
        number.chain((one) => fc.tuple(notation(one), notation(one))),
        ([a, b]) => isSamePhone(a, b) && isSamePhone(b, a),
      ),
      { numRuns: 1000 },
    );
  });

  test("are different where a digit differs", () => {
    const two = number.chain((one) =>
      fc
        .tuple(fc.nat({ max: one.national.length - 1 }), fc.integer({ min: 1, max: 9 }))
        .map(([at, by]) => {
          const digit = String((Number(one.national[at]) + by) % 10);
          return { one, other: { ...one, national: one.national.slice(0, at) + digit + one.national.slice(at + 1) } };
        })
        .filter(({ other }) => !other.national.startsWith("0")),
    );
    fc.assert(
      fc.property(
        two.chain(({ one, other }) => fc.tuple(notation(one), notation(other))),
        ([a, b]) => !isSamePhone(a, b),
      ),
      { numRuns: 1000 },
    );
  });

  test("of a few digits, or of zeros, are never the same", () => {
    expect(isSamePhone("0100", "425-555-0100")).toBe(false);
    expect(isSamePhone("0000000", "425-555-0100")).toBe(false);
    expect(isSamePhone("", "")).toBe(false);
    expect(digitsOf("+1 (425) 555-0100")).toBe("14255550100");
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
