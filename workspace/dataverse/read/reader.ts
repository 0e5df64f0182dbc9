import { isLookup, isPolymorphic } from "../columnTypes";
import { invalidQuery, notImplemented, unknownProperty } from "../errors";
import { FilterTranslator, type FilterContext } from "../filter/conditions";
import type { Query } from "../query/query";
import { propertyName, type CollectionNavigation, type Schema, type Table } from "../schema";
import { typeName } from "../storage/columnNames";
import type { RowStore, StoredRow } from "../storage/rowStore";
import { join, name, sql, type Sql } from "../storage/sqlTemplate";
import { formattedValue } from "./annotations";
import { currencyColumn, currencySymbols, hasMoney } from "./currencySymbols";
import { toEntity, type Entity, type EntityContext, type Surroundings } from "./entity";
import { bound, chunks, lookupNames, pointsTo } from "./lookups";
import { comesAfter, pageOf, type Page, type SortKey } from "./paging";

export interface ReadResult {
  readonly entities: Entity[];
  /** Number of rows that match, at most 5,000 as in Dataverse; only when asked for. */
  readonly count?: number;
  /** Token of the next page, when there is one. */
  readonly nextSkipToken?: string;
}

interface ReadContext extends Omit<FilterContext, "schema">, EntityContext {
  /** Throws unless the user may read the table. */
  readonly checkRead: (table: Table) => void;
}

/** More rows than this are never counted nor given in one answer. */
const maxRows = 5000;

const rowAlias = "t";

/** Name of a sort key beside the columns of a row. */
const sortName = (index: number): string => `sort__${index}`;

/** Answers queries on one table and what they expand. */
export class Reader {
  constructor(
    private readonly schema: Schema,
    private readonly store: RowStore,
    private readonly context: ReadContext,
  ) {}

  /**
   * Rows of a table.
   *
   * @param within further condition on the rows, on the alias "t"
   * @param maxPageSize most rows in the answer; the rest follows by the skip token
   */
  rows(table: Table, query: Query, within: Sql | null, maxPageSize: number | undefined): ReadResult {
    const { top, skipToken, orderBy = [] } = query;
    return this.page(table, query, within, pageOf({ top, skipToken, maxPageSize }, maxRows, orderBy.length + 1));
  }

  private page(table: Table, query: Query, within: Sql | null, page: Page): ReadResult {
    this.context.checkRead(table);
    const translator = this.translator();
    const conditions = [
      ...(within ? [within] : []),
      ...(query.filter ? [translator.condition(query.filter, table, rowAlias)] : []),
    ];
    const keys: SortKey[] = [
      ...(query.orderBy ?? []).map(({ path, descending }) => ({
        value: translator.sortKey(path, table, rowAlias),
        descending,
      })),
      { value: name(rowAlias, table.primaryId), descending: false },
    ];
    const plan = this.plan(table, query);
    const from = (all: readonly Sql[]): Sql =>
      sql`FROM ${name(table.logicalName)} AS ${name(rowAlias)} ${all.length > 0 ? sql`WHERE ${join(all, " AND ")}` : sql``}`;
    const named = keys.map(({ value }, index) => sql`${value} AS ${name(sortName(index))}`);
    const order = keys.map(
      ({ descending }, index) => sql`${name(sortName(index))} ${descending ? sql`DESC` : sql`ASC`}`,
    );
    const left = page.after ? [...conditions, comesAfter(keys, page.after)] : conditions;
    const stored = this.store.all(
      sql`SELECT ${plan.columns}, ${join(named, ", ")} ${from(left)} ORDER BY ${join(order, ", ")} LIMIT ${page.limit + 1}`,
    );
    const more = stored.length > page.limit;
    const rows = more ? stored.slice(0, page.limit) : stored;
    const last = more ? rows.at(-1) : undefined;
    return {
      entities: this.entities(table, query, plan.properties, rows),
      ...(query.count && { count: this.count(from(conditions)) }),
      ...(last && page.next && { nextSkipToken: page.next(keys.map((_, index) => last[sortName(index)] ?? null)) }),
    };
  }

  /** Number of rows of a table that match, at most 5,000. */
  countRows(table: Table, filter: Query["filter"]): number {
    this.context.checkRead(table);
    const where = filter ? sql`WHERE ${this.translator().condition(filter, table, rowAlias)}` : sql``;
    return this.count(sql`FROM ${name(table.logicalName)} AS ${name(rowAlias)} ${where}`);
  }

  private count(from: Sql): number {
    return Number(this.store.all(sql`SELECT COUNT(*) AS n FROM (SELECT 1 ${from} LIMIT ${maxRows})`)[0]?.n ?? 0);
  }

  private translator(): FilterTranslator {
    return new FilterTranslator({ ...this.context, schema: this.schema });
  }

  /** The columns to answer with, and those to read: keys and lookups that the expansions need come on top. */
  private plan(table: Table, query: Query): { properties: string[]; columns: Sql } {
    const properties = selected(table, query.select);
    const read = new Set([table.primaryId, "versionnumber", ...properties]);
    for (const { navigation } of query.expand ?? []) {
      const single = table.singles.get(navigation);
      if (single) read.add(single.column);
    }
    if (hasMoney(table, properties)) read.add(currencyColumn);
    const columns = [...read].flatMap((columnName) => {
      const column = table.columns.get(columnName);
      return column && isLookup(column) && isPolymorphic(column) ? [columnName, typeName(columnName)] : [columnName];
    });
    return {
      properties,
      columns: join(
        columns.map((column) => name(rowAlias, column)),
        ", ",
      ),
    };
  }

  private entities(table: Table, query: Query, properties: readonly string[], rows: StoredRow[]): Entity[] {
    const surroundings: Surroundings = this.context.annotations(formattedValue)
      ? {
          names: lookupNames(this.schema, this.store, table, properties, rows),
          symbols: currencySymbols(this.store, table, properties, rows),
        }
      : { names: new Map(), symbols: new Map() };
    const entities = rows.map((row) => toEntity(table, properties, row, surroundings, this.context));
    for (const item of query.expand ?? []) {
      if (item.reference) throw notImplemented("$ref in $expand");
      const single = table.singles.get(item.navigation);
      const collection = table.collections.get(item.navigation);
      if (single) {
        const target = this.schema.leadsTo(single.target);
        const ids = rows.map((row) => pointsTo(row, single.column, single.polymorphic, target));
        const found = this.byId(target, forOneRow(item.query), ids);
        entities.forEach((entity, index) => {
          entity[item.navigation] = found.get(ids[index] ?? "") ?? null;
        });
      } else if (collection) {
        const ids = rows.map((row) => String(row[table.primaryId]));
        const found = this.byParent(table, collection, item.query, ids);
        entities.forEach((entity, index) => {
          entity[item.navigation] = found.get(ids[index] ?? "") ?? [];
        });
      } else {
        throw unknownProperty(item.navigation, table.logicalName);
      }
    }
    return entities;
  }

  private byId(target: Table, query: Query, ids: readonly (string | null)[]): Map<string, Entity> {
    this.context.checkRead(target);
    const plan = this.plan(target, query);
    const found = new Map<string, Entity>();
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    for (const part of chunks(wanted)) {
      const rows = this.store.all(
        sql`SELECT ${plan.columns} FROM ${name(target.logicalName)} AS ${name(rowAlias)}
          WHERE ${name(rowAlias, target.primaryId)} IN (${bound(part)})`,
      );
      const entities = this.entities(target, query, plan.properties, rows);
      rows.forEach((row, index) => found.set(String(row[target.primaryId]), entities[index] ?? {}));
    }
    // An unknown column must be refused also when there is nothing to expand.
    if (wanted.length === 0) this.entities(target, query, plan.properties, []);
    return found;
  }

  private byParent(
    table: Table,
    collection: CollectionNavigation,
    query: Query,
    ids: readonly string[],
  ): Map<string, Entity[]> {
    const parent = name(rowAlias, collection.column);
    const found = new Map<string, Entity[]>();
    const parts = chunks(ids);
    for (const part of parts.length > 0 ? parts : [[]]) {
      const within = sql`${parent} IN (${bound(part)})${
        collection.polymorphic ? sql` AND ${name(rowAlias, typeName(collection.column))} = ${table.logicalName}` : sql``
      }`;
      const property = propertyName(collection.column, collection.table.column(collection.column));
      const select = query.select?.includes("*") ? undefined : query.select;
      const asked = select === undefined || select.includes(property);
      const all = { limit: Number.MAX_SAFE_INTEGER - 1, after: null, next: null };
      const { entities } = this.page(
        collection.table,
        { ...query, select: asked ? select : [...select, property] },
        within,
        all,
      );
      for (const entity of entities) {
        const id = String(entity[property]);
        const group = found.get(id) ?? [];
        found.set(id, group);
        if (query.top !== undefined && group.length >= query.top) continue;
        if (!asked) {
          for (const key of Object.keys(entity)) {
            if (key === property || key.startsWith(`${property}@`)) Reflect.deleteProperty(entity, key);
          }
        }
        group.push(entity);
      }
    }
    return found;
  }
}

/** What is asked of a single related row: it can be cut and expanded only. */
function forOneRow(query: Query): Query {
  const refused = [query.filter && "$filter", query.orderBy && "$orderby", query.top !== undefined && "$top"];
  const option = refused.find((name) => name);
  if (!option) return query;
  throw invalidQuery(`The option ${option} in $expand needs a collection-valued navigation property.`);
}

/** Columns that a $select names; the key always comes along. A single-valued navigation property stands for its lookup. */
function selected(table: Table, select: Query["select"]): string[] {
  if (select === undefined || select.includes("*")) return [...table.columns.keys()];
  const columns = select.map((property) => {
    const column = table.columnOfProperty(property) ?? table.singles.get(property)?.column;
    if (column === undefined) throw unknownProperty(property, table.logicalName);
    return column;
  });
  return [...new Set([...columns, table.primaryId])];
}
