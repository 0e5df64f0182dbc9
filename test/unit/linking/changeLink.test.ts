import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import type { Notice } from "../../../LinkedRecordsControl/base/notice";
import { defaultCardColumns } from "../../../LinkedRecordsControl/base/options";
import { changeLink, type ShownConversation } from "../../../LinkedRecordsControl/linking/changeLink";
import { readConversation } from "../../../LinkedRecordsControl/linking/conversation";
import type { LinkChange } from "../../../LinkedRecordsControl/linking/writeLink";
import { conversationId, FakeProduct, reference } from "../../support/fakeProduct";

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const printer = reference("incident", "i1");

/** A conversation that a test watches. */
interface Watched extends ShownConversation {
  told: Notice | undefined;
  shown: number;
  over: boolean;
}

function watch(product: FakeProduct, onTaken: () => void = () => undefined): Watched {
  const watched: Watched = {
    told: undefined,
    shown: 0,
    over: false,
    id: conversationId,
    isFormReadOnly: () => false,
    isOver: () => watched.over,
    read: () => readConversation(product, conversationId, defaultCardColumns),
    show: () => void watched.shown++,
    notice: () => watched.told,
    notify: (notice) => (watched.told = notice),
    onTaken,
  };
  return watched;
}

const link: LinkChange = { name: "link", slot: "customer", shown: undefined, target: alex };

describe("a change of a link", () => {
  test("that is done refreshes the tab, and the session and form scripts follow", async () => {
    const product = new FakeProduct();
    await changeLink(product.ports(), watch(product), link);
    expect(product.refreshedTabs).toBe(1);
    expect(product.contexts).toEqual([{ customerName: "Alex Vargas" }]);
    expect(product.told).toEqual([["recordLinked", { entityType: "contact", id: "c1", conversationId }]]);
    expect(product.clock.now()).toBe(0);
  });

  test.each([
    ["replaced", robin, alex, ["recordLinked", { entityType: "contact", id: "c1", conversationId, replaced: "c2" }]],
    ["unlinked", robin, undefined, ["recordUnlinked", { entityType: "contact", id: "c2", conversationId }]],
  ] as const)("tells form scripts what was %s", async (_, shown, target, told) => {
    const product = new FakeProduct();
    product.links.customer = shown;
    await changeLink(product.ports(), watch(product), { name: "replace", slot: "customer", shown, target });
    expect(product.told).toEqual([told]);
  });

  test.each([
    [printer, { caseId: "i1", caseTitle: "Printer jams on tray 2" }],
    [undefined, { caseId: "", caseTitle: "" }],
  ])("of the case tells the session its id and title", async (target, context) => {
    const product = new FakeProduct();
    product.links.case = target ? undefined : printer;
    const shown = product.links.case && printer;
    await changeLink(product.ports(), watch(product), { name: "link", slot: "case", shown, target });
    expect(product.contexts).toEqual([context]);
  });

  test("that was refused is told, and nothing is refreshed", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "reject", reason: "No privilege", writes: false }];
    const watched = watch(product);
    expect((await changeLink(product.ports(), watched, link)).kind).toBe("refused");
    expect(watched.told).toMatchObject({ kind: "refused", failure: { message: "No privilege" } });
    expect(product.told).toEqual([["failed", { action: "link", reason: "refused" }]]);
    expect(product.refreshedTabs).toBe(0);
  });

  test.each([
    ["agreed", { answer: "resolve", writes: true, writeAfter: 20_000 }],
    ["refused", { answer: "reject", writes: true, writeAfter: 20_000 }],
    ["not answered", { answer: "never", writes: true, writeAfter: 20_000 }],
  ] as const)("that shows late, after it was %s, is announced once", async (_, behaviour) => {
    const product = new FakeProduct();
    product.behaviours = [behaviour];
    const onTaken = jest.fn();
    const watched = watch(product, onTaken);
    void changeLink(product.ports(), watched, link);
    await product.clock.advance(15_000);
    expect(watched.told).toBeDefined();
    await product.clock.advance(300_000);
    expect(watched.told).toBeUndefined();
    expect(onTaken).toHaveBeenCalledTimes(1);
    expect(product.refreshedTabs).toBe(1);
    expect(product.told.map(([event]) => event)).toEqual(["failed", "recordLinked"]);
  });

  test("that shows late is not announced when the agent has turned to something else", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 20_000 }];
    const watched = watch(product);
    void changeLink(product.ports(), watched, link);
    await product.clock.advance(5000);
    watched.told = undefined;
    await product.clock.advance(300_000);
    expect(product.refreshedTabs).toBe(0);
    expect(watched.shown).toBe(4);
  });

  test("is looked for again when the product answers after everything was given up", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 200_500, answerAfter: 200_000 }];
    const watched = watch(product);
    void changeLink(product.ports(), watched, link);
    await product.clock.advance(199_000);
    expect(watched.told).toEqual({ kind: "noAnswer" });
    await product.clock.advance(10_000);
    expect(watched.told).toBeUndefined();
  });

  test("goes on being looked for when a look fails", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 5000 }];
    const watched = watch(product);
    void changeLink(product.ports(), watched, link);
    await product.clock.advance(4000);
    product.failReads = new HostFailure("offline", "");
    await product.clock.advance(10_000);
    product.failReads = undefined;
    await product.clock.advance(60_000);
    expect(watched.told).toBeUndefined();
  });

  test("is not read any more when the panel is gone, but others may want to look", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: false }];
    const watched = watch(product);
    void changeLink(product.ports(), watched, link);
    await product.clock.advance(4000);
    watched.over = true;
    const { length } = product.queries;
    await product.clock.advance(300_000);
    expect(product.queries).toHaveLength(length);
    expect(watched.shown).toBe(4);
  });

  test("that was not even tried is not looked for", async () => {
    const product = new FakeProduct();
    product.statuscode = 4;
    const watched = watch(product);
    await changeLink(product.ports(), watched, link);
    expect(watched.told).toEqual({ kind: "readOnly", reason: "closed" });
    await product.clock.advance(300_000);
    expect(watched.shown).toBe(0);
  });
});
