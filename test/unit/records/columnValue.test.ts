import * as fc from "fast-check";
import type { Column, ColumnType, ColumnValue } from "../../../LinkedRecordsControl/base/column";
import { isSameValue, readValue, selectOf, toWrite } from "../../../LinkedRecordsControl/records/columnValue";

const column = (type: ColumnType, more: Partial<Column> = {}): Column => ({
  logicalName: "it",
  displayName: "It",
  type,
  ...more,
});
const id = "0a1b2c3d-0000-0000-0000-000000000001";
const contact = { entityType: "contact", id, name: "Alex Vargas" };
const formatted = "@OData.Community.Display.V1.FormattedValue";
const table = "@Microsoft.Dynamics.CRM.lookuplogicalname";
const dateOnly = column("datetime", { behavior: "dateOnly", format: "dateonly" });

describe("out of a row of the Web API", () => {
  test.each<[Column, unknown, ColumnValue]>([
    [column("string"), "abc", "abc"],
    [column("string"), "", null],
    [column("memo"), " a\r\nb ", " a\r\nb "],
    [column("string"), null, null],
    [column("string"), undefined, null],
    [column("integer"), 0, 0],
    [column("money"), 12.5, 12.5],
    [column("boolean"), false, false],
    [column("picklist"), 3, 3],
    [column("status"), 1, 1],
    [column("multiselectpicklist"), "3,10,1", [1, 3, 10]],
    [column("multiselectpicklist"), "7", [7]],
    [column("multiselectpicklist"), "", null],
    [column("multiselectpicklist"), null, null],
    [dateOnly, "2024-03-05", "2024-03-05"],
    [dateOnly, "2024-03-05T00:00:00Z", "2024-03-05"],
    [column("datetime", { behavior: "userLocal" }), "2024-03-05T10:00:00Z", "2024-03-05T10:00:00Z"],
    [column("other"), { some: "object" }, null],
  ])("%j with %j is %j", (one, raw, value) => {
    expect(readValue({ it: raw }, one)).toEqual(value);
  });

  test.each(["lookup", "customer", "owner"] as const)("a %s is read with its table and its name", (type) => {
    const row = {
      _it_value: `{${id.toUpperCase()}}`,
      [`_it_value${table}`]: "contact",
      [`_it_value${formatted}`]: "Alex Vargas",
    };
    expect(readValue(row, column(type))).toEqual(contact);
    expect(readValue({ _it_value: null }, column(type))).toBeNull();
    expect(readValue({}, column(type))).toBeNull();
    expect(selectOf(column(type))).toBe("_it_value");
  });

  test("a lookup without its table is one of the only target", () => {
    const row = { _it_value: id };
    expect(readValue(row, column("lookup", { targets: ["contact"] }))).toEqual({ ...contact, name: "" });
    expect(readValue(row, column("lookup", { targets: ["account", "contact"] }))).toBeNull();
  });

  test("any other column is asked for by its name", () => {
    expect(selectOf(column("multiselectpicklist"))).toBe("it");
  });
});

describe("the same value", () => {
  test.each<[ColumnValue, ColumnValue]>([
    [null, ""],
    [null, []],
    [contact, { ...contact, id: `{${id.toUpperCase()}}`, name: "another name" }],
    [
      [1, 2],
      [2, 1, 2],
    ],
    ["2024-03-05T10:00:00Z", "2024-03-05T10:00:00.000Z"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"],
    ["a\r\nb", "a\nb"],
    [0, -0],
  ])("%j and %j", (a, b) => {
    expect(isSameValue(a, b)).toBe(true);
    expect(isSameValue(b, a)).toBe(true);
  });

  test.each<[ColumnValue, ColumnValue]>([
    [null, 0],
    [null, false],
    [null, contact],
    ["", " "],
    ["a", "A"],
    [contact, { ...contact, entityType: "account" }],
    [contact, { ...contact, id: id.replace("1", "2") }],
    [[1], [1, 2]],
    [[12], [1, 2]],
    [[1], null],
    ["2024-03-05T10:00:00Z", "2024-03-05T10:00:01Z"],
    ["2024-03-05", "2024-03-06"],
    ["2024-99-05T10:00:00Z", "2024-98-05T10:00:00Z"],
    [1, "1"],
    [true, 1],
  ])("not %j and %j", (a, b) => {
    expect(isSameValue(a, b)).toBe(false);
    expect(isSameValue(b, a)).toBe(false);
  });
});

describe("to write", () => {
  const bind = (one: Column, target: { id: string } | null) => ({
    [`${one.logicalName}@odata.bind`]: target?.id ?? null,
  });
  const status = column("status", {
    logicalName: "statuscode",
    choices: [
      { value: 1, text: "In progress", state: 0 },
      { value: 5, text: "Solved", state: 1 },
      { value: 9, text: "Of no status that is known" },
    ],
  });

  test.each<[Column, ColumnValue, object]>([
    [column("string"), "abc", { it: "abc" }],
    [column("string"), "", { it: null }],
    [column("string"), null, { it: null }],
    [column("boolean"), false, { it: false }],
    [column("integer"), 0, { it: 0 }],
    [column("multiselectpicklist"), [10, 2, 1], { it: "1,2,10" }],
    [column("multiselectpicklist"), [], { it: null }],
    [column("multiselectpicklist"), null, { it: null }],
    [dateOnly, "2024-03-05", { it: "2024-03-05" }],
    [column("datetime"), "2024-03-05T10:00:00Z", { it: "2024-03-05T10:00:00Z" }],
    [column("lookup"), contact, { "it@odata.bind": id }],
    [column("customer"), null, { "it@odata.bind": null }],
    [column("picklist", { choices: [{ value: 1, text: "One" }] }), 1, { it: 1 }],
  ])("%j with %j is %j", (one, value, row) => {
    expect(toWrite(one, value, bind)).toEqual(row);
    expect(toWrite(one, value, bind, 0)).toEqual(row);
  });

  test("a status reason goes with its status only where that is known to change", () => {
    expect(toWrite(status, 5, bind, 0)).toEqual({ statuscode: 5, statecode: 1 });
    expect(toWrite(status, 1, bind, 1)).toEqual({ statuscode: 1, statecode: 0 });
    expect(toWrite(status, 5, bind, 1)).toEqual({ statuscode: 5 });
    expect(toWrite(status, 5, bind)).toEqual({ statuscode: 5 });
    expect(toWrite(status, 9, bind, 0)).toEqual({ statuscode: 9 });
  });

  test("what was read is written as it was", () => {
    const cases = fc.oneof(
      fc.record({
        type: fc.constant<ColumnType>("multiselectpicklist"),
        raw: fc.uniqueArray(fc.nat(), { minLength: 1 }),
      }),
      fc.record({ type: fc.constantFrom<ColumnType>("string", "memo"), raw: fc.string({ minLength: 1 }) }),
      fc.record({ type: fc.constantFrom<ColumnType>("integer", "double", "picklist"), raw: fc.integer() }),
    );
    fc.assert(
      fc.property(cases, ({ type, raw }) => {
        const row = { it: Array.isArray(raw) ? [...raw].sort((a, b) => a - b).join(",") : raw };
        expect(toWrite(column(type), readValue(row, column(type)), bind)).toEqual(row);
      }),
    );
  });
});
