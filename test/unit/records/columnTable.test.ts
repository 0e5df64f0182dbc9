import { readFileSync } from "node:fs";
import { columnTypes, type Column, type ColumnType, type ColumnValue } from "../../../LinkedRecordsControl/base/column";
import { checkValue } from "../../../LinkedRecordsControl/records/columnProblem";
import { editText, parseText } from "../../../LinkedRecordsControl/records/columnText";
import { toWrite } from "../../../LinkedRecordsControl/records/columnValue";
import { editKind } from "../../../LinkedRecordsControl/records/editable";
import { userFormats } from "../../support/userFormats";

const choices = [
  { value: 1, text: "One" },
  { value: 2, text: "Two" },
];
const alex = { entityType: "contact", id: "c1", name: "Alex" };

/** A column of each type, a value of it, and what somebody may type that is none. */
const samples: Readonly<Record<ColumnType, [more: Partial<Column>, value: ColumnValue, wrong?: string]>> = {
  string: [{ format: "email" }, "alex@example.com", "alex at home"],
  memo: [{ maxLength: 5 }, "two", "too long"],
  integer: [{ max: 30 }, 7, "7.5"],
  bigint: [{}, 7, "seven"],
  decimal: [{ precision: 1 }, 7.5, "7.55"],
  double: [{ min: 0 }, 7.5, "-1"],
  money: [{ precision: 2 }, 1234.5, "1 Mio"],
  boolean: [
    {
      choices: [
        { value: 1, text: "Yes" },
        { value: 0, text: "No" },
      ],
    },
    true,
  ],
  picklist: [{ choices }, 1],
  multiselectpicklist: [{ choices }, [1, 2]],
  state: [{ choices }, 0],
  status: [{ choices }, 1],
  datetime: [{ format: "dateonly", behavior: "dateOnly" }, "2026-11-22", "2/30/2026"],
  lookup: [{ targets: ["contact"] }, alex],
  customer: [{ targets: ["account", "contact"] }, alex],
  owner: [{ targets: ["systemuser", "team"] }, { ...alex, entityType: "systemuser" }],
  other: [{}, null],
};

const ways = {
  text: "typed",
  choice: "one of a menu",
  choices: "several of a list",
  lookup: "searched for",
};
const formats = userFormats["en-US"];
const bind = (column: Column) => ({ [`${column.logicalName}@odata.bind`]: null });

function rowOf(type: ColumnType): string[] {
  const [more, value, wrong] = samples[type];
  const column: Column = { logicalName: "column", displayName: "Column", type, ...more };
  const kind = editKind(column, new Set());
  const problem = (): string => {
    if (wrong === undefined) {
      return "cannot be chosen";
    }
    const parsed = parseText(column, wrong, formats);
    const found = "problem" in parsed ? parsed.problem : checkValue(column, parsed.value);
    return `"${wrong}": ${found?.kind ?? "taken"}`;
  };
  const required = checkValue({ ...column, isRequired: true }, null)?.kind ?? "taken";
  return kind
    ? [
        type,
        kind === "text" ? `typed: ${editText(column, value, formats)}` : ways[kind],
        `${JSON.stringify(toWrite(column, null, bind))}; ${required} where it must be there`,
        problem(),
      ]
    : [type, "only shown", "", ""];
}

test("the table of column types in the documentation is what the code does", () => {
  const documented = readFileSync("docs/editing.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/`/g, "")),
    )
    .filter(([type]) => columnTypes.some((known) => known === type));
  expect(documented).toEqual(columnTypes.map(rowOf));
});
