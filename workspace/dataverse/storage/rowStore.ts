import { Database, SQLite3Error, type Statement } from "node-sqlite3-wasm";
import { isLookup, isPolymorphic, isText } from "../columnTypes";
import { invalidQuery } from "../errors";
import type { Schema, Table } from "../schema";
import { foldedName, typeName } from "./columnNames";
import { join, name, sql, type Sql, type SqlValue } from "./sqlTemplate";
import { fold } from "./storedValues";

/** A row as stored: by logical name, with the target table of a polymorphic lookup beside it. */
export type StoredRow = Record<string, SqlValue>;

/** The rows of all tables, in one SQLite database in memory. */
export class RowStore {
  private readonly database = new Database();
  /** No two workspaces at one address count alike: a browser takes the same version for the same row. */
  private version = Date.now();
  private depth = 0;
  /** Inserts have few forms and come by the thousand. */
  private readonly inserts = new Map<string, Statement>();

  constructor(schema: Schema) {
    for (const table of schema.tables) for (const statement of definitionOf(table)) this.database.exec(statement);
    this.database.exec("CREATE VIEW principal AS SELECT systemuserid AS ownerid, versionnumber FROM systemuser");
  }

  close(): void {
    for (const statement of this.inserts.values()) statement.finalize();
    this.database.close();
  }

  /** The next number of the version that all rows share. */
  nextVersion(): number {
    return ++this.version;
  }

  /** @throws RequestError 400 when the statement is deeper than SQLite takes */
  all(query: Sql): StoredRow[] {
    try {
      return this.database.all(query.text, [...query.values]) as StoredRow[];
    } catch (error) {
      if (error instanceof SQLite3Error && error.message.startsWith("Expression tree is too large")) {
        throw invalidQuery("The query is too large: use fewer conditions or less nesting.");
      }
      throw error;
    }
  }

  run(query: Sql): number {
    return this.database.run(query.text, [...query.values]).changes;
  }

  exists(table: Table, id: string): boolean {
    return this.all(sql`SELECT 1 FROM ${name(table.logicalName)} WHERE ${name(table.primaryId)} = ${id}`).length > 0;
  }

  /** One row by its id, all columns, or undefined. */
  row(table: Table, id: string): StoredRow | undefined {
    return this.all(
      sql`SELECT * FROM ${name(table.logicalName)} WHERE ${name(table.primaryId)} = ${id.toLowerCase()}`,
    )[0];
  }

  insert(table: Table, row: StoredRow): void {
    const stored = withFolded(table, row);
    const columns = Object.keys(stored);
    const insert = sql`INSERT INTO ${name(table.logicalName)} (${join(
      columns.map((column) => name(column)),
      ", ",
    )}) VALUES (${join(
      columns.map((column) => sql`${stored[column] ?? null}`),
      ", ",
    )})`;
    const statement = this.inserts.get(insert.text) ?? this.database.prepare(insert.text);
    this.inserts.set(insert.text, statement);
    statement.run([...insert.values]);
  }

  update(table: Table, id: string, changes: StoredRow): void {
    const assignments = Object.entries(withFolded(table, changes)).map(
      ([column, value]) => sql`${name(column)} = ${value}`,
    );
    this.run(
      sql`UPDATE ${name(table.logicalName)} SET ${join(assignments, ", ")} WHERE ${name(table.primaryId)} = ${id}`,
    );
  }

  delete(table: Table, id: string): void {
    this.run(sql`DELETE FROM ${name(table.logicalName)} WHERE ${name(table.primaryId)} = ${id}`);
  }

  /** Runs the work in one transaction: all of it is kept, or, when it throws, nothing. */
  transaction<Result>(work: () => Result): Result {
    if (this.depth > 0) return work();
    this.database.exec("BEGIN");
    this.depth++;
    try {
      const result = work();
      this.database.exec("COMMIT");
      return result;
    } catch (error) {
      this.database.exec("ROLLBACK");
      throw error;
    } finally {
      this.depth--;
    }
  }
}

function withFolded(table: Table, row: StoredRow): StoredRow {
  const stored: StoredRow = { ...row };
  for (const [column, value] of Object.entries(row)) {
    const definition = table.columns.get(column);
    if (definition && isText(definition)) stored[foldedName(column)] = value === null ? null : fold(String(value));
  }
  return stored;
}

const sqlTypes: Readonly<Record<string, string>> = {
  Integer: "INTEGER",
  BigInt: "INTEGER",
  Picklist: "INTEGER",
  State: "INTEGER",
  Status: "INTEGER",
  Boolean: "INTEGER",
  DateTime: "INTEGER",
  Decimal: "REAL",
  Double: "REAL",
  Money: "REAL",
};

/** Statements that make a table: text has its folded twin, lookups and searched columns an index. */
function definitionOf(table: Table): string[] {
  const quoted = (column: string): string => name(column).text;
  const columns: string[] = [];
  const indexed: string[] = [];
  for (const [column, definition] of table.columns) {
    const key = column === table.primaryId;
    columns.push(`${quoted(column)} ${sqlTypes[definition.type] ?? "TEXT"}${key ? " PRIMARY KEY NOT NULL" : ""}`);
    if (isText(definition)) columns.push(`${quoted(foldedName(column))} TEXT`);
    if (isLookup(definition)) {
      indexed.push(column);
      if (isPolymorphic(definition)) columns.push(`${quoted(typeName(column))} TEXT`);
    } else if (definition.indexed) {
      indexed.push(isText(definition) ? foldedName(column) : column);
    }
  }
  const tableName = quoted(table.logicalName);
  return [
    `CREATE TABLE ${tableName} (${columns.join(", ")})`,
    ...indexed.map(
      (column) => `CREATE INDEX ${quoted(`${table.logicalName}.${column}`)} ON ${tableName} (${quoted(column)})`,
    ),
  ];
}
