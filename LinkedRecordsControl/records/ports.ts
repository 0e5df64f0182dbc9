import type { LinkableTable } from "./tables";
import type { EntityReference, Row } from "./row";

/** Rows of one page, and how to ask for the next. */
export interface Page {
  readonly rows: readonly Row[];
  /** The query of the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** What this control asks Dataverse for. Rejections are `HostFailure`s. */
export interface Dataverse {
  /** @param query as `toQueryString` makes it */
  retrieve(entityType: string, id: string, query: string): Promise<Row>;
  retrieveMultiple(entityType: string, query: string): Promise<readonly Row[]>;
  /** @param query as `toQueryString` makes it, or `next` of the page before */
  retrievePage(entityType: string, query: string, pageSize: number): Promise<Page>;
  /** Writes columns of one row; lookups by `…@odata.bind`. */
  update(entityType: string, id: string, values: Row): Promise<void>;
  /** Names and types as the metadata have them, for a table and those of its columns that exist. */
  describe(entityType: string, columns: readonly string[]): Promise<TableDescription>;
  /** The text columns that the table's quick find view searches. */
  quickFindColumns(entityType: LinkableTable): Promise<readonly string[]>;
}

/** A column by its metadata. */
export interface ColumnDescription {
  readonly displayName: string;
  /** AttributeType of the metadata, such as "String"; "" where the host does not tell. */
  readonly type: string;
  /** Column security is on: no value may mean that the user must not see it. Absent where the host does not tell. */
  readonly isSecured?: boolean;
}

/** A table by its metadata. */
export interface TableDescription {
  readonly displayName: string;
  readonly entitySetName: string;
  readonly columns: Readonly<Record<string, ColumnDescription>>;
}

/** Rights of the user on a table, as Dataverse names them. */
export type Privilege = "Create" | "Read" | "Write" | "Append" | "AppendTo";

/** What the user may do at all; the row decides in the end. */
export interface Privileges {
  /** True also where the host does not tell: Dataverse then judges. */
  has(entityType: string, privilege: Privilege): boolean;
}

/** The host's own dialogs. */
export interface Dialogs {
  /** @returns what the agent chose in the lookup dialog; undefined when it was closed */
  lookup(entityTypes: readonly string[]): Promise<EntityReference | undefined>;
  /**
   * Opens a quick create form.
   * @param values by logical name, as form parameters
   * @returns the record that was saved; undefined when the form was closed without saving
   */
  quickCreate(entityType: string, values: Readonly<Record<string, string>>): Promise<EntityReference | undefined>;
}

/** Why the host did not do what it was asked. */
export type FailureKind = "forbidden" | "missing" | "invalid" | "offline" | "timeout" | "unknown";

/** A refusal or fault of the host, with its own words where it gave any. */
export class HostFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
    this.name = "HostFailure";
  }
}

/** Any thrown value as a `HostFailure`, so that callers handle one shape. */
export function asHostFailure(error: unknown): HostFailure {
  if (error instanceof HostFailure) {
    return error;
  }
  return new HostFailure("unknown", error instanceof Error ? error.message : typeof error === "string" ? error : "");
}
