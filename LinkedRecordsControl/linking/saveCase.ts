import { asHostFailure } from "../records/ports";
import type { Row } from "../records/row";
import type { Notice } from "./conversationState";
import type { PanelPorts } from "./panelPorts";

/** What the database holds, compared with what the agent saw and wants. */
export type CaseCheck = "asShown" | "asWished" | "changedMeanwhile";

/** How a save ended. */
export type SaveOutcome =
  { readonly kind: "saved" | "asWished" } | { readonly kind: "failed"; readonly notice: Notice };

/**
 * Changes columns of a case by an ordinary update. The case is checked first: what somebody else changed meanwhile is
 * not overwritten. The host sends no ETag, so the moment between the two stays open.
 * @param check reads afresh; may throw a HostFailure
 */
export async function saveCase(
  ports: PanelPorts,
  caseId: string,
  values: Row,
  check: () => Promise<CaseCheck>,
): Promise<SaveOutcome> {
  const scenario = ports.telemetry.start("save");
  // The agent may go elsewhere meanwhile; what must be refreshed is where the click was.
  const tab = ports.tabs.focusedTab();
  try {
    const found = await check();
    if (found === "changedMeanwhile") {
      scenario.failed(found);
      ports.events.failed({ action: "save", reason: found });
      return { kind: "failed", notice: { kind: found } };
    }
    if (found === "asWished") {
      scenario.done();
      return { kind: found };
    }
    await ports.dataverse.update("incident", caseId, values);
  } catch (error) {
    const { kind, message } = asHostFailure(error);
    scenario.failed(kind);
    ports.events.failed({ action: "save", reason: kind });
    return { kind: "failed", notice: { kind: "notSaved", message } };
  }
  scenario.done();
  ports.events.recordSaved({ entityType: "incident", id: caseId });
  tab.refresh();
  return { kind: "saved" };
}
