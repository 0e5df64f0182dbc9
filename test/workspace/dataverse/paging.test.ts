import fc from "fast-check";
import { apiOf, columnOf, errorOf, newDataverse, rowsOf, type Api } from "./api";

/** The accounts of an environment, by name and revenue. */
const withAccounts = (accounts: readonly (readonly [name: string | null, revenue: number | null])[]) => {
  const dataverse = newDataverse();
  dataverse.load(
    accounts.map(([name, revenue], index) => ["account", { name, revenue, tickersymbol: String(index) }] as const),
  );
  return { dataverse, api: apiOf(dataverse) };
};

/** The page at an address, and the address of the next. */
async function page(api: Api, path: string, size: number) {
  const answer = await api.get(path, { Prefer: `odata.maxpagesize=${size}` });
  expect(answer.status).toBe(200);
  const next = answer.json["@odata.nextLink"] as string | undefined;
  return {
    keys: columnOf(answer, "tickersymbol"),
    count: answer.json["@odata.count"],
    next: next?.replace("http://org.example/api/data/v9.2/", ""),
  };
}

async function allPages(api: Api, path: string, size: number): Promise<unknown[]> {
  const keys: unknown[] = [];
  for (let at: string | undefined = path; at !== undefined;) {
    const found = await page(api, at, size);
    keys.push(...found.keys);
    at = found.next;
  }
  return keys;
}

describe("pages", () => {
  it("neither repeat nor leave out a row when one is added or deleted before the place that was reached", async () => {
    const { dataverse, api } = withAccounts([
      ["B", 1],
      ["C", 1],
      ["D", 1],
      ["E", 1],
    ]);
    const first = await page(api, "accounts?$select=tickersymbol&$orderby=name&$count=true", 2);
    expect(first).toMatchObject({ keys: ["0", "1"], count: 4 });
    dataverse.create("account", { name: "A", tickersymbol: "new" });
    const second = await page(api, first.next ?? "", 1);
    expect(second).toMatchObject({ keys: ["2", "3"], count: 5, next: undefined });

    const [row] = rowsOf(await api.get("accounts?$filter=name eq 'B'"));
    dataverse.delete("account", String(row?.accountid));
    expect((await page(api, first.next ?? "", 2)).keys).toEqual(["2", "3"]);
  });

  it("together are the rows in their order, for every size and order, with and without values", async () => {
    const name = fc.constantFrom(null, "a", "A", "á", "b", "ß", "日");
    const account = fc.tuple(name, fc.constantFrom(null, 0, 1.5, 2));
    const order = fc.constantFrom(
      "name",
      "name desc",
      "revenue desc,name",
      "revenue,name desc",
      "_createdby_value,name",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(account, { maxLength: 9 }),
        order,
        fc.integer({ min: 1, max: 4 }),
        async (rows, by, size) => {
          const { dataverse, api } = withAccounts(rows);
          const path = `accounts?$select=tickersymbol&$orderby=${by}`;
          const whole = columnOf(await api.get(path), "tickersymbol");
          expect(await allPages(api, path, size)).toEqual(whole);
          dataverse.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it("do not begin where another order ended, nor at what is no place", async () => {
    const { api } = withAccounts([
      ["A", 1],
      ["B", 2],
    ]);
    const { next = "" } = await page(api, "accounts?$orderby=name&$select=tickersymbol", 1);
    const changed = next.replace(/(\$|%24)orderby=name/, "$orderby=name,revenue");
    expect(changed).not.toBe(next);
    const bad = (last: string) => `accounts?$skiptoken=<cookie pagenumber="2" pagesize="1" last="${last}" />`;
    for (const path of [changed, bad(""), bad("%255B"), bad('[{"a":1}]'), bad("[[]]"), bad("[true]")]) {
      const answer = await api.get(path);
      expect([path, answer.status, errorOf(answer).message]).toEqual([path, 400, expect.stringContaining("malformed")]);
    }
  });
});
