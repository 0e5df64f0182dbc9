import { HostFailure, type Dataverse, type FailureKind, type TableDescription } from "../records/ports";
import type { Row } from "../records/row";

/** Codes that Dataverse documents for what matters here, as the client API gives them: unsigned. */
const kindByCode: Readonly<Record<number, FailureKind>> = {
  0x80040220: "forbidden",
  0x80040217: "missing",
  0x80060888: "invalid",
  0x80048d19: "invalid",
};

/** A rejection of the host in one shape. */
function toFailure(error: unknown, online: boolean): HostFailure {
  const { errorCode, code, message } = (typeof error === "object" && error !== null ? error : {}) as {
    errorCode?: unknown;
    code?: unknown;
    message?: unknown;
  };
  const given = typeof errorCode === "number" ? errorCode : typeof code === "number" ? code : 0;
  // Some hosts hand the code out as a signed number.
  const kind = kindByCode[given >>> 0] ?? (online ? "unknown" : "offline");
  return new HostFailure(kind, typeof message === "string" ? message : "");
}

/** The part of the host's context that this file uses. */
export type DataverseContext = Pick<ComponentFramework.Context<unknown>, "webAPI" | "utils" | "client">;

/** Dataverse through the supported calls of the host. */
export class HostDataverse implements Dataverse {
  /** @param context the newest one the host gave */
  constructor(private readonly context: () => DataverseContext) {}

  retrieve(entityType: string, id: string, query: string): Promise<Row> {
    return this.ask(({ webAPI }) => webAPI.retrieveRecord(entityType, id, query));
  }

  async retrieveMultiple(entityType: string, query: string): Promise<readonly Row[]> {
    const { entities } = await this.ask(({ webAPI }) => webAPI.retrieveMultipleRecords(entityType, query));
    return entities;
  }

  async describe(entityType: string, columns: readonly string[]): Promise<TableDescription> {
    const metadata = await this.ask(({ utils }) => utils.getEntityMetadata(entityType, [...columns]));
    const names: Record<string, string> = {};
    for (const column of columns) {
      const displayName = attributeOf(metadata.Attributes, column)?.DisplayName;
      if (typeof displayName === "string") {
        names[column] = displayName;
      }
    }
    const displayName: unknown = metadata.DisplayName;
    return { displayName: typeof displayName === "string" ? displayName : "", columns: names };
  }

  private async ask<T>(request: (context: DataverseContext) => PromiseLike<T>): Promise<T> {
    const context = this.context();
    try {
      return await request(context);
    } catch (error) {
      throw toFailure(error, context.client.isNetworkAvailable());
    }
  }
}

/** One column out of the collection that `getEntityMetadata` gives; hosts offer it under either name. */
function attributeOf(attributes: unknown, column: string): { DisplayName?: unknown } | undefined {
  const collection = attributes as Partial<Record<"get" | "getByName", (name: string) => unknown>> | null | undefined;
  const found = collection?.get?.(column) ?? collection?.getByName?.(column);
  return typeof found === "object" && found !== null ? found : undefined;
}
