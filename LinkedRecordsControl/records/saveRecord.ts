import { asHostFailure } from "../base/failure";
import type { Notice } from "../base/notice";
import type { Ports } from "../base/ports";
import { isSameRecord, type EntityReference } from "../base/record";
import type { Row } from "../base/row";

/** What the database holds, compared with what the agent saw and wants. */
export type SaveCheck = "asShown" | "asWished" | "changedMeanwhile";

/** Compares what stands somewhere now with what the agent saw and wants there. */
export function checkSlot(
  now: EntityReference | undefined,
  shown: EntityReference | undefined,
  target: EntityReference | undefined,
): SaveCheck {
  if (isSameRecord(now, target)) {
    return "asWished";
  }
  return isSameRecord(now, shown) ? "asShown" : "changedMeanwhile";
}

/** How a save ended: `written` is false where somebody else had already done the same. */
type SaveOutcome =
  { readonly kind: "done"; readonly written: boolean } | { readonly kind: "failed"; readonly notice: Notice };

/**
 * Changes columns of a record by an ordinary update. The record is checked first: what somebody else changed meanwhile
 * is not overwritten. The host sends no ETag, so the moment between the two stays open.
 * @param check reads afresh; may throw a HostFailure
 */
export async function saveRecord(
  ports: Pick<Ports, "dataverse" | "tabs" | "events" | "telemetry">,
  { entityType, id }: Omit<EntityReference, "name">,
  values: Row,
  check: () => Promise<SaveCheck>,
): Promise<SaveOutcome> {
  const scenario = ports.telemetry.start("save");
  // The agent may go elsewhere meanwhile; what must be refreshed is where the click was.
  const tab = ports.tabs.focusedTab();
  const failed = (reason: string, notice: Notice): SaveOutcome => {
    scenario.failed(reason);
    ports.events.failed({ action: "save", reason });
    return { kind: "failed", notice };
  };
  try {
    const found = await check();
    if (found === "changedMeanwhile") {
      return failed(found, { kind: found });
    }
    if (found === "asWished") {
      scenario.done();
      return { kind: "done", written: false };
    }
    await ports.dataverse.update(entityType, id, values);
  } catch (error) {
    const failure = asHostFailure(error);
    return failed(failure.kind, { kind: "notSaved", failure });
  }
  scenario.done();
  ports.events.recordSaved({ entityType, id });
  tab.refresh();
  return { kind: "done", written: true };
}
