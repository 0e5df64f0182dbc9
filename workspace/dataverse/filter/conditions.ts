import { edmType, isText } from "../columnTypes";
import { invalidQuery, unknownProperty } from "../errors";
import type { Filter, Literal, Operand, Operator, Path } from "../query/query";
import type { Schema, Table } from "../schema";
import { typeName } from "../storage/columnNames";
import { join, name, sql, type Sql } from "../storage/sqlTemplate";
import { fold, storedLiteral } from "../storage/storedValues";
import { ColumnPaths, type ReachedColumn, type Scope } from "./columnPaths";
import { queryFunction } from "./queryFunctions";

/** The most conditions that Dataverse takes in one query. */
const maxConditions = 500;

/** What a filter is read against. */
export interface FilterContext {
  readonly schema: Schema;
  readonly now: Date;
  readonly currentUser: string;
  /** Whether column security lets the user read a column; one that it hides is empty to every condition. */
  readonly isReadable: (table: Table, column: string) => boolean;
}

const comparators: Record<Operator, Sql> = {
  eq: sql`=`,
  ne: sql`IS NOT`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
};

const mirrored: Record<Operator, Operator> = { eq: "eq", ne: "ne", gt: "lt", ge: "le", lt: "gt", le: "ge" };

const operatorKinds: Record<Operator, string> = {
  eq: "Equal",
  ne: "NotEqual",
  gt: "GreaterThan",
  ge: "GreaterThanOrEqual",
  lt: "LessThan",
  le: "LessThanOrEqual",
};

const always = sql`1`;
const never = sql`0`;

/** Translates trees of $filter and $orderby, for one query, to parameterised SQL. */
export class FilterTranslator {
  private readonly paths: ColumnPaths;
  private conditions = 0;

  constructor(private readonly context: FilterContext) {
    this.paths = new ColumnPaths(context.schema, context.isReadable);
  }

  /**
   * Condition for the rows of a table.
   *
   * @param alias alias of the table in the statement
   * @throws RequestError 400 for an unknown column, navigation property or function, or values of a wrong type
   */
  condition(filter: Filter, table: Table, alias: string): Sql {
    return this.translate(filter, { table, alias, variables: new Map() });
  }

  /** Expression to sort by. */
  sortKey(path: Path, table: Table, alias: string): Sql {
    return this.paths.sortKey(path, { table, alias, variables: new Map() });
  }

  private translate(filter: Filter, scope: Scope): Sql {
    return this.paths.nested(() => this.level(filter, scope));
  }

  private level(filter: Filter, scope: Scope): Sql {
    switch (filter.kind) {
      case "and":
      case "or": {
        const parts = chain(filter).map((part) => this.translate(part, scope));
        return sql`(${join(parts, filter.kind === "and" ? " AND " : " OR ")})`;
      }
      case "not":
        // A condition on an empty column is not true, so that its negation is.
        return sql`(NOT IFNULL(${this.translate(filter.operand, scope)}, 0))`;
      case "lambda":
        return this.lambda(filter, scope);
      default:
        if (++this.conditions > maxConditions) {
          throw invalidQuery(`Number of conditions in query exceeded maximum limit of ${maxConditions}.`);
        }
        return this.single(filter, scope);
    }
  }

  private single(filter: Extract<Filter, { kind: "compare" | "path" | "call" | "query" }>, scope: Scope): Sql {
    switch (filter.kind) {
      case "compare":
        return this.compare(filter.operator, filter.left, filter.right, scope);
      case "path": {
        const { column, value } = this.paths.column(filter.path, scope);
        if (column.type !== "Boolean") {
          throw invalidQuery("The $filter expression must evaluate to a single boolean value.");
        }
        return sql`${value} = 1`;
      }
      case "call":
        return this.call(filter.name, filter.args, scope);
      case "query":
        return queryFunction(filter.name, filter.parameters, {
          now: this.context.now,
          currentUser: this.context.currentUser,
          column: (columnName) => this.paths.columnByName(columnName, scope),
        });
    }
  }

  private compare(operator: Operator, left: Operand, right: Operand, scope: Scope): Sql {
    if (left.kind === "literal") {
      if (right.kind === "literal") throw invalidQuery("A comparison in $filter must name a column.");
      return this.compare(mirrored[operator], right, left, scope);
    }
    const reached = this.paths.column(left.path, scope);
    if (right.kind === "path") return compareColumns(operator, reached, this.paths.column(right.path, scope));
    const literal = right.value;
    if (literal.type === "null") {
      if (operator === "eq") return sql`${reached.value} IS NULL`;
      return operator === "ne" ? sql`${reached.value} IS NOT NULL` : never;
    }
    const value = storedLiteral(reached.column, literal);
    if (value === null) throw incompatible(edmType(reached.column), literalType(literal), operator);
    return sql`${reached.comparable} ${comparators[operator]} ${value}`;
  }

  private call(functionName: string, args: readonly Operand[], scope: Scope): Sql {
    if (!isTextFunction(functionName)) {
      throw invalidQuery(
        `An unknown function with name '${functionName}' was found. This may also be a function import or a key ` +
          "lookup on a navigation property, which is not allowed.",
      );
    }
    const [column, argument] = args;
    const literal = argument?.kind === "literal" ? argument.value : undefined;
    const reached = column?.kind === "path" ? this.paths.column(column.path, scope) : undefined;
    if (!reached || !isText(reached.column) || literal?.type !== "string" || args.length !== 2) {
      throw invalidQuery(
        `No function signature for the function with name '${functionName}' matches the specified arguments. ` +
          `The function signatures considered are: ${functionName}(Edm.String Nullable=true, Edm.String Nullable=true).`,
      );
    }
    return matches(functionName, reached.comparable, fold(literal.value));
  }

  private lambda(filter: Extract<Filter, { kind: "lambda" }>, scope: Scope): Sql {
    const collectionName = filter.path.at(-1) ?? "";
    const { table, alias, within } = this.paths.follow(filter.path.slice(0, -1), scope);
    const collection = table.collections.get(collectionName);
    if (!collection) throw unknownProperty(collectionName, table.logicalName);
    const inner: Scope = { table: collection.table, alias: this.paths.nextAlias(), variables: new Map() };
    // Names without the variable still mean the row outside, as in OData.
    const variables = new Map(scope.variables).set(filter.variable ?? "", inner);
    const body = filter.body ? this.translate(filter.body, { ...scope, variables }) : always;
    const related = sql`SELECT 1 FROM ${name(inner.table.logicalName)} AS ${name(inner.alias)}
        WHERE ${name(inner.alias, collection.column)} = ${name(alias, table.primaryId)}${
          collection.polymorphic
            ? sql` AND ${name(inner.alias, typeName(collection.column))} = ${table.logicalName}`
            : sql``
        }`;
    return within(
      filter.operator === "any"
        ? sql`EXISTS (${related} AND ${body})`
        : sql`NOT EXISTS (${related} AND NOT IFNULL(${body}, 0))`,
    );
  }
}

function compareColumns(operator: Operator, left: ReachedColumn, right: ReachedColumn): Sql {
  const types = [edmType(left.column), edmType(right.column)] as const;
  if (types[0] !== types[1]) throw incompatible(types[0], types[1], operator);
  // Two columns without a value are not equal, as in SQL: Dataverse compares them there (valueof in FetchXML).
  return sql`${left.comparable} ${comparators[operator]} ${right.comparable}`;
}

/** What the same operator joins, so that a long query is not a deep one. */
function chain(filter: Extract<Filter, { kind: "and" | "or" }>): Filter[] {
  const parts = [filter.right];
  let left = filter.left;
  while (left.kind === filter.kind) {
    parts.push(left.right);
    left = left.left;
  }
  return [left, ...parts.reverse()];
}

const literalTypes = {
  null: "Edm.Null",
  boolean: "Edm.Boolean",
  string: "Edm.String",
  guid: "Edm.Guid",
  date: "Edm.Date",
  datetime: "Edm.DateTimeOffset",
} as const;

/** Type of a literal in OData, for messages. */
function literalType(literal: Literal): string {
  if (literal.type !== "number") return literalTypes[literal.type];
  return Number.isInteger(literal.value) ? "Edm.Int32" : "Edm.Decimal";
}

const incompatible = (left: string, right: string, operator: Operator): Error =>
  invalidQuery(
    "A binary operator with incompatible types was detected. " +
      `Found operand types '${left}' and '${right}' for operator kind '${operatorKinds[operator]}'.`,
  );

type TextFunction = "contains" | "startswith" | "endswith";

const isTextFunction = (name: string): name is TextFunction =>
  name === "contains" || name === "startswith" || name === "endswith";

/**
 * Text match. As in Dataverse, the value may hold the wildcards of SQL: % any text, _ one character, [a-c] a set.
 *
 * @param value folded text
 */
function matches(functionName: TextFunction, text: Sql, value: string): Sql {
  if (/[%_[]/.test(value)) {
    const body = toGlob(value);
    const pattern = `${functionName === "startswith" ? "" : "*"}${body}${functionName === "endswith" ? "" : "*"}`;
    return sql`${text} GLOB ${pattern}`;
  }
  if (value === "") return sql`${text} IS NOT NULL`;
  switch (functionName) {
    case "contains":
      return sql`instr(${text}, ${value}) > 0`;
    case "startswith":
      // A range, so that an index can serve it: nothing sorts after the last code point.
      return sql`(${text} >= ${value} AND ${text} < ${`${value}\u{10ffff}`})`;
    case "endswith":
      return sql`substr(${text}, -length(${value})) = ${value}`;
  }
}

/** Pattern of SQL's LIKE as one of SQLite's GLOB, which knows sets of characters too. */
function toGlob(pattern: string): string {
  return pattern.replace(/\[[^\]]*\]|[%_*?]/g, (part) => {
    if (part === "%") return "*";
    if (part === "_") return "?";
    return part === "*" || part === "?" ? `[${part}]` : part;
  });
}
