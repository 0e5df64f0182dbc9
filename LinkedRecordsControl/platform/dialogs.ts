import type { Dialogs } from "../base/ports";
import { normalizeId, type EntityReference } from "../base/record";

/** The part of the host's context that this file uses. */
type DialogContext = Pick<ComponentFramework.Context<unknown>, "navigation" | "utils">;

/** The host's lookup dialog and quick create form. */
export class HostDialogs implements Dialogs {
  /** @param context the newest one the host gave */
  constructor(private readonly context: () => DialogContext) {}

  async lookup(entityTypes: readonly string[], searchText = ""): Promise<EntityReference | undefined> {
    const options = {
      allowMultiSelect: false,
      defaultEntityType: entityTypes[0],
      entityTypes: [...entityTypes],
      // Documented for Xrm.Utility.lookupObjects; the typings of components lack it.
      ...(searchText ? { searchText } : {}),
    };
    const chosen = (await this.context().utils.lookupObjects(options)) as
      ComponentFramework.LookupValue[] | null | undefined;
    // What a host gives for a dialog that was closed is not documented.
    return chosen?.[0] ? toReference(chosen[0]) : undefined;
  }

  async quickCreate(
    entityType: string,
    values: Readonly<Record<string, string>>,
  ): Promise<EntityReference | undefined> {
    const { navigation } = this.context();
    const result = (await navigation.openForm({ entityName: entityType, useQuickCreateForm: true }, { ...values })) as
      ComponentFramework.NavigationApi.OpenFormSuccessResponse | null | undefined;
    const saved = result?.savedEntityReference?.[0];
    return saved ? toReference(saved) : undefined;
  }
}

function toReference(record: ComponentFramework.LookupValue): EntityReference {
  return { entityType: record.entityType, id: normalizeId(record.id), name: record.name ?? "" };
}
