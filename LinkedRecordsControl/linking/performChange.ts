import { isSameRecord } from "../records/row";
import { changeLink, type LinkChange, type LinkOutcome } from "./changeLink";
import type { Conversation } from "./conversation";
import { noticeOf, type Notice } from "./conversationState";
import type { PanelPorts } from "./panelPorts";
import type { ScenarioName } from "./ports";
import type { Slot } from "./slots";

/** Pauses between the looks at a database that did not show a change in time, in milliseconds. */
const followPauses = [5000, 15_000, 30_000, 60_000] as const;

/** Ends after which the product may still write what it was asked for. */
const mayStillCome: readonly LinkOutcome["kind"][] = ["notTaken", "noAnswer", "unreadable", "refused"];

/** A change of a link as a whole: who asks, for which conversation, and as what it is counted. */
export interface ChangeRequest {
  readonly conversationId: string;
  readonly name: ScenarioName;
  readonly change: LinkChange;
  isFormReadOnly(): boolean;
  /** Reads the conversation afresh. */
  read(): Promise<Conversation>;
  /** The database may be another one than when the change ended: the product can write late. */
  onLook(): void;
  /** The message that tells how the change ended. */
  readonly notice: { get(): Notice | undefined; set(notice: Notice | undefined): void };
  /** The database shows the change after all, and the agent has not turned to something else yet. */
  onTaken?(): void;
  /** The panel that asked is gone. */
  isOver(): boolean;
}

/** Slugs of the session that name what is linked ("Automation dictionary"). */
function slugs(slot: Slot, record: LinkChange["target"]): Readonly<Record<string, string>> {
  return slot === "case"
    ? { caseId: record?.id ?? "", caseTitle: record?.name ?? "" }
    : { customerName: record?.name ?? "" };
}

/** Who is told of a change that shows in the database. */
type Announce = () => void;

/**
 * Changes a link and tells everybody whom it concerns: the tab that the agent works in is refreshed, its session's
 * slugs follow, form scripts hear of it, telemetry counts it. A change that was not done is told to the agent; where
 * the product may still write it, it is looked for a while longer, in the background.
 */
export async function performChange(ports: PanelPorts, request: ChangeRequest): Promise<LinkOutcome> {
  const { change, name, notice } = request;
  const scenario = ports.telemetry.start(name);
  // The agent may go elsewhere while the product works; what must be refreshed is where the click was.
  const tab = ports.tabs.focusedTab();
  let told: Notice | undefined;
  const announce: Announce = () => {
    tab.refresh();
    tab.updateContext(slugs(change.slot, change.target));
    tellScripts(ports, request);
  };
  const announceLate: Announce = () => {
    if (told && notice.get() === told) {
      told = undefined;
      notice.set(undefined);
      request.onTaken?.();
      announce();
    }
  };
  const { links, clock } = ports;
  const outcome = await changeLink(
    { links, clock, read: () => request.read(), isFormReadOnly: () => request.isFormReadOnly() },
    change,
    () => void follow(ports, request, announceLate, [0, ...followPauses]),
  );
  if (outcome.kind === "done") {
    scenario.done();
    announce();
    return outcome;
  }
  told = noticeOf(outcome);
  notice.set(told);
  scenario.failed(outcome.kind);
  ports.events.failed({ action: name, reason: outcome.kind });
  if (mayStillCome.includes(outcome.kind)) {
    void follow(ports, request, announceLate, followPauses);
  }
  return outcome;
}

/** Form scripts hear what is linked now and what is not any more. */
function tellScripts(ports: PanelPorts, { conversationId, change: { shown, target } }: ChangeRequest): void {
  if (target) {
    const { entityType, id } = target;
    ports.events.recordLinked({ entityType, id, conversationId, ...(shown ? { replaced: shown.id } : {}) });
  } else if (shown) {
    ports.events.recordUnlinked({ entityType: shown.entityType, id: shown.id, conversationId });
  }
}

/**
 * Goes on looking at the database, to the end even when the change shows: what the product writes late may also
 * overwrite what was done meanwhile.
 */
async function follow(
  ports: PanelPorts,
  request: ChangeRequest,
  announceLate: Announce,
  pauses: readonly number[],
): Promise<void> {
  const { slot, target } = request.change;
  for (const pause of pauses) {
    if (pause > 0) {
      await ports.clock.delay(pause);
    }
    if (!request.isOver()) {
      try {
        const conversation = await request.read();
        if (isSameRecord(conversation.links[slot], target)) {
          announceLate();
        }
      } catch {
        // The next look may succeed.
      }
    }
    request.onLook();
  }
}
