import type { Descriptions } from "../records/descriptions";
import type { FailureKind } from "../records/ports";
import type { SlotAbilities } from "./abilities";
import type { ConversationLine } from "./caseConversations";
import type { CaseRecord, CaseRole } from "./casePeople";
import type { LinkTarget } from "./changeLink";
import type { Conversation } from "./conversation";
import type { Notice } from "./conversationState";
import type { OpenFailure } from "./openRecord";

/** Why the people of a case cannot be changed. */
export type CaseReadOnly = "formReadOnly" | "inactive" | "noPrivilege";

/** The parts of the panel of a case that can be changed and that messages stand at. */
export type CasePart = CaseRole | "current";

/** Everything the view of a case renders. */
export interface CaseState {
  readonly phase: "loading" | "failed" | "ready";
  readonly failure?: FailureKind;
  readonly record?: CaseRecord;
  readonly descriptions: Descriptions;
  /** Why customer and primary contact cannot be changed; undefined where they can. */
  readonly readOnly?: CaseReadOnly;
  /** The conversations arrive after the customer, or not at all: their failure leaves the cards usable. */
  readonly conversations:
    | { readonly kind: "loading" }
    | { readonly kind: "failed" }
    | {
        readonly kind: "found";
        readonly lines: readonly ConversationLine[];
        readonly next: string | undefined;
        readonly more: "idle" | "loading" | "failed";
      };
  /** The conversation of the agent's session. */
  readonly current?: Conversation;
  /** Whether links of the current conversation can be changed. */
  readonly canLinkCurrent: boolean;
  /** What the user may do with the case of the current conversation. */
  readonly currentAbilities: SlotAbilities;
  readonly busy?: CasePart;
  readonly question?: { readonly role: CaseRole; readonly shown: LinkTarget; readonly target: LinkTarget };
  readonly notices: Readonly<Partial<Record<CasePart, Notice>>>;
  readonly openFailure?: OpenFailure;
}
