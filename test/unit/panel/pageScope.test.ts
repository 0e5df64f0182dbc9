import type { Column } from "../../../LinkedRecordsControl/base/column";
import { PageMemory } from "../../../LinkedRecordsControl/panel/pageMemory";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { FakeProduct, options, reference } from "../../support/fakeProduct";
import { startedConversation } from "../../support/startedPanels";

const job: Column = { logicalName: "jobtitle", displayName: "Job Title", type: "string" };

/** A page on which two panels may show the same contact. */
function pageWithContact() {
  const page = new PageScope();
  const product = new FakeProduct();
  product.links.customer = reference("contact", "c1");
  return { page, product, open: () => startedConversation(product, options, page) };
}

describe("the edits that a page keeps", () => {
  test("are those of the records that a panel shows, the same for two panels", async () => {
    const { open } = pageWithContact();
    const [one, two] = [await open(), await open()];
    const edits = one.edits("customer");
    expect(edits).toBeDefined();
    expect(two.edits("customer")).toBe(edits);
    one.dispose();
    expect(two.edits("customer")).toBe(edits);
    expect(one.edits("customer")).toBeUndefined();
  });

  test("are forgotten with the last panel, as long as nothing was typed", async () => {
    const { open } = pageWithContact();
    const first = await open();
    const edits = first.edits("customer");
    first.dispose();
    expect((await open()).edits("customer")).not.toBe(edits);
  });

  test("outlive every panel while something is typed, and until it is given up", async () => {
    const { page, open } = pageWithContact();
    const first = await open();
    const edits = first.edits("customer");
    edits?.begin(job, "Purchasing manager");
    edits?.type(job, "Chef");
    first.dispose();
    expect(page.isUnsaved).toBe(true);
    const second = await open();
    expect(second.edits("customer")).toBe(edits);
    edits?.cancel(job);
    second.dispose();
    expect((await open()).edits("customer")).not.toBe(edits);
  });

  test("outlive every panel while what was saved can be undone", async () => {
    const { product, open } = pageWithContact();
    const first = await open();
    const edits = first.edits("customer");
    edits?.begin(job, "Purchasing manager");
    edits?.type(job, "Chef");
    await edits?.save();
    first.dispose();
    const second = await open();
    expect(second.edits("customer")).toBe(edits);
    second.dispose();
    await product.clock.advance(10_000);
    product.links.customer = reference("contact", "c2");
    expect((await open()).edits("customer")?.id).toBe("c2");
    product.links.customer = reference("contact", "c1");
    expect((await open()).edits("customer")).not.toBe(edits);
  });

  test("of a panel that has gone are saved through the other one", async () => {
    const { product, open } = pageWithContact();
    const [one, two] = [await open(), await open()];
    two.edits("customer");
    const edits = one.edits("customer");
    one.dispose();
    edits?.begin(job, "Purchasing manager");
    edits?.type(job, "Chef");
    await edits?.save();
    expect(product.changed["contact:c1"]).toMatchObject({ jobtitle: "Chef" });
    expect(two.state.get().record?.links.customer?.row?.jobtitle).toBe("Chef");
  });
});

test("what a page remembers for a while is gone when it is over", () => {
  const memory = new PageMemory<{ until: number }>();
  const one = { until: 10 };
  memory.set("one", one, 0);
  expect(memory.get("one", 9)).toBe(one);
  expect(memory.get("one", 10)).toBeUndefined();
  memory.set("two", { until: 20 }, 10);
  expect(memory.get("one", 0)).toBeUndefined();
  memory.delete("two");
  expect(memory.get("two", 10)).toBeUndefined();
});
