import { invalidQuery, notImplemented, unknownProperty } from "../errors";
import { isText, type Schema, type Table } from "../schema";
import { join, name, sql, type Sql } from "../sql";
import { fold, typeName } from "../text";
import { edmType } from "../values";
import { queryFunction } from "./functions";
import { isTextFunction, matches } from "./match";
import { comparable, literalType, literalValue, type PlainLiteral, type Reached } from "./operands";
import type { Filter, Literal, Operand, Operator, Path } from "./syntax";

/** The most conditions that Dataverse takes in one query. */
const maxConditions = 500;

/** SQLite's own limit is not far, and it has no clear message. */
const maxDepth = 25;

/** What a filter is read against. */
export interface FilterContext {
  readonly schema: Schema;
  /** Values of @aliases given beside the filter. */
  readonly aliases: ReadonlyMap<string, Literal>;
  readonly now: Date;
  readonly currentUser: string;
  /** Whether column security lets the user read a column; one that it hides is empty to every condition. */
  readonly isReadable: (table: Table, column: string) => boolean;
}

/** Rows of a table under an alias, with the variables of the lambda expressions around. */
interface Scope {
  readonly table: Table;
  readonly alias: string;
  readonly variables: ReadonlyMap<string, Scope>;
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
  private aliasCount = 0;
  private conditions = 0;
  private depth = 0;

  constructor(private readonly context: FilterContext) {}

  /**
   * Condition for the rows of a table.
   *
   * @param alias alias of the table in the statement
   * @throws DataverseError 400 for an unknown column, navigation property or function, or values of a wrong type
   */
  condition(filter: Filter, table: Table, alias: string): Sql {
    return this.translate(filter, { table, alias, variables: new Map() });
  }

  /** Expression to sort by; text sorts as it compares, without case and accents. */
  sortKey(path: Path, table: Table, alias: string): Sql {
    const reached = this.reach(path, { table, alias, variables: new Map() });
    return reached.of((inner) => comparable(reached, inner));
  }

  private nested(work: () => Sql): Sql {
    if (this.depth >= maxDepth) throw invalidQuery(`The query is nested too deeply: more than ${maxDepth} levels.`);
    this.depth++;
    try {
      return work();
    } finally {
      this.depth--;
    }
  }

  private translate(filter: Filter, scope: Scope): Sql {
    return this.nested(() => this.level(filter, scope));
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
        const reached = this.reach(filter.path, scope);
        if (reached.column.type !== "Boolean") {
          throw invalidQuery("The $filter expression must evaluate to a single boolean value.");
        }
        return reached.of((alias) => sql`${name(alias, reached.columnName)} = 1`);
      }
      case "call":
        return this.call(filter.name, filter.args, scope);
      case "query":
        return queryFunction(filter.name, filter.parameters, {
          now: this.context.now,
          currentUser: this.context.currentUser,
          resolve: (literal) => this.resolve(literal),
          column: (columnName) => this.columnByName(columnName, scope),
        });
    }
  }

  private compare(operator: Operator, left: Operand, right: Operand, scope: Scope): Sql {
    if (left.kind === "literal") {
      if (right.kind === "literal") throw invalidQuery("A comparison in $filter must name a column.");
      return this.compare(mirrored[operator], right, left, scope);
    }
    const reached = this.reach(left.path, scope);
    if (right.kind === "path") return this.compareColumns(operator, reached, this.reach(right.path, scope));
    const literal = this.resolve(right.value);
    if (literal.type === "null") {
      const column = reached.of((alias) => name(alias, reached.columnName));
      if (operator === "eq") return sql`${column} IS NULL`;
      return operator === "ne" ? sql`${column} IS NOT NULL` : never;
    }
    const value = literalValue(reached.column, literal);
    if (value === null) throw incompatible(edmType(reached.column), literalType(literal), operator);
    return sql`${reached.of((alias) => comparable(reached, alias))} ${comparators[operator]} ${value}`;
  }

  private compareColumns(operator: Operator, left: Reached, right: Reached): Sql {
    const types = [edmType(left.column), edmType(right.column)] as const;
    if (types[0] !== types[1]) throw incompatible(types[0], types[1], operator);
    const a = left.of((alias) => comparable(left, alias));
    const b = right.of((alias) => comparable(right, alias));
    return operator === "eq" ? sql`${a} IS ${b}` : sql`${a} ${comparators[operator]} ${b}`;
  }

  private call(functionName: string, args: readonly Operand[], scope: Scope): Sql {
    if (!isTextFunction(functionName)) {
      throw invalidQuery(
        `An unknown function with name '${functionName}' was found. This may also be a function import or a key ` +
          "lookup on a navigation property, which is not allowed.",
      );
    }
    const [column, argument] = args;
    const literal = argument?.kind === "literal" ? this.resolve(argument.value) : undefined;
    const reached = column?.kind === "path" ? this.reach(column.path, scope) : undefined;
    if (!reached || !isText(reached.column) || literal?.type !== "string" || args.length !== 2) {
      throw invalidQuery(
        `No function signature for the function with name '${functionName}' matches the specified arguments. ` +
          `The function signatures considered are: ${functionName}(Edm.String Nullable=true, Edm.String Nullable=true).`,
      );
    }
    const text = reached.of((alias) => comparable(reached, alias));
    return matches(functionName, text, fold(literal.value));
  }

  private lambda(filter: Extract<Filter, { kind: "lambda" }>, scope: Scope): Sql {
    const collectionName = filter.path.at(-1) ?? "";
    return this.follow(filter.path.slice(0, -1), scope, (table, alias) => {
      const collection = table.collections.get(collectionName);
      if (!collection) throw unknownProperty(collectionName, table.logicalName);
      const inner: Scope = { table: collection.table, alias: this.nextAlias(), variables: new Map() };
      // Names without the variable still mean the row outside, as in OData.
      const variables = new Map(scope.variables).set(filter.variable ?? "", inner);
      const body = filter.body ? this.translate(filter.body, { ...scope, variables }) : always;
      const related = sql`SELECT 1 FROM ${name(inner.table.logicalName)} AS ${name(inner.alias)}
        WHERE ${name(inner.alias, collection.column)} = ${name(alias, table.primaryId)}${
          collection.polymorphic
            ? sql` AND ${name(inner.alias, typeName(collection.column))} = ${table.logicalName}`
            : sql``
        }`;
      return filter.operator === "any"
        ? sql`EXISTS (${related} AND ${body})`
        : sql`NOT EXISTS (${related} AND NOT IFNULL(${body}, 0))`;
    });
  }

  /** The column at the end of a path that starts at the scope or at a variable of a lambda expression. */
  private reach(path: Path, scope: Scope): Reached {
    const property = path.at(-1) ?? "";
    let end: Table | undefined;
    const of = (inner: (alias: string) => Sql): Sql =>
      this.follow(path.slice(0, -1), scope, (table, alias) => {
        end = table;
        return inner(alias);
      });
    of(() => always);
    const table = end ?? scope.table;
    const columnName = table.columnOfProperty(property);
    if (columnName === undefined) throw unknownProperty(property, table.logicalName);
    return this.readable({ table, columnName, column: table.column(columnName), of });
  }

  /** A column by its logical name or its property name: query functions take both. */
  private columnByName(columnName: string, scope: Scope): Reached {
    if (columnName.includes("/")) throw notImplemented("paths in the PropertyName of a query function");
    const found = scope.table.columns.has(columnName) ? columnName : scope.table.columnOfProperty(columnName);
    if (found === undefined) throw unknownProperty(columnName, scope.table.logicalName);
    return this.readable({
      table: scope.table,
      columnName: found,
      column: scope.table.column(found),
      of: (inner) => inner(scope.alias),
    });
  }

  private readable(reached: Reached): Reached {
    return this.context.isReadable(reached.table, reached.columnName) ? reached : { ...reached, of: () => sql`NULL` };
  }

  /** Follows single-valued navigation properties by scalar subqueries: no related row gives no value. */
  private follow(path: Path, scope: Scope, inner: (table: Table, alias: string) => Sql): Sql {
    const [first, ...rest] = path;
    if (first === undefined) return inner(scope.table, scope.alias);
    const variable = scope.variables.get(first);
    if (variable) return this.follow(rest, { ...variable, variables: new Map() }, inner);
    const navigation = scope.table.singles.get(first);
    if (!navigation) {
      if (scope.table.collections.has(first)) {
        throw invalidQuery(`The collection-valued navigation property '${first}' needs any() or all() in $filter.`);
      }
      throw unknownProperty(first, scope.table.logicalName);
    }
    const target: Scope = {
      table: this.context.schema.table(navigation.target.table),
      alias: this.nextAlias(),
      variables: new Map(),
    };
    return sql`(SELECT ${this.nested(() => this.follow(rest, target, inner))}
      FROM ${name(target.table.logicalName)} AS ${name(target.alias)}
      WHERE ${name(target.alias, target.table.primaryId)} = ${name(scope.alias, navigation.column)}${
        navigation.polymorphic
          ? sql` AND ${name(scope.alias, typeName(navigation.column))} = ${target.table.logicalName}`
          : sql``
      })`;
  }

  private resolve(literal: Literal): PlainLiteral {
    if (literal.type !== "alias") return literal;
    const value = this.context.aliases.get(literal.name);
    if (!value || value.type === "alias") throw invalidQuery(`The parameter alias '@${literal.name}' has no value.`);
    return value;
  }

  private nextAlias(): string {
    return `n${++this.aliasCount}`;
  }
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

const incompatible = (left: string, right: string, operator: Operator): Error =>
  invalidQuery(
    "A binary operator with incompatible types was detected. " +
      `Found operand types '${left}' and '${right}' for operator kind '${operatorKinds[operator]}'.`,
  );
