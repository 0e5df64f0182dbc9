import type { LinkableTable } from "./record";

/** Logical names of columns, a list for each table. */
export type TableColumns = Readonly<Record<LinkableTable, readonly string[]>>;

/** Key columns of a card when the maker sets none; the manifest offers the same lists as default values. */
export const defaultCardColumns: TableColumns = {
  account: ["telephone1", "emailaddress1", "address1_city"],
  contact: ["jobtitle", "mobilephone", "emailaddress1"],
  incident: ["ticketnumber", "statuscode", "prioritycode"],
};

/** What an agent may do here at most, in the words of the control's property. */
export const panelActions = ["link", "replace", "unlink", "create", "open"] as const;

export type PanelAction = (typeof panelActions)[number];

/** What the maker set. */
export interface PanelOptions {
  /** The key columns that a card shows. */
  readonly columns: TableColumns;
  /** Columns that are searched besides those of the quick find view. */
  readonly searchColumns: TableColumns;
  readonly actions: ReadonlySet<PanelAction>;
  /** Ask before a linked record is replaced. */
  readonly confirmReplace: boolean;
  /** Show, and change nothing. */
  readonly readOnly: boolean;
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

const logicalName = /^[a-z_][a-z0-9_]*$/;

/**
 * Reads a list of columns that a maker typed.
 * @returns the logical names in their order, each once; the default where nothing usable is given
 */
export function parseColumns(text: string | null | undefined, otherwise: readonly string[]): readonly string[] {
  const names = words(text).filter((name) => logicalName.test(name));
  return names.length > 0 ? [...new Set(names)] : otherwise;
}
