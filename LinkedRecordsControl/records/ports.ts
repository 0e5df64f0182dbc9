import type { Row } from "./row";

/** What this control asks Dataverse for. Rejections are `HostFailure`s. */
export interface Dataverse {
  /** @param query as `toQueryString` makes it */
  retrieve(entityType: string, id: string, query: string): Promise<Row>;
  retrieveMultiple(entityType: string, query: string): Promise<readonly Row[]>;
  /** Names as the user reads them, for a table and those of its columns that exist. */
  describe(entityType: string, columns: readonly string[]): Promise<TableDescription>;
}

/** Display names of a table and its columns. */
export interface TableDescription {
  readonly displayName: string;
  readonly columns: Readonly<Record<string, string>>;
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
