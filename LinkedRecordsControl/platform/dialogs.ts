import type { Dialogs } from "../base/ports";
import { normalizeId, type EntityReference } from "../base/record";
import { toFailure } from "./rejection";

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
    return toReference(await this.ask(({ utils }) => utils.lookupObjects(options)));
  }

  async quickCreate(
    entityType: string,
    values: Readonly<Record<string, string>>,
  ): Promise<EntityReference | undefined> {
    // The host writes into the options: they are its own.
    const result = (await this.ask(({ navigation }) =>
      navigation.openForm({ entityName: entityType, useQuickCreateForm: true }, { ...values }),
    )) as Partial<ComponentFramework.NavigationApi.OpenFormSuccessResponse> | null | undefined;
    return toReference(result?.savedEntityReference);
  }

  private async ask<T>(dialog: (context: DialogContext) => PromiseLike<T>): Promise<T> {
    try {
      return await dialog(this.context());
    } catch (error) {
      throw toFailure(error);
    }
  }
}

/** The first record that a dialog gives. One that was closed gives null, nothing or an empty list, one that was left a record without an id. */
function toReference(records: unknown): EntityReference | undefined {
  const [record] = (Array.isArray(records) ? records : []) as (Partial<ComponentFramework.LookupValue> | null)[];
  return record?.id && record.entityType
    ? { entityType: record.entityType, id: normalizeId(record.id), name: record.name ?? "" }
    : undefined;
}
