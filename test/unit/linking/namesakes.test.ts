import * as fc from "fast-check";
import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import type { LinkTarget } from "../../../LinkedRecordsControl/base/record";
import { nameAmong, toldApart } from "../../../LinkedRecordsControl/linking/namesakes";
import type { RecordCard } from "../../../LinkedRecordsControl/records/card";
import { FakeProduct, reference } from "../../support/fakeProduct";

const nancy = (id: string, ...details: string[]): LinkTarget => ({
  entityType: "contact",
  id,
  name: "Nancy Anderson",
  details,
});
const card: RecordCard = {
  ...nancy("c1"),
  related: { entityType: "account", id: "a1", name: "Adventure Works" },
  fields: [
    { column: "jobtitle", text: "Buyer" },
    { column: "emailaddress1", text: "nancy@adventure-works.example" },
  ],
};

describe("equal names", () => {
  test("are told apart by company, e-mail or number, as far as they differ", () => {
    const other = nancy("c2", "Northwind Traders", "nancy@northwind.example");
    expect(nameAmong(other, [card])).toBe("Nancy Anderson (Northwind Traders)");
    expect(nameAmong(card, [other])).toBe("Nancy Anderson (Adventure Works)");
    const colleague = nancy("c3", "Adventure Works", "n.anderson@adventure-works.example");
    expect(nameAmong(colleague, [card])).toBe("Nancy Anderson (n.anderson@adventure-works.example)");
    expect(nameAmong(card, [colleague, other])).toBe("Nancy Anderson (nancy@adventure-works.example)");
  });

  test("are what people read as equal", () => {
    const shouted = { ...nancy("c2", "Northwind Traders"), name: " NANCY anderson" };
    expect(nameAmong(shouted, [card])).toBe(" NANCY anderson (Northwind Traders)");
  });

  test("stay as they are where nothing else is known, and for the same record twice", () => {
    expect(nameAmong(nancy("c2"), [card])).toBe("Nancy Anderson");
    expect(nameAmong({ ...nancy("{C1}", "Northwind Traders") }, [card])).toBe("Nancy Anderson");
    expect(nameAmong({ ...nancy("c2", "Northwind Traders"), name: "" }, [{ ...card, name: "" }])).toBe("");
  });

  test("only are: a name that stands alone is never longer", () => {
    const record = fc.record({
      entityType: fc.constant("contact" as const),
      id: fc.constantFrom("c1", "c2", "c3"),
      name: fc.constantFrom("Nancy", "Erik", ""),
      details: fc.array(fc.constantFrom("Litware", "Contoso", "a@b.example"), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(record, fc.array(record, { maxLength: 4 }), (one, others) => {
        const shown = nameAmong(one, others);
        expect(shown.startsWith(one.name)).toBe(true);
        if (others.every(({ id, name }) => name !== one.name || id === one.id)) {
          expect(shown).toBe(one.name);
        }
      }),
    );
  });
});

describe("what tells a record apart", () => {
  test("is read where the names are equal and it is not known yet", async () => {
    const product = new FakeProduct();
    const alex = reference("contact", "c1");
    const namesake = { ...alex, id: "c2" };
    expect(await toldApart(product, alex, reference("contact", "c2"))).toBe(alex);
    expect(await toldApart(product, { ...alex, details: [] }, namesake)).toMatchObject({ details: [] });
    expect(product.queries).toEqual([]);
    expect(await toldApart(product, alex, namesake)).toMatchObject({ details: ["alex@adventure-works.example"] });
    expect(product.queries).toHaveLength(1);
    product.failReads = new HostFailure("forbidden", "");
    expect(await toldApart(product, alex, namesake)).toBe(alex);
  });
});
