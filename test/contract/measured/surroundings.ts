import type { Measured } from "./measured";
import { measuredId, measuredRow } from "./pages";

const settled = { error: false, errorMessage: "", isPropertyLoading: false, isMasked: false, formatted: "" };

/** Properties: of a mapped column, of a bound property that has none, and of an input that was not set. */
export const properties: Measured<Readonly<Record<"mapped" | "unmapped" | "unset", object>>> = {
  source: "pcfhub pcf-address-autocomplete-azure and pcf-audit-history (P1) SPEC.md",
  mark: "M",
  shape: {
    mapped: {
      ...settled,
      type: "SingleLine.Text",
      raw: "Printer jams on tray 2",
      formatted: "Printer jams on tray 2",
      attributes: { LogicalName: "title", Type: "string" },
      security: { secured: false, editable: true, readable: true },
    },
    unmapped: { ...settled, type: null, raw: null, attributes: {}, security: {} },
    unset: { ...settled, type: "SingleLine.Text", raw: null },
  },
};

/** What a form says of its record: the id bare and in lower case. */
export const contextInfo: Measured<object> = {
  source: "pcfhub pcf-audit-history (P1) and pcf-kanban-board (Q6) SPEC.md",
  mark: "M",
  shape: { entityTypeName: "contact", entityId: measuredId, entityRecordName: measuredRow.fullname },
};

/** `context.page`, which the typings do not have. */
export const page: Measured<{ getClientUrl(): string }> = {
  source: "pcfhub pcf-audit-history SPEC.md (P1)",
  mark: "M",
  shape: { getClientUrl: () => "https://contoso.crm.dynamics.com" },
};

/** The user's zone as minutes that are added to UTC: the other sign than JavaScript's. */
export const zoneOffset: Measured<(date: Date) => number> = {
  source: "pcfhub pcf-calendar-view SPEC.md",
  mark: "M",
  shape: (date) => -date.getTimezoneOffset(),
};

/** Whether the user may: at once, and with an error where the control does not declare Utility. */
export const privileges: Measured<{
  has: (entityType: string, type: number, depth: number) => boolean;
  undeclared: () => never;
}> = {
  source: "pcfhub pcf-row-commands SPEC.md (P1, W8)",
  mark: "M",
  shape: {
    has: () => true,
    undeclared: () => {
      throw new Error("Utility is not declared");
    },
  },
};
