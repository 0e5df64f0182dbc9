import type { CardForm } from "../base/cardForm";
import type { Column } from "../base/column";
import type { Dataverse, UpdateRules } from "../base/ports";
import type { Row, RowPage, TableDescription } from "../base/row";
import { literal, toQueryString } from "../records/odata";
import { attempt } from "./attempt";
import { attributeOf, metadataText, toColumn } from "./columnMetadata";
import { quickViewForm, readCardForm } from "./quickViewForm";
import { toFailure } from "./rejection";
import { readUpdateRules } from "./updateRules";

/** The part of the host's context that this file uses. */
export type DataverseContext = Pick<
  ComponentFramework.Context<unknown>,
  "webAPI" | "utils" | "client" | "userSettings"
>;

/** What makers set does not change while a page is open. */
const rulesOfPage = new Map<string, Promise<UpdateRules>>();
const formsOfPage = new Map<string, Promise<CardForm | undefined>>();

/** Reads something once a page. Where that fails, the next one who asks may be answered. */
function once<T>(page: Map<string, Promise<T>>, key: string, read: () => Promise<T>, otherwise: T): Promise<T> {
  const found =
    page.get(key) ??
    read().catch(() => {
      page.delete(key);
      return otherwise;
    });
  page.set(key, found);
  return found;
}

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
    const described: Record<string, Column> = {};
    for (const column of columns) {
      const attribute = attributeOf(metadata.Attributes, column);
      if (attribute) {
        described[column] = toColumn(column, attribute);
      }
    }
    const { DisplayName, EntitySetName, PrimaryIdAttribute, PrimaryNameAttribute } = metadata as Record<
      string,
      unknown
    >;
    return {
      displayName: metadataText(DisplayName),
      entitySetName: metadataText(EntitySetName),
      primaryId: metadataText(PrimaryIdAttribute),
      primaryName: metadataText(PrimaryNameAttribute),
      columns: described,
    };
  }

  updateRules(entityType: string): Promise<UpdateRules> {
    const unknown = { readOnly: new Set<string>(), navigation: new Map<string, string>() };
    const context = this.context();
    // Of an app that works offline only webAPI does.
    return isOffline(context)
      ? Promise.resolve(unknown)
      : once(rulesOfPage, entityType, () => readUpdateRules(context, entityType), unknown);
  }

  /** Whether the host has given the metadata of a table. */
  isLoaded(entityType: string): boolean {
    return this.loaded.has(entityType);
  }

  async quickFindColumns(entityType: string): Promise<readonly string[]> {
    const [view] = await this.retrieveMultiple("savedquery", quickFindView(entityType));
    const fetchXml = new DOMParser().parseFromString(metadataText(view?.fetchxml), "text/xml");
    const conditions = Array.from(fetchXml.querySelectorAll("entity > filter[isquickfindfields] condition[attribute]"));
    const names = [...new Set(conditions.map((condition) => condition.getAttribute("attribute") ?? ""))];
    const { columns } = await this.describe(entityType, names);
    return names.filter((name) => ["string", "memo"].includes(columns[name]?.type ?? ""));
  }

  quickViewForm(entityType: string, form: string): Promise<CardForm | undefined> {
    const read = async (): Promise<CardForm | undefined> => {
      const [found] = await this.retrieveMultiple("systemform", quickViewForm(entityType, form));
      const language = attempt(() => this.context().userSettings.languageId);
      return found && readCardForm(metadataText(found.formxml), language);
    };
    return once(formsOfPage, `${entityType}:${form}`, read, undefined);
  }

  private async ask<T>(request: (context: DataverseContext) => PromiseLike<T>): Promise<T> {
    const context = this.context();
    try {
      return await request(context);
    } catch (error) {
      const online = isOffline(context) ? false : attempt(() => context.client.isNetworkAvailable());
      throw toFailure(error, online);
    }
  }
}

/** Whether the app works on the data that it carries along, with or without a network. */
const isOffline = ({ client }: DataverseContext): boolean => attempt(() => client.isOffline()) === true;

/** The query for the default quick find view of a table (savedquery, querytype 4). */
function quickFindView(entityType: string): string {
  return toQueryString({
    select: ["fetchxml"],
    filter: `returnedtypecode eq ${literal(entityType)} and querytype eq 4 and isdefault eq true`,
    top: 1,
  });
}
