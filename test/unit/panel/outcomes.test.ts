import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { contradicting, conversationId, FakeProduct, options, reference, withPeople } from "../../support/fakeProduct";
import { startedCase, startedConversation } from "../../support/startedPanels";
import { settle } from "../../support/testClock";

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const fabrikam = reference("account", "a1");
const contoso = reference("account", "a2");
const printer = reference("incident", "i1");

describe("a case that was moved", () => {
  const moved = { done: { case: { undoable: true, change: { target: { id: "c1" }, caseToMove: { id: "i1" } } } } };

  test("is told, and goes back where it was", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    await panel.moveCase();
    expect(panel.state.get()).toMatchObject(moved);
    await panel.undo("case");
    await settle();
    expect(product.caseCustomer).toMatchObject(fabrikam);
    expect(panel.state.get()).toMatchObject({
      done: { case: { change: { name: "undo" }, undoable: false } },
      mismatch: { customerOfCase: { id: "a1" } },
    });
    expect(product.links).toMatchObject({ customer: alex, case: printer });
  });

  test("goes back after the form was built anew, and after the customer was unlinked", async () => {
    const product = contradicting();
    const page = new PageScope();
    await (await startedConversation(product, options, page)).moveCase();
    const panel = await startedConversation(product, options, page);
    expect(panel.state.get()).toMatchObject(moved);
    await panel.unlink("customer");
    await panel.undo("case");
    expect(product.caseCustomer).toMatchObject(fabrikam);
  });

  test.each([
    ["another one moved the case", (product: FakeProduct) => (product.caseCustomer = contoso)],
    ["another case is linked", (product: FakeProduct) => (product.links.case = reference("incident", "i2"))],
  ])("stays where it is when %s since", async (_, meanwhile) => {
    const product = contradicting();
    const panel = await startedConversation(product);
    await panel.moveCase();
    meanwhile(product);
    const { length } = product.writes;
    await panel.undo("case");
    expect(product.writes).toHaveLength(length);
    expect(panel.state.get().notices.case).toEqual({ kind: "changedMeanwhile" });
  });

  test("is not moved to a customer who is not linked any more, nor again to whom it belongs already", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    product.links.customer = robin;
    await panel.moveCase();
    expect(panel.state.get().notices.case).toEqual({ kind: "changedMeanwhile" });
    product.links.customer = alex;
    product.caseCustomer = alex;
    await panel.retry("case");
    expect(product.writes).toEqual([]);
    expect(panel.state.get()).toMatchObject({ notices: { case: undefined }, done: { case: { undoable: false } } });
  });

  test("is moved at the second try", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    product.failUpdate = new HostFailure("busy", "Too many requests", { retryAfter: 17 });
    await panel.moveCase();
    expect(panel.state.get()).toMatchObject({
      notices: { case: { kind: "notSaved", failure: { kind: "busy", facts: { retryAfter: 17 } } } },
      done: {},
    });
    product.failUpdate = undefined;
    await panel.retry("case");
    expect(panel.state.get()).toMatchObject({ ...moved, notices: { case: undefined } });
  });
});

describe("the offer to undo", () => {
  test("stays while something else fails or is cancelled, for its ten seconds", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const panel = await startedConversation(product);
    await panel.unlink("customer");
    await product.clock.advance(4000);
    const offered = panel.state.get().done.customer;
    await panel.createAndLink("customer", "contact");
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await panel.link("customer", robin);
    expect(panel.state.get()).toMatchObject({ notices: { customer: { kind: "refused" } } });
    expect(panel.state.get().done.customer).toBe(offered);
    panel.dismiss("customer", "notice");
    await panel.undo("customer");
    expect(product.links.customer).toMatchObject(alex);
  });

  test("goes with the next change that was done", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const panel = await startedConversation(product);
    await panel.unlink("customer");
    await product.clock.advance(9000);
    await panel.link("customer", robin);
    await product.clock.advance(9000);
    expect(panel.state.get().done.customer).toMatchObject({ change: { name: "link" } });
    await panel.undo("customer");
    expect(product.links.customer).toBeUndefined();
    await product.clock.advance(10_000);
    expect(panel.state.get().done.customer).toBeUndefined();
  });

  test("can be taken again when it failed", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const panel = await startedConversation(product);
    await panel.unlink("customer");
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await panel.undo("customer");
    expect(panel.state.get()).toMatchObject({
      notices: { customer: { kind: "refused" } },
      done: { customer: { undoable: true } },
    });
    await panel.undo("customer");
    expect(product.links.customer).toMatchObject(alex);
  });

  test("is for a link that comes late, too", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 20_000 }];
    const panel = await startedConversation(product);
    void panel.link("customer", alex);
    await product.clock.advance(30_000);
    expect(panel.state.get()).toMatchObject({
      notices: { customer: undefined },
      done: { customer: { change: { name: "link" }, undoable: true } },
    });
  });

  test("is for the conversation of the session as long as it is that one", async () => {
    const product = withPeople();
    product.current = conversationId;
    product.links.case = reference("incident", "i2");
    const panel = await startedCase(product);
    await panel.linkToCurrent();
    expect(panel.state.get().done.current).toMatchObject({ change: { name: "replace" }, undoable: true });
    await panel.undo("current");
    expect(product.links.case).toMatchObject({ id: "i2" });
    product.current = undefined;
    product.switch();
    await settle();
    expect(panel.state.get().done.current).toBeUndefined();
    await panel.linkToCurrent();
    expect(panel.state.get().done.current).toBeUndefined();
  });

  test("is not for a conversation that the agent has left meanwhile", async () => {
    const product = withPeople();
    product.current = conversationId;
    const panel = await startedCase(product);
    product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 500 }];
    void panel.linkToCurrent();
    await settle();
    product.current = undefined;
    product.switch();
    await product.clock.advance(500);
    expect(panel.state.get().done.current).toBeUndefined();
  });
});

describe("trying again", () => {
  test.each([
    ["refused", { answer: "reject", reason: "No", writes: false }, 0],
    ["notTaken", { answer: "resolve", writes: false }, 4000],
    ["noAnswer", { answer: "never", writes: false }, 10_000],
  ] as const)("does the same once more when it was %s", async (kind, behaviour, milliseconds) => {
    const product = new FakeProduct();
    product.behaviours = [behaviour];
    const panel = await startedConversation(product);
    void panel.link("customer", alex);
    await product.clock.advance(milliseconds);
    expect(panel.state.get().notices.customer?.kind).toBe(kind);
    await panel.retry("customer");
    expect(product.links.customer).toMatchObject(alex);
    expect(panel.state.get()).toMatchObject({
      notices: { customer: undefined },
      done: { customer: { undoable: true } },
    });
  });

  test("is still offered, with its reason, by a control that was built anew, but not long after", async () => {
    const product = new FakeProduct();
    const page = new PageScope();
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    const first = await startedConversation(product, options, page);
    await first.link("customer", alex);
    first.dispose();
    const second = await startedConversation(product, options, page);
    expect(second.state.get().notices).toEqual(first.state.get().notices);
    await second.retry("customer");
    expect(product.links.customer).toMatchObject(alex);

    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await second.link("case", printer);
    second.dispose();
    await product.clock.advance(10_000);
    const third = await startedConversation(product, options, page);
    expect(third.state.get().notices).toEqual({});
  });

  test("overwrites nothing that came meanwhile, and does nothing where nothing has failed", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    await panel.retry("customer");
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await panel.link("customer", alex);
    product.links.customer = robin;
    await panel.retry("customer");
    expect(product.links.customer).toEqual(robin);
    expect(panel.state.get().notices.customer).toEqual({ kind: "changedMeanwhile" });
  });
});

describe("a refresh", () => {
  test("shows that it runs, and that it has ended, for a while", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    expect(panel.state.get().refresh).toBeUndefined();
    const refreshed = panel.refresh();
    expect(panel.state.get().refresh).toEqual({ kind: "running" });
    await refreshed;
    expect(panel.state.get().refresh).toEqual({ kind: "done" });
    await product.clock.advance(10_000);
    expect(panel.state.get().refresh).toBeUndefined();
  });

  test("that fails is a failure, and the one that ends it says so", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.failReads = new HostFailure("server", "Unexpected error");
    await panel.refresh();
    expect(panel.state.get()).toMatchObject({ refresh: undefined, failure: { kind: "server" } });
    product.failReads = undefined;
    product.switch();
    await settle();
    expect(panel.state.get()).toMatchObject({ refresh: { kind: "recovered" }, failure: undefined });
  });

  test("that never ends is given up, and what comes late is shown", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.links.customer = alex;
    const retrieve = product.retrieve.bind(product);
    product.retrieve = async (...args) => {
      await product.clock.delay(40_000);
      return retrieve(...args);
    };
    void panel.refresh();
    await product.clock.advance(30_000);
    expect(panel.state.get()).toMatchObject({ refresh: undefined, failure: { kind: "timeout" } });
    await product.clock.advance(10_000);
    expect(panel.state.get()).toMatchObject({ failure: undefined, record: { links: { customer: { id: "c1" } } } });
  });

  test("that worked takes away that the conversation could not be read, and nothing else", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await panel.unlink("case");
    product.failReads = new HostFailure("offline", "");
    await panel.unlink("customer");
    expect(panel.state.get().notices.customer).toMatchObject({ kind: "notTried", failure: { kind: "offline" } });
    await panel.refresh();
    expect(panel.state.get().notices.customer).toBeDefined();
    product.failReads = undefined;
    await panel.refresh();
    expect(panel.state.get().notices).toMatchObject({ case: { kind: "refused" } });
    expect(panel.state.get().notices.customer).toBeUndefined();
  });
});

test("on a case form the words for what runs are those of the change, from its beginning to its end", async () => {
  const product = withPeople();
  product.current = conversationId;
  product.behaviours = [
    { answer: "resolve", writes: true, answerAfter: 500 },
    { answer: "resolve", writes: true, answerAfter: 500 },
  ];
  const panel = await startedCase(product);
  const seen: (string | undefined)[] = [];
  panel.state.subscribe(() => seen.push(panel.state.get().busy?.doing));
  for (const act of [() => panel.linkToCurrent(), () => panel.unlink("current")]) {
    seen.length = 0;
    void act();
    await product.clock.advance(600);
    const doing = [...new Set(seen.filter(Boolean))];
    expect(doing).toEqual([product.links.case ? "linking" : "unlinking"]);
  }
});
