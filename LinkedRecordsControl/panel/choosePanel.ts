import type { FormPlace } from "../base/formPlace";
import type { PanelOptions } from "../base/options";
import type { AppTabs, Ports } from "../base/ports";
import { conversationTable } from "../linking/conversation";
import { CasePanel } from "./casePanel";
import { ConversationPanel } from "./conversationPanel";
import { thisPage } from "./pageScope";

/** What the control shows on a form. */
export type PanelModel =
  | { readonly kind: "conversation"; readonly panel: ConversationPanel }
  | { readonly kind: "case"; readonly panel: CasePanel }
  | { readonly kind: "preview"; readonly options: PanelOptions }
  | { readonly kind: "wrongTable"; readonly entityType: string }
  | { readonly kind: "unsaved" | "noRecord" };

/** Chooses the panel for a form. The panel is not started. */
export function choosePanel(place: FormPlace, ports: Ports, options: PanelOptions, page = thisPage): PanelModel {
  const { record, isDesigner } = place;
  if (isDesigner) {
    return { kind: "preview", options };
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

/**
 * The place of a form that does not name its record, by what the app tells of its session. A case without an id is a new
 * one; a conversation is never made on a form.
 * @param isOver nobody wants to know any more
 * @returns undefined where the form names its record, or the app knows none
 */
export async function findPlace(
  { record, isDesigner }: FormPlace,
  tabs: AppTabs,
  isOver: () => boolean,
): Promise<FormPlace | undefined> {
  if (isDesigner || record?.id || (record && record.entityType !== conversationTable)) {
    return undefined;
  }
  const id = await tabs.conversationOfForm(record !== undefined, isOver);
  return id ? { record: { entityType: conversationTable, id }, isDesigner } : undefined;
}

/** Two places that lead to the same panel have the same key. */
export function placeKey({ record, isDesigner }: FormPlace): string {
  return isDesigner ? "designer" : `${record?.entityType ?? ""}:${record?.id ?? ""}`;
}
