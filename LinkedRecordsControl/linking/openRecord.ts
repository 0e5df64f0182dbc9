import type { AppTabs, OpenOutcome, Telemetry } from "../base/ports";
import type { EntityReference } from "../base/record";

/** Why a record did not open. */
export type OpenFailure = Exclude<OpenOutcome, "opened">;

/** Opens a record beside the form. @returns undefined when it opened */
export async function openRecord(
  ports: { readonly tabs: AppTabs; readonly telemetry: Telemetry },
  record: EntityReference,
): Promise<OpenFailure | undefined> {
  const scenario = ports.telemetry.start("open");
  const outcome = await ports.tabs.openRecord(record);
  if (outcome === "opened") {
    scenario.done();
    return undefined;
  }
  scenario.failed(outcome);
  return outcome;
}
