import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { defaultCardColumns } from "../../../LinkedRecordsControl/base/options";
import { readConversation, type Conversation } from "../../../LinkedRecordsControl/linking/conversation";
import { writeLink, type LinkChange, type LinkOutcome } from "../../../LinkedRecordsControl/linking/writeLink";
import { conversationId, FakeProduct, obedient, reference } from "../../support/fakeProduct";

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const fabrikam = reference("account", "a1");

type Change = Omit<LinkChange, "name">;

/** How a change ended, and what the conversation held when it was read last. */
type End = LinkOutcome & { readonly conversation: Conversation | undefined };

async function run(product: FakeProduct, change: Change, onLateAnswer = jest.fn()): Promise<End> {
  let conversation: Conversation | undefined;
  const written = {
    id: conversationId,
    isFormReadOnly: () => false,
    read: async () => (conversation = await readConversation(product, conversationId, defaultCardColumns)),
  };
  const outcome = await writeLink(product.ports(), written, { name: "link", ...change }, onLateAnswer);
  return { ...outcome, conversation };
}

/** Runs a change to its end, however long it waits. */
async function finish(product: FakeProduct, change: Change, onLateAnswer = jest.fn()): Promise<End> {
  const outcome = run(product, change, onLateAnswer);
  await product.clock.advance(60_000);
  return outcome;
}

describe("changing a link", () => {
  test("links a record, and reports it once the database shows it", async () => {
    const product = new FakeProduct();
    const outcome = await finish(product, { slot: "customer", shown: undefined, target: alex });
    expect(outcome).toMatchObject({ kind: "done", conversation: { links: { customer: { id: "c1" } } } });
    expect(product.writes).toEqual(["link contact c1"]);
  });

  test.each([
    ["the session is about another conversation", "w2", "notInFront", []],
    ["the session is about this one", conversationId, "done", ["link contact c1"]],
    ["the session tells no conversation", undefined, "done", ["link contact c1"]],
  ])("where the product only changes the one in front, and %s", async (_, current, kind, writes) => {
    const product = Object.assign(new FakeProduct(), { inFrontOnly: true, current });
    expect(await finish(product, { slot: "customer", shown: undefined, target: alex })).toMatchObject({ kind });
    expect(product.writes).toEqual(writes);
  });

  test("changes a conversation that is not in front, where the product takes its id", async () => {
    const product = Object.assign(new FakeProduct(), { current: "w2" });
    await finish(product, { slot: "customer", shown: undefined, target: alex });
    expect(product.writes).toEqual(["link contact c1"]);
  });

  test.each([0, 100, 300, 2000])("reads once after the answer, where each read takes %s ms", async (latency) => {
    const product = new FakeProduct();
    const reads: string[] = [];
    const retrieve = product.retrieve.bind(product);
    product.retrieve = async (...query) => {
      reads.push(product.writes.at(-1) ?? "before");
      await product.clock.delay(latency);
      return retrieve(...query);
    };
    product.behaviours = [{ ...obedient, answerAfter: latency }];
    await finish(product, { slot: "customer", shown: undefined, target: alex });
    expect(reads).toEqual(["before", "link contact c1"]);
  });

  test("waits for a write that comes after the answer", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 2500 }];
    expect(await finish(product, { slot: "customer", shown: undefined, target: alex })).toMatchObject({ kind: "done" });
    expect(product.writes).toHaveLength(1);
  });

  test("replaces a contact by an account with the one call that overrides", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const outcome = await finish(product, { slot: "customer", shown: alex, target: fabrikam });
    expect(outcome).toMatchObject({ kind: "done", conversation: { links: { customer: { entityType: "account" } } } });
    expect(product.writes).toEqual(["link account a1"]);
  });

  test("unlinks with the id of the record that was linked", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    const outcome = await finish(product, { slot: "customer", shown: alex, target: undefined });
    expect(outcome.kind).toBe("done");
    expect(product.writes).toEqual(["unlink contact c1"]);
    expect(product.links.customer).toBeUndefined();
  });

  test("writes nothing when somebody else linked another record meanwhile", async () => {
    const product = new FakeProduct();
    product.links.customer = robin;
    const outcome = await finish(product, { slot: "customer", shown: undefined, target: alex });
    expect(outcome).toMatchObject({ kind: "changedMeanwhile", conversation: { links: { customer: { id: "c2" } } } });
    expect(product.writes).toEqual([]);
  });

  test("writes nothing when somebody else already did the same", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    expect(await finish(product, { slot: "customer", shown: undefined, target: alex })).toMatchObject({ kind: "done" });
    expect(product.writes).toEqual([]);
  });

  test.each([
    ["a text", "Conversation is not active", "Conversation is not active"],
    ["an error", new Error("No privilege"), "No privilege"],
    ["nothing", undefined, ""],
  ])("reports a refusal with %s, once, with what the database holds", async (_, reason, message) => {
    const product = new FakeProduct();
    product.links.customer = robin;
    product.behaviours = [{ answer: "reject", reason, writes: false }];
    const outcome = await finish(product, { slot: "customer", shown: robin, target: alex });
    expect(outcome).toMatchObject({
      kind: "refused",
      failure: { message },
      conversation: { links: { customer: { id: "c2" } } },
    });
    expect(product.writes).toHaveLength(1);
  });

  test("believes the database, not a refusal, when the link is there", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "reject", reason: "odd", writes: true }];
    expect(
      await finish(product, { slot: "case", shown: undefined, target: reference("incident", "i1") }),
    ).toMatchObject({
      kind: "done",
    });
  });

  test("says so when the product agrees and writes nothing", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: false }];
    expect(await finish(product, { slot: "customer", shown: undefined, target: alex })).toMatchObject({
      kind: "notTaken",
    });
  });

  test("asks the database when the product does not answer, and again when it answers late", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, writeAfter: 20_000, answerAfter: 20_000 }];
    const onLateAnswer = jest.fn();
    const outcome = run(product, { slot: "customer", shown: undefined, target: alex }, onLateAnswer);
    await product.clock.advance(15_000);
    expect(await outcome).toMatchObject({ kind: "noAnswer", conversation: { links: {} } });
    expect(onLateAnswer).not.toHaveBeenCalled();
    await product.clock.advance(10_000);
    expect(onLateAnswer).toHaveBeenCalledTimes(1);
    expect(product.writes).toHaveLength(1);
  });

  test.each([
    [4, "closed"],
    [1, "notAccepted"],
    [6, "internalStatus"],
  ])("does not write in status %s", async (statuscode, reason) => {
    const product = new FakeProduct();
    product.statuscode = statuscode;
    const outcome = await finish(product, { slot: "customer", shown: undefined, target: alex });
    expect(outcome).toMatchObject({ kind: "readOnly", reason });
    expect(product.writes).toEqual([]);
  });

  test("does not write when the conversation cannot be read first", async () => {
    const product = new FakeProduct();
    product.failReads = new HostFailure("offline", "No network");
    const outcome = await finish(product, { slot: "customer", shown: undefined, target: alex });
    expect(outcome).toMatchObject({ kind: "notTried", failure: { kind: "offline" } });
    expect(product.writes).toEqual([]);
  });

  test("does not claim success when the conversation cannot be read afterwards", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 100 }];
    const outcome = run(product, { slot: "customer", shown: undefined, target: alex });
    await product.clock.advance(50);
    product.failReads = new HostFailure("unknown", "");
    await product.clock.advance(60_000);
    expect(await outcome).toMatchObject({ kind: "unreadable" });
  });
});
