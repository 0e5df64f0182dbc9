import type { Dataverse } from "../base/ports";
import type { ColumnDescription, Row, RowPage, TableDescription } from "../base/row";
import { literal, toQueryString } from "../records/odata";
import { attempt } from "./attempt";
import { isSecured } from "./host";
import { toFailure } from "./rejection";

/** The part of the host's context that this file uses. */
export type DataverseContext = Pick<ComponentFramework.Context<unknown>, "webAPI" | "utils" | "client">;

/** Types of columns that hold text, by name and by number: AttributeTypeCode of the metadata. */
const textTypes: readonly string[] = ["string", "memo", "14", "7"];

/** Dataverse through the supported calls of the host. */
export class HostDataverse implements Dataverse {
  private readonly loaded = new Set<string>();

  /** @param context the newest one the host gave */
  constructor(private readonly context: () => DataverseContext) {}

  retrieve(entityType: string, id: string, query: string): Promise<Row> {
    return this.ask(({ webAPI }) => webAPI.retrieveRecord(entityType, id, query));
  }

  async retrieveMultiple(entityType: string, query: string): Promise<readonly Row[]> {
    const { entities } = await this.ask(({ webAPI }) => webAPI.retrieveMultipleRecords(entityType, query));
    return entities;
  }

  async retrievePage(entityType: string, query: string, pageSize: number): Promise<RowPage> {
    const page = await this.ask(({ webAPI }) => webAPI.retrieveMultipleRecords(entityType, query, pageSize));
    // The host gives the whole address of the next page and takes its query.
    const at = page.nextLink ? page.nextLink.indexOf("?") : -1;
    return { rows: page.entities, next: at < 0 ? undefined : page.nextLink.slice(at) };
  }

  async update(entityType: string, id: string, values: Row): Promise<void> {
    await this.ask(({ webAPI }) => webAPI.updateRecord(entityType, id, { ...values }));
  }

  async describe(entityType: string, columns: readonly string[]): Promise<TableDescription> {
    const metadata = await this.ask(({ utils }) => utils.getEntityMetadata(entityType, [...columns]));
    this.loaded.add(entityType);
    const described: Record<string, ColumnDescription> = {};
    for (const column of columns) {
      const attribute = attributeOf(metadata.Attributes, column);
      if (attribute) {
        described[column] = {
          displayName: textOf(attribute.DisplayName),
          type: textOf(attribute.AttributeType),
          isSecured: isSecured(attribute),
        };
      }
    }
    const { DisplayName, EntitySetName } = metadata as Record<string, unknown>;
    return { displayName: textOf(DisplayName), entitySetName: textOf(EntitySetName), columns: described };
  }

  /** Whether the host has given the metadata of a table. */
  isLoaded(entityType: string): boolean {
    return this.loaded.has(entityType);
  }

  async quickFindColumns(entityType: string): Promise<readonly string[]> {
    const [view] = await this.retrieveMultiple("savedquery", quickFindView(entityType));
    const fetchXml = new DOMParser().parseFromString(textOf(view?.fetchxml), "text/xml");
    const conditions = Array.from(fetchXml.querySelectorAll("entity > filter[isquickfindfields] condition[attribute]"));
    const names = [...new Set(conditions.map((condition) => condition.getAttribute("attribute") ?? ""))];
    const { columns } = await this.describe(entityType, names);
    return names.filter((name) => textTypes.includes(columns[name]?.type.toLowerCase() ?? ""));
  }

  private async ask<T>(request: (context: DataverseContext) => PromiseLike<T>): Promise<T> {
    const context = this.context();
    try {
      return await request(context);
    } catch (error) {
      throw toFailure(
        error,
        attempt(() => context.client.isNetworkAvailable()),
      );
    }
  }
}

/** The query for the default quick find view of a table (savedquery, querytype 4). */
function quickFindView(entityType: string): string {
  return toQueryString({
    select: ["fetchxml"],
    filter: `returnedtypecode eq ${literal(entityType)} and querytype eq 4 and isdefault eq true`,
    top: 1,
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** One column out of the collection that `getEntityMetadata` gives; hosts offer it under either name. */
function attributeOf(
  attributes: unknown,
  column: string,
): { DisplayName?: unknown; AttributeType?: unknown } | undefined {
  const collection = attributes as Partial<Record<"get" | "getByName", (name: string) => unknown>> | null | undefined;
  // What a host does for a column that is not there is not known: it may throw.
  const found = attempt(() => collection?.get?.(column) ?? collection?.getByName?.(column));
  return typeof found === "object" && found !== null ? found : undefined;
}
