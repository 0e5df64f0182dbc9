import type { BadgeColour, FormLayout, HomeList, QuickFind, TableIconName } from "../dataverse/tables/appPart";
import type { Column, TableDefinition } from "../dataverse/tables/definition";

/** A table of the app, complete: what its definition leaves out follows from its columns. */
export interface AppTable {
  /** Logical name. */
  readonly table: string;
  readonly icon: TableIconName;
  readonly opensSession: boolean;
  /** The search at the top looks in it, and the quick create menu offers it. */
  readonly inBar: boolean;
  readonly home: HomeList | null;
  readonly quickFind: QuickFind;
  readonly form: FormLayout;
  /** Colours of its status reasons. */
  readonly badges: Readonly<Record<number, BadgeColour>>;
}

/**
 * The tables that the app shows, in the order of the definitions. In the product an app module holds this: its sitemap
 * and the forms and views of its tables.
 */
export const appTables = (definitions: readonly TableDefinition[]): AppTable[] =>
  definitions.flatMap((definition) => {
    const { app } = definition;
    if (!app) return [];
    return {
      table: definition.logicalName,
      icon: app.icon ?? "document",
      opensSession: app.opensSession ?? false,
      inBar: !app.notInBar,
      home: app.home ?? null,
      quickFind: app.quickFind ?? usualQuickFind(definition),
      form: app.form ?? usualForm(definition),
      badges: badgesOf(definition),
    };
  });

const usualQuickFind = ({ primaryName, states }: TableDefinition): QuickFind => ({
  find: [primaryName],
  detail: [],
  ...(states && { filter: "statecode eq 0" }),
  orderBy: `${primaryName} asc`,
});

function usualForm({ columns, states, userOwned }: TableDefinition): FormLayout {
  const own = Object.entries(columns).filter(([, column]) => column.type !== "Uniqueidentifier");
  const names = own.map(([name]) => name);
  return {
    header: [...(states ? ["statuscode"] : []), ...(userOwned ? ["ownerid"] : [])],
    sections: [{ title: "Details", columns: [...names, "createdon", "modifiedon"] }],
    create: own.filter(([, column]) => isTypedIn(column)).map(([name]) => name),
  };
}

/** Whether a person gives the value; the platform gives numbers and ids. */
const isTypedIn = (column: Column): boolean =>
  !column.readOnly && !(column.type === "String" && (column.autoNumber ?? column.holdsId));

const badgesOf = ({ states = [] }: TableDefinition): Record<number, BadgeColour> =>
  Object.fromEntries(
    states.flatMap(({ statuses }) => statuses.flatMap(({ value, badge }) => (badge ? [[value, badge]] : []))),
  );
