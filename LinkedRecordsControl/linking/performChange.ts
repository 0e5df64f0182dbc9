import { changeLink, type LinkChange, type LinkOutcome } from "./changeLink";
import { readConversation } from "./conversation";
import type { PanelOptions, PanelPorts } from "./panelPorts";
import type { ScenarioName } from "./ports";
import type { Slot } from "./slots";

/** A change of a link as a whole: who asks, for which conversation, and as what it is counted. */
export interface ChangeRequest {
  readonly conversationId: string;
  readonly name: ScenarioName;
  readonly change: LinkChange;
  readonly isFormReadOnly: boolean;
  /** The product answered after the panel had stopped waiting. */
  readonly onLateAnswer: () => void;
}

/** Slugs of the session that name what is linked ("Automation dictionary"). */
function slugs(slot: Slot, record: LinkChange["target"]): Readonly<Record<string, string>> {
  return slot === "case"
    ? { caseId: record?.id ?? "", caseTitle: record?.name ?? "" }
    : { customerName: record?.name ?? "" };
}

/**
 * Changes a link and tells everybody whom it concerns: the tab that the agent works in is refreshed, its session's
 * slugs follow, form scripts hear of it, telemetry counts it.
 */
export async function performChange(
  ports: PanelPorts,
  options: Pick<PanelOptions, "columns">,
  request: ChangeRequest,
): Promise<LinkOutcome> {
  const { conversationId, change, name } = request;
  const { slot, shown, target } = change;
  const scenario = ports.telemetry.start(name);
  // The agent may go elsewhere while the product works; what must be refreshed is where the click was.
  const tab = ports.tabs.focusedTab();
  const outcome = await changeLink(
    {
      links: ports.links,
      clock: ports.clock,
      read: () => readConversation(ports.dataverse, conversationId, options.columns),
      isFormReadOnly: () => request.isFormReadOnly,
    },
    change,
    request.onLateAnswer,
  );
  if (outcome.kind !== "done") {
    scenario.failed(outcome.kind);
    ports.events.failed({ action: name, reason: outcome.kind });
    return outcome;
  }
  scenario.done();
  tab.refresh();
  tab.updateContext(slugs(slot, target));
  if (target) {
    const { entityType, id } = target;
    ports.events.recordLinked({ entityType, id, conversationId, ...(shown ? { replaced: shown.id } : {}) });
  } else if (shown) {
    ports.events.recordUnlinked({ entityType: shown.entityType, id: shown.id, conversationId });
  }
  return outcome;
}
