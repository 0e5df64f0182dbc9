import { isLookup, isPolymorphic } from "./columnTypes";
import { resourceNotFound, unknownProperty } from "./errors";
import type { Column, LookupTarget, TableDefinition } from "./tables/definition";
import { principal } from "./tables/principal";
import { systemColumns } from "./tables/systemColumns";

/** A lookup seen from the table that holds it. */
interface SingleNavigation {
  readonly column: string;
  readonly target: LookupTarget;
  /** The lookup has several targets, so that the row also says which table it points to. */
  readonly polymorphic: boolean;
}

/** A lookup seen from the table that it points to. */
export interface CollectionNavigation {
  readonly table: Table;
  readonly column: string;
  readonly polymorphic: boolean;
}

/** A table with all its columns and with its navigation properties in both directions. */
export class Table {
  readonly columns: ReadonlyMap<string, Column>;
  readonly singles = new Map<string, SingleNavigation>();
  readonly collections = new Map<string, CollectionNavigation>();
  /** Column by the name that the Web API gives it: _x_value for a lookup. */
  private readonly properties = new Map<string, string>();

  /** @param added columns besides those of the definition */
  constructor(
    readonly definition: TableDefinition,
    added: Readonly<Record<string, Column>> = systemColumns(definition),
  ) {
    this.columns = new Map(Object.entries({ ...definition.columns, ...added }));
    for (const [name, column] of this.columns) {
      this.properties.set(propertyName(name, column), name);
      if (isLookup(column)) {
        const polymorphic = isPolymorphic(column);
        for (const target of column.targets) this.singles.set(target.navigation, { column: name, target, polymorphic });
      }
    }
  }

  get logicalName(): string {
    return this.definition.logicalName;
  }

  get primaryId(): string {
    return this.definition.primaryId;
  }

  /** Column that a property of the Web API stands for, or undefined. */
  columnOfProperty(property: string): string | undefined {
    return this.properties.get(property);
  }

  /**
   * @param name logical name of a column of this table
   * @throws RequestError when there is none
   */
  column(name: string): Column {
    const column = this.columns.get(name);
    if (!column) throw unknownProperty(name, this.logicalName);
    return column;
  }
}

/** Name of a column in the Web API. */
export const propertyName = (name: string, column: Column): string => (isLookup(column) ? `_${name}_value` : name);

/** All tables, found by logical name or entity set name. */
export class Schema {
  private readonly byName = new Map<string, Table>();
  private readonly bySet = new Map<string, Table>();
  /** What ownerid leads to. It can be read on the way there only: it has no set, and is none of the tables. */
  private readonly views = new Map([[principal.logicalName, new Table(principal, {})]]);

  /** @throws Error when a lookup names a table that is not among the definitions */
  constructor(definitions: readonly TableDefinition[]) {
    for (const definition of definitions) {
      const table = new Table(definition);
      this.byName.set(table.logicalName, table);
      this.bySet.set(definition.entitySetName, table);
    }
    for (const table of this.tables) {
      for (const { column, target, polymorphic } of table.singles.values()) {
        const referenced = this.byName.get(target.table);
        if (!referenced) throw new Error(`${table.logicalName}.${column} points to unknown table ${target.table}.`);
        referenced.collections.set(target.relationship, { table, column, polymorphic });
      }
    }
  }

  get tables(): Table[] {
    return [...this.byName.values()];
  }

  find(logicalName: string): Table | undefined {
    return this.byName.get(logicalName);
  }

  /** @throws RequestError 404 when there is no table, or view, of this logical name */
  table(logicalName: string): Table {
    const table = this.byName.get(logicalName) ?? this.views.get(logicalName);
    if (!table) throw resourceNotFound(logicalName);
    return table;
  }

  /** The table or view that a single-valued navigation property leads to. */
  leadsTo({ type, table }: LookupTarget): Table {
    return this.table(type ?? table);
  }

  /** @throws RequestError 404 when there is no entity set of this name */
  tableOfSet(entitySetName: string): Table {
    const table = this.bySet.get(entitySetName);
    if (!table) throw resourceNotFound(entitySetName);
    return table;
  }
}
