import * as fc from "fast-check";
import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { conversationSlots, slotNames } from "../../../LinkedRecordsControl/linking/slots";
import { ConversationPanel } from "../../../LinkedRecordsControl/panel/conversationPanel";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { conversationId, obedient, options, reference, type CallBehaviour } from "../../support/fakeProduct";
import { keyOf, RecordingProduct, slotOf, type Change } from "../../support/recordingProduct";
import { settle } from "../../support/testClock";

// What agents, other people and the product do, in any order, and what must hold whatever they do.

const customers = [
  reference("contact", "c1"),
  reference("contact", "c2"),
  reference("account", "a1"),
  reference("account", "a2"),
];
const cases = [reference("incident", "i1"), reference("incident", "i2")];
type Linkable = (typeof customers)[number];

const slot = fc.constantFrom(...slotNames(conversationSlots));
const record = fc.constantFrom<Linkable>(...customers, ...cases);
const noticedAfter = fc.constantFrom(0, 50, 700, 20_000);

/**
 * Writes and answers come at once, late, or never; a write may come long after the answer, and after a refusal. Later
 * than in two minutes it comes only with an answer: without one, no form could know of it.
 */
const oddBehaviour: fc.Arbitrary<CallBehaviour> = fc.record({
  answer: fc.constantFrom("resolve", "reject", "never"),
  reason: fc.constantFrom("refused", undefined, { message: "no" }),
  writes: fc.boolean(),
  writeAfter: fc.constantFrom(0, 100, 900, 12_000, 40_000, 100_000),
  answerAfter: fc.constantFrom(0, 50, 12_000, 70_000),
});

const veryLate: CallBehaviour = { answer: "resolve", writes: true, writeAfter: 200_100, answerAfter: 200_000 };
const behaviour = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(obedient, obedient, veryLate) },
  { weight: 3, arbitrary: oddBehaviour },
);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("link" as const), target: record }) },
  fc.record({ do: fc.constantFrom("unlink" as const, "dismiss" as const), slot }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant("undo" as const), slot }) },
  fc.record({ do: fc.constant("answer" as const), replace: fc.boolean() }),
  fc.record({ do: fc.constant("lookUp" as const), slot, chosen: fc.option(record), time: fc.constantFrom(0, 3000) }),
  fc.record({ do: fc.constant("create" as const), saved: fc.option(record), time: fc.constantFrom(0, 3000) }),
  fc.record({ do: fc.constant("other" as const), slot, linked: fc.option(record), noticedAfter }),
  fc.record({ do: fc.constant("moveByOther" as const), to: fc.constantFrom(...customers), noticedAfter }),
  fc.record({ do: fc.constantFrom("useCustomer" as const, "moveCase" as const, "rebuild" as const) }),
  fc.record({ do: fc.constant("status" as const), statuscode: fc.constantFrom(1, 2, 2, 3, 4, 5), noticedAfter }),
  fc.record({ do: fc.constant("elsewhere" as const), time: fc.constantFrom(100, 15_000) }),
  fc.record({ do: fc.constant("offline" as const), time: fc.constantFrom(100, 15_000) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Milliseconds until the next step. */
const pause = fc.constantFrom(0, 0, 150, 1000, 4000, 4000, 8000, 15_000);

/** One agent at one form, over a product that writes down what happens. */
class Desk {
  panel: ConversationPanel;
  wishes = 0;
  private readonly page = new PageScope();

  constructor(
    readonly product: RecordingProduct,
    private readonly confirmReplace: boolean,
  ) {
    this.panel = this.build();
  }

  /** @returns when everything has happened that waits for no time */
  async do(now: Step): Promise<void> {
    const { product, panel } = this;
    switch (now.do) {
      case "link":
        this.wish(panel.link(slotOf(now.target.entityType), now.target));
        break;
      case "unlink":
      case "undo":
        this.wish(panel[now.do](now.slot));
        break;
      case "dismiss":
        panel.dismiss(now.slot, "done");
        break;
      case "answer":
        this.wish(panel.answer(now.replace));
        break;
      case "lookUp":
        product.dialogTime = now.time;
        product.dialogAnswer = now.chosen && slotOf(now.chosen.entityType) === now.slot ? now.chosen : undefined;
        this.wish(panel.lookUp(now.slot));
        break;
      case "create":
        product.dialogTime = now.time;
        product.dialogAnswer = now.saved ?? undefined;
        this.wish(
          panel.createAndLink(
            now.saved ? slotOf(now.saved.entityType) : "customer",
            now.saved?.entityType ?? "contact",
          ),
        );
        break;
      case "useCustomer":
        this.wish(panel.useCustomerOfCase());
        break;
      case "moveCase":
        this.wish(panel.moveCase());
        break;
      case "other":
        product.links[now.slot] = now.linked && slotOf(now.linked.entityType) === now.slot ? now.linked : undefined;
        product.switchAfter(now.noticedAfter);
        break;
      case "moveByOther":
        product.caseCustomer = now.to;
        product.switchAfter(now.noticedAfter);
        break;
      case "status":
        product.statuscode = now.statuscode;
        product.switchAfter(now.noticedAfter);
        break;
      case "elsewhere":
        product.current = "another";
        product.switch();
        await product.clock.advance(now.time);
        product.current = undefined;
        product.switch();
        break;
      case "offline":
        product.failReads = new HostFailure("offline", "");
        await product.clock.advance(now.time);
        product.failReads = undefined;
        product.switch();
        break;
      case "rebuild":
        panel.dispose();
        this.panel = this.build();
        break;
    }
    await settle();
  }

  private wish(action: Promise<void>): void {
    this.wishes++;
    void action;
  }

  private build(): ConversationPanel {
    const chosen = { ...options, confirmReplace: this.confirmReplace };
    const panel = new ConversationPanel(this.product.portsOfPanel(), conversationId, chosen, this.page);
    void panel.start();
    return panel;
  }
}

/** Each change writes at most once, and reports what happened. */
function expectHonest(change: Change): void {
  const { name, outcome, calls, saves, held } = change;
  const writes = calls.length + saves;
  expect(outcome).toBeDefined();
  expect(name === "save" ? calls.length : saves).toBe(0);
  switch (outcome) {
    case "readOnly":
    case "changedMeanwhile":
    case "notTried":
      expect(writes).toBe(0);
      break;
    case "refused":
    case "notTaken":
    case "noAnswer":
      expect(writes).toBe(1);
      break;
    default:
      expect(writes).toBeLessThanOrEqual(1);
  }
  if (outcome === "done") {
    calls.forEach((call) => expect(held[call.slot]).toContain(call.target));
  }
}

/** What is undone is the last change of the slot that was done, and it comes back exactly. */
function expectExactUndo({ name, calls: [call], before, held }: Change): void {
  if (call && name === "undo") {
    const undone = before[call.slot];
    expect(undone?.held[call.slot]).toContain(call.target);
    expect(held[call.slot]).toContain(undone?.calls[0]?.target);
  }
}

/** More of them find rarer orders: set ANY_ORDER_RUNS. */
const runs = Number(process.env.ANY_ORDER_RUNS ?? 300);

test("whatever happens, the panel ends up with what the database holds, and writes once a wish", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, pause), { minLength: 3, maxLength: 20, size: "max" }),
      fc.array(behaviour, { maxLength: 10, size: "max" }),
      fc.array(fc.constantFrom(0, 0, 30, 400, 2500), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.option(fc.constantFrom(...customers)),
      fc.option(fc.constantFrom(...cases)),
      async (steps, behaviours, latencies, confirmReplace, customer, incident) => {
        const product = new RecordingProduct(latencies);
        product.links.customer = customer ?? undefined;
        product.links.case = incident ?? undefined;
        product.caseCustomer = customers[0];
        product.behaviours = [...behaviours];
        const desk = new Desk(product, confirmReplace);
        for (const [now, later] of steps) {
          await desk.do(now);
          await product.clock.advance(later);
        }
        await product.clock.advance(600_000);

        const { record: conversation, busy, phase } = desk.panel.state.get();
        expect({ busy, phase }).toEqual({ busy: undefined, phase: "ready" });
        expect(keyOf(conversation?.links.customer)).toBe(keyOf(product.links.customer));
        expect(keyOf(conversation?.links.case)).toBe(keyOf(product.links.case));
        expect(conversation?.statuscode).toBe(product.statuscode);
        expect(keyOf(conversation?.links.case?.related)).toBe(keyOf(product.links.case && product.caseCustomer));
        product.changes.forEach(expectHonest);
        product.changes.forEach(expectExactUndo);
        expect(product.strayWrites).toBe(0);
        expect(product.changes.length).toBeLessThanOrEqual(desk.wishes);
      },
    ),
    { numRuns: runs },
  );
});
