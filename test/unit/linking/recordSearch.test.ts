import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import type { LinkableTable } from "../../../LinkedRecordsControl/base/record";
import type { Row } from "../../../LinkedRecordsControl/base/row";
import { RecordSearch } from "../../../LinkedRecordsControl/linking/recordSearch";
import { search } from "../../../LinkedRecordsControl/records/search";
import { SearchColumns } from "../../../LinkedRecordsControl/records/searchColumns";
import { FakeProduct } from "../../support/fakeProduct";
import { settle } from "../../support/testClock";

function searchOf(
  product: FakeProduct,
  tables: readonly LinkableTable[] = ["contact"],
  ports = product.ports(),
): RecordSearch {
  const columns = new SearchColumns(product, ports.privileges, { account: [], contact: [], incident: [] });
  return new RecordSearch<LinkableTable>(ports, (some, text) => search(product, some, columns, text), tables);
}

describe("the search of a slot", () => {
  test("waits until the agent pauses, then asks once", async () => {
    const product = new FakeProduct();
    const search = searchOf(product);
    for (const text of ["al", "ale", "alex"]) {
      void search.type(text);
      await product.clock.advance(100);
    }
    expect(search.state.get().kind).toBe("searching");
    expect(product.queries).toHaveLength(0);
    await product.clock.advance(250);
    expect(product.queries).toHaveLength(1);
    expect(search.state.get()).toMatchObject({ kind: "found", text: "alex" });
  });

  test.each([
    ["", "idle"],
    ["  ", "idle"],
    ["a", "tooShort"],
    [" a ", "tooShort"],
  ])("does not ask for %j", async (text, kind) => {
    const product = new FakeProduct();
    const search = searchOf(product);
    void search.type(text);
    await product.clock.advance(1000);
    expect(search.state.get().kind).toBe(kind);
    expect(product.queries).toHaveLength(0);
  });

  test("asks only for the tables that the user may read", async () => {
    const product = new FakeProduct();
    product.denied.add("contact:Read");
    const search = searchOf(product, ["contact", "account"]);
    void search.type("fabrikam");
    await product.clock.advance(250);
    expect(search.state.get()).toMatchObject({ kind: "found", hits: [{ id: "a1" }, { id: "a2" }] });
    expect(product.queries.filter((query) => query.startsWith("contact"))).toEqual([]);
  });

  test("asks for the tables whose rights are not known", async () => {
    const product = new FakeProduct();
    const ports = { ...product.ports(), privileges: { ...product.ports().privileges, has: () => undefined } };
    const search = searchOf(product, ["account"], ports);
    void search.type("fabrikam");
    await product.clock.advance(250);
    expect(search.state.get()).toMatchObject({ kind: "found", hits: [{ id: "a1" }, { id: "a2" }] });
  });

  test("drops the answer to an earlier text that comes late", async () => {
    const product = new FakeProduct();
    const answers: ((rows: readonly Row[]) => void)[] = [];
    product.retrieveMultiple = () => new Promise((resolve) => answers.push(resolve));
    const search = searchOf(product);
    void search.type("first");
    await product.clock.advance(250);
    void search.type("second");
    await product.clock.advance(250);
    answers[1]?.([{ contactid: "2", fullname: "second" }]);
    await settle();
    answers[0]?.([{ contactid: "1", fullname: "first" }]);
    await settle();
    expect(search.state.get()).toMatchObject({ kind: "found", text: "second", hits: [{ id: "2" }] });
  });

  test("a failure is not an empty answer, and can be tried again with the same text", async () => {
    const product = new FakeProduct();
    product.failSearch = new HostFailure("unknown", "");
    const search = searchOf(product);
    void search.type("alex");
    await product.clock.advance(250);
    expect(search.state.get().kind).toBe("failed");
    product.failSearch = undefined;
    await search.again();
    expect(search.state.get()).toMatchObject({ kind: "found", text: "alex" });
  });

  test("drops a failure that comes late, and has nothing to try again when empty", async () => {
    const product = new FakeProduct();
    const failures: ((error: Error) => void)[] = [];
    product.retrieveMultiple = () => new Promise((_, reject) => failures.push(reject));
    const search = searchOf(product);
    void search.type("alex");
    await product.clock.advance(250);
    search.clear();
    failures[0]?.(new HostFailure("offline", ""));
    await settle();
    expect(search.state.get().kind).toBe("idle");
    await search.again();
    expect(failures).toHaveLength(1);
  });
});
