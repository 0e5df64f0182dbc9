import type { CardColumns } from "../records/columns";
import { CasePanel } from "./casePanel";
import { conversationTable } from "./conversation";
import { ConversationPanel } from "./conversationPanel";
import { thisPage } from "./page";
import type { PanelOptions, PanelPorts } from "./panelPorts";

/** The form that holds the control. */
export interface FormPlace {
  /** The form's record; undefined where the host does not tell. `id` is "" while it has not been saved. */
  readonly record: { readonly entityType: string; readonly id: string } | undefined;
  /** The control stands in a form designer. */
  readonly isDesigner: boolean;
}

/** What the control shows on a form. */
export type PanelModel =
  | { readonly kind: "conversation"; readonly panel: ConversationPanel }
  | { readonly kind: "case"; readonly panel: CasePanel }
  | { readonly kind: "preview"; readonly columns: CardColumns }
  | { readonly kind: "wrongTable"; readonly entityType: string }
  | { readonly kind: "unsaved" | "noRecord" };

/** Chooses the panel for a form. The panel is not started. */
export function modelFor(place: FormPlace, ports: PanelPorts, options: PanelOptions, page = thisPage): PanelModel {
  const { record, isDesigner } = place;
  if (isDesigner) {
    return { kind: "preview", columns: options.columns };
  }
  if (!record) {
    return { kind: "noRecord" };
  }
  if (record.entityType !== conversationTable && record.entityType !== "incident") {
    return { kind: "wrongTable", entityType: record.entityType };
  }
  if (!record.id) {
    return { kind: "unsaved" };
  }
  return record.entityType === conversationTable
    ? { kind: "conversation", panel: new ConversationPanel(ports, record.id, options, page) }
    : { kind: "case", panel: new CasePanel(ports, record.id, options, page) };
}

/** Two places that lead to the same panel have the same key. */
export function placeKey({ record, isDesigner }: FormPlace): string {
  return isDesigner ? "designer" : `${record?.entityType ?? ""}:${record?.id ?? ""}`;
}
