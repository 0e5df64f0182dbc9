import { invalidQuery } from "../errors";
import { isText } from "../schema";
import { join, sql, type Sql, type SqlValue } from "../sql";
import { edmType, parseDate } from "../values";
import { comparable, literalValue, type PlainLiteral, type Reached } from "./operands";
import { countedPeriod, dayOf, fixedPeriods, type Period } from "./periods";
import type { Literal, LiteralList } from "./syntax";

interface FunctionContext {
  readonly now: Date;
  readonly currentUser: string;
  readonly resolve: (literal: Literal) => PlainLiteral;
  readonly column: (columnName: string) => Reached;
}

type Parameters = readonly { readonly name: string; readonly value: Literal | LiteralList }[];

/**
 * Condition of one of Dataverse's query functions (Microsoft.Dynamics.CRM.*), by the Web API's query function
 * reference: PropertyName names the column, PropertyValue or PropertyValues the values, as texts or literals.
 *
 * @throws DataverseError 400 for an unknown function, a missing parameter or a value that does not fit
 */
export function queryFunction(functionName: string, parameters: Parameters, context: FunctionContext): Sql {
  const one = (parameter: string): PlainLiteral => {
    const value = parameters.find((candidate) => candidate.name === parameter)?.value;
    if (!value || value.type === "list") throw missing(functionName, parameter);
    return context.resolve(value);
  };
  const propertyName = one("PropertyName");
  if (propertyName.type !== "string") throw missing(functionName, "PropertyName");
  const reached = context.column(propertyName.value);
  const list = (): SqlValue[] => {
    const value = parameters.find((candidate) => candidate.name === "PropertyValues")?.value;
    if (value?.type !== "list" || value.items.length === 0) throw missing(functionName, "PropertyValues");
    return value.items.map((item) => toValue(functionName, reached, context.resolve(item)));
  };
  const column = reached.of((alias) => comparable(reached, alias));

  switch (functionName) {
    case "In":
      return sql`${column} IN (${join(
        list().map((value) => sql`${value}`),
        ", ",
      )})`;
    case "NotIn":
      return sql`IFNULL(${column} NOT IN (${join(
        list().map((value) => sql`${value}`),
        ", ",
      )}), 1)`;
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

function period(functionName: string, one: (parameter: string) => PlainLiteral, now: number): Period {
  const fixed = fixedPeriods[functionName];
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

function within(reached: Reached, column: Sql, [from, to]: Period): Sql {
  if (reached.column.type !== "DateTime") {
    throw invalidQuery(`The column '${reached.columnName}' is of type ${edmType(reached.column)}, not a date.`);
  }
  const bounds = [
    ...(from === null ? [] : [sql`${column} >= ${from}`]),
    ...(to === null ? [] : [sql`${column} < ${to}`]),
  ];
  return sql`(${join(bounds, " AND ")})`;
}

/** The functions take their values as texts, whatever the column holds. */
function toValue(functionName: string, reached: Reached, literal: PlainLiteral): SqlValue {
  if (literal.type === "null") throw missing(functionName, "PropertyValues without null");
  const { column } = reached;
  let typed: Exclude<PlainLiteral, { type: "null" }> = literal;
  if (column.type === "MultiSelectPicklist") typed = { type: "string", value: String(literal.value) };
  else if (literal.type === "string" && !isText(column)) {
    if (column.type === "DateTime") typed = { type: "datetime", value: literal.value };
    else if (column.type === "Boolean") typed = { type: "boolean", value: /^(1|true)$/i.test(literal.value) };
    else if (edmType(column) !== "Edm.Guid") typed = { type: "number", value: Number(literal.value.trim() || "x") };
  }
  const value = literalValue(column, typed);
  if (value === null || Number.isNaN(value)) {
    throw invalidQuery(
      `The value '${literal.value}' of ${functionName} does not fit the column '${reached.columnName}' of type ` +
        `${edmType(column)}.`,
    );
  }
  return value;
}

const missing = (functionName: string, parameter: string): Error =>
  invalidQuery(`The query function 'Microsoft.Dynamics.CRM.${functionName}' needs the parameter ${parameter}.`);

const wrongColumn = (functionName: string, reached: Reached): Error =>
  invalidQuery(
    `The query function 'Microsoft.Dynamics.CRM.${functionName}' works on multi-select choices; ` +
      `'${reached.columnName}' is of type ${reached.column.type}.`,
  );
