import { edmType, isText } from "../columnTypes";
import { invalidQuery } from "../errors";
import type { Literal, LiteralList } from "../query/query";
import { join, sql, type Sql, type SqlValue } from "../storage/sqlTemplate";
import { parseDate, storedLiteral } from "../storage/storedValues";
import type { ReachedColumn } from "./columnPaths";

interface FunctionContext {
  readonly now: Date;
  readonly currentUser: string;
  readonly column: (columnName: string) => ReachedColumn;
}

type Parameters = readonly { readonly name: string; readonly value: Literal | LiteralList }[];

/**
 * Condition of one of Dataverse's query functions (Microsoft.Dynamics.CRM.*), by the Web API's query function
 * reference: PropertyName names the column, PropertyValue or PropertyValues the values, as texts or literals.
 *
 * @throws RequestError 400 for an unknown function, a missing parameter or a value that does not fit
 */
export function queryFunction(functionName: string, parameters: Parameters, context: FunctionContext): Sql {
  const one = (parameter: string): Literal => {
    const value = parameters.find((candidate) => candidate.name === parameter)?.value;
    if (!value || value.type === "list") throw missing(functionName, parameter);
    return value;
  };
  const propertyName = one("PropertyName");
  if (propertyName.type !== "string") throw missing(functionName, "PropertyName");
  const reached = context.column(propertyName.value);
  const list = (): SqlValue[] => {
    const value = parameters.find((candidate) => candidate.name === "PropertyValues")?.value;
    if (value?.type !== "list" || value.items.length === 0) throw missing(functionName, "PropertyValues");
    return value.items.map((item) => toValue(functionName, reached, item));
  };
  const column = reached.comparable;

  switch (functionName) {
    case "In":
    case "NotIn": {
      const values = list().map((value) => sql`${value}`);
      const isIn = sql`${column} IN (${join(values, ", ")})`;
      return functionName === "In" ? isIn : sql`NOT IFNULL(${isIn}, 0)`;
    }
    case "Between":
    case "NotBetween": {
      const [low = null, high = null, ...more] = list();
      if (low === null || high === null || more.length > 0) throw missing(functionName, "PropertyValues (two values)");
      const between = sql`${column} BETWEEN ${low} AND ${high}`;
      return functionName === "Between" ? between : sql`NOT ${between}`;
    }
    case "ContainValues":
    case "DoesNotContainValues": {
      if (reached.column.type !== "MultiSelectPicklist") throw wrongColumn(functionName, reached);
      const any = join(
        list().map((value) => sql`instr(',' || ${column} || ',', ${`,${value},`}) > 0`),
        " OR ",
      );
      return functionName === "ContainValues" ? sql`(${any})` : sql`NOT IFNULL((${any}), 0)`;
    }
    case "EqualUserId":
      return sql`${column} = ${context.currentUser}`;
    case "NotEqualUserId":
      return sql`${column} IS NOT ${context.currentUser}`;
    default:
      return within(reached, column, period(functionName, one, context.now.getTime()));
  }
}

function period(functionName: string, one: (parameter: string) => Literal, now: number): Period {
  const fixed = fixedPeriods.get(functionName);
  if (fixed) return fixed(now);
  if (functionName === "On" || functionName === "OnOrAfter" || functionName === "OnOrBefore") {
    const value = one("PropertyValue");
    const time = "value" in value && typeof value.value === "string" ? parseDate(value.value) : null;
    if (time === null) throw missing(functionName, "PropertyValue (a date)");
    const [from, to] = dayOf(time);
    return [functionName === "OnOrBefore" ? null : from, functionName === "OnOrAfter" ? null : to];
  }
  if (countedPeriod(functionName, now, 1)) {
    const value = one("PropertyValue");
    const count = "value" in value ? Number(value.value) : Number.NaN;
    const counted = Number.isSafeInteger(count) && count > 0 ? countedPeriod(functionName, now, count) : null;
    if (!counted) throw missing(functionName, "PropertyValue (a whole number above 0)");
    return counted;
  }
  throw invalidQuery(`The query function 'Microsoft.Dynamics.CRM.${functionName}' is not known here.`);
}

function within(reached: ReachedColumn, column: Sql, [from, to]: Period): Sql {
  if (reached.column.type !== "DateTime") {
    throw invalidQuery(`The column '${reached.name}' is of type ${edmType(reached.column)}, not a date.`);
  }
  const bounds = [
    ...(from === null ? [] : [sql`${column} >= ${from}`]),
    ...(to === null ? [] : [sql`${column} < ${to}`]),
  ];
  return sql`(${join(bounds, " AND ")})`;
}

/** The functions take their values as texts, whatever the column holds. */
function toValue(functionName: string, reached: ReachedColumn, literal: Literal): SqlValue {
  if (literal.type === "null") throw missing(functionName, "PropertyValues without null");
  const { column } = reached;
  let typed: Exclude<Literal, { type: "null" }> = literal;
  if (column.type === "MultiSelectPicklist") typed = { type: "string", value: String(literal.value) };
  else if (literal.type === "string" && !isText(column)) {
    if (column.type === "DateTime") typed = { type: "datetime", value: literal.value };
    else if (column.type === "Boolean") typed = { type: "boolean", value: /^(1|true)$/i.test(literal.value) };
    else if (edmType(column) !== "Edm.Guid") typed = { type: "number", value: Number(literal.value.trim() || "x") };
  }
  const value = storedLiteral(column, typed);
  if (value === null || Number.isNaN(value)) {
    throw invalidQuery(
      `The value '${literal.value}' of ${functionName} does not fit the column '${reached.name}' of type ` +
        `${edmType(column)}.`,
    );
  }
  return value;
}

const missing = (functionName: string, parameter: string): Error =>
  invalidQuery(`The query function 'Microsoft.Dynamics.CRM.${functionName}' needs the parameter ${parameter}.`);

const wrongColumn = (functionName: string, reached: ReachedColumn): Error =>
  invalidQuery(
    `The query function 'Microsoft.Dynamics.CRM.${functionName}' works on multi-select choices; ` +
      `'${reached.name}' is of type ${reached.column.type}.`,
  );

type Unit = "Hours" | "Days" | "Weeks" | "Months" | "Years";

/** From, inclusive, to, exclusive, in milliseconds since 1970; null is no bound. */
type Period = readonly [from: number | null, to: number | null];

const hour = 3_600_000;
const day = 24 * hour;

const startOfDay = (time: number): number => Math.floor(time / day) * day;
const startOfWeek = (time: number): number => startOfDay(time) - new Date(time).getUTCDay() * day;
const month = (time: number, offset: number): number => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
};
const year = (time: number, offset: number): number => Date.UTC(new Date(time).getUTCFullYear() + offset, 0, 1);

/** The instant a number of units away, the day of the month cut to the month's length. */
function shift(time: number, count: number, unit: Unit): number {
  if (unit === "Hours") return time + count * hour;
  if (unit === "Days") return time + count * day;
  if (unit === "Weeks") return time + count * 7 * day;
  const months = unit === "Months" ? count : count * 12;
  const date = new Date(time);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const moved = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last));
  return moved + (time - startOfDay(time));
}

/** Periods without a number, by name of the query function. */
const fixedPeriods = new Map<string, (now: number) => Period>([
  ["Today", (now) => [startOfDay(now), startOfDay(now) + day]],
  ["Yesterday", (now) => [startOfDay(now) - day, startOfDay(now)]],
  ["Tomorrow", (now) => [startOfDay(now) + day, startOfDay(now) + 2 * day]],
  ["Last7Days", (now) => [startOfDay(now) - 7 * day, now + 1]],
  ["Next7Days", (now) => [now, startOfDay(now) + 8 * day]],
  ["LastWeek", (now) => [startOfWeek(now) - 7 * day, startOfWeek(now)]],
  ["ThisWeek", (now) => [startOfWeek(now), startOfWeek(now) + 7 * day]],
  ["NextWeek", (now) => [startOfWeek(now) + 7 * day, startOfWeek(now) + 14 * day]],
  ["LastMonth", (now) => [month(now, -1), month(now, 0)]],
  ["ThisMonth", (now) => [month(now, 0), month(now, 1)]],
  ["NextMonth", (now) => [month(now, 1), month(now, 2)]],
  ["LastYear", (now) => [year(now, -1), year(now, 0)]],
  ["ThisYear", (now) => [year(now, 0), year(now, 1)]],
  ["NextYear", (now) => [year(now, 1), year(now, 2)]],
]);

/** Periods of a number of units, such as LastXDays: whole days, but for hours. */
function countedPeriod(functionName: string, now: number, count: number): Period | null {
  const match = /^(Last|Next|OlderThan)X(Hours|Days|Weeks|Months|Years)$/.exec(functionName);
  if (!match) return null;
  const unit = match[2] as Unit;
  if (match[1] === "OlderThan") return [null, shift(now, -count, unit)];
  const base = unit === "Hours" ? now : startOfDay(now);
  if (match[1] === "Last") return [shift(base, -count, unit), now + 1];
  return [now, shift(unit === "Hours" ? base + 1 : base + day, count, unit)];
}

/** The day of an instant. */
const dayOf = (time: number): readonly [from: number, to: number] => [startOfDay(time), startOfDay(time) + day];
