import { asHostFailure } from "../records/ports";
import { isSameRecord, type EntityReference } from "../records/row";
import type { LinkableTable } from "../records/tables";
import type { Conversation } from "./conversation";
import type { Clock, ConversationLinks } from "./ports";
import type { Slot } from "./slots";
import { readOnlyReason, type ReadOnlyReason } from "./status";

/** A record that can be linked. */
export interface LinkTarget extends EntityReference {
  readonly entityType: LinkableTable;
}

/** What shall become of a slot. */
export interface LinkChange {
  readonly slot: Slot;
  /** What the agent saw in the slot when choosing; undefined = empty. */
  readonly shown: LinkTarget | undefined;
  /** What shall be linked; undefined = unlink. */
  readonly target: LinkTarget | undefined;
}

/** How a change ended. `conversation` is always what the database held last, as far as it could be read. */
export type LinkOutcome =
  /** `written` is false where somebody else had already done the same. */
  | { readonly kind: "done"; readonly written: boolean; readonly conversation: Conversation }
  /** Somebody else changed the slot meanwhile: nothing was written. */
  | { readonly kind: "changedMeanwhile"; readonly conversation: Conversation }
  | { readonly kind: "readOnly"; readonly reason: ReadOnlyReason; readonly conversation: Conversation }
  /** The product refused; `message` is its own text, "" where it gave none. */
  | { readonly kind: "refused"; readonly message: string; readonly conversation: Conversation }
  /** The product agreed, but the database does not show it (yet). */
  | { readonly kind: "notTaken"; readonly conversation: Conversation }
  /** The product has not answered in time, and the database does not show the change: it may still come. */
  | { readonly kind: "noAnswer"; readonly conversation: Conversation }
  /** The conversation could not be read afterwards: whether it was changed is not known. */
  | { readonly kind: "unreadable"; readonly message: string }
  /** The conversation could not be read first: nothing was written. */
  | { readonly kind: "notTried" };

/** What `changeLink` needs of its surroundings. */
export interface LinkSurroundings {
  readonly links: ConversationLinks;
  readonly clock: Clock;
  /** Reads the conversation afresh. */
  read(): Promise<Conversation>;
  /** Whether the agent may change anything on this form at all. */
  isFormReadOnly(): boolean;
}

/** Pauses before each look at the database, in milliseconds: the product writes after it has answered. */
const lookPauses = [0, 200, 500, 1000, 2000] as const;

/** How long the product may take to answer, in milliseconds, before the database is asked instead. */
const answerLimit = 10_000;

type Answer = { readonly kind: "agreed" | "late" } | { readonly kind: "refused"; readonly message: string };

/**
 * Links, replaces or unlinks, and believes only the database. Reads the conversation first, so that nobody's link is
 * overwritten unseen; writes once through the product's own call; reads again until the change shows.
 * Rules: linkToConversation and unlinkFromConversation (one customer, one case, active conversations, a new link
 * overrides, the promise says nothing reliable).
 */
export async function changeLink(
  surroundings: LinkSurroundings,
  change: LinkChange,
  onLateAnswer: () => void,
): Promise<LinkOutcome> {
  let before: Conversation;
  try {
    before = await surroundings.read();
  } catch {
    return { kind: "notTried" };
  }
  if (isSameRecord(before.links[change.slot], change.target)) {
    return { kind: "done", written: false, conversation: before };
  }
  if (!isSameRecord(before.links[change.slot], change.shown)) {
    return { kind: "changedMeanwhile", conversation: before };
  }
  const host = { links: surroundings.links.availability(), formReadOnly: surroundings.isFormReadOnly() };
  const reason = readOnlyReason(before.statuscode, host);
  if (reason) {
    return { kind: "readOnly", reason, conversation: before };
  }
  const answer = await ask(surroundings, before.id, change, onLateAnswer);
  return look(surroundings, change, before, answer);
}

/** Makes the one call of the product that writes, and waits for its answer for a limited time. */
async function ask(
  { links, clock }: LinkSurroundings,
  conversationId: string,
  { shown, target }: LinkChange,
  onLateAnswer: () => void,
): Promise<Answer> {
  let waiting = true;
  const settle = (answer: Answer): Answer => {
    if (!waiting) {
      onLateAnswer();
    }
    return answer;
  };
  const call = target
    ? links.link(target.entityType, target.id, conversationId)
    : shown
      ? links.unlink(shown.entityType, shown.id, conversationId)
      : Promise.resolve();
  const answered = call.then(
    () => settle({ kind: "agreed" }),
    (error: unknown) => settle({ kind: "refused", message: asHostFailure(error).message }),
  );
  const late = clock.delay(answerLimit).then((): Answer => ({ kind: "late" }));
  const answer = await Promise.race([answered, late]);
  waiting = false;
  return answer;
}

/** Looks at the database until the change shows, with growing pauses; after a refusal one look is enough. */
async function look(
  surroundings: LinkSurroundings,
  change: LinkChange,
  before: Conversation,
  answer: Answer,
): Promise<LinkOutcome> {
  let conversation = before;
  let unread = "";
  for (const pause of answer.kind === "agreed" ? lookPauses : lookPauses.slice(0, 1)) {
    if (pause > 0) {
      await surroundings.clock.delay(pause);
    }
    try {
      conversation = await surroundings.read();
      unread = "";
    } catch (error) {
      unread = asHostFailure(error).message || "unreadable";
      continue;
    }
    if (isSameRecord(conversation.links[change.slot], change.target)) {
      return { kind: "done", written: true, conversation };
    }
  }
  if (unread) {
    return { kind: "unreadable", message: unread };
  }
  switch (answer.kind) {
    case "refused":
      return { kind: "refused", message: answer.message, conversation };
    case "late":
      return { kind: "noAnswer", conversation };
    case "agreed":
      return { kind: "notTaken", conversation };
  }
}
