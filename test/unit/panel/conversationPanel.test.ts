import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { ConversationPanel } from "../../../LinkedRecordsControl/panel/conversationPanel";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { conversationId, FakeProduct, options, reference } from "../../support/fakeProduct";
import { startedConversation } from "../../support/startedPanels";
import { settle } from "../../support/testClock";

const alex = reference("contact", "c1");
const fabrikam = reference("account", "a1");
const printer = reference("incident", "i1");

describe("the panel of a conversation", () => {
  test("reads conversation, customer and case in one request", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    product.links.case = printer;
    const panel = await startedConversation(product);
    expect(product.queries).toHaveLength(1);
    expect(panel.state.get()).toMatchObject({
      phase: "ready",
      record: {
        statusText: "Status 2",
        links: {
          customer: { name: "Alex Vargas", fields: [{ column: "jobtitle", text: "Purchasing manager" }, {}, {}] },
          case: { name: "Printer jams on tray 2" },
        },
      },
      descriptions: { contact: { displayName: "Name of contact" } },
      readOnly: undefined,
    });
  });

  test("shows its state anew for the display names and for the row, and for nothing else", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    product.links.case = printer;
    const panel = new ConversationPanel(product.ports(), conversationId, options, new PageScope());
    const seen: unknown[] = [];
    panel.state.subscribe(() => seen.push([panel.state.get().phase, "contact" in panel.state.get().descriptions]));
    await panel.start();
    await settle();
    expect(seen).toEqual([
      ["loading", true],
      ["ready", true],
    ]);
  });

  test("reads the records one by one where the host refuses the expand", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    product.links.case = printer;
    product.refuseExpand = true;
    const panel = await startedConversation(product);
    expect(panel.state.get().record?.links.customer).toMatchObject({ name: "Alex Vargas", id: "c1" });
    expect(product.queries).toHaveLength(4);
  });

  test("says why the conversation could not be read, and recovers", async () => {
    const product = new FakeProduct();
    product.failReads = new HostFailure("forbidden", "");
    const panel = await startedConversation(product);
    expect(panel.state.get()).toMatchObject({ phase: "failed", failure: { kind: "forbidden" } });
    product.failReads = undefined;
    await panel.refresh();
    expect(panel.state.get().phase).toBe("ready");
  });

  test("reads again when the agent comes to its session, and not when to another one", async () => {
    const product = new FakeProduct();
    await startedConversation(product);
    const reads = () => product.queries.filter((query) => query.includes("$expand")).length;
    product.current = "c9";
    product.switch();
    await settle();
    expect(reads()).toBe(1);
    product.current = conversationId;
    product.switch();
    await settle();
    expect(reads()).toBe(2);
  });

  test("keeps what it shows when a later read fails, and says so until one succeeds", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const panel = await startedConversation(product);
    product.failReads = new HostFailure("offline", "");
    await panel.refresh();
    const kept = { phase: "ready", failure: { kind: "offline" }, record: { links: { customer: { id: "c1" } } } };
    expect(panel.state.get()).toMatchObject(kept);
    // A change that could not even begin is no news of the conversation.
    await panel.unlink("customer");
    expect(panel.state.get()).toMatchObject({ ...kept, notices: { customer: { kind: "notTried" } } });
    expect(product.writes).toEqual([]);
    product.failReads = undefined;
    await panel.refresh();
    expect(panel.state.get().failure).toBeUndefined();
  });

  test("links, shows it, and refreshes the tab of the form", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    await panel.link("customer", alex);
    expect(panel.state.get().record?.links.customer?.id).toBe("c1");
    expect(product.refreshedTabs).toBe(1);
  });

  test("takes no second change while one runs", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    const first = panel.link("customer", alex);
    const second = panel.link("customer", fabrikam);
    await Promise.all([first, second]);
    expect(product.writes).toEqual(["link contact c1"]);
  });

  test("offers to undo an unlink for ten seconds", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const panel = await startedConversation(product);
    const unlinked = panel.unlink("customer");
    await settle();
    expect(panel.state.get().done.customer).toMatchObject({ change: { name: "unlink", shown: { id: "c1" } } });
    await panel.undo("customer");
    expect(product.links.customer).toMatchObject(alex);
    expect(panel.state.get().done.customer).toMatchObject({ change: { name: "undo" }, undoable: false });
    await product.clock.advance(10_000);
    await unlinked;

    void panel.unlink("customer");
    await settle();
    await product.clock.advance(10_000);
    expect(panel.state.get().done.customer).toBeUndefined();
    await panel.undo("customer");
    expect(product.links.customer).toBeUndefined();
  });

  test("does not offer undo when the unlink was refused, and says why", async () => {
    const product = new FakeProduct();
    product.links.case = printer;
    const panel = await startedConversation(product);
    product.behaviours = [{ answer: "reject", reason: "No privilege", writes: false }];
    await panel.unlink("case");
    expect(panel.state.get()).toMatchObject({
      notices: { case: { kind: "refused", failure: { message: "No privilege" } } },
      record: { links: { case: { id: "i1" } } },
    });
    expect(product.refreshedTabs).toBe(0);
    expect(panel.state.get().done).toEqual({});
    panel.dismiss("case", "notice");
    expect(panel.state.get().notices.case).toBeUndefined();
  });

  test("unlinking an empty slot asks nothing", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    await panel.unlink("customer");
    expect(product.writes).toEqual([]);
  });

  test("follows the link API as it appears", async () => {
    const product = new FakeProduct();
    product.present = "starting";
    const panel = await startedConversation(product);
    expect(panel.state.get().readOnly).toBe("omnichannelStarting");
    product.setPresent("missing");
    expect(panel.state.get().readOnly).toBe("omnichannelMissing");
    product.setPresent("available");
    expect(panel.state.get().readOnly).toBeUndefined();
  });

  test("changes nothing where the maker wants it only shown", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product, { ...options, readOnly: true });
    expect(panel.state.get().readOnly).toBe("formReadOnly");
    await panel.link("customer", alex);
    expect(panel.state.get().notices.customer).toEqual({ kind: "readOnly", reason: "formReadOnly" });
    expect(product.writes).toEqual([]);
  });

  test("offers what the host does not know yet, and takes it back once it knows", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    product.denied.add("msdyn_ocliveworkitem:Append").add("incident:Write");
    product.untold.set("msdyn_ocliveworkitem", "untilDescribed").set("incident", "untilDescribed");
    const retrieve = product.retrieve.bind(product);
    const atFirstCards: string[] = [];
    product.retrieve = (...query) => {
      atFirstCards.push(...product.described);
      return retrieve(...query);
    };
    const panel = new ConversationPanel(product.ports(), conversationId, options, new PageScope());
    expect(panel.state.get()).toMatchObject({ moveCase: "yes", abilities: { customer: { unlink: "yes" } } });
    await panel.start();
    await settle();
    expect(panel.state.get()).toMatchObject({
      moveCase: "noPrivilege",
      abilities: { customer: { replace: "noPrivilege", unlink: "noPrivilege" }, case: { link: "noPrivilege" } },
    });
    expect(atFirstCards).toEqual([]);
    expect(product.described.at(-1)).toBe("msdyn_ocliveworkitem");
  });

  test("leaves to the product what the host never tells", async () => {
    const product = new FakeProduct();
    ["msdyn_ocliveworkitem", "contact", "account", "incident"].forEach((table) => product.untold.set(table, "never"));
    const panel = await startedConversation(product);
    expect(panel.state.get().abilities.customer).toMatchObject({ link: "yes", create: { contact: "yes" } });
    await panel.link("customer", alex);
    expect(product.links.customer).toEqual(alex);
  });

  test("asks for no metadata of conversations where the host tells the rights on them", async () => {
    const product = new FakeProduct();
    await startedConversation(product);
    expect(product.described).not.toContain("msdyn_ocliveworkitem");
  });

  test("says why a record did not open, until one does", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    product.openOutcome = "tabLimit";
    await panel.open(alex);
    expect(panel.state.get().openFailure).toBe("tabLimit");
    product.openOutcome = "opened";
    await panel.open(alex);
    expect(panel.state.get().openFailure).toBeUndefined();
  });

  test("puts the link of an article into the message box, where the maker named a portal", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    expect(panel.canSendArticles).toBe(true);
    product.dialogAnswer = { entityType: "knowledgearticle", id: "k1", name: "" };
    await panel.sendArticle();
    expect(panel.state.get().article).toBe("composed");
    expect(product.composed).toEqual(["Clear a paper jam\nhttps://support.example/kb/KA-01001"]);
    const without = new ConversationPanel(product.ports(), conversationId, { ...options, portalUrlFormat: "" });
    expect(without.canSendArticles).toBe(false);
  });

  test("changes nothing after it was disposed, and watches nothing", async () => {
    const product = new FakeProduct();
    const panel = await startedConversation(product);
    const before = panel.state.get();
    panel.dispose();
    product.links.customer = alex;
    await panel.refresh();
    expect(panel.state.get()).toBe(before);
    expect(product.watcherCount).toBe(0);
  });
});
