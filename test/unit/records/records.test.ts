import { asHostFailure, HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { defaultCardColumns, parseColumns } from "../../../LinkedRecordsControl/base/options";
import { asLinkTarget, isSameRecord, normalizeId } from "../../../LinkedRecordsControl/base/record";
import { conversationSlots } from "../../../LinkedRecordsControl/linking/slots";
import { cardBehind, cardExpands, toCard } from "../../../LinkedRecordsControl/records/card";
import { describeTables } from "../../../LinkedRecordsControl/records/descriptions";
import { literal, toQueryString } from "../../../LinkedRecordsControl/records/odata";
import { readWithCards } from "../../../LinkedRecordsControl/records/readCards";
import { expandedRow, lookupOf, numberOf, textOf } from "../../../LinkedRecordsControl/records/rowValues";
import { search, toHit, type SearchResult } from "../../../LinkedRecordsControl/records/search";
import { SearchColumns } from "../../../LinkedRecordsControl/records/searchColumns";
import * as fc from "fast-check";
import { conversationId, FakeProduct, reference } from "../../support/fakeProduct";

const formatted = "@OData.Community.Display.V1.FormattedValue";
const target = "@Microsoft.Dynamics.CRM.lookuplogicalname";

describe("a row of the Web API", () => {
  test("gives the formatted value before the value, and nothing for what is no text", () => {
    const row = {
      statuscode: 2,
      [`statuscode${formatted}`]: "Active",
      msdyn_isoutbound: false,
      nothing: null,
      odd: {},
    };
    expect(textOf(row, "statuscode")).toBe("Active");
    expect(textOf(row, "msdyn_isoutbound")).toBe("false");
    expect(textOf(row, "nothing")).toBe("");
    expect(textOf(row, "odd")).toBe("");
    expect(textOf(row, "absent")).toBe("");
    expect(numberOf(row, "statuscode")).toBe(2);
    expect(numberOf(row, "nothing")).toBeUndefined();
  });

  test("gives the record behind a lookup, its table by annotation or by knowledge", () => {
    const row = {
      _a_value: "{ABC}",
      [`_a_value${target}`]: "contact",
      [`_a_value${formatted}`]: "Alex",
      _b_value: "D",
    };
    expect(lookupOf(row, "a")).toEqual({ entityType: "contact", id: "abc", name: "Alex" });
    expect(lookupOf(row, "b")).toBeUndefined();
    expect(lookupOf(row, "b", "incident")).toEqual({ entityType: "incident", id: "d", name: "" });
    expect(lookupOf(row, "c", "incident")).toBeUndefined();
  });

  test("gives an expanded row only where there is one", () => {
    expect(expandedRow({ nav: { name: "x" } }, "nav")).toEqual({ name: "x" });
    expect(expandedRow({ nav: null }, "nav")).toBeUndefined();
    expect(expandedRow({}, "nav")).toBeUndefined();
  });

  test("compares records without regard to braces and case", () => {
    expect(normalizeId("{ABC-1}")).toBe("abc-1");
    expect(isSameRecord({ entityType: "contact", id: "{AB}" }, { entityType: "contact", id: "ab" })).toBe(true);
    expect(isSameRecord({ entityType: "contact", id: "ab" }, { entityType: "account", id: "ab" })).toBe(false);
    expect(isSameRecord({ entityType: "contact", id: "ab" }, { entityType: "contact", id: "cd" })).toBe(false);
    expect(isSameRecord(undefined, { entityType: "contact", id: "ab" })).toBe(false);
    expect(isSameRecord(undefined, undefined)).toBe(true);
  });
});

describe("queries", () => {
  test("hold each column once, and only the options that are given", () => {
    const expand = [{ property: "nav", select: ["name", "name"] }];
    expect(toQueryString({ select: ["a", "b", "a"], expand, filter: "a eq 1", orderBy: "a asc", top: 5 })).toBe(
      "?$select=a,b&$expand=nav($select=name)&$filter=a eq 1&$orderby=a asc&$top=5",
    );
    expect(toQueryString({ select: ["a"] })).toBe("?$select=a");
  });

  test("carry any text a person types, quotes and all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const inner = decodeURIComponent(literal(text)).slice(1, -1);
        expect(inner.replace(/''/g, "'")).toBe(text);
        expect(literal(text)).not.toMatch(/[&#?+]/);
      }),
    );
  });
});

describe("columns that a maker chose", () => {
  test.each([
    ["jobtitle, MobilePhone;emailaddress1\njobtitle", ["jobtitle", "mobilephone", "emailaddress1"]],
    ["", ["fullname"]],
    [null, ["fullname"]],
    [undefined, ["fullname"]],
    ["1st, e-mail, (x)", ["fullname"]],
    ["name,$expand=x", ["name"]],
  ])("%j is read as %j", (text, columns) => {
    expect(parseColumns(text, ["fullname"])).toEqual(columns);
  });
});

describe("cards", () => {
  const row = { contactid: "{C1}", fullname: "Alex", jobtitle: null, _parentcustomerid_value: "a1" };

  test("keep columns without a value, and name the company", () => {
    const answer = { ...row, [`_parentcustomerid_value${target}`]: "account" };
    expect(toCard("contact", answer, ["jobtitle"])).toEqual({
      entityType: "contact",
      id: "c1",
      name: "Alex",
      inactive: false,
      related: { entityType: "account", id: "a1", name: "" },
      fields: [{ column: "jobtitle", text: "" }],
      row: answer,
    });
    expect(toCard("account", { accountid: "a1", name: "Contoso" }, []).related).toBeUndefined();
  });

  test("are read in one go for every table that a lookup may point to", () => {
    expect(cardExpands(conversationSlots.customer.lookup, defaultCardColumns).map(({ property }) => property)).toEqual([
      "msdyn_customer_msdyn_ocliveworkitem_account",
      "msdyn_customer_msdyn_ocliveworkitem_contact",
    ]);
  });

  test("are partial where the host left the expanded columns out", () => {
    const conversation = { _msdyn_customer_value: "c1", [`_msdyn_customer_value${target}`]: "contact" };
    expect(cardBehind(conversation, conversationSlots.customer.lookup, defaultCardColumns)).toMatchObject({
      partial: true,
    });
    const expanded = { ...conversation, msdyn_customer_msdyn_ocliveworkitem_contact: row };
    expect(cardBehind(expanded, conversationSlots.customer.lookup, defaultCardColumns)).toMatchObject({
      partial: false,
    });
    expect(cardBehind({}, conversationSlots.customer.lookup, defaultCardColumns)).toBeUndefined();
    const lead = { _msdyn_customer_value: "l1", [`_msdyn_customer_value${target}`]: "lead" };
    expect(cardBehind(lead, conversationSlots.customer.lookup, defaultCardColumns)).toBeUndefined();
  });

  test("fall back to what the lookup knows when the record is out of reach", async () => {
    const product = new FakeProduct();
    product.refuseExpand = true;
    product.links.customer = { entityType: "contact", id: "gone", name: "Out of reach" };
    const read = await readWithCards(
      product,
      (query) => product.retrieve("msdyn_ocliveworkitem", conversationId, query),
      ["subject"],
      { customer: conversationSlots.customer },
      defaultCardColumns,
    );
    expect(read.cards.customer).toEqual({ entityType: "contact", id: "gone", name: "Out of reach", fields: [] });
  });

  test.each(["missing", "offline"] as const)("are not asked for again when the row is %s", async (kind) => {
    const product = new FakeProduct();
    product.failReads = new HostFailure(kind, "");
    const lookups = { customer: conversationSlots.customer };
    await expect(
      readWithCards(
        product,
        (query) => product.retrieve("msdyn_ocliveworkitem", conversationId, query),
        [],
        lookups,
        defaultCardColumns,
      ),
    ).rejects.toMatchObject({ kind });
    expect(product.queries).toHaveLength(1);
  });
});

describe("searching", () => {
  const none = { account: [], contact: [], incident: [] };
  const searchFor = (product: FakeProduct, text: string): Promise<SearchResult> =>
    search(product, ["contact", "account"], new SearchColumns(product, product.ports().privileges, none), text);

  test("asks every table, and puts names that begin with the text first", async () => {
    const product = new FakeProduct();
    const { hits } = await searchFor(product, "con");
    expect(hits.map(({ name }) => name)).toEqual(["Contoso", "Alex Vargas", "Fabrikam, Inc.", "Robin Counts"]);
    const { hits: middle } = await searchFor(product, "counts, robin");
    expect(middle[0]?.name).toBe("Robin Counts");
  });

  test("puts inactive records last, whatever their names, and tells when there are more than are given", async () => {
    const product = new FakeProduct();
    product.found.contact = [{ contactid: "c9", fullname: "Contoso", statecode: 1 }];
    product.found.account = Array.from({ length: 11 }, (_, at) => ({ accountid: `a${at}`, name: `The ${at}` }));
    const { hits, hasMore } = await searchFor(product, "contoso");
    expect(hits).toHaveLength(11);
    expect(hits[10]).toMatchObject({ name: "Contoso", inactive: true });
    expect(hasMore).toBe(true);
  });

  test("tells hits apart by their details", () => {
    const hit = toHit("contact", {
      contactid: "c1",
      fullname: "Alex",
      emailaddress1: "alex@adventure-works.example",
      _parentcustomerid_value: "a1",
      [`_parentcustomerid_value${target}`]: "account",
      [`_parentcustomerid_value${formatted}`]: "Adventure Works",
    });
    expect(hit.details).toEqual(["Adventure Works", "alex@adventure-works.example"]);
    expect(toHit("contact", { contactid: "c1" }).details).toEqual([]);
  });

  test("fails as a whole when one table fails", async () => {
    const product = new FakeProduct();
    product.failSearch = new HostFailure("unknown", "");
    await expect(searchFor(product, "con")).rejects.toBeInstanceOf(HostFailure);
  });
});

test("display names of tables that cannot be read are left out", async () => {
  const product = new FakeProduct();
  const describeTable = product.describe.bind(product);
  product.describe = (table, columns) =>
    table === "incident" ? Promise.reject(new HostFailure("forbidden", "")) : describeTable(table, columns);
  const descriptions = await describeTables(product, defaultCardColumns, {});
  expect(Object.keys(descriptions).sort()).toEqual(["account", "contact"]);
});

test("any thrown value becomes a failure of the host", () => {
  const failure = new HostFailure("missing", "gone");
  expect(asHostFailure(failure)).toBe(failure);
  expect(asHostFailure(new Error("odd"))).toMatchObject({ kind: "unknown", message: "odd" });
  expect(asHostFailure("text").message).toBe("text");
  expect(asHostFailure({}).message).toBe("");
});

test("only account, contact and case can be linked", () => {
  const linkable = (entityType: string) => asLinkTarget({ entityType, id: "1", name: "" })?.entityType;
  expect(["account", "contact", "incident", "lead", "toString"].map(linkable)).toEqual([
    "account",
    "contact",
    "incident",
    undefined,
    undefined,
  ]);
  expect(asLinkTarget(undefined)).toBeUndefined();
  expect(reference("account", "a1").name).toBe("Fabrikam, Inc.");
});
