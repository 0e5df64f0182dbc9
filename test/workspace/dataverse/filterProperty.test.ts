import fc from "fast-check";
import { parseQuery } from "../../../workspace/dataverse/query/parse";
import { fold } from "../../../workspace/dataverse/storage/storedValues";
import { newDataverse } from "./api";

/** The filter as data, from which both the OData text and the plain evaluation follow. */
type Condition =
  | { kind: "and" | "or"; parts: Condition[] }
  | { kind: "not"; part: Condition }
  | { kind: "text"; column: "name" | "accountnumber"; operator: string; value: string | null }
  | { kind: "number"; column: "revenue" | "numberofemployees"; operator: string; value: number | null }
  | { kind: "boolean"; value: boolean }
  | { kind: "match"; call: "contains" | "startswith" | "endswith"; value: string };

interface Row {
  name: string | null;
  accountnumber: string | null;
  revenue: number | null;
  numberofemployees: number | null;
  creditonhold: boolean | null;
}

// Few letters, so that rows and conditions meet often; no wildcards, which have tests of their own.
const text = fc.string({
  unit: fc.constantFrom("a", "A", "á", "Ä", "b", "'", " ", "ß", "日", "\u{1f600}"),
  maxLength: 4,
});
const value = text.map((each) => (each === "" ? null : each));
const number = fc.integer({ min: 0, max: 4 });
const row: fc.Arbitrary<Row> = fc.record({
  name: value,
  accountnumber: value,
  revenue: fc.option(number),
  numberofemployees: fc.option(number),
  creditonhold: fc.option(fc.boolean()),
});
const operator = fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le");
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({
      kind: fc.constant("text" as const),
      column: fc.constantFrom("name", "accountnumber"),
      operator,
      value,
    }),
    fc.record({
      kind: fc.constant("number" as const),
      column: fc.constantFrom("revenue", "numberofemployees"),
      operator,
      value: fc.option(number),
    }),
    fc.record({ kind: fc.constant("boolean" as const), value: fc.boolean() }),
    fc.record({
      kind: fc.constant("match" as const),
      call: fc.constantFrom("contains", "startswith", "endswith"),
      value: text,
    }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("not" as const), part: tie("condition") }),
  ),
}));

const quoted = (each: string | null): string => (each === null ? "null" : `'${each.replaceAll("'", "''")}'`);

function toOData(each: Condition): string {
  switch (each.kind) {
    case "and":
    case "or":
      // Brackets only where precedence needs them: that the parser knows it is part of what is tested.
      return each.parts
        .map((part) => (each.kind === "and" && part.kind === "or" ? `(${toOData(part)})` : toOData(part)))
        .join(` ${each.kind} `);
    case "not":
      return each.part.kind === "match" ? `not ${toOData(each.part)}` : `not (${toOData(each.part)})`;
    case "text":
      return `${each.column} ${each.operator} ${quoted(each.value)}`;
    case "number":
      return `${each.column} ${each.operator} ${each.value}`;
    case "boolean":
      return `creditonhold eq ${each.value}`;
    case "match":
      return `${each.call}(name,${quoted(each.value)})`;
  }
}

function holds(each: Condition, of: Row): boolean {
  switch (each.kind) {
    case "and":
      return each.parts.every((part) => holds(part, of));
    case "or":
      return each.parts.some((part) => holds(part, of));
    case "not":
      return !holds(each.part, of);
    case "text": {
      const [left, right] = [of[each.column], each.value];
      // Strings compare by code points in SQLite and by UTF-16 units in JavaScript.
      return compare(
        each.operator,
        left === null ? null : Buffer.from(fold(left)).toString("hex"),
        right === null ? null : Buffer.from(fold(right)).toString("hex"),
      );
    }
    case "number":
      return compare(each.operator, of[each.column], each.value);
    case "boolean":
      return of.creditonhold === each.value;
    case "match": {
      if (of.name === null) return false;
      const [name, wanted] = [fold(of.name), fold(each.value)];
      if (each.call === "contains") return name.includes(wanted);
      return each.call === "startswith" ? name.startsWith(wanted) : name.endsWith(wanted);
    }
  }
}

function compare(kind: string, left: string | number | null, right: string | number | null): boolean {
  if (kind === "eq") return left === right;
  if (kind === "ne") return left !== right;
  if (left === null || right === null) return false;
  if (kind === "gt") return left > right;
  if (kind === "ge") return left >= right;
  return kind === "lt" ? left < right : left <= right;
}

test("a filter finds the rows that a plain evaluation finds", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 8 }),
      fc.array(condition, { minLength: 1, maxLength: 6 }),
      (rows, conditions) => {
        const dataverse = newDataverse();
        try {
          dataverse.load(rows.map((each, index) => ["account", { ...each, tickersymbol: String(index) }] as const));
          for (const each of conditions) {
            const query = new URLSearchParams({ $select: "tickersymbol", $filter: toOData(each) });
            const { entities } = dataverse.retrieveMultiple("account", parseQuery(query.toString()));
            const found = entities.map((entity) => Number(entity.tickersymbol)).sort((a, b) => a - b);
            expect({ filter: toOData(each), found }).toEqual({
              filter: toOData(each),
              found: rows.flatMap((of, index) => (holds(each, of) ? [index] : [])),
            });
          }
        } finally {
          dataverse.close();
        }
      },
    ),
    { numRuns: 60 },
  );
});
