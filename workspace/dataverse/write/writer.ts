import { randomUUID } from "node:crypto";
import { RequestError } from "../../http";
import { isLookup } from "../columnTypes";
import { code, invalidPayload, recordDoesNotExist } from "../errors";
import type { Schema, Table } from "../schema";
import { typeName } from "../storage/columnNames";
import { currencyColumn } from "../read/currencySymbols";
import { name, sql, type SqlValue } from "../storage/sqlTemplate";
import type { RowStore, StoredRow } from "../storage/rowStore";
import type { Column } from "../tables/definition";
import { isGuid, toStored } from "../storage/storedValues";
import { autoNumber } from "./autoNumber";
import { readBody, type Reference } from "./body";
import { statusChanges } from "./statusChanges";

/** What happened to a row. */
export type ChangeMessage = "Create" | "Update" | "Delete";

export interface WriteContext {
  readonly now: Date;
  readonly currentUser: string;
  /** Throws unless the user has the privilege. */
  readonly check: (table: Table, privilege: "Create" | "Write" | "Delete" | "Append" | "AppendTo") => void;
  /** Throws unless column security lets the user write all these columns. */
  readonly checkColumns: (table: Table, columns: readonly string[], permission: "create" | "update") => void;
  /** Throws where something lies before the save: a plug-in, a rule against duplicates. The id of a new row is null. */
  readonly beforeSave: (table: Table, id: string | null, values: StoredRow) => void;
  /** Told of every row that was created, changed or deleted, before the change is final. */
  readonly changed: (message: ChangeMessage, table: Table, id: string, columns: readonly string[]) => void;
  /** Message under way, such as Update; null when data is loaded, which may set what the platform sets. */
  readonly message: string | null;
}

/** Creates, changes and deletes rows by the platform's rules. */
export class Writer {
  private readonly sequences = new Map<string, number>();

  constructor(
    private readonly schema: Schema,
    private readonly store: RowStore,
  ) {}

  /**
   * @returns id of the new row, and the rows that it points to where the context loads data: those may come later
   * @throws RequestError for a bad body, a missing required column, an id in use, a lookup to a missing row
   */
  create(table: Table, body: unknown, context: WriteContext): { id: string; references: readonly Reference[] } {
    context.check(table, "Create");
    const loading = context.message === null;
    const { values, references } = readBody(this.schema, table, body, loading);
    context.checkColumns(table, Object.keys(values), "create");
    if (!loading) this.checkReferences(table, references, context);
    context.beforeSave(table, null, values);
    const id = this.idOf(table, values);
    const row: StoredRow = { ...this.defaults(table, id, context), ...values, [table.primaryId]: id };
    Object.assign(row, statusChanges(table, null, values, context.message));
    if (values.overriddencreatedon != null) row.createdon = values.overriddencreatedon;
    this.compute(table, row, row);
    checkRequired(table, row, true);
    this.store.insert(table, row);
    context.changed("Create", table, id, Object.keys(values));
    return { id, references };
  }

  /**
   * @param id id of an existing row
   * @throws RequestError for a bad body, a missing row, a lookup to a missing row
   */
  update(table: Table, id: string, body: unknown, context: WriteContext): void {
    context.check(table, "Write");
    const current = this.existing(table, id);
    const { values, references } = readBody(this.schema, table, body, false);
    context.checkColumns(table, Object.keys(values), "update");
    this.checkReferences(table, references, context);
    context.beforeSave(table, String(current[table.primaryId]), values);
    if (values[table.primaryId] != null && values[table.primaryId] !== current[table.primaryId]) {
      throw invalidPayload(`The id of a record cannot be changed ('${table.primaryId}').`);
    }
    const changes: StoredRow = { ...values, ...statusChanges(table, current, values, context.message) };
    changes.modifiedon = toStored(table, "modifiedon", context.now.toISOString());
    changes.modifiedby = context.currentUser;
    changes.versionnumber = this.store.nextVersion();
    this.compute(table, { ...current, ...changes }, changes);
    checkRequired(table, changes, false);
    this.store.update(table, String(current[table.primaryId]), changes);
    context.changed("Update", table, String(current[table.primaryId]), Object.keys(values));
  }

  /** Deletes a row; rows that point to it lose the link or go with it, as their relationship says. */
  delete(table: Table, id: string, context: WriteContext): void {
    context.check(table, "Delete");
    if (table.definition.notDeletable) {
      throw new RequestError(
        400,
        "0x80040800",
        `The 'Delete' method does not support entities of type '${table.logicalName}'.`,
      );
    }
    this.existing(table, id);
    this.remove(table, id.toLowerCase(), context);
  }

  /** @throws RequestError 404 when one of the rows is missing */
  checkExist(references: Iterable<Reference>): void {
    for (const { table, id } of references) {
      if (!this.store.exists(table, id)) throw recordDoesNotExist(table.definition.schemaName, id);
    }
  }

  private remove(table: Table, id: string, context: WriteContext): void {
    for (const { table: from, column, polymorphic } of table.collections.values()) {
      const points = sql`${name(column)} = ${id}${
        polymorphic ? sql` AND ${name(typeName(column))} = ${table.logicalName}` : sql``
      }`;
      const rows = this.store.all(
        sql`SELECT ${name(from.primaryId)} AS id FROM ${name(from.logicalName)} WHERE ${points}`,
      );
      const target = [...from.singles.values()].find(
        (single) => single.column === column && single.target.table === table.logicalName,
      );
      for (const row of rows) {
        const child = String(row.id);
        if (child === id) continue;
        if (target?.target.onDelete === "Cascade") {
          if (this.store.exists(from, child)) this.remove(from, child, context);
        } else {
          this.store.update(from, child, {
            [column]: null,
            ...(polymorphic && { [typeName(column)]: null }),
            versionnumber: this.store.nextVersion(),
          });
        }
      }
    }
    this.store.delete(table, id);
    context.changed("Delete", table, id, []);
  }

  private existing(table: Table, id: string): StoredRow {
    const row = this.store.row(table, id);
    if (!row) throw recordDoesNotExist(table.definition.schemaName, id);
    return row;
  }

  private checkReferences(table: Table, references: readonly Reference[], context: WriteContext): void {
    for (const reference of references) {
      context.check(table, "Append");
      context.check(reference.table, "AppendTo");
    }
    this.checkExist(references);
  }

  private idOf(table: Table, values: StoredRow): string {
    const given = values[table.primaryId];
    const id = typeof given === "string" ? given : randomUUID();
    if (!isGuid(id)) throw invalidPayload(`'${id}' is not a GUID ('${table.primaryId}').`);
    if (given != null && this.store.exists(table, id)) {
      throw new RequestError(412, code.duplicateKey, "A record with matching key values already exists.");
    }
    return id;
  }

  private defaults(table: Table, id: string, context: WriteContext): StoredRow {
    const now = toStored(table, "createdon", context.now.toISOString());
    const row: StoredRow = {
      createdon: now,
      modifiedon: now,
      createdby: context.currentUser,
      modifiedby: context.currentUser,
      versionnumber: this.store.nextVersion(),
    };
    for (const [columnName, column] of table.columns) {
      const value = defaultOf(column);
      if (value !== null) row[columnName] = value;
      if (column.type === "Owner") row[columnName] = context.currentUser;
      if (column.type === "String" && column.holdsId) row[columnName] = id;
    }
    if (table.definition.isActivity) row.activitytypecode = table.logicalName;
    return row;
  }

  /** Fills the columns that follow from others; source is the whole row, target receives them. */
  private compute(table: Table, source: StoredRow, target: StoredRow): void {
    if (table.definition.userOwned) target.owninguser = source.ownerid ?? null;
    if (table.singles.has(currencyColumn) && currencyColumn in target) {
      target.exchangerate = this.rateOf(source[currencyColumn]);
    }
    for (const [columnName, column] of table.columns) {
      if (column.type !== "String") continue;
      if (column.computedFrom) {
        const parts = column.computedFrom.map((part) => source[part]).filter((part) => part != null);
        target[columnName] = parts.length > 0 ? parts.join(" ").slice(0, column.maxLength) : null;
      } else if (column.autoNumber && source[columnName] == null) {
        const key = `${table.logicalName}.${columnName}`;
        const sequence = this.sequences.get(key) ?? column.autoNumber.seed;
        this.sequences.set(key, sequence + 1);
        target[columnName] = autoNumber(column.autoNumber.format, sequence);
      }
    }
  }

  /** Rate of a currency, by its id. */
  private rateOf(currency: SqlValue | undefined): SqlValue {
    if (currency == null) return null;
    return this.store.row(this.schema.table("transactioncurrency"), String(currency))?.exchangerate ?? null;
  }
}

function defaultOf(column: Column): number | null {
  switch (column.type) {
    case "Boolean":
      return column.default === undefined ? null : Number(column.default);
    case "Picklist":
    case "Integer":
    case "BigInt":
    case "Decimal":
    case "Double":
    case "Money":
      return column.default ?? null;
    default:
      return null;
  }
}

/** Only SystemRequired columns are enforced; ApplicationRequired is a matter of forms, in Dataverse as here. */
function checkRequired(table: Table, row: StoredRow, whole: boolean): void {
  for (const [columnName, column] of table.columns) {
    if (column.required !== "SystemRequired" || row[columnName] != null || !(whole || columnName in row)) continue;
    const message = isLookup(column) ? column.requiredMessage : undefined;
    throw new RequestError(400, code.invalidArgument, message ?? `Attribute '${columnName}' cannot be NULL`);
  }
}
