import type { Notice } from "../base/notice";
import type { Ports } from "../base/ports";
import { isSameRecord } from "../base/record";
import { writeLink, type LinkChange, type LinkedConversation, type LinkOutcome } from "./writeLink";

/** A conversation that a panel shows, whose links are changed. */
export interface ShownConversation extends LinkedConversation {
  /** The panel is gone. What it began runs to its end. */
  isOver(): boolean;
  /** Shows what was read last, and tells other panels on the page: the product can write late. */
  show(): void;
  /** The message that tells how the change ended. */
  notice(): Notice | undefined;
  /** Sets that message, or takes it away. */
  notify(notice: Notice | undefined): void;
  /** The database shows the change after all, and the agent has not turned to something else yet: it is done. */
  onTaken(): void;
}

/** Pauses between the looks at a database that did not show a change in time, in milliseconds. */
const followPauses = [5000, 15_000, 30_000, 60_000] as const;

/** Ends after which the product may still write what it was asked for. */
const mayStillCome: readonly LinkOutcome["kind"][] = ["notTaken", "noAnswer", "unreadable", "refused"];

/** Slugs of the session that name what is linked ("Automation dictionary"). */
function slugs({ slot, target }: LinkChange): Readonly<Record<string, string>> {
  return slot === "case"
    ? { caseId: target?.id ?? "", caseTitle: target?.name ?? "" }
    : { customerName: target?.name ?? "" };
}

/**
 * Changes a link and tells everybody whom it concerns: the tab that the agent works in is refreshed, its session's
 * slugs follow, form scripts hear of it, telemetry counts it. A change that was not done is told to the agent; where
 * the product may still write it, it is looked for a while longer, in the background.
 */
export async function changeLink(
  ports: Ports,
  conversation: ShownConversation,
  change: LinkChange,
): Promise<LinkOutcome> {
  const scenario = ports.telemetry.start(change.name);
  // The agent may go elsewhere while the product works; what must be refreshed is where the click was.
  const tab = ports.tabs.focusedTab();
  let told: Notice | undefined;
  const announce = (): void => {
    tab.refresh();
    tab.updateContext(slugs(change));
    tellScripts(ports, conversation.id, change);
  };
  const announceLate = (): void => {
    if (told && conversation.notice() === told) {
      told = undefined;
      conversation.notify(undefined);
      conversation.onTaken();
      announce();
    }
  };
  const followFrom = (...pauses: readonly number[]): void =>
    void follow(ports, conversation, change, announceLate, pauses);
  const outcome = await writeLink(ports, conversation, change, () => followFrom(0, ...followPauses));
  if (outcome.kind === "done") {
    scenario.done();
    announce();
    return outcome;
  }
  told = outcome;
  conversation.notify(told);
  scenario.failed(outcome.kind);
  ports.events.failed({ action: change.name, reason: outcome.kind });
  if (mayStillCome.includes(outcome.kind)) {
    followFrom(...followPauses);
  }
  return outcome;
}

/** Form scripts hear what is linked now and what is not any more. */
function tellScripts({ events }: Ports, conversationId: string, { shown, target }: LinkChange): void {
  if (target) {
    const { entityType, id } = target;
    events.recordLinked({ entityType, id, conversationId, ...(shown ? { replaced: shown.id } : {}) });
  } else if (shown) {
    events.recordUnlinked({ entityType: shown.entityType, id: shown.id, conversationId });
  }
}

/**
 * Goes on looking at the database, to the end even when the change shows: what the product writes late may also
 * overwrite what was done meanwhile.
 */
async function follow(
  { clock }: Ports,
  conversation: ShownConversation,
  { slot, target }: LinkChange,
  announceLate: () => void,
  pauses: readonly number[],
): Promise<void> {
  for (const pause of pauses) {
    if (pause > 0) {
      await clock.delay(pause);
    }
    if (!conversation.isOver()) {
      try {
        const { links } = await conversation.read();
        if (isSameRecord(links[slot], target)) {
          announceLate();
        }
      } catch {
        // The next look may succeed.
      }
    }
    conversation.show();
  }
}
