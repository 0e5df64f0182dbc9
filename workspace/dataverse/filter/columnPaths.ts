import { isLookup, isText } from "../columnTypes";
import { invalidQuery, notImplemented, unknownProperty } from "../errors";
import type { Path } from "../query/query";
import type { Schema, Table } from "../schema";
import { foldedName, typeName } from "../storage/columnNames";
import { join, name, sql, type Sql } from "../storage/sqlTemplate";
import type { Column } from "../tables/definition";

/** SQLite's own limit is not far, and it has no clear message. */
const maxDepth = 25;

/** Rows of a table under an alias, with the variables of the lambda expressions around. */
export interface Scope {
  readonly table: Table;
  readonly alias: string;
  readonly variables: ReadonlyMap<string, Scope>;
}

/** A column at the end of a path, as SQL. */
export interface ReachedColumn {
  readonly name: string;
  readonly column: Column;
  /** The value as it is stored. */
  readonly value: Sql;
  /** What it is compared and sorted by: the folded text, or the value. */
  readonly comparable: Sql;
}

/** The end of a path: its table, and the subqueries that lead there. */
interface Reached {
  readonly table: Table;
  readonly alias: string;
  /** Puts an expression on the table into the subqueries. */
  readonly within: (inner: Sql) => Sql;
}

/** Leads the paths of one query to their columns and keeps count of aliases and depth. */
export class ColumnPaths {
  private aliasCount = 0;
  private depth = 0;

  constructor(
    private readonly schema: Schema,
    /** Whether column security lets the user read a column; one that it hides is empty to every condition. */
    private readonly isReadable: (table: Table, column: string) => boolean,
  ) {}

  /**
   * The column at the end of a path that starts at the scope or at a variable of a lambda expression.
   *
   * @throws RequestError 400 for an unknown property
   */
  column(path: Path, scope: Scope): ReachedColumn {
    const { reached, columnName } = this.end(path, scope);
    return this.reachedColumn(reached, columnName);
  }

  /**
   * What rows are sorted by, at the end of a path: text without case and accents, a lookup by the primary name of the
   * row that it points to.
   *
   * @throws RequestError 400 for an unknown property
   */
  sortKey(path: Path, scope: Scope): Sql {
    const { reached, columnName } = this.end(path, scope);
    const { table, alias, within } = reached;
    const column = table.column(columnName);
    if (!isLookup(column) || !this.isReadable(table, columnName)) {
      return this.reachedColumn(reached, columnName).comparable;
    }
    const { targets } = column;
    const id = name(alias, columnName);
    const names = targets.map((target) => {
      const { logicalName, primaryId, definition } = this.schema.table(target.table);
      const inner = this.nextAlias();
      const label = sql`(SELECT ${name(inner, foldedName(definition.primaryName))} FROM ${name(logicalName)} AS ${name(inner)}
        WHERE ${name(inner, primaryId)} = ${id})`;
      return targets.length > 1 ? sql`WHEN ${logicalName} THEN ${label}` : label;
    });
    return within(
      targets.length > 1 ? sql`CASE ${name(alias, typeName(columnName))} ${join(names, " ")} END` : join(names, ""),
    );
  }

  /** A column of the scope by its logical name or its property name: query functions take both. */
  columnByName(columnName: string, { table, alias }: Scope): ReachedColumn {
    if (columnName.includes("/")) throw notImplemented("paths in the PropertyName of a query function");
    const found = table.columns.has(columnName) ? columnName : table.columnOfProperty(columnName);
    if (found === undefined) throw unknownProperty(columnName, table.logicalName);
    return this.reachedColumn({ table, alias, within: (inner) => inner }, found);
  }

  /** Follows single-valued navigation properties by scalar subqueries: no related row gives no value. */
  follow(path: Path, scope: Scope): Reached {
    const [first, ...rest] = path;
    if (first === undefined) return { table: scope.table, alias: scope.alias, within: (inner) => inner };
    const variable = scope.variables.get(first);
    if (variable) return this.follow(rest, { ...variable, variables: new Map() });
    const navigation = scope.table.singles.get(first);
    if (!navigation) {
      if (scope.table.collections.has(first)) {
        throw invalidQuery(`The collection-valued navigation property '${first}' needs any() or all() in $filter.`);
      }
      throw unknownProperty(first, scope.table.logicalName);
    }
    const target: Scope = {
      table: this.schema.leadsTo(navigation.target),
      alias: this.nextAlias(),
      variables: new Map(),
    };
    const end = this.nested(() => this.follow(rest, target));
    const ofTable = navigation.polymorphic
      ? sql` AND ${name(scope.alias, typeName(navigation.column))} = ${target.table.logicalName}`
      : sql``;
    return {
      ...end,
      within: (inner) => sql`(SELECT ${end.within(inner)}
      FROM ${name(target.table.logicalName)} AS ${name(target.alias)}
      WHERE ${name(target.alias, target.table.primaryId)} = ${name(scope.alias, navigation.column)}${ofTable})`,
    };
  }

  /** @throws RequestError 400 when the work lies deeper than a statement may */
  nested<Result>(work: () => Result): Result {
    if (this.depth >= maxDepth) throw invalidQuery(`The query is nested too deeply: more than ${maxDepth} levels.`);
    this.depth++;
    try {
      return work();
    } finally {
      this.depth--;
    }
  }

  /** An alias that no other table of the statement has. */
  nextAlias(): string {
    return `n${++this.aliasCount}`;
  }

  private end(path: Path, scope: Scope): { reached: Reached; columnName: string } {
    const property = path.at(-1) ?? "";
    const reached = this.follow(path.slice(0, -1), scope);
    const columnName = reached.table.columnOfProperty(property);
    if (columnName === undefined) throw unknownProperty(property, reached.table.logicalName);
    return { reached, columnName };
  }

  private reachedColumn({ table, alias, within }: Reached, columnName: string): ReachedColumn {
    const column = table.column(columnName);
    if (!this.isReadable(table, columnName)) {
      return { name: columnName, column, value: sql`NULL`, comparable: sql`NULL` };
    }
    const value = within(name(alias, columnName));
    const comparable = isText(column) ? within(name(alias, foldedName(columnName))) : value;
    return { name: columnName, column, value, comparable };
  }
}
