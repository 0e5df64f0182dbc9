import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { ConversationPanel } from "../../../LinkedRecordsControl/panel/conversationPanel";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { contradicting, conversationId, FakeProduct, options, reference } from "../../support/fakeProduct";
import { startedConversation } from "../../support/startedPanels";
import { settle } from "../../support/testClock";

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const fabrikam = reference("account", "a1");
const contoso = reference("account", "a2");
const printer = reference("incident", "i1");

describe("a case of somebody else", () => {
  test("is told, with the right to move it", async () => {
    const panel = await startedConversation(contradicting());
    expect(panel.state.get()).toMatchObject({ mismatch: { customerOfCase: { id: "a1" } }, moveCase: "yes" });
    const product = contradicting();
    product.denied.add("incident:Write");
    expect((await startedConversation(product)).state.get().moveCase).toBe("noPrivilege");
  });

  test("is settled by linking its customer, which can be undone", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    await panel.useCustomerOfCase();
    await settle();
    expect(product.writes).toEqual(["link account a1"]);
    expect(panel.state.get().mismatch).toBeUndefined();
    await panel.undo("customer");
    await settle();
    expect(product.links.customer).toEqual(alex);
    expect(panel.state.get().mismatch).toBeDefined();
  });

  test("is settled by moving the case, with an ordinary update", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    await panel.moveCase();
    await settle();
    expect(product.writes).toEqual([`update incident i1 {"customerid_contact@odata.bind":"/contacts(c1)"}`]);
    expect(panel.state.get()).toMatchObject({ busy: undefined, mismatch: undefined });
    expect(panel.state.get().record?.links.case?.related?.id).toBe("c1");
    expect(product.told).toEqual([["recordSaved", { entityType: "incident", id: "i1" }]]);
    expect(product.refreshedTabs).toBe(1);
  });

  test("is not moved when somebody else moved it meanwhile", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    product.caseCustomer = contoso;
    await panel.moveCase();
    expect(product.writes).toEqual([]);
    expect(panel.state.get()).toMatchObject({
      notices: { case: { kind: "changedMeanwhile" } },
      record: { links: { case: { related: { id: "a2" } } } },
    });
    expect(product.told).toEqual([["failed", { action: "save", reason: "changedMeanwhile" }]]);
  });

  test("says why it could not be moved, and keeps the message of the other slot", async () => {
    const product = contradicting();
    product.links.customer = robin;
    const panel = await startedConversation(product);
    await panel.link("customer", alex);
    product.failUpdate = new HostFailure("forbidden", "No privilege");
    await panel.moveCase();
    expect(panel.state.get()).toMatchObject({
      busy: undefined,
      notices: { case: { kind: "notSaved", failure: { message: "No privilege" } } },
      done: { customer: { change: { name: "replace" }, undoable: true } },
      mismatch: { customerOfCase: { id: "a1" } },
    });
    expect(product.refreshedTabs).toBe(1);
  });

  test("has no remedies where nothing contradicts, or while a change runs", async () => {
    const product = contradicting();
    const panel = await startedConversation(product);
    product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 500 }];
    void panel.unlink("customer");
    await settle();
    await panel.moveCase();
    await panel.useCustomerOfCase();
    await product.clock.advance(500);
    await panel.moveCase();
    await panel.useCustomerOfCase();
    expect(product.writes).toEqual(["unlink contact c1"]);
  });
});

describe("suggestions", () => {
  test("come after the cards for the empty slots, and go with them", async () => {
    const product = new FakeProduct();
    product.caseCustomer = fabrikam;
    product.links.case = printer;
    const panel = await startedConversation(product);
    expect(panel.state.get().suggestions.customer).toMatchObject([{ id: "a1", reasons: ["customerOfCase"] }]);
    await panel.link("customer", fabrikam);
    await settle();
    expect(panel.state.get().suggestions).toEqual({});
  });

  test("come as soon as something can be linked", async () => {
    const product = new FakeProduct();
    product.links.customer = fabrikam;
    product.present = "starting";
    const panel = await startedConversation(product);
    expect(product.queries).toHaveLength(1);
    product.setPresent("available");
    await settle();
    expect(panel.state.get().suggestions.case?.flatMap(({ reasons }) => reasons)).toContain("openCase");
    const asked = product.queries.length;
    product.setPresent("missing");
    product.setPresent("available");
    await settle();
    expect(product.queries).toHaveLength(asked);
  });

  test("are asked for again on demand only, with new clues", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.switch();
    await settle();
    const clues = (): number => product.queries.filter((query) => query.includes("contextitem")).length;
    expect(clues()).toBe(1);
    product.contextItems = [{ msdyn_name: "E-mail", msdyn_value: "alex@adventure-works.example" }];
    await panel.refresh();
    await settle();
    expect(clues()).toBe(2);
    expect(panel.state.get().suggestions.customer).toMatchObject([{ id: "c1", reasons: ["email"] }]);
  });

  test("change nothing for an agent who was not replacing anything", async () => {
    const panel = await startedConversation(contradicting());
    const heard = jest.fn();
    panel.state.subscribe(heard);
    panel.suggestInstead("customer", false);
    expect(heard).not.toHaveBeenCalled();
  });

  test("are made for a linked slot while another record is looked for, and go when one is found", async () => {
    const product = contradicting();
    product.caseCustomer = fabrikam;
    const panel = await startedConversation(product);
    expect(panel.state.get().suggestions).toEqual({});
    panel.suggestInstead("customer", true);
    await settle();
    expect(panel.state.get().suggestions.customer).toMatchObject([{ id: "a1", reasons: ["customerOfCase"] }]);
    panel.suggestInstead("customer", false);
    expect(panel.state.get().suggestions.customer).toBeUndefined();
    panel.suggestInstead("customer", true);
    await settle();
    await panel.link("customer", fabrikam);
    expect(panel.state.get().suggestions.customer).toBeUndefined();
  });

  test("fail without harm to the cards", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    product.failSearch = new HostFailure("unknown", "");
    const panel = await startedConversation(product);
    expect(panel.state.get()).toMatchObject({ phase: "ready", suggestions: {} });
    expect(panel.state.get().mismatch).toBeUndefined();
  });
});

describe("two panels on one page", () => {
  test("show what one of them did", async () => {
    const product = contradicting();
    const page = new PageScope();
    const [one, other] = [
      await startedConversation(product, options, page),
      await startedConversation(product, options, page),
    ];
    await one.unlink("customer");
    await settle();
    expect(other.state.get().record?.links.customer).toBeUndefined();
    await one.link("customer", robin);
    await settle();
    expect(other.state.get().record?.links.customer?.id).toBe("c2");
  });

  test("of two conversations do not disturb each other", async () => {
    const product = contradicting();
    const page = new PageScope();
    const one = await startedConversation(product, options, page);
    const elsewhere = new FakeProduct();
    await new ConversationPanel(elsewhere.ports(), "another", options, page).start();
    const asked = elsewhere.queries.length;
    await one.unlink("case");
    await settle();
    expect(elsewhere.queries).toHaveLength(asked);
  });
});

test("a switch back to the form shows what others did, while a change runs and after it", async () => {
  const product = contradicting();
  const panel = await startedConversation(product);
  product.links.customer = robin;
  product.switch();
  await settle();
  expect(panel.state.get().record?.links.customer?.id).toBe("c2");
  product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 500 }];
  void panel.unlink("case");
  await settle();
  product.links.customer = fabrikam;
  product.switch();
  await product.clock.advance(500);
  expect(panel.state.get().record?.links).toMatchObject({ customer: { id: "a1" } });
  expect(panel.state.get().record?.links.case).toBeUndefined();
});

test("nothing is asked for a panel that is gone", async () => {
  const product = contradicting();
  const answers: (() => void)[] = [];
  const retrieve = product.retrieve.bind(product);
  product.retrieve = async (...args) => {
    await new Promise<void>((resolve) => answers.push(resolve));
    return retrieve(...args);
  };
  const panel = new ConversationPanel(product.ports(), conversationId, options, new PageScope());
  void panel.start();
  await settle();
  panel.dispose();
  answers.forEach((answer) => answer());
  await settle();
  expect(product.queries).toHaveLength(1);
});
