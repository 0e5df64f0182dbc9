import type { AppTab, AppTabs, OpenOutcome } from "../linking/ports";
import type { EntityReference } from "../records/row";
import { findApi, type ApmApi } from "./globals";

/** The application tab template that shows a record (Microsoft.Apm, createTab). */
const recordTemplate = "msdyn_entityrecord";

function find(...members: (keyof ApmApi)[]): ApmApi | undefined {
  return findApi("Apm", members) as ApmApi | undefined;
}

/** Tabs of the multisession app, through Microsoft.Apm; without it, through the host's own navigation. */
export class AppProfileTabs implements AppTabs {
  constructor(private readonly navigation: () => Pick<ComponentFramework.Navigation, "openForm">) {}

  focusedTab(): AppTab {
    const tab = attempt(() => find("getFocusedSession")?.getFocusedSession().getFocusedTab());
    return { refresh: () => attempt(() => tab?.refresh()) };
  }

  async openRecord(record: EntityReference): Promise<OpenOutcome> {
    const apm = find("createTab", "getFocusedSession");
    try {
      if (!apm) {
        await this.navigation().openForm({ entityName: record.entityType, entityId: record.id });
        return "opened";
      }
      if (attempt(() => apm.getFocusedSession().canCreateTab?.()) === false) {
        return "tabLimit";
      }
      await apm.createTab({
        templateName: recordTemplate,
        appContext: new Map([
          ["entityName", record.entityType],
          ["entityId", record.id],
        ]),
        isFocused: true,
      });
      return "opened";
    } catch {
      return "failed";
    }
  }
}

/** The app is a helper only: what it refuses to tell is as if it were not there. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
