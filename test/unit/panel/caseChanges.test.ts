import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import type { Row } from "../../../LinkedRecordsControl/base/row";
import { CasePanel, type CaseState } from "../../../LinkedRecordsControl/panel/casePanel";
import { inSight } from "../../../LinkedRecordsControl/panel/freshness";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { conversationId, FakeProduct, options, reference, withPeople } from "../../support/fakeProduct";
import { startedCase } from "../../support/startedPanels";
import { settle } from "../../support/testClock";

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const fabrikam = reference("account", "a1");
const printer = reference("incident", "i1");

describe("the people of a case", () => {
  test("are replaced by an update, which can be undone", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    await panel.link("customer", robin);
    expect(product.writes).toEqual([`update incident i1 {"customerid_contact@odata.bind":"/contacts(c2)"}`]);
    expect(panel.state.get()).toMatchObject({
      busy: undefined,
      record: { links: { customer: { id: "c2" } } },
      done: { customer: { change: { name: "replace", shown: { id: "a1" } }, undoable: true } },
    });
    expect(product.refreshedTabs).toBe(1);
    expect(product.told).toEqual([["recordSaved", { entityType: "incident", id: "i1" }]]);
    await panel.undo("customer");
    expect(product.caseCustomer).toEqual(fabrikam);
    expect(panel.state.get().done.customer).toMatchObject({ change: { name: "undo" }, undoable: false });
  });

  test("can be taken away where the case does not need them", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    await panel.unlink("primaryContact");
    expect(product.primaryContact.record).toBeUndefined();
    expect(panel.state.get().done.primaryContact).toMatchObject({ change: { name: "unlink", shown: { id: "c1" } } });
    await panel.unlink("customer");
    expect(product.writes).toHaveLength(1);
    await panel.undo("primaryContact");
    expect(product.primaryContact.record).toEqual(alex);
    await product.clock.advance(10_000);
    await panel.undo("primaryContact");
    expect(product.writes).toHaveLength(2);
  });

  test("are put where nobody is, and taken away again where the case does not need them", async () => {
    const product = new FakeProduct();
    const panel = await startedCase(product);
    await panel.unlink("primaryContact");
    await panel.link("primaryContact", alex);
    await panel.link("customer", robin);
    expect(product.primaryContact.record).toEqual(alex);
    expect(panel.state.get().done).toMatchObject({
      primaryContact: { change: { name: "link" }, undoable: true },
      customer: { change: { name: "link" }, undoable: false },
    });
    await panel.undo("primaryContact");
    await panel.undo("customer");
    expect(product.primaryContact.record).toBeUndefined();
    expect(product.caseCustomer).toEqual(robin);
  });

  test("are not written again when they are there already", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    await panel.link("customer", fabrikam);
    expect(product.writes).toEqual([]);
    expect(panel.state.get().notices.customer).toBeUndefined();
  });

  test("are shown as somebody else changed them, and not overwritten", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    product.caseCustomer = robin;
    await panel.link("customer", alex);
    expect(product.writes).toEqual([]);
    expect(panel.state.get()).toMatchObject({
      notices: { customer: { kind: "changedMeanwhile" } },
      record: { links: { customer: { id: "c2" } } },
    });
    product.caseCustomer = alex;
    await panel.undo("customer");
    expect(product.writes).toEqual([]);
  });

  test("do not come back over what somebody else put there since", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    await panel.link("customer", robin);
    product.caseCustomer = alex;
    await panel.refresh();
    await panel.undo("customer");
    expect(product.caseCustomer).toEqual(alex);
    expect(panel.state.get().notices.customer).toEqual({ kind: "changedMeanwhile" });
  });

  test("stay as they are when the update fails, with the reason", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    product.failUpdate = new HostFailure("forbidden", "The case is locked.");
    await panel.link("customer", robin);
    expect(panel.state.get()).toMatchObject({
      busy: undefined,
      notices: { customer: { kind: "notSaved", failure: { kind: "forbidden", message: "The case is locked." } } },
      record: { links: { customer: { id: "a1" } } },
    });
    expect(product.told).toEqual([["failed", { action: "save", reason: "forbidden" }]]);
    panel.dismiss("customer", "notice");
    expect(panel.state.get().notices.customer).toBeUndefined();
  });

  test("are not written when the case cannot be read first", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    product.failReads = new HostFailure("offline", "No network");
    await panel.link("customer", robin);
    expect(product.writes).toEqual([]);
    expect(panel.state.get().notices.customer).toMatchObject({ kind: "notSaved", failure: { message: "No network" } });
  });

  test("that were saved are shown, and can be undone, when the case cannot be read again", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    const update = product.update.bind(product);
    product.update = async (...args) => {
      await update(...args);
      product.failReads = new HostFailure("offline", "");
    };
    await panel.link("customer", robin);
    expect(panel.state.get()).toMatchObject({
      busy: undefined,
      record: { links: { customer: { id: "c2", name: "Robin Counts" }, primaryContact: { id: "c1" } } },
      done: { customer: { undoable: true } },
    });
  });

  test("are changed one at a time", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    await Promise.all([
      panel.link("customer", robin),
      panel.link("customer", alex),
      panel.unlink("primaryContact"),
      panel.linkToCurrent(),
    ]);
    expect(product.writes).toHaveLength(1);
  });

  test("are asked about first where the maker wants it so", async () => {
    const product = withPeople();
    const panel = await startedCase(product, { ...options, confirmReplace: true });
    await panel.link("customer", robin);
    expect(panel.state.get().question).toMatchObject({ slot: "customer", shown: { id: "a1" }, target: robin });
    await panel.answer(false);
    await panel.answer(true);
    expect(product.writes).toEqual([]);
    await panel.link("customer", robin);
    await panel.answer(true);
    expect(product.caseCustomer).toEqual(robin);
    await panel.link("customer", robin);
    expect(panel.state.get().question).toBeUndefined();
  });

  test("are not asked about any more when somebody else changed them", async () => {
    const product = withPeople();
    const panel = await startedCase(product, { ...options, confirmReplace: true });
    await panel.link("customer", robin);
    product.caseCustomer = alex;
    await panel.refresh();
    expect(panel.state.get().question).toBeUndefined();
  });

  test("can be brought back by a control that was built anew", async () => {
    const product = withPeople();
    const page = new PageScope();
    const first = await startedCase(product, options, page);
    await first.link("customer", robin);
    first.dispose();
    const second = await startedCase(product, options, page);
    await second.undo("customer");
    expect(product.caseCustomer).toEqual(fabrikam);
  });

  test("can be chosen in the lookup dialog", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    await panel.lookUp("customer");
    product.dialogAnswer = { entityType: "lead", id: "l1", name: "" };
    await panel.lookUp("customer");
    expect(product.writes).toEqual([]);
    product.dialogAnswer = robin;
    await panel.lookUp("customer");
    expect(product.caseCustomer).toEqual(robin);
    product.dialogAnswer = new Error("not supported");
    await panel.lookUp("primaryContact");
    expect(panel.state.get().notices.primaryContact).toEqual({ kind: "dialogFailed" });
  });

  test("can be changed where the host disables the control, as long as the user may write cases", async () => {
    const panel = await startedCase(withPeople());
    panel.setFormDisabled(true);
    expect(panel.state.get().readOnly).toBeUndefined();
  });

  test("follow a form that is read-only where the host does not tell what the user may write", async () => {
    const product = withPeople();
    product.untold.set("incident", "never");
    const panel = await startedCase(product);
    expect(panel.state.get().readOnly).toBeUndefined();
    panel.setFormDisabled(true);
    expect(panel.state.get().readOnly).toBe("formReadOnly");
    panel.setFormDisabled(false);
    expect(panel.state.get().readOnly).toBeUndefined();
  });

  test("cannot be changed without the right, as soon as the host tells of it", async () => {
    const product = withPeople();
    product.denied.add("incident:Write");
    product.untold.set("incident", "untilDescribed");
    const panel = new CasePanel(product.ports(), "i1", options, new PageScope());
    expect(panel.state.get().readOnly).toBeUndefined();
    await panel.start();
    await settle();
    expect(panel.state.get().readOnly).toBe("noPrivilege");
  });

  test("and the current conversation are only shown where the maker wants it so", async () => {
    const product = withPeople();
    product.current = conversationId;
    const panel = await startedCase(product, { ...options, readOnly: true });
    expect(panel.state.get()).toMatchObject({ readOnly: "formReadOnly", canLinkCurrent: false });
    await panel.linkToCurrent();
    expect(product.writes).toEqual([]);
  });

  test("cannot be changed in an inactive case, nor without the right", async () => {
    const product = withPeople();
    product.denied.add("incident:Write");
    expect((await startedCase(product)).state.get().readOnly).toBe("noPrivilege");
    product.caseState = 1;
    expect((await startedCase(product)).state.get().readOnly).toBe("inactive");
  });
});

describe("the conversation of the session", () => {
  const withCurrent = (): FakeProduct => {
    const product = withPeople();
    product.current = conversationId;
    return product;
  };
  const linkedId = ({ current }: CaseState): string | undefined => current?.links.case?.id;

  test("is linked to the case, and unlinked", async () => {
    const product = withCurrent();
    const panel = await startedCase(product);
    expect(panel.state.get()).toMatchObject({ current: { id: conversationId }, canLinkCurrent: true });
    await panel.linkToCurrent();
    expect(linkedId(panel.state.get())).toBe("i1");
    expect(product.contexts).toEqual([{ caseId: "i1", caseTitle: "Printer jams on tray 2" }]);
    await panel.unlink("current");
    expect(linkedId(panel.state.get())).toBeUndefined();
    expect(product.writes).toEqual(["link incident i1", "unlink incident i1"]);
  });

  test("can be unlinked again by a control that was built anew, and by none that stands in another session", async () => {
    const product = withCurrent();
    const page = new PageScope();
    const first = await startedCase(product, options, page);
    await first.linkToCurrent();
    first.dispose();
    product.current = "another";
    const elsewhere = await startedCase(product, options, page);
    expect(elsewhere.state.get()).toMatchObject({ current: { id: "another" }, done: { current: undefined } });
    product.current = conversationId;
    const second = await startedCase(product, options, page);
    expect(second.state.get().done.current).toMatchObject({ undoable: true });
    await second.undo("current");
    expect(linkedId(second.state.get())).toBeUndefined();
  });

  test("is none where the session has none", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    await panel.linkToCurrent();
    expect(panel.state.get().canLinkCurrent).toBe(false);
    expect(panel.state.get().current).toBeUndefined();
    expect(product.writes).toEqual([]);
  });

  test.each([
    ["is closed", (product: FakeProduct) => (product.statuscode = 4)],
    ["has no link API", (product: FakeProduct) => (product.present = "missing")],
  ])("cannot be linked when it %s", async (_, prepare) => {
    const product = withCurrent();
    prepare(product);
    const panel = await startedCase(product);
    expect(panel.state.get()).toMatchObject({ current: { id: conversationId }, canLinkCurrent: false });
    await panel.linkToCurrent();
    expect(panel.state.get().notices.current).toMatchObject({ kind: "readOnly" });
    panel.dismiss("current", "notice");
    expect(panel.state.get().notices.current).toBeUndefined();
  });

  test("follows the agent from session to session", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    product.current = conversationId;
    product.switch();
    await settle();
    expect(panel.state.get().current?.id).toBe(conversationId);
    product.current = undefined;
    product.switch();
    await settle();
    expect(panel.state.get().current).toBeUndefined();
  });

  test("is read when the agent sees the panel, and not for a switch while it is hidden", async () => {
    const product = withPeople();
    const panel = await startedCase(product);
    const asked = jest.spyOn(product, "currentConversationId");
    let isInSight = false;
    panel.setSight({ ...inSight, isInSight: () => isInSight });
    product.current = conversationId;
    product.switch();
    product.switch();
    await settle();
    expect(asked).not.toHaveBeenCalled();
    expect(panel.state.get().current).toBeUndefined();

    isInSight = true;
    panel.cameIntoSight();
    await settle();
    expect(panel.state.get().current?.id).toBe(conversationId);
    // Scrolled out of sight and back again, with no switch in between.
    panel.cameIntoSight();
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
    product.switch();
    await settle();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test("is never another session's, nor are its messages", async () => {
    const product = withCurrent();
    const panel = await startedCase(product);
    product.behaviours = [{ answer: "reject", reason: "No", writes: false, answerAfter: 500 }];
    void panel.linkToCurrent();
    await settle();
    product.current = undefined;
    product.switch();
    await product.clock.advance(500);
    expect(panel.state.get()).toMatchObject({ current: undefined, busy: undefined });
    expect(panel.state.get().notices.current).toBeUndefined();
  });

  test("takes its message along when the agent goes to another session", async () => {
    const product = withCurrent();
    const panel = await startedCase(product);
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await panel.linkToCurrent();
    product.switch();
    await settle();
    expect(panel.state.get().notices.current).toMatchObject({ kind: "refused", failure: { message: "No" } });
    product.current = undefined;
    product.switch();
    await settle();
    expect(panel.state.get().notices.current).toBeUndefined();
  });

  test("shows a link that comes late", async () => {
    const product = withCurrent();
    const panel = await startedCase(product);
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 20_000 }];
    void panel.linkToCurrent();
    await product.clock.advance(5000);
    expect(panel.state.get().notices.current).toEqual({ kind: "notTaken" });
    await product.clock.advance(60_000);
    expect(linkedId(panel.state.get())).toBe("i1");
    expect(panel.state.get().notices.current).toBeUndefined();
  });

  test("follows what another panel on the page does to it", async () => {
    const product = withCurrent();
    const page = new PageScope();
    const panel = await startedCase(product, options, page);
    product.links.case = printer;
    page.tellLinks("another", jest.fn());
    await settle();
    expect(linkedId(panel.state.get())).toBeUndefined();
    page.tellLinks(conversationId, jest.fn());
    await settle();
    expect(linkedId(panel.state.get())).toBe("i1");
  });
});

describe("the list of conversations", () => {
  const many = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ activityid: `w${index}` }));
  const found = (panel: CasePanel) => {
    const { conversations } = panel.state.get();
    return conversations.kind === "found" ? conversations : undefined;
  };

  test("is read page by page, each once", async () => {
    const product = new FakeProduct();
    product.conversations = many(45);
    const panel = await startedCase(product);
    expect(found(panel)).toMatchObject({ next: "?page=20", more: "idle" });
    await Promise.all([panel.loadMore(), panel.loadMore()]);
    expect(found(panel)?.lines).toHaveLength(40);
    await panel.loadMore();
    await panel.loadMore();
    expect(found(panel)?.lines.map(({ id }) => id)).toEqual(many(45).map(({ activityid }) => activityid));
    expect(found(panel)?.next).toBeUndefined();
  });

  test("keeps what it has when a page fails, and tries again", async () => {
    const product = new FakeProduct();
    product.conversations = many(21);
    const panel = await startedCase(product);
    product.failSearch = new HostFailure("unknown", "");
    await panel.loadMore();
    expect(found(panel)).toMatchObject({ more: "failed", next: "?page=20" });
    expect(found(panel)?.lines).toHaveLength(20);
    product.failSearch = undefined;
    await panel.loadMore();
    expect(found(panel)?.lines).toHaveLength(21);
  });

  test("names a conversation once, though it ended between two pages", async () => {
    const product = new FakeProduct();
    product.liveConversations = [{ activityid: "w20", statuscode: 2 }];
    product.conversations = many(22);
    const panel = await startedCase(product);
    await panel.loadMore();
    expect(found(panel)?.lines.filter(({ id }) => id === "w20")).toHaveLength(1);
  });

  test("does not add a page to a list that was read anew meanwhile", async () => {
    const product = new FakeProduct();
    product.conversations = many(45);
    const panel = await startedCase(product);
    const retrievePage = product.retrievePage.bind(product);
    product.retrievePage = async (table, query, pageSize) => {
      await product.clock.delay(query.includes("page=") ? 1000 : 0);
      return retrievePage(table, query, pageSize);
    };
    void panel.loadMore();
    void panel.refresh();
    await product.clock.advance(500);
    expect(found(panel)).toMatchObject({ more: "idle" });
    await product.clock.advance(500);
    expect(found(panel)?.lines).toHaveLength(20);
  });

  test("opens a conversation in its session, or else as a record", async () => {
    const product = new FakeProduct();
    const panel = await startedCase(product);
    await panel.openConversation({ id: "w1", subject: "Chat" });
    product.canOpenConversations = false;
    await panel.openConversation({ id: "w2", subject: "Chat" });
    expect(product.openedConversations).toEqual(["w1", "w2"]);
    expect(product.opened).toEqual([{ entityType: "msdyn_ocliveworkitem", id: "w2", name: "Chat" }]);
  });
});
