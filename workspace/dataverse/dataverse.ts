import { code, DataverseError, invalidQuery, recordDoesNotExist } from "./errors";
import { parseQuery } from "./query/options";
import { annotationsOf, everyAnnotation, type Annotations } from "./read/annotations";
import { etagOf, Reader, type Entity, type ReadResult } from "./read/reader";
import { Schema, type Table } from "./schema";
import { name, sql } from "./sql";
import { Store } from "./store";
import { standardTables } from "./tables";
import type { TableDefinition } from "./tables/definition";
import { isGuid, typeName } from "./text";
import type { Reference } from "./write/body";
import { Writer, type WriteContext } from "./write/writer";

export type Privilege = "Read" | "Create" | "Write" | "Delete" | "Append" | "AppendTo";

/** Says whether the current user has a privilege on a table. */
export type PrivilegeCheck = (table: string, privilege: Privilege) => boolean;

/** What column security lets the current user do with the values of a column. */
export interface ColumnPermissions {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
}

/** Permissions by column; undefined for a column that is not secured. */
export type ColumnCheck = (table: string, column: string) => ColumnPermissions | undefined;

/** Who asks, and what the answer shall hold. */
export interface RequestOptions {
  /** systemuserid; owner, creator and modifier of what is written, and the user of EqualUserId. */
  readonly currentUser?: string;
  readonly privileges?: PrivilegeCheck;
  readonly columns?: ColumnCheck;
  /** Value of Prefer: odata.include-annotations; all of them unless given. */
  readonly annotations?: string;
  /** Message in whose name a row is changed, such as CloseIncidentRequest; Update unless given. */
  readonly message?: string;
  /** Entity tag that the row must have, or * for any existing row. */
  readonly ifMatch?: string;
}

interface DataverseOptions {
  /** Tables of the environment; those of the workspace unless given. */
  readonly tables?: readonly TableDefinition[];
  /** Clock; the system's unless given. */
  readonly now?: () => Date;
  /** User in whose name rows are written when a request names none. */
  readonly systemUser?: string;
}

/** The SYSTEM user of this environment. */
const defaultSystemUser = "00000000-0000-0000-0000-0000000000aa";

/**
 * A Dataverse environment in memory: tables with the platform's rules, asked in the Web API's language.
 * Every failure is a DataverseError with the platform's status, code and sentence.
 */
export class Dataverse {
  readonly schema: Schema;
  private readonly store: Store;
  private readonly writer: Writer;
  private readonly now: () => Date;
  readonly systemUser: string;

  constructor(options: DataverseOptions = {}) {
    this.schema = new Schema(options.tables ?? standardTables);
    this.store = new Store(this.schema);
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
    return this.store.transaction(
      () => this.writer.create(this.schema.table(table), body, this.writeContext(options)).id,
    );
  }

  /** Changes a row; the body is as in a PATCH. */
  update(table: string, id: string, body: unknown, options: RequestOptions = {}): void {
    this.store.transaction(() => {
      this.checkVersion(this.schema.table(table), id, options.ifMatch);
      this.writer.update(this.schema.table(table), id, body, this.writeContext(options));
    });
  }

  /** Deletes a row; its links are removed, its dependent rows deleted, as the relationships say. */
  delete(table: string, id: string, options: RequestOptions = {}): void {
    this.store.transaction(() => {
      this.checkVersion(this.schema.table(table), id, options.ifMatch);
      this.writer.delete(this.schema.table(table), id, this.writeContext(options));
    });
  }

  /**
   * One row.
   *
   * @param queryString $select and $expand, percent-encoded
   * @throws DataverseError 404 when there is none of this id
   */
  retrieve(table: string, id: string, queryString = "", options: RequestOptions = {}): Entity {
    const found = this.schema.table(table);
    const query = parseQuery(queryString);
    if (query.filter || query.orderBy.length > 0 || query.top !== null || query.count || query.skipToken !== null) {
      throw invalidQuery("Only $select and $expand can be used when one record is retrieved by its id.");
    }
    const within = sql`${name("t", found.primaryId)} = ${id.toLowerCase()}`;
    const { entities } = this.reader(options).rows(found, query, within, null);
    const [entity] = entities;
    if (!isGuid(id) || !entity) throw recordDoesNotExist(found.definition.schemaName, id);
    return entity;
  }

  /**
   * Rows of a table.
   *
   * @param queryString $select, $filter, $expand, $orderby, $top, $count, $skiptoken, percent-encoded
   * @param options maxPageSize: most rows in the answer, 5,000 at most
   */
  retrieveMultiple(
    table: string,
    queryString = "",
    options: RequestOptions & { readonly maxPageSize?: number } = {},
  ): ReadResult {
    return this.reader(options).rows(
      this.schema.table(table),
      parseQuery(queryString),
      null,
      options.maxPageSize ?? null,
    );
  }

  /** Rows that a collection-valued navigation property of one row leads to. */
  retrieveRelated(
    table: string,
    id: string,
    navigation: string,
    queryString = "",
    options: RequestOptions & { readonly maxPageSize?: number } = {},
  ): ReadResult | null {
    const collection = this.schema.table(table).collections.get(navigation);
    if (!collection) return null;
    this.retrieve(table, id, `$select=${this.schema.table(table).primaryId}`, options);
    const within = sql`${name("t", collection.column)} = ${id.toLowerCase()}${
      collection.polymorphic ? sql` AND ${name("t", typeName(collection.column))} = ${table}` : sql``
    }`;
    return this.reader(options).rows(collection.table, parseQuery(queryString), within, options.maxPageSize ?? null);
  }

  /** @throws DataverseError 403 unless the user has the privilege on the table */
  requirePrivilege(table: string, privilege: Privilege, options: RequestOptions): void {
    this.checkPrivilege(this.schema.table(table), privilege, options);
  }

  /** Number of rows that match a $filter, at most 5,000. */
  count(table: string, queryString = "", options: RequestOptions = {}): number {
    return this.reader(options).countRows(this.schema.table(table), parseQuery(queryString));
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
    const context: WriteContext = { ...this.writeContext({}), message: null };
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

  /** Frees the memory; the environment cannot be used afterwards. */
  close(): void {
    this.store.close();
  }

  private checkVersion(table: Table, id: string, ifMatch: string | undefined): void {
    if (ifMatch === undefined) return;
    const row = this.store.row(table, id);
    if (!row) throw recordDoesNotExist(table.definition.schemaName, id);
    if (ifMatch !== "*" && ifMatch !== etagOf(row)) {
      throw new DataverseError(
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

  private writeContext(options: RequestOptions): WriteContext {
    return {
      now: this.now(),
      currentUser: this.userOf(options),
      check: (table, privilege) => this.checkPrivilege(table, privilege, options),
      checkColumns: (table, columns, permission) => checkColumns(table, columns, permission, options),
      message: options.message ?? "Update",
    };
  }

  private userOf(options: RequestOptions): string {
    return (options.currentUser ?? this.systemUser).toLowerCase();
  }

  private checkPrivilege(table: Table, privilege: Privilege, options: RequestOptions): void {
    if (!options.privileges || options.privileges(table.logicalName, privilege)) return;
    const { schemaName, objectTypeCode, displayName } = table.definition;
    throw new DataverseError(
      403,
      code.privilegeDenied,
      `Principal user (Id=${this.userOf(options)}, type=8) is missing prv${privilege}${schemaName} privilege on ` +
        `OTC=${objectTypeCode} for entity '${table.logicalName}' (LocalizedName='${displayName}').`,
    );
  }
}

const permissionErrors = {
  create: [
    code.columnNotCreatable,
    "The user does not have create permissions to a secured field. The requested operation could not be completed.",
  ],
  update: [
    code.columnNotUpdatable,
    "The user doesn't have AttributePrivilegeUpdate and not granted shared access for a secured attribute during " +
      "update operation.",
  ],
} as const;

/** Rules: error codes of the Web API reference; which column it was, is what its sentences leave out. */
function checkColumns(
  { logicalName }: Table,
  columns: readonly string[],
  permission: "create" | "update",
  options: RequestOptions,
): void {
  const denied = columns.find((column) => options.columns?.(logicalName, column)?.[permission] === false);
  if (denied !== undefined) {
    const [errorCode, message] = permissionErrors[permission];
    throw new DataverseError(403, errorCode, `${message} (${logicalName}.${denied})`);
  }
}

/** Makes an environment with the tables of the workspace and no rows. */
export const createDataverse = (options: DataverseOptions = {}): Dataverse => new Dataverse(options);
