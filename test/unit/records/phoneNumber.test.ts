import * as fc from "fast-check";
import { digitsOf, isSamePhone } from "../../../LinkedRecordsControl/records/phoneNumber";
import { phoneNotation as notation, phoneNumber as number } from "../../support/phoneNotations";

describe("phone numbers", () => {
  test("are the same in any notation", () => {
    fc.assert(
      fc.property(
        number.chain((one) => fc.tuple(notation(one), notation(one))),
        ([a, b]) => isSamePhone(a, b) && isSamePhone(b, a),
      ),
      { numRuns: 1000 },
    );
  });

  test("are different where a digit differs", () => {
    const two = number.chain((one) =>
      fc
        .tuple(fc.nat({ max: one.national.length - 1 }), fc.integer({ min: 1, max: 9 }))
        .map(([at, by]) => {
          const digit = String((Number(one.national[at]) + by) % 10);
          return { one, other: { ...one, national: one.national.slice(0, at) + digit + one.national.slice(at + 1) } };
        })
        .filter(({ other }) => !other.national.startsWith("0")),
    );
    fc.assert(
      fc.property(
        two.chain(({ one, other }) => fc.tuple(notation(one), notation(other))),
        ([a, b]) => !isSamePhone(a, b),
      ),
      { numRuns: 1000 },
    );
  });

  test("of a few digits, or of zeros, are never the same", () => {
    expect(isSamePhone("0100", "425-555-0100")).toBe(false);
    expect(isSamePhone("0000000", "425-555-0100")).toBe(false);
    expect(isSamePhone("", "")).toBe(false);
    expect(digitsOf("+1 (425) 555-0100")).toBe("14255550100");
  });
});
