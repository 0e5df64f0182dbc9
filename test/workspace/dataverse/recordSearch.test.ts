import * as fc from "fast-check";
import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import type { LinkableTable } from "../../../LinkedRecordsControl/base/record";
import type { Row } from "../../../LinkedRecordsControl/base/row";
import { search, type SearchResult } from "../../../LinkedRecordsControl/records/search";
import { SearchColumns } from "../../../LinkedRecordsControl/records/searchColumns";
import { tableFacts } from "../../../LinkedRecordsControl/records/tables";
import { loadSampleData } from "../../../workspace/data";
import { FakeProduct } from "../../support/fakeProduct";
import { phoneNotation, phoneNumber } from "../../support/phoneNotations";
import { apiOf, everything, newDataverse, now, rowsOf, type Api } from "./api";

/** The search of the control over an environment, without a page between them. */
class Searched {
  readonly queries: string[] = [];
  /** What the environment refuses, by its query. */
  refused: RegExp | undefined;
  private readonly product = new FakeProduct();
  private readonly columns = new SearchColumns(this.product, this.product.ports().privileges, {
    account: [],
    contact: [],
    incident: [],
  });

  constructor(private readonly api: Api) {
    this.product.retrieveMultiple = (table, query) => this.answer(table as LinkableTable, query);
  }

  async find(text: string, ...tables: LinkableTable[]): Promise<SearchResult> {
    return search(this.product, tables, this.columns, text);
  }

  /** The names that are found, and what tells them apart. */
  async names(text: string, ...tables: LinkableTable[]): Promise<readonly string[]> {
    const { hits } = await this.find(text, ...tables);
    return hits.map(({ name, details }) => [name, ...details].join(", "));
  }

  private async answer(table: LinkableTable, query: string): Promise<readonly Row[]> {
    this.queries.push(query);
    if (this.refused?.test(query)) {
      throw new HostFailure("invalid", "Could not find a property");
    }
    const answer = await this.api.get(`${tableFacts[table].entitySetName}${query}`, everything);
    expect(answer.text).not.toContain('"error"');
    return rowsOf(answer);
  }
}

describe("a search in the sample data", () => {
  const dataverse = newDataverse();
  loadSampleData(dataverse, now);
  const searched = (): Searched => new Searched(apiOf(dataverse));
  const northwind = "Nancy Anderson, Northwind Traders (sample), nancy.anderson@northwindtraders.example";
  const adventure = "Nancy Anderson, Adventure Works (sample), nancy@adventure-works.example";
  const holly = "Holly Holt, City Power & Light (sample), holly@cpandl.example";

  test.each([
    ["the words in any order", "anderson nancy", [northwind, adventure]],
    ["a list of words", "Anderson, Nancy", [northwind, adventure]],
    ["a name and a company", "nancy northwind", [northwind]],
    ["a company that stands in no other column", "city power holly", [holly]],
    ["a sign between the words", "city & light holly", [holly]],
    ["a name and a part of a number", "nancy 0142", [northwind]],
    ["a name and a number", "425-555-0102 nancy", [adventure]],
    ["an address as it is copied from a message", '"Nancy Anderson" <nancy@adventure-works.example>', [adventure]],
    ["capitals and accents", "ZOE mul", ["Zoë Müller, Lucerne Publishing (sample), zoe@lucernepublishing.example"]],
    ["accents where there are none", "nàncy nörthwind", [northwind]],
    ["a number of the office, which no view searches", "425 555 0199", ["Terry Adams, terry.adams@mail.example"]],
    [
      "a number half typed",
      "(303) 555-012 scott",
      ["Scott Konersmann, Fabrikam, Inc. (sample), scott@fabrikam.example"],
    ],
    ["words of which one is nowhere", "nancy contoso", []],
    ["signs alone", "&&", []],
  ])("finds contacts by %s: %s", async (_, text, names) => {
    const found = await searched().names(text, "contact");
    expect([...found].sort()).toEqual([...names].sort());
  });

  test.each([
    "4255550102",
    "(425) 555-0102",
    "425-555-0102",
    "001 425 5550102",
    "+1 425 555 0102",
    "+1 (425) 555.01.02",
    "tel:+14255550102",
    "425-555-0102 ext. 7",
    "４２５ ５５５ ０１０２",
    "٤٢٥ ٥٥٥ ٠١٠٢",
    "5550102",
    "425 555 01 02",
  ])("finds the number +1 425 555 0102 as %s", async (text) => {
    expect(await searched().names(text, "contact")).toEqual([adventure]);
  });

  test("takes digits in another order for another number", async () => {
    // All seven digits stand in +1 425 555 0102, in this order and not together.
    expect(await searched().names("1455502", "contact")).toEqual([]);
  });

  test.each(["cas 01049", "CAS01049", "cas-01049", "CAS 01049", "01049", "CAS-01049-"])(
    "finds a case as %s",
    async (text) => {
      const { hits, hasMore } = await searched().find(text, "incident");
      expect(hits).toHaveLength(1);
      expect(hits[0]?.details[0]).toMatch(/^CAS-01049-/);
      expect(hasMore).toBe(false);
    },
  );

  test("finds a case by its customer", async () => {
    expect(await searched().names("customs northwind", "incident")).toEqual([expect.stringMatching(/^Customs papers/)]);
  });

  test("asks each table once, shows ten of each, and tells that there are more", async () => {
    const one = searched();
    const { hits, hasMore } = await one.find("sample", "account", "contact");
    expect(hits.filter(({ entityType }) => entityType === "account")).toHaveLength(10);
    expect(hasMore).toBe(true);
    expect(one.queries).toHaveLength(2);
    const few = await one.find("fabrikam", "account");
    expect(few.hits.map(({ inactive }) => inactive)).toEqual([false, false, true]);
    expect(few.hasMore).toBe(false);
  });

  test("goes on in the columns of the standard form where Dataverse refuses the rest, and remembers it", async () => {
    const one = searched();
    one.refused = /parentcustomerid_account\/name/;
    expect(await one.names("nancy anderson", "contact")).toHaveLength(2);
    expect(one.queries).toHaveLength(2);
    expect(await one.names("anderson erik", "contact")).toHaveLength(1);
    expect(one.queries).toHaveLength(3);
    one.refused = /./;
    await expect(one.find("nancy", "contact")).rejects.toMatchObject({ kind: "invalid" });
    expect(one.queries).toHaveLength(4);
  });
});

describe("a search over any rows", () => {
  const newApi = (): Api => apiOf(newDataverse());
  const add = async (api: Api, columns: Record<string, string>): Promise<void> => {
    expect((await api.send("POST", "contacts", columns)).status).toBe(204);
  };

  test("finds a number in any notation by any other", async () => {
    await fc.assert(
      fc.asyncProperty(
        phoneNumber.chain((one) => fc.tuple(phoneNotation(one), phoneNotation(one))),
        fc.constantFrom("telephone1", "mobilephone", "telephone2"),
        async ([stored, typed], column) => {
          const api = newApi();
          await add(api, { lastname: "Vargas", [column]: stored });
          expect(await new Searched(api).names(typed, "contact")).toEqual(["Vargas"]);
          // An extension is one only at the end.
          const named = typed.includes("x") ? `vargas ${typed.replace(/\s*(x|ext).*/, "")}` : `${typed}, vargas`;
          expect(await new Searched(api).names(named, "contact")).toEqual(["Vargas"]);
        },
      ),
      { numRuns: 40 },
    );
  });

  const word = fc.string({ unit: fc.constantFrom(..."abxyzéüñ'-%_[]&12"), minLength: 2, maxLength: 6 });

  test("finds a row by its words in any order and any case, and none by a word that it lacks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(), async (words, turn) => {
        const api = newApi();
        await add(api, { firstname: words.slice(0, 2).join(" "), lastname: `Row ${words.slice(2).join(" ")}` });
        const other = [...words.slice(turn % words.length), ...words.slice(0, turn % words.length)];
        expect(await new Searched(api).names(`row ${other.join(" ").toUpperCase()}`, "contact")).toHaveLength(1);
        expect(await new Searched(api).names(`${other.join(" ")} quite`, "contact")).toHaveLength(0);
      }),
      { numRuns: 50 },
    );
  });
});
