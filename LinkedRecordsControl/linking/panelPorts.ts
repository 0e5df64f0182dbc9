import type { CardColumns } from "../records/columns";
import type { Dataverse, Dialogs, Privileges } from "../records/ports";
import type { ExtraSearchColumns } from "../records/searchColumns";
import type { AppTabs, Clock, ConversationLinks, PanelEvents, Telemetry } from "./ports";

/** What a panel needs of its surroundings. */
export interface PanelPorts {
  readonly dataverse: Dataverse;
  readonly links: ConversationLinks;
  readonly tabs: AppTabs;
  readonly dialogs: Dialogs;
  readonly privileges: Privileges;
  readonly events: PanelEvents;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** What an agent may do here at most, in the words of the control's property. */
export const panelActions = ["link", "replace", "unlink", "create", "open"] as const;

export type PanelAction = (typeof panelActions)[number];

/** What the maker set. */
export interface PanelOptions {
  readonly columns: CardColumns;
  readonly searchColumns: ExtraSearchColumns;
  readonly actions: ReadonlySet<PanelAction>;
  /** Ask before a linked record is replaced. */
  readonly confirmReplace: boolean;
  /** Address of a knowledge article on the portal, with `{kbnum}` for its number; "" where there is no portal. */
  readonly portalUrlFormat: string;
}

/** Reads the list of allowed actions that a maker typed; an empty or unusable list allows all. */
export function parseActions(text: string | null | undefined): ReadonlySet<PanelAction> {
  const words = (text ?? "").toLowerCase().split(/[\s,;]+/);
  const actions = panelActions.filter((action) => words.includes(action));
  return new Set(actions.length > 0 ? actions : panelActions);
}
