import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { CasePanel } from "../../../LinkedRecordsControl/panel/casePanel";
import { ConversationPanel } from "../../../LinkedRecordsControl/panel/conversationPanel";
import { inSight } from "../../../LinkedRecordsControl/panel/freshness";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { conversationId, FakeProduct, options, reference, withPeople } from "../../support/fakeProduct";
import { settle } from "../../support/testClock";

const halfMinute = 30_000;
const hour = 3_600_000;
const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const printer = reference("incident", "i1");

const smallRow = `msdyn_ocliveworkitem(${conversationId})?$select=_msdyn_customer_value,_msdyn_issueid_value,statuscode`;

async function conversation(product = new FakeProduct()): Promise<{ product: FakeProduct; panel: ConversationPanel }> {
  product.links.customer = alex;
  product.links.case = printer;
  const panel = new ConversationPanel(product.ports(), conversationId, options, new PageScope());
  await panel.start();
  await settle();
  product.queries.length = 0;
  return { product, panel };
}

const customerOf = (panel: ConversationPanel): string | undefined => panel.state.get().record?.links.customer?.id;

describe("what an hour costs", () => {
  test("128 requests while the panel is seen, each for one row of three columns", async () => {
    const { product, panel } = await conversation();
    await product.clock.advance(hour);
    expect(product.queries).toHaveLength(128);
    expect(new Set(product.queries)).toEqual(new Set([smallRow]));
    panel.dispose();
  });

  test.each([
    ["the browser shows another tab", (product: FakeProduct) => void (product.visible = false)],
    [
      "another form covers it",
      (_: FakeProduct, panel: ConversationPanel) => panel.setSight({ ...inSight, isInSight: () => false }),
    ],
    ["it is gone", (_: FakeProduct, panel: ConversationPanel) => panel.dispose()],
  ])("nothing while %s", async (_, hide) => {
    const { product, panel } = await conversation();
    hide(product, panel);
    await product.clock.advance(hour);
    product.return(false);
    await settle();
    expect(product.queries).toEqual([]);
    panel.dispose();
  });

  test("the same on a case, for its people and its state", async () => {
    const product = withPeople();
    const panel = new CasePanel(product.ports(), "i1", options, new PageScope());
    await panel.start();
    product.queries.length = 0;
    await product.clock.advance(hour);
    expect(product.queries).toHaveLength(128);
    expect(product.queries[0]).toBe("incident(i1)?$select=_customerid_value,_primarycontactid_value,statecode");
    panel.dispose();
  });
});

describe("what somebody else changed", () => {
  test.each([
    ["a link", (product: FakeProduct) => void (product.links.customer = robin), { links: { customer: { id: "c2" } } }],
    [
      "an unlink",
      (product: FakeProduct) => void (product.links.case = undefined),
      { links: expect.not.objectContaining({ case: expect.anything() as unknown }) as unknown },
    ],
    ["the status", (product: FakeProduct) => void (product.statuscode = 4), { statuscode: 4 }],
  ])("%s is shown within half a minute", async (_, change, expected) => {
    const { product, panel } = await conversation();
    change(product);
    await product.clock.advance(halfMinute);
    expect(panel.state.get().record).toMatchObject(expected);
    panel.dispose();
  });

  test.each([
    [
      "the customer",
      (product: FakeProduct) => void (product.caseCustomer = reference("account", "a2")),
      { links: { customer: { id: "a2" } } },
    ],
    [
      "the primary contact",
      (product: FakeProduct) => void (product.primaryContact.record = undefined),
      { links: expect.not.objectContaining({ primaryContact: expect.anything() as unknown }) as unknown },
    ],
    ["the state", (product: FakeProduct) => void (product.caseState = 1), { inactive: true }],
  ])("%s of a case is shown within half a minute", async (_, change, expected) => {
    const product = withPeople();
    const panel = new CasePanel(product.ports(), "i1", options, new PageScope());
    await panel.start();
    change(product);
    await product.clock.advance(halfMinute);
    expect(panel.state.get().record).toMatchObject(expected);
    panel.dispose();
  });

  test("is shown at once when the agent comes back to the page", async () => {
    const { product, panel } = await conversation();
    await product.clock.advance(2000);
    product.links.customer = robin;
    product.return(false);
    await settle();
    expect(customerOf(panel)).toBe("c2");
    panel.dispose();
  });

  test("in the linked records is shown when the agent comes back from another tab, which the browser tells twice", async () => {
    const { product, panel } = await conversation();
    await product.clock.advance(2000);
    product.return(true);
    product.return(false);
    await settle();
    expect(product.queries).toEqual([expect.stringContaining("$expand=")]);
    panel.dispose();
  });
});

describe("what the agent has begun is not disturbed", () => {
  /** Somebody else links another customer; time passes; the agent ends what was begun; time passes again. */
  async function expectWaits(begin: (panel: ConversationPanel) => void, end: (panel: ConversationPanel) => void) {
    const { product, panel } = await conversation();
    begin(panel);
    product.links.customer = robin;
    await product.clock.advance(halfMinute);
    product.return(true);
    await settle();
    expect(customerOf(panel)).toBe("c1");
    end(panel);
    await product.clock.advance(halfMinute);
    expect(customerOf(panel)).toBe("c2");
    panel.dispose();
  }

  test("a typed text", () =>
    expectWaits(
      (panel) => void panel.searches.case.type("pri"),
      (panel) => void panel.searches.case.type(""),
    ));

  test("a box that has the focus", () =>
    expectWaits(
      (panel) => panel.setSight({ ...inSight, isInBox: () => true }),
      (panel) => panel.setSight(inSight),
    ));

  test("a question", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const asking = { ...options, confirmReplace: true };
    const panel = new ConversationPanel(product.ports(), conversationId, asking, new PageScope());
    await panel.start();
    await panel.link("customer", reference("account", "a1"));
    product.links.customer = robin;
    await product.clock.advance(halfMinute);
    expect(panel.state.get().question).toBeDefined();
    await panel.answer(false);
    await product.clock.advance(halfMinute);
    expect(customerOf(panel)).toBe("c2");
    panel.dispose();
  });

  test("a change that runs", async () => {
    const { product, panel } = await conversation();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 9000, answerAfter: 9000 }];
    await product.clock.advance(20_000);
    void panel.unlink("case");
    await settle();
    product.queries.length = 0;
    await product.clock.advance(8500);
    expect(product.queries).toEqual([]);
    panel.dispose();
  });

  test("what is typed while the answer is on its way", async () => {
    const { product, panel } = await conversation();
    const retrieve = product.retrieve.bind(product);
    product.retrieve = async (...args) => {
      const answer = retrieve(...args);
      await product.clock.delay(1000);
      return answer;
    };
    product.links.customer = robin;
    await product.clock.advance(29_500);
    void panel.searches.case.type("pri");
    await product.clock.advance(2000);
    expect(customerOf(panel)).toBe("c1");
    panel.dispose();
  });
});

test("a look that fails says nothing", async () => {
  const { product, panel } = await conversation();
  const before = panel.state.get();
  product.failReads = new HostFailure("offline", "");
  await product.clock.advance(halfMinute);
  product.return(true);
  await settle();
  expect(panel.state.get()).toBe(before);
  panel.dispose();
});
