import { bareId } from "../client/dataverseClient";
import type { Overlays } from "../state/overlays";

/** What navigation asks of the page. */
export interface NavigationTarget {
  /** Opens an existing record, or with id null a new one, in a tab of the session that has the focus. */
  openRecord(table: string, id: string | null, defaults?: Readonly<Record<string, string>>): void;
  /** Default values that a new record takes from another one (createFromEntity). */
  defaultsFrom(table: string, from: ComponentFramework.LookupValue): Promise<Record<string, string>>;
}

const notHere = (what: string) => Promise.reject(new Error(`${what} is not supported in this workspace.`));

/**
 * `context.navigation`. openForm resolves with the saved record of a quick create form, and with an empty list when the
 * form was closed without saving; for a main form it resolves once the tab is open.
 */
export function createNavigation(overlays: Overlays, target: NavigationTarget): ComponentFramework.Navigation {
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
    async openForm(options, parameters = {}) {
      if (options.entityId) {
        target.openRecord(options.entityName, bareId(options.entityId));
        return { savedEntityReference: [] };
      }
      const from = options.createFromEntity;
      const mapped = from ? await target.defaultsFrom(options.entityName, from) : {};
      const defaults = { ...mapped, ...parameters };
      if (!options.useQuickCreateForm) {
        target.openRecord(options.entityName, null, defaults);
        return { savedEntityReference: [] };
      }
      const saved = await overlays.ask("quickCreate", { table: options.entityName, defaults });
      return { savedEntityReference: saved ? [saved] : [] };
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
