import type { LinkChange } from "../../../LinkedRecordsControl/linking/changeLink";
import { readConversation } from "../../../LinkedRecordsControl/linking/conversation";
import type { Notice } from "../../../LinkedRecordsControl/linking/conversationState";
import { performChange, type ChangeRequest } from "../../../LinkedRecordsControl/linking/performChange";
import { defaultCardColumns } from "../../../LinkedRecordsControl/records/columns";
import { HostFailure } from "../../../LinkedRecordsControl/records/ports";
import { conversationId, FakeProduct, reference } from "../../support/fakeProduct";

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const printer = reference("incident", "i1");

interface Watched extends ChangeRequest {
  told: Notice | undefined;
  looks: number;
  over: boolean;
}

function request(product: FakeProduct, change: LinkChange, onTaken?: () => void): Watched {
  const watched: Watched = {
    told: undefined,
    looks: 0,
    over: false,
    conversationId,
    name: "link",
    change,
    isFormReadOnly: () => false,
    read: () => readConversation(product, conversationId, defaultCardColumns),
    onLook: () => void watched.looks++,
    notice: { get: () => watched.told, set: (notice) => (watched.told = notice) },
    onTaken,
    isOver: () => watched.over,
  };
  return watched;
}

const link: LinkChange = { slot: "customer", shown: undefined, target: alex };

describe("a change of a link", () => {
  test("that is done refreshes the tab, and the session and form scripts follow", async () => {
    const product = new FakeProduct();
    await performChange(product.ports(), request(product, link));
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
    await performChange(product.ports(), request(product, { slot: "customer", shown, target }));
    expect(product.told).toEqual([told]);
  });

  test.each([
    [printer, { caseId: "i1", caseTitle: "Printer jams on tray 2" }],
    [undefined, { caseId: "", caseTitle: "" }],
  ])("of the case tells the session its id and title", async (target, context) => {
    const product = new FakeProduct();
    product.links.case = target ? undefined : printer;
    await performChange(
      product.ports(),
      request(product, { slot: "case", shown: product.links.case && printer, target }),
    );
    expect(product.contexts).toEqual([context]);
  });

  test("that was refused is told, and nothing is refreshed", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "reject", reason: "No privilege", writes: false }];
    const watched = request(product, link);
    expect((await performChange(product.ports(), watched)).kind).toBe("refused");
    expect(watched.told).toEqual({ kind: "refused", message: "No privilege" });
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
    const watched = request(product, link, onTaken);
    void performChange(product.ports(), watched);
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
    const watched = request(product, link);
    void performChange(product.ports(), watched);
    await product.clock.advance(5000);
    watched.told = undefined;
    await product.clock.advance(300_000);
    expect(product.refreshedTabs).toBe(0);
    expect(watched.looks).toBe(4);
  });

  test("is looked for again when the product answers after everything was given up", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 200_500, answerAfter: 200_000 }];
    const watched = request(product, link);
    void performChange(product.ports(), watched);
    await product.clock.advance(199_000);
    expect(watched.told).toEqual({ kind: "noAnswer" });
    await product.clock.advance(10_000);
    expect(watched.told).toBeUndefined();
  });

  test("goes on being looked for when a look fails", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 5000 }];
    const watched = request(product, link);
    void performChange(product.ports(), watched);
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
    const watched = request(product, link);
    void performChange(product.ports(), watched);
    await product.clock.advance(4000);
    watched.over = true;
    const { length } = product.queries;
    await product.clock.advance(300_000);
    expect(product.queries).toHaveLength(length);
    expect(watched.looks).toBe(4);
  });

  test("that was not even tried is not looked for", async () => {
    const product = new FakeProduct();
    product.statuscode = 4;
    const watched = request(product, link);
    await performChange(product.ports(), watched);
    expect(watched.told).toEqual({ kind: "readOnly", reason: "closed" });
    await product.clock.advance(300_000);
    expect(watched.looks).toBe(0);
  });
});
