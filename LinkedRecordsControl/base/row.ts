import type { Column } from "./column";

/** A row as the Dataverse Web API gives it: columns and annotations by name. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of one page, and how to ask for the next. */
export interface RowPage {
  readonly rows: readonly Row[];
  /** The query of the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** A table by its metadata. */
export interface TableDescription {
  readonly displayName: string;
  readonly entitySetName: string;
  /** Logical names; "" where the host does not tell. */
  readonly primaryId: string;
  readonly primaryName: string;
  readonly columns: Readonly<Record<string, Column>>;
}
