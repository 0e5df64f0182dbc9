import * as fc from "fast-check";
import { HostFailure, type FailureKind } from "../../../LinkedRecordsControl/base/failure";
import { EditedRecord, text, type Treatment } from "../../support/editedRecord";

// Two agents over one record, lost answers, throttling, refusals, refreshes and controls that are built anew, in any order.

const columns = [text("jobtitle"), text("address1_city"), text("lastname", { isRequired: true })];
const column = fc.constantFrom(...columns);

const kinds: readonly FailureKind[] = ["busy", "server", "timeout", "offline", "unknown", "invalid", "forbidden"];
const treatment: fc.Arbitrary<Treatment> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({
      failure: fc.constantFrom(...kinds).map((kind) => new HostFailure(kind, "")),
      isDone: fc.boolean(),
    }),
  },
);
const readTreatment: fc.Arbitrary<Treatment> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ failure: new HostFailure("offline", "") }) },
);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("type" as const), column }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("save" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("other" as const), column }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("mine" as const, "theirs" as const), column }) },
  fc.record({ do: fc.constant("cancel" as const), column }),
  fc.record({ do: fc.constantFrom("undo" as const, "rebuild" as const, "refresh" as const) }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), time: fc.constantFrom(0, 1_000, 5_000, 11_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("treat" as const), update: treatment, read: readTreatment }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function follow(steps: readonly Step[]): Promise<void> {
  const record = new EditedRecord({ jobtitle: "first 0", address1_city: "first 1", lastname: "first 2" });
  /** Every value that a column had in the database, and who wrote it. */
  const history = new Map(columns.map(({ logicalName }) => [logicalName, [record.value(logicalName)]]));
  const others = new Set<unknown>();
  /** What the agent saw of others' values when deciding to write over them. */
  const decided = new Set<unknown>();
  const edits = record.edits();
  let count = 0;
  /** What is wrong; thrown within a request it would be taken for a failure of the host. */
  const faults: string[] = [];
  /** What the agent typed last, and neither gave up nor gave away. */
  const wanted = new Map<string, string>();
  let updates = 0;
  let told = 0;
  const sent = new Map<string, unknown>();
  const pending: Promise<void>[] = [];
  const look = (): void => {
    for (; updates < record.updates.length; updates++) {
      for (const [name, value] of Object.entries(record.updates[updates] ?? {})) {
        const seen = history.get(name) ?? [];
        if (value === seen[seen.length - 1]) {
          faults.push(`${String(value)} of ${name} is sent twice`);
        }
        if (record.value(name) === value) {
          seen.push(value as string);
        }
        sent.set(name, value);
      }
    }
    // What was told to be saved is in the database, or was until somebody else changed it.
    for (; told < record.told.length; told++) {
      const { columns: saved = [] } = record.told[told] as { columns?: readonly string[] };
      const lost = saved.filter((name) => !history.get(name)?.some((value) => value === sent.get(name)));
      faults.push(...lost.map((name) => `${name} is told to be saved, and is not`));
    }
  };
  record.beforeEveryUpdate = (values) => {
    look();
    for (const name of Object.keys(values)) {
      const now = record.value(name);
      // Of somebody else's value nothing is overwritten that the agent has not decided about or begun from.
      const field = edits.state.get().fields[name];
      if (others.has(now) && !decided.has(now) && field?.base !== now) {
        faults.push(`${String(now)} of ${name} is overwritten`);
      }
    }
  };
  for (const one of steps) {
    const fields = edits.state.get().fields;
    switch (one.do) {
      case "type": {
        edits.begin(one.column, record.value(one.column.logicalName));
        if (edits.state.get().fields[one.column.logicalName]?.phase === "open") {
          // Never the same twice, so that each value tells who wrote it.
          edits.type(one.column, `mine ${++count}`);
          wanted.set(one.column.logicalName, `mine ${count}`);
        }
        break;
      }
      case "save":
        pending.push(edits.save());
        break;
      case "other": {
        look();
        const value = `theirs ${++count}`;
        others.add(value);
        record.change(one.column.logicalName, value);
        history.get(one.column.logicalName)?.push(value);
        break;
      }
      case "mine":
        decided.add(fields[one.column.logicalName]?.theirs);
        pending.push(edits.keepMine(one.column));
        break;
      case "theirs":
        if (fields[one.column.logicalName]?.phase === "clash") {
          wanted.delete(one.column.logicalName);
          pending.push(edits.takeTheirs(one.column));
        }
        break;
      case "cancel":
        edits.cancel(one.column);
        if (!edits.state.get().fields[one.column.logicalName]) {
          wanted.delete(one.column.logicalName);
        }
        break;
      case "undo":
        pending.push(edits.undo());
        break;
      case "rebuild":
        edits.attach(record.host());
        break;
      case "refresh":
        edits.shown();
        break;
      case "wait":
        await record.clock.advance(one.time);
        look();
        break;
      case "treat":
        record.updateTreatments.push(one.update);
        record.readTreatments.push(one.read);
        break;
    }
    // What is being typed is never lost but by the agent's own word.
    for (const [name, field] of Object.entries(fields)) {
      const now = edits.state.get().fields[name];
      if (field.phase === "open" && one.do !== "cancel" && one.do !== "save" && one.do !== "type") {
        expect(now?.text).toBe(field.text);
      }
    }
  }
  record.updateTreatments.length = 0;
  record.readTreatments.length = 0;
  await record.clock.advance(600_000);
  await Promise.all(pending);
  look();
  expect(faults).toEqual([]);
  for (const [name, value] of wanted) {
    expect([...(history.get(name) ?? []), edits.state.get().fields[name]?.text]).toContain(value);
  }
  // None is being saved for ever.
  for (const { phase } of Object.values(edits.state.get().fields)) {
    expect(["open", "clash"]).toContain(phase);
  }
}

test("whatever two agents, the network and the host do, no edit is lost without a word and none is sent twice", async () => {
  // About twenty steps each.
  const runs = Number(process.env.EDIT_RUNS ?? 500);
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), follow), { numRuns: runs });
});
