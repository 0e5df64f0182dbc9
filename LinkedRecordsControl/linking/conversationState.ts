import type { Descriptions } from "../records/descriptions";
import type { FailureKind } from "../records/ports";
import type { ArticleOutcome } from "./articleLink";
import type { Ability, SlotAbilities } from "./abilities";
import type { LinkOutcome, LinkTarget } from "./changeLink";
import type { Mismatch } from "./consistency";
import type { Conversation } from "./conversation";
import type { OpenFailure } from "./openRecord";
import type { Slot } from "./slots";
import type { ReadOnlyReason } from "./status";
import type { Suggestion } from "./suggestions";
import type { Undoable } from "./undoMemory";

/** What the panel tells the agent at a slot. */
export type Notice =
  | { readonly kind: "changedMeanwhile" | "notTaken" | "noAnswer" | "notTried" | "dialogFailed" }
  | { readonly kind: "readOnly"; readonly reason: ReadOnlyReason }
  | { readonly kind: "refused" | "unreadable" | "notSaved"; readonly message: string }
  /** A record was created, but linking it did not succeed. */
  | { readonly kind: "createdNotLinked"; readonly record: LinkTarget }
  /** What was linked can be linked again. */
  | Undoable;

/** The slots that suggestions are for, once they are known. */
export type Suggestions = Readonly<Partial<Record<Slot, readonly Suggestion[]>>>;

/** The same object each time: no suggestions again are no change. */
export const noSuggestions: Suggestions = {};

/** Everything the view of a conversation renders. */
export interface ConversationState {
  readonly phase: "loading" | "failed" | "ready";
  /** Why the conversation could not be read the last time; what was read before is still shown. */
  readonly failure?: FailureKind;
  readonly conversation?: Conversation;
  /** Display names; they come after the first paint. */
  readonly descriptions: Descriptions;
  readonly suggestions: Suggestions;
  /** The linked case belongs to somebody else. */
  readonly mismatch?: Mismatch;
  readonly abilities: Readonly<Record<Slot, SlotAbilities>>;
  /** Whether the case of a mismatch can be moved. */
  readonly moveCase: Ability;
  /** Why links cannot be changed; undefined where they can. */
  readonly readOnly?: ReadOnlyReason;
  /** The slot that is being changed, and to what. */
  readonly busy?: { readonly slot: Slot; readonly doing: "linking" | "unlinking" | "creating" | "saving" };
  /** A replacement that waits for the agent's word. */
  readonly question?: { readonly slot: Slot; readonly shown: LinkTarget; readonly target: LinkTarget };
  readonly notices: Readonly<Partial<Record<Slot, Notice>>>;
  /** What became of the article that the agent wanted to send last. */
  readonly article?: ArticleOutcome;
  /** Why the record that the agent wanted to see last did not open. */
  readonly openFailure?: OpenFailure;
}

/** What to tell of a change that was not done. */
export function noticeOf(outcome: Exclude<LinkOutcome, { kind: "done" }>): Notice {
  switch (outcome.kind) {
    case "readOnly":
      return { kind: "readOnly", reason: outcome.reason };
    case "refused":
    case "unreadable":
      return { kind: outcome.kind, message: outcome.message };
    case "changedMeanwhile":
    case "notTaken":
    case "noAnswer":
    case "notTried":
      return { kind: outcome.kind };
  }
}
