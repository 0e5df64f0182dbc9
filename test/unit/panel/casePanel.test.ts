import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { FakeProduct, reference } from "../../support/fakeProduct";
import { startedCase } from "../../support/startedPanels";

const formatted = "@OData.Community.Display.V1.FormattedValue";

const closed = {
  activityid: "{W1}",
  subject: "Chat of last week",
  statuscode: 4,
  [`statuscode${formatted}`]: "Closed",
};
const live = {
  activityid: "w2",
  subject: "Chat of today",
  statuscode: 2,
  [`statuscode${formatted}`]: "Active",
  msdyn_channel: "1",
  [`msdyn_channel${formatted}`]: "Live chat",
  _msdyn_activeagentid_value: "u1",
  [`_msdyn_activeagentid_value${formatted}`]: "Jamie Reding",
};
const routed = { activityid: "w3", subject: "Printer jams", statuscode: 1, _msdyn_routableobjectid_value: "I1" };

describe("the panel of a case", () => {
  test("shows the customer and the conversations, the live one first", async () => {
    const product = new FakeProduct();
    product.caseCustomer = reference("account", "a1");
    product.liveConversations = [live];
    product.conversations = [closed, routed];
    const panel = await startedCase(product);
    expect(panel.state.get()).toMatchObject({
      phase: "ready",
      record: { links: { customer: { name: "Fabrikam, Inc.", fields: [{ text: "555-0101" }, {}, {}, {}] } } },
      conversations: {
        kind: "found",
        lines: [
          { id: "w2", isLive: true, channel: "Live chat", agent: "Jamie Reding", isRoutedCase: false },
          { id: "w1", isLive: false, statusText: "Closed", agent: "" },
          { id: "w3", isRoutedCase: true },
        ],
      },
    });
    expect(product.queries.find((query) => query.startsWith("msdyn"))).toContain(
      "$filter=(_msdyn_issueid_value eq i1 or _regardingobjectid_value eq i1) and (statuscode eq 2 or",
    );
  });

  test("shows the customer when the conversations cannot be read", async () => {
    const product = new FakeProduct();
    product.failSearch = new HostFailure("forbidden", "");
    const panel = await startedCase(product);
    expect(panel.state.get()).toMatchObject({ phase: "ready", conversations: { kind: "failed" } });
    product.failSearch = undefined;
    await panel.refresh();
    expect(panel.state.get().conversations.kind).toBe("found");
  });

  test("says why the case cannot be read, and keeps what it showed before", async () => {
    const product = new FakeProduct();
    product.failReads = new HostFailure("missing", "");
    const panel = await startedCase(product);
    expect(panel.state.get()).toMatchObject({ phase: "failed", failure: { kind: "missing" } });
    product.failReads = undefined;
    await panel.refresh();
    product.failReads = new HostFailure("offline", "");
    await panel.refresh();
    expect(panel.state.get()).toMatchObject({ phase: "ready", failure: { kind: "offline" } });
    product.failReads = undefined;
    await panel.refresh();
    expect(panel.state.get().failure).toBeUndefined();
  });

  test("opens records, and changes nothing after it was disposed", async () => {
    const product = new FakeProduct();
    const panel = await startedCase(product);
    product.openOutcome = "failed";
    await panel.open(reference("contact", "c1"));
    expect(panel.state.get().openFailure).toBe("failed");
    const before = panel.state.get();
    panel.dispose();
    await panel.refresh();
    expect(panel.state.get()).toBe(before);
  });
});
