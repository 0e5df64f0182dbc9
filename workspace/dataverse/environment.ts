import { RequestError } from "../http";
import { code, invalidQuery, recordDoesNotExist, resourceNotFound } from "./errors";
import { checkColumns, checkPrivilege, type ColumnCheck, type Privilege, type PrivilegeCheck } from "./permissions";
import type { Query } from "./query/query";
import { annotationsOf, everyAnnotation, type Annotations } from "./read/annotations";
import { etagOf, type Entity } from "./read/entity";
import { Reader, type ReadResult } from "./read/reader";
import { Schema, type Table } from "./schema";
import { typeName } from "./storage/columnNames";
import { RowStore } from "./storage/rowStore";
import { name, sql } from "./storage/sqlTemplate";
import { isGuid } from "./storage/storedValues";
import { standardTables } from "./tables";
import type { TableDefinition } from "./tables/definition";
import type { Reference } from "./write/body";
import { checkDuplicates } from "./write/duplicates";
import { Writer, type ChangeMessage, type WriteContext } from "./write/writer";

/** Who asks, and what the answer shall hold. */
export interface RequestOptions {
  /** systemuserid; owner, creator and modifier of what is written, and the user of EqualUserId. */
  readonly currentUser?: string;
  readonly privileges?: PrivilegeCheck;
  readonly columns?: ColumnCheck;
  /** The sentence with which a plug-in refuses to save rows of a table; undefined where none does. */
  readonly plugIn?: (table: string) => string | undefined;
  /** Whether a save that makes a duplicate is refused. */
  readonly detectDuplicates?: boolean;
  /** Value of Prefer: odata.include-annotations; all of them unless given. */
  readonly annotations?: string;
  /** Message in whose name a row is changed, such as CloseIncidentRequest; Update unless given. */
  readonly message?: string;
  /** What the request comes from, such as a run of a flow; told with the changes that it makes. */
  readonly origin?: string;
  /** Entity tag that the row must have, or * for any existing row. */
  readonly ifMatch?: string;
}

/** As RequestOptions, for answers of many rows. */
interface PageOptions extends RequestOptions {
  /** Most rows in one answer, 5,000 at most. */
  readonly maxPageSize?: number;
}

interface DataverseOptions {
  /** Tables of the environment; those of the workspace unless given. */
  readonly tables?: readonly TableDefinition[];
  /** Clock; the system's unless given. */
  readonly now?: () => Date;
  /** User in whose name rows are written when a request names none. */
  readonly systemUser?: string;
}

/** A change of a row, told when it is final. */
export interface RowChange {
  readonly message: ChangeMessage;
  /** Logical name. */
  readonly table: string;
  readonly id: string;
  /** Columns that the request gave. */
  readonly columns: readonly string[];
  readonly user: string;
  /** What the request came from, where it said so. */
  readonly origin: string | undefined;
}

/** The SYSTEM user of this environment. */
const defaultSystemUser = "00000000-0000-0000-0000-0000000000aa";

/**
 * A Dataverse environment in memory: tables with the platform's rules, asked by queries as data.
 * Every failure is a RequestError with the platform's status, code and sentence.
 */
export class Dataverse {
  readonly schema: Schema;
  private readonly store: RowStore;
  private readonly writer: Writer;
  private readonly listeners: ((change: RowChange) => void)[] = [];
  /** The environment's clock. */
  readonly now: () => Date;
  readonly systemUser: string;

  constructor(options: DataverseOptions = {}) {
    this.schema = new Schema(options.tables ?? standardTables);
    this.store = new RowStore(this.schema);
    this.writer = new Writer(this.schema, this.store);
    this.now = options.now ?? (() => new Date());
    this.systemUser = options.systemUser ?? defaultSystemUser;
  }

  /**
   * Creates a row.
   *
   * @param table logical name
   * @param body as in a POST: columns, and lookups as x@odata.bind
   * @returns id of the new row
   */
  create(table: string, body: unknown, options: RequestOptions = {}): string {
    return this.write(options, (context) => this.writer.create(this.schema.table(table), body, context).id);
  }

  /** Changes a row; the body is as in a PATCH. */
  update(table: string, id: string, body: unknown, options: RequestOptions = {}): void {
    this.write(options, (context) => {
      this.checkVersion(this.schema.table(table), id, options.ifMatch);
      this.writer.update(this.schema.table(table), id, body, context);
    });
  }

  /** Deletes a row; its links are removed, its dependent rows deleted, as the relationships say. */
  delete(table: string, id: string, options: RequestOptions = {}): void {
    this.write(options, (context) => {
      this.checkVersion(this.schema.table(table), id, options.ifMatch);
      this.writer.delete(this.schema.table(table), id, context);
    });
  }

  /**
   * One row.
   *
   * @param query select and expand
   * @throws RequestError 404 when there is none of this id
   */
  retrieve(table: string, id: string, query: Query = {}, options: RequestOptions = {}): Entity {
    const found = this.schema.table(table);
    const { filter, orderBy, top, count, skipToken } = query;
    if (filter || orderBy || top !== undefined || count || skipToken !== undefined) {
      throw invalidQuery("Only $select and $expand can be used when one record is retrieved by its id.");
    }
    const within = sql`${name("t", found.primaryId)} = ${id.toLowerCase()}`;
    const { entities } = this.reader(options).rows(found, query, within, undefined);
    const [entity] = entities;
    if (!isGuid(id) || !entity) throw recordDoesNotExist(found.definition.schemaName, id);
    return entity;
  }

  /** Rows of a table. */
  retrieveMultiple(table: string, query: Query = {}, options: PageOptions = {}): ReadResult {
    return this.reader(options).rows(this.schema.table(table), query, null, options.maxPageSize);
  }

  /** Rows that a collection-valued navigation property of one row leads to. */
  retrieveRelated(
    table: string,
    id: string,
    navigation: string,
    query: Query = {},
    options: PageOptions = {},
  ): ReadResult {
    const found = this.schema.table(table);
    const collection = found.collections.get(navigation);
    if (!collection) throw resourceNotFound(navigation);
    this.retrieve(table, id, { select: [found.primaryId] }, options);
    const within = sql`${name("t", collection.column)} = ${id.toLowerCase()}${
      collection.polymorphic ? sql` AND ${name("t", typeName(collection.column))} = ${table}` : sql``
    }`;
    return this.reader(options).rows(collection.table, query, within, options.maxPageSize);
  }

  /** @throws RequestError 403 unless the user has the privilege on the table */
  requirePrivilege(table: string, privilege: Privilege, options: RequestOptions): void {
    this.checkPrivilege(this.schema.table(table), privilege, options);
  }

  /** Number of rows that match a filter, at most 5,000. */
  count(table: string, { filter }: Pick<Query, "filter"> = {}, options: RequestOptions = {}): number {
    return this.reader(options).countRows(this.schema.table(table), filter);
  }

  /** Whether a row exists. */
  exists(table: string, id: string): boolean {
    return this.store.exists(this.schema.table(table), id.toLowerCase());
  }

  /**
   * Loads many rows in one transaction, all or none. The rows may set what the platform sets otherwise (dates, users,
   * statuses) and may point to rows that come later.
   *
   * @param rows logical name and body of each row
   * @returns number of rows
   */
  load(rows: Iterable<readonly [table: string, body: unknown]>): number {
    const context: WriteContext = { ...this.writeContext({}, () => undefined), message: null };
    return this.store.transaction(() => {
      const references = new Map<string, Reference>();
      let count = 0;
      for (const [table, body] of rows) {
        const created = this.writer.create(this.schema.table(table), body, context);
        for (const reference of created.references) {
          references.set(`${reference.table.logicalName} ${reference.id}`, reference);
        }
        count++;
      }
      this.writer.checkExist(references.values());
      return count;
    });
  }

  /** Calls a listener after every change of a row that a request made; rows that are loaded are not told. */
  onChange(listener: (change: RowChange) => void): void {
    this.listeners.push(listener);
  }

  /** Frees the memory; the environment cannot be used afterwards. */
  close(): void {
    this.store.close();
  }

  /** Writes all or nothing, then tells what was changed. */
  private write<Result>(options: RequestOptions, write: (context: WriteContext) => Result): Result {
    const changes: RowChange[] = [];
    const user = this.userOf(options);
    const { origin } = options;
    const result = this.store.transaction(() =>
      write(
        this.writeContext(options, (message, { logicalName: table }, id, columns) =>
          changes.push({ message, table, id, columns, user, origin }),
        ),
      ),
    );
    for (const change of changes) for (const listener of this.listeners) listener(change);
    return result;
  }

  private checkVersion(table: Table, id: string, ifMatch: string | undefined): void {
    if (ifMatch === undefined) return;
    const row = this.store.row(table, id);
    if (!row) throw recordDoesNotExist(table.definition.schemaName, id);
    if (ifMatch !== "*" && ifMatch !== etagOf(row)) {
      throw new RequestError(
        412,
        code.versionMismatch,
        "The version of the existing record doesn't match the RowVersion property provided.",
      );
    }
  }

  private reader(options: RequestOptions): Reader {
    const annotations: Annotations =
      options.annotations === undefined ? everyAnnotation : annotationsOf(options.annotations);
    return new Reader(this.schema, this.store, {
      now: this.now(),
      currentUser: this.userOf(options),
      annotations,
      checkRead: (table) => this.checkPrivilege(table, "Read", options),
      isReadable: (table, column) => options.columns?.(table.logicalName, column)?.read ?? true,
    });
  }

  private writeContext(options: RequestOptions, changed: WriteContext["changed"]): WriteContext {
    return {
      now: this.now(),
      changed,
      currentUser: this.userOf(options),
      check: (table, privilege) => this.checkPrivilege(table, privilege, options),
      beforeSave: (table, id, values) => {
        const sentence = options.plugIn?.(table.logicalName);
        if (sentence !== undefined) throw new RequestError(400, code.refusedByPlugIn, sentence);
        if (options.detectDuplicates) checkDuplicates(this.store, table, id, values);
      },
      checkColumns: (table, columns, permission) => checkColumns(table, columns, permission, options.columns),
      message: options.message ?? "Update",
    };
  }

  private userOf(options: RequestOptions): string {
    return (options.currentUser ?? this.systemUser).toLowerCase();
  }

  private checkPrivilege(table: Table, privilege: Privilege, options: RequestOptions): void {
    checkPrivilege(table, privilege, this.userOf(options), options.privileges);
  }
}

/** Makes an environment with the tables of the workspace and no rows. */
export const createDataverse = (options: DataverseOptions = {}): Dataverse => new Dataverse(options);
