import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { SearchColumns } from "../../../LinkedRecordsControl/records/searchColumns";
import { searchTargets } from "../../../LinkedRecordsControl/records/searchTargets";
import { FakeProduct } from "../../support/fakeProduct";

const find = (product: FakeProduct, tables: readonly string[], text: string) => {
  const columns = new SearchColumns(product, product.ports().privileges, { account: [], contact: [], incident: [] });
  return searchTargets(product, tables, columns, text);
};

describe("the search for the target of a lookup", () => {
  test("finds records of any table by their names, with the name of the table", async () => {
    const product = new FakeProduct();
    product.absent.add("systemuser:statecode");
    product.found.systemuser = [{ systemuserid: "{U1}", name: "Jamie Reding" }];
    const { hits, hasMore } = await find(product, ["systemuser"], "jamie 50%");
    expect(hits).toEqual([
      {
        entityType: "systemuser",
        id: "u1",
        name: "Jamie Reding",
        details: [],
        tableName: "Name of systemuser",
        inactive: false,
      },
    ]);
    expect(hasMore).toBe(false);
    expect(product.queries).toEqual([
      "systemuser?$select=systemuserid,name&$filter=(contains(name,'jamie')) and (contains(name,'50%5B%25%5D'))" +
        "&$orderby=name asc&$top=11",
    ]);
  });

  test("tells what is inactive where the table has a status", async () => {
    const product = new FakeProduct();
    product.found.team = [{ teamid: "t1", name: "Night shift", statecode: 1 }];
    expect((await find(product, ["team"], "night")).hits).toMatchObject([{ id: "t1", inactive: true }]);
    expect(product.queries[0]).toContain("$select=teamid,name,statecode&");
  });

  test("looks in several tables, those that can be linked as everywhere in the panel", async () => {
    const product = new FakeProduct();
    product.found.contact = [{ contactid: "c1", fullname: "Alex Vargas", emailaddress1: "alex@contoso.example" }];
    product.found.systemuser = Array.from({ length: 11 }, (_, at) => ({ systemuserid: `u${at}`, name: `Alex ${at}` }));
    const { hits, hasMore } = await find(product, ["contact", "systemuser"], "alex");
    expect(hits).toHaveLength(11);
    expect(hits[0]).toMatchObject({ entityType: "contact", details: ["alex@contoso.example"] });
    expect(hasMore).toBe(true);
  });

  test("finds what it can where a table cannot be searched, and says that there may be more", async () => {
    const product = new FakeProduct();
    product.found.contact = [{ contactid: "c1", fullname: "Alex Vargas" }];
    const described = product.describe.bind(product);
    product.describe = async (table, columns) => ({ ...(await described(table, columns)), primaryName: "" });
    expect(await find(product, ["contact", "team"], "alex")).toMatchObject({ hits: [{ id: "c1" }], hasMore: true });
    await expect(find(product, ["team"], "alex")).rejects.toBeInstanceOf(HostFailure);
    product.failSearch = new HostFailure("forbidden", "");
    await expect(find(product, ["contact"], "alex")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(find(product, ["contact", "team"], "alex")).rejects.toBeInstanceOf(HostFailure);
  });
});
