import * as fc from "fast-check";
import type { ColumnValue } from "../../../LinkedRecordsControl/base/column";
import { isSameValue } from "../../../LinkedRecordsControl/records/columnValue";
import { mergeEdits, type Edit } from "../../../LinkedRecordsControl/records/mergeEdits";

const edit = (logicalName: string, base: ColumnValue, mine: ColumnValue): Edit => ({
  column: { logicalName, displayName: logicalName, type: "string" },
  base,
  mine,
});

test("what nobody else touched is written, what stands already is done, what somebody else wrote is told", () => {
  const [mineOnly, both, other] = [edit("a", "1", "2"), edit("b", "1", "2"), edit("c", "1", "2")];
  const now: Record<string, ColumnValue> = { a: "1", b: "2", c: "3" };
  expect(mergeEdits([mineOnly, both, other], (column) => now[column])).toEqual({
    write: [mineOnly],
    done: [both],
    clash: [{ edit: other, theirs: "3" }],
  });
});

test("a value that somebody else emptied is a clash, one that was empty is not", () => {
  expect(mergeEdits([edit("a", "1", "2")], () => null).clash).toHaveLength(1);
  expect(mergeEdits([edit("a", "", "2")], () => null).write).toHaveLength(1);
  expect(mergeEdits([edit("a", [2, 1], null)], () => [1, 2]).write).toHaveLength(1);
});

test("no change is dropped, and nobody's value is overwritten unseen", () => {
  const contact = (id: string) => ({ entityType: "contact", id, name: id });
  const values: readonly ColumnValue[] = [
    null,
    "",
    "a",
    "A",
    0,
    1,
    true,
    false,
    [],
    [1, 2],
    [2, 1],
    contact("a"),
    contact("A"),
  ];
  const value = fc.constantFrom(...values, "2024-03-05T10:00:00Z", "2024-03-05T10:00:00.000Z", "2024-03-05");
  const changes = fc.array(fc.record({ base: value, mine: value, theirs: value }), { maxLength: 8 });
  fc.assert(
    fc.property(changes, (all) => {
      const edits = all.map(({ base, mine }, index) => edit(String(index), base, mine));
      const { write, done, clash } = mergeEdits(edits, (column) => all[Number(column)].theirs);
      const told = clash.map((one) => one.edit);
      const order = (one: Edit) => Number(one.column.logicalName);
      expect([...write, ...done, ...told].sort((a, b) => order(a) - order(b))).toEqual(edits);

      // The database after the save, as the agent is told of it.
      const after = all.map(({ theirs, mine }, index) => (write.some((one) => order(one) === index) ? mine : theirs));
      edits.forEach((one, index) => {
        expect(isSameValue(after[index], one.mine) || told.includes(one)).toBe(true);
      });
      expect(write.filter((one) => !isSameValue(all[order(one)].theirs, one.base))).toEqual([]);
      expect(clash.filter((one) => one.theirs !== all[order(one.edit)].theirs)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
