import { asHostFailure } from "../base/failure";
import type { NotShown, NotWritten, Unreadable } from "../base/notice";
import type { Ports } from "../base/ports";
import { isSameRecord } from "../base/record";
import { isElsewhere, type Conversation } from "./conversation";
import type { ConversationSlot, SlotChange } from "./slots";
import { readOnlyReason } from "./status";

export type LinkChange = SlotChange<ConversationSlot>;

/** A conversation whose links are changed. */
export interface LinkedConversation {
  readonly id: string;
  /** The maker wants it only shown. */
  isFormReadOnly(): boolean;
  /** Reads it afresh. */
  read(): Promise<Conversation>;
}

/** How a change ended: `written` is false where somebody else had already done the same; else what to tell the agent. */
export type LinkOutcome = { readonly kind: "done"; readonly written: boolean } | NotWritten | NotShown | Unreadable;

/** Pauses before each look at the database, in milliseconds: the product writes after it has answered. */
const lookPauses = [0, 200, 500, 1000, 2000] as const;

/** How long the product may take to answer, in milliseconds, before the database is asked instead. */
const answerLimit = 10_000;

type LinkPorts = Pick<Ports, "links" | "tabs" | "clock">;

/**
 * Links, replaces or unlinks, and believes only the database. Reads the conversation first, so that nobody's link is
 * overwritten unseen; writes once through the product's own call; reads again until the change shows.
 * Rules: linkToConversation and unlinkFromConversation (one customer, one case, active conversations, a new link
 * overrides, the promise says nothing reliable).
 * @param onLateAnswer is called where the product answers after it was given up
 */
export async function writeLink(
  ports: LinkPorts,
  conversation: LinkedConversation,
  change: LinkChange,
  onLateAnswer: () => void,
): Promise<LinkOutcome> {
  let before: Conversation;
  try {
    before = await conversation.read();
  } catch (error) {
    return { kind: "notTried", failure: asHostFailure(error) };
  }
  const linked = before.links[change.slot];
  if (isSameRecord(linked, change.target)) {
    return { kind: "done", written: false };
  }
  if (!isSameRecord(linked, change.shown)) {
    return { kind: "changedMeanwhile" };
  }
  const host = { links: ports.links.availability(), formReadOnly: conversation.isFormReadOnly() };
  const reason = readOnlyReason(before.statuscode, host);
  if (reason) {
    return { kind: "readOnly", reason };
  }
  if (ports.links.changesOnlyInFront() && (await isElsewhere(ports.tabs, conversation.id))) {
    return { kind: "notInFront" };
  }
  const answer = await ask(ports, conversation.id, change, onLateAnswer);
  return look(ports, conversation, change, answer);
}

/** Makes the one call of the product that writes, and waits for its answer for a limited time. */
async function ask(
  { links, clock }: LinkPorts,
  conversationId: string,
  { shown, target }: LinkChange,
  onLateAnswer: () => void,
): Promise<NotShown> {
  let waiting = true;
  const settle = (answer: NotShown): NotShown => {
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
    () => settle({ kind: "notTaken" }),
    (error: unknown) => settle({ kind: "refused", failure: asHostFailure(error) }),
  );
  const late = clock.delay(answerLimit).then((): NotShown => ({ kind: "noAnswer" }));
  const answer = await Promise.race([answered, late]);
  waiting = false;
  return answer;
}

/** Looks at the database until the change shows, with growing pauses; where the product did not agree one look is enough. */
async function look(
  { clock }: LinkPorts,
  conversation: LinkedConversation,
  { slot, target }: LinkChange,
  answer: NotShown,
): Promise<LinkOutcome> {
  let unread: LinkOutcome | undefined;
  for (const pause of answer.kind === "notTaken" ? lookPauses : lookPauses.slice(0, 1)) {
    if (pause > 0) {
      await clock.delay(pause);
    }
    try {
      const { links } = await conversation.read();
      unread = undefined;
      if (isSameRecord(links[slot], target)) {
        return { kind: "done", written: true };
      }
    } catch (error) {
      unread = { kind: "unreadable", failure: asHostFailure(error) };
    }
  }
  return unread ?? answer;
}
