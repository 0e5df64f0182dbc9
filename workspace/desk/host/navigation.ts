import { bareId } from "../client/dataverseClient";
import type { HostTraits } from "../state/hostTraits";
import type { Overlays } from "../state/overlays";
import { withBraces } from "./references";

/** What navigation asks of the page. */
export interface NavigationTarget {
  /** Opens an existing record, or with id null a new one, in a tab of the session that has the focus. */
  openRecord(table: string, id: string | null, defaults?: Readonly<Record<string, string>>): void;
  /** Default values that a new record takes from another one (createFromEntity). */
  defaultsFrom(table: string, from: ComponentFramework.LookupValue): Promise<Record<string, string>>;
}

const notHere = (what: string) => Promise.reject(new Error(`${what} is not supported in this workspace.`));

type Opened = ComponentFramework.NavigationApi.OpenFormSuccessResponse;

/** What openForm resolves to; the typings promise a list, a host was seen to give null. */
const opened = (references: readonly Partial<ComponentFramework.LookupValue>[] | null): Opened =>
  ({ savedEntityReference: references }) as Opened;

/** A table that has no quick create form where the host is unkind. */
const withoutQuickCreate = "account";

/**
 * `context.navigation`. openForm resolves with the saved record of a quick create form, and with null when the form was
 * closed without saving; for a main form it resolves once the tab is open, with the record that was opened.
 */
export function createNavigation(
  overlays: Overlays,
  target: NavigationTarget,
  traits: HostTraits,
): ComponentFramework.Navigation {
  const dialog = (
    role: "alert" | "confirm" | "error",
    title: string,
    text: string,
    rest: { confirmLabel?: string | undefined; cancelLabel?: string | undefined; details?: string | undefined } = {},
  ) =>
    overlays.ask("dialog", {
      role,
      title,
      text,
      confirmLabel: rest.confirmLabel ?? "OK",
      ...(role === "confirm" ? { cancelLabel: rest.cancelLabel ?? "Cancel" } : {}),
      ...(rest.details ? { details: rest.details } : {}),
    });
  return {
    async openForm({ entityName, entityId, createFromEntity, useQuickCreateForm }, parameters = {}) {
      if (entityId) {
        target.openRecord(entityName, bareId(entityId));
        return opened([{ id: bareId(entityId), entityType: entityName }]);
      }
      const mapped = createFromEntity ? await target.defaultsFrom(entityName, createFromEntity) : {};
      const defaults = { ...mapped, ...parameters };
      const isMissing = traits.quickCreateForms === "a tab, answered at once" && entityName === withoutQuickCreate;
      if (!useQuickCreateForm || isMissing) {
        target.openRecord(entityName, null, defaults);
        return opened([{ entityType: entityName }]);
      }
      const saved = await overlays.ask("quickCreate", { table: entityName, defaults });
      if (saved) return opened([withBraces(saved)]);
      return opened(traits.quickCreate === "no reference" ? null : [{}]);
    },
    openAlertDialog: async ({ text, confirmButtonLabel }) => {
      await dialog("alert", "", text, { confirmLabel: confirmButtonLabel });
    },
    openConfirmDialog: async ({ title, subtitle, text, confirmButtonLabel, cancelButtonLabel }) => ({
      confirmed: await dialog("confirm", title ?? "Confirm", subtitle ? `${subtitle}\n${text}` : text, {
        confirmLabel: confirmButtonLabel,
        cancelLabel: cancelButtonLabel,
      }),
    }),
    openErrorDialog: async ({ message, errorCode, details }) => {
      const text = message ?? `An error has occurred (code ${errorCode ?? "unknown"}).`;
      await dialog("error", "Error", text, { details });
    },
    openUrl: (url) => {
      window.open(url, "_blank", "noopener");
    },
    openFile: () => notHere("Opening files"),
    openWebResource: () => {
      throw new Error("Opening web resources is not supported in this workspace.");
    },
  };
}
