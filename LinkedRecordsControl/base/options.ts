import { linkableTables, type LinkableTable } from "./record";

/** Logical names of columns, a list for each table. */
export type TableColumns = Readonly<Record<LinkableTable, readonly string[]>>;

/**
 * Key columns of a card when the maker sets none; the manifest offers the same lists as default values. The company of a
 * contact stands beneath its name anyway.
 */
export const defaultCardColumns: TableColumns = {
  account: ["telephone1", "websiteurl", "primarycontactid", "address1_city"],
  contact: ["jobtitle", "mobilephone", "emailaddress1"],
  incident: ["ticketnumber", "statuscode", "prioritycode", "caseorigincode", "createdon"],
};

/** As many columns of a card are seen; if more than one is beyond that, those are behind _More_. */
const seenColumns = 4;

/** The columns of a card that are seen at once. */
export function columnsInSight<T>(columns: readonly T[]): readonly T[] {
  return columns.length > seenColumns + 1 ? columns.slice(0, seenColumns) : columns;
}

/** What an agent may do here at most, in the words of the control's property. */
export const panelActions = ["link", "replace", "unlink", "create", "open", "edit"] as const;

export type PanelAction = (typeof panelActions)[number];

/** What the maker set. */
export interface PanelOptions {
  /** The key columns that a card shows, unless a form tells them. */
  readonly columns: TableColumns;
  /** Name or id of the quick view form whose columns a card shows. */
  readonly forms: Readonly<Partial<Record<LinkableTable, string | undefined>>>;
  /** What was written into lists of columns and can be none, for the maker. */
  readonly leftOut: readonly string[];
  /** Columns that are searched besides those of the quick find view. */
  readonly searchColumns: TableColumns;
  readonly actions: ReadonlySet<PanelAction>;
  /** Ask before a linked record is replaced. */
  readonly confirmReplace: boolean;
  /** Show, and change nothing. */
  readonly readOnly: boolean;
  /** Tables whose records are shown and not edited. */
  readonly readOnlyTables: ReadonlySet<LinkableTable>;
  /** Address of a knowledge article on the portal, with `{kbnum}` for its number; "" where there is no portal. */
  readonly portalUrlFormat: string;
}

/** The words of a list that a maker typed: separated by commas, semicolons or blanks, in any case. */
function words(text: string | null | undefined): readonly string[] {
  return (text ?? "").toLowerCase().split(/[\s,;]+/);
}

/** Reads the list of allowed actions that a maker typed; an empty or unusable list allows all. */
export function parseActions(text: string | null | undefined): ReadonlySet<PanelAction> {
  const actions = panelActions.filter((action) => words(text).includes(action));
  return new Set(actions.length > 0 ? actions : panelActions);
}

/** Reads a list of tables that a maker typed; what is no table that can be linked is left out. */
export function parseTables(text: string | null | undefined): ReadonlySet<LinkableTable> {
  return new Set(linkableTables.filter((table) => words(text).includes(table)));
}

const logicalName = /^[a-z_][a-z0-9_]*$/;

/**
 * Reads a list of columns that a maker typed.
 * @returns the logical names in their order, each once; the default where nothing usable is given
 */
export function parseColumns(text: string | null | undefined, otherwise: readonly string[]): readonly string[] {
  const names = words(text).filter((name) => logicalName.test(name));
  return names.length > 0 ? [...new Set(names)] : otherwise;
}

const formName = /^\s*form\s*:\s*(.*\S)|^\s*\{?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\}?\s*$/i;

/**
 * The quick view form that a maker named in the place of columns: `form:` and its name or id, or an id alone.
 * @returns undefined where it is a list of columns
 */
export function parseForm(text: string | null | undefined): string | undefined {
  const [, name, id] = formName.exec(text ?? "") ?? [];
  return name ?? id;
}

/** Makes something for each table that can be linked. */
export function eachTable<T>(make: (table: LinkableTable) => T): Readonly<Record<LinkableTable, T>> {
  return Object.fromEntries(linkableTables.map((table) => [table, make(table)])) as Record<LinkableTable, T>;
}

/** Reads what a maker typed for the card of each table. */
export function parseCards(
  texts: Readonly<Record<LinkableTable, string | null | undefined>>,
): Pick<PanelOptions, "columns" | "forms" | "leftOut"> {
  const forms = eachTable((table) => parseForm(texts[table]));
  const unusable = eachTable((table) =>
    forms[table] ? [] : words(texts[table]).filter((name) => name && !logicalName.test(name)),
  );
  return {
    columns: eachTable((table) => parseColumns(forms[table] ? "" : texts[table], defaultCardColumns[table])),
    forms,
    leftOut: linkableTables.flatMap((table) => unusable[table].map((name) => `${table}.${name}`)),
  };
}
