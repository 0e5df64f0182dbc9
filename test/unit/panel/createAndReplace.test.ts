import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import type { Telemetry } from "../../../LinkedRecordsControl/base/ports";
import { ConversationPanel } from "../../../LinkedRecordsControl/panel/conversationPanel";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { conversationId, FakeProduct, options, reference } from "../../support/fakeProduct";
import { startedConversation } from "../../support/startedPanels";
import { settle } from "../../support/testClock";

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const fabrikam = reference("account", "a1");
const contoso = reference("account", "a2");
const printer = reference("incident", "i1");
const asking = { ...options, confirmReplace: true };

/** Telemetry as lines. */
const recordingTelemetry = (lines: string[]): Telemetry => ({
  start: (name) => ({
    done: () => void lines.push(`${name} done`),
    failed: (reason) => void lines.push(`${name} failed ${reason}`),
  }),
});

function linked(): FakeProduct {
  const product = new FakeProduct();
  product.links.customer = alex;
  return product;
}

describe("replacing", () => {
  test("offers to undo it, and brings back exactly what was there", async () => {
    const product = linked();
    const panel = await startedConversation(product);
    await panel.link("customer", fabrikam);
    expect(panel.state.get().done.customer).toMatchObject({
      change: { name: "replace", shown: { id: "c1", entityType: "contact" }, target: fabrikam },
      undoable: true,
    });
    await panel.undo("customer");
    expect(product.links.customer).toEqual(alex);
    expect(panel.state.get().done.customer).toMatchObject({ undoable: false });
    await panel.undo("customer");
    expect(product.writes).toEqual(["link account a1", "link contact c1"]);
  });

  test("by what is there already changes nothing, and offers no undo", async () => {
    const product = linked();
    const panel = await startedConversation(product);
    await panel.link("customer", alex);
    expect(product.writes).toEqual([]);
    expect(panel.state.get().done.customer).toMatchObject({ undoable: false });
  });

  test.each([
    ["link", (panel: ConversationPanel) => panel.link("customer", robin), robin],
    ["unlink", (panel: ConversationPanel) => panel.unlink("customer"), undefined],
  ])("offers no undo of a %s that somebody else had done already", async (_, act, byOther) => {
    const product = linked();
    const panel = await startedConversation(product);
    product.links.customer = byOther;
    await act(panel);
    expect(product.writes).toEqual([]);
    expect(panel.state.get().done.customer).toMatchObject({ undoable: false });
  });

  test("does not undo over what somebody else linked since", async () => {
    const product = linked();
    const panel = await startedConversation(product);
    await panel.unlink("customer");
    product.links.customer = robin;
    product.switch();
    await settle();
    await panel.undo("customer");
    expect(product.links.customer).toEqual(robin);
    expect(panel.state.get().notices.customer).toEqual({ kind: "changedMeanwhile" });
  });

  test("asks first where the maker wants it so", async () => {
    const product = linked();
    const panel = await startedConversation(product, asking);
    await panel.link("customer", fabrikam);
    expect(panel.state.get().question).toMatchObject({ slot: "customer", shown: { id: "c1" }, target: fabrikam });
    await panel.answer(false);
    expect(panel.state.get().question).toBeUndefined();
    expect(product.writes).toEqual([]);
    await panel.link("customer", fabrikam);
    await panel.answer(true);
    expect(product.writes).toEqual(["link account a1"]);
    await panel.answer(true);
    expect(product.writes).toHaveLength(1);
  });

  test("does not ask where nothing is replaced", async () => {
    const product = linked();
    const panel = await startedConversation(product, asking);
    await panel.link("case", printer);
    await panel.link("customer", alex);
    expect(panel.state.get().question).toBeUndefined();
    expect(product.writes).toEqual(["link incident i1"]);
  });

  test("forgets the question when the record that it is about is gone", async () => {
    const product = linked();
    const panel = await startedConversation(product, asking);
    await panel.link("customer", fabrikam);
    product.links.customer = undefined;
    product.switch();
    await settle();
    expect(panel.state.get().question).toBeUndefined();
  });

  test("keeps the question while another change runs", async () => {
    const product = linked();
    const panel = await startedConversation(product, asking);
    await panel.link("customer", fabrikam);
    product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 500 }];
    void panel.link("case", printer);
    await settle();
    await panel.answer(true);
    expect(panel.state.get().question).toBeDefined();
    await product.clock.advance(500);
    await panel.answer(true);
    expect(product.writes).toEqual(["link incident i1", "link account a1"]);
  });
});

describe("the offer to undo", () => {
  test("knows of what came from a dialog, by its name alone, what its card shows", async () => {
    const product = linked();
    product.dialogAnswer = { entityType: "contact", id: "{C2}", name: "Alex Vargas" };
    const panel = await startedConversation(product);
    await panel.lookUp("customer");
    expect(panel.state.get().done.customer?.change.target).toBe(panel.state.get().record?.links.customer);
    await panel.undo("customer");
    expect(product.links.customer).toMatchObject({ id: "c1" });
  });

  test("survives a control that is built anew, as long as it lasts", async () => {
    const product = linked();
    const page = new PageScope();
    const first = await startedConversation(product, options, page);
    await first.unlink("customer");
    first.dispose();
    await product.clock.advance(6000);
    const second = await startedConversation(product, options, page);
    expect(second.state.get().done.customer).toMatchObject({ change: { name: "unlink", shown: { id: "c1" } } });
    await product.clock.advance(4000);
    expect(second.state.get().done.customer).toBeUndefined();
  });

  test("is not made again once it was taken or dismissed", async () => {
    const product = linked();
    const page = new PageScope();
    const first = await startedConversation(product, options, page);
    await first.unlink("customer");
    first.dismiss("customer", "done");
    const second = await startedConversation(product, options, page);
    expect(second.state.get().done.customer).toBeUndefined();
  });

  test("waits while another change runs", async () => {
    const product = linked();
    const panel = await startedConversation(product);
    await panel.unlink("customer");
    product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 500 }];
    void panel.link("case", printer);
    await settle();
    await panel.undo("customer");
    expect(panel.state.get().done.customer).toMatchObject({ change: { name: "unlink" }, undoable: true });
    await product.clock.advance(500);
    await panel.undo("customer");
    expect(product.links.customer).toEqual(alex);
  });
});

describe("the lookup dialog", () => {
  test("links what is chosen there", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.dialogAnswer = alex;
    await panel.lookUp("customer");
    expect(product.writes).toEqual(["link contact c1"]);
  });

  test.each([
    ["nothing was chosen", undefined],
    ["something that cannot be linked was chosen", { entityType: "lead", id: "l1", name: "" }],
    ["something that has no place in the slot was chosen", printer],
  ])("changes nothing when %s", async (_, answer) => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.dialogAnswer = answer;
    await panel.lookUp("customer");
    expect(product.writes).toEqual([]);
    expect(panel.state.get().notices).toEqual({});
  });

  test("that cannot be opened is told", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.dialogAnswer = new Error("not supported");
    await panel.lookUp("case");
    expect(panel.state.get().notices.case).toEqual({ kind: "dialogFailed" });
  });

  test("overwrites nothing that came while it was open", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.dialogAnswer = alex;
    product.dialogTime = 5000;
    void panel.lookUp("customer");
    await settle();
    product.links.customer = robin;
    product.switch();
    await product.clock.advance(5000);
    expect(panel.state.get().notices.customer).toEqual({ kind: "changedMeanwhile" });
    expect(product.links.customer).toEqual(robin);
  });
});

describe("creating a record", () => {
  test("fills it from what the conversation knows, and links it", async () => {
    const product = new FakeProduct();
    product.contextItems = [{ msdyn_name: "Name", msdyn_value: "Alex Vargas" }];
    const panel = await startedConversation(product);
    product.dialogAnswer = alex;
    await panel.createAndLink("customer", "contact");
    expect(product.dialogValues).toEqual({ firstname: "Alex", lastname: "Vargas" });
    expect(product.writes).toEqual(["link contact c1"]);
    expect(product.told.map(([event]) => event)).toEqual(["recordSaved", "recordLinked"]);
  });

  test("changes nothing when the form is closed without saving", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.dialogTime = 1500;
    void panel.createAndLink("case", "incident");
    await product.clock.advance(1500);
    expect(product.writes).toEqual([]);
    expect(panel.state.get()).toMatchObject({ busy: undefined, notices: {} });
  });

  test.each([
    ["a record of another table", { dialogAnswer: printer }],
    ["a record that was there before", { dialogAnswer: alex, recordAge: 3_600_000 }],
    ["a record that cannot be read", { dialogAnswer: { entityType: "contact", id: "c9", name: "" } }],
    ["nothing before anybody could have closed it", { dialogAnswer: undefined, dialogTime: 300 }],
  ])("links nothing where the form gives %s, and says what to do once it is saved", async (_, change) => {
    const product = Object.assign(new FakeProduct(), change, { dialogTime: 300 });
    const telemetry: string[] = [];
    const ports = { ...product.ports(), telemetry: recordingTelemetry(telemetry) };
    const panel = new ConversationPanel(ports, conversationId, options, new PageScope());
    await panel.start();
    await settle();
    void panel.createAndLink("customer", "contact");
    await product.clock.advance(2000);
    expect(panel.state.get()).toMatchObject({ busy: undefined, notices: { customer: { kind: "formOpened" } } });
    expect(product.writes).toEqual([]);
    expect(product.told).toEqual([]);
    expect(telemetry).toContain("create failed cancelled");
    expect(telemetry.filter((line) => /^(link|create done)/.test(line))).toEqual([]);
  });

  test("takes the name of the record from Dataverse, not from what the form gives", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.dialogAnswer = { entityType: "contact", id: "c1", name: "" };
    product.behaviours = [{ answer: "reject", writes: false }];
    await panel.createAndLink("customer", "contact");
    expect(panel.state.get().notices.customer).toMatchObject({ kind: "createdNotLinked", record: alex });
  });

  test("opens one form, whatever is clicked, and does not wait for it for ever", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    const quickCreate = jest.spyOn(product, "quickCreate").mockReturnValue(new Promise(() => undefined));
    void panel.createAndLink("customer", "contact");
    void panel.createAndLink("customer", "contact");
    await settle();
    expect(quickCreate).toHaveBeenCalledTimes(1);
    expect(panel.state.get().busy).toEqual({ slot: "customer", doing: "creating" });
    await product.clock.advance(2000);
    expect(panel.state.get().busy).toBeUndefined();
    await panel.link("customer", alex);
    expect(product.links.customer).toEqual(alex);
  });

  test("goes on without clues when they cannot be read", async () => {
    const product = linked();
    product.failSearch = new HostFailure("unknown", "");
    const panel = await startedConversation(product);
    product.dialogAnswer = printer;
    await panel.createAndLink("case", "incident");
    expect(product.dialogValues).toEqual({
      customerid: "c1",
      customeridname: "Alex Vargas",
      customeridtype: "contact",
    });
    expect(product.links.case).toEqual(printer);
  });

  test.each([
    ["the link is refused", { answer: "reject", writes: false } as const, undefined, { kind: "refused" }],
    ["somebody linked another one meanwhile", undefined, robin, { kind: "changedMeanwhile" }],
  ])("says that it is there but not linked when %s", async (_, behaviour, byOther, because) => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.behaviours = behaviour ? [behaviour] : [];
    product.dialogAnswer = contoso;
    product.dialogTime = 5000;
    void panel.createAndLink("customer", "account");
    await settle();
    product.links.customer = byOther;
    await product.clock.advance(5000);
    expect(panel.state.get().notices.customer).toMatchObject({ kind: "createdNotLinked", record: contoso, because });
    await panel.link("customer", contoso);
    expect(product.links.customer).toEqual(contoso);
  });

  test("asks before it replaces, where the maker wants it so", async () => {
    const product = linked();
    const panel = await startedConversation(product, asking);
    product.dialogAnswer = contoso;
    await panel.createAndLink("customer", "account");
    expect(panel.state.get()).toMatchObject({
      question: { slot: "customer", target: contoso },
      notices: { customer: { kind: "createdNotLinked" } },
    });
    await panel.answer(true);
    expect(product.links.customer).toEqual(contoso);
  });

  test("in a panel that is gone still links, one after the other", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 300, answerAfter: 500 }];
    product.dialogAnswer = alex;
    product.dialogTime = 3000;
    void panel.lookUp("customer");
    void panel.lookUp("customer");
    await settle();
    panel.dispose();
    await product.clock.advance(4000);
    expect(product.writes).toEqual(["link contact c1"]);
  });
});
