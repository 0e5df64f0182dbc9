import type { Failure } from "../base/failure";
import type { Notice } from "../base/notice";
import type { LinkTarget } from "../base/record";
import type { SlotAbilities } from "../linking/abilities";
import type { OpenFailure } from "../linking/openRecord";
import type { CardForms, Descriptions } from "../records/descriptions";
import type { Done } from "./lastChanges";
import type { Refresh } from "./refreshing";

/** What a panel does to a slot just now. */
export type Doing = "linking" | "unlinking" | "creating" | "saving";

/**
 * Everything that the view of any panel renders.
 * @typeParam S its slots
 * @typeParam R the row that has them
 */
export interface PanelState<S extends string, R> {
  readonly phase: "loading" | "failed" | "ready";
  /** Why the row could not be read the last time; what was read before is still shown. */
  readonly failure?: Failure;
  /** How the refresh stands that the agent asked for last. */
  readonly refresh?: Refresh;
  /** The row as Dataverse had it last. */
  readonly record?: R;
  /** Display names; they come after the first paint. */
  readonly descriptions: Descriptions;
  /** How quick view forms show the cards, where the maker names some; there before the first card. */
  readonly forms?: CardForms;
  /** What the maker asked for and the cards cannot show: columns as `table.column`, and forms. */
  readonly leftOut?: readonly string[];
  readonly abilities: Readonly<Record<S, SlotAbilities>>;
  /** Why links cannot be changed, in a word of the panel; undefined where they can. */
  readonly readOnly?: string;
  /** The slot that is being changed, and how. */
  readonly busy?: { readonly slot: S; readonly doing: Doing };
  /** A replacement that waits for the agent's word. */
  readonly question?: { readonly slot: S; readonly shown: LinkTarget; readonly target: LinkTarget };
  /** Why the last wish for a slot was not done. */
  readonly notices: Readonly<Partial<Record<S, Notice>>>;
  /** What was done in a slot a short while ago. */
  readonly done: Readonly<Partial<Record<S, Done<S>>>>;
  /** Why the record that the agent wanted to see last did not open. */
  readonly openFailure?: OpenFailure;
}
