import type { PanelOptions } from "../../LinkedRecordsControl/base/options";
import { CasePanel } from "../../LinkedRecordsControl/panel/casePanel";
import { ConversationPanel } from "../../LinkedRecordsControl/panel/conversationPanel";
import { PageScope } from "../../LinkedRecordsControl/panel/pageScope";
import { conversationId, options, type FakeProduct } from "./fakeProduct";
import { settle } from "./testClock";

/**
 * The panel of the product's conversation, once everything has happened that waits for no time.
 * @param page without one, the panel is alone on its page
 */
export async function startedConversation(
  product: FakeProduct,
  chosen: PanelOptions = options,
  page = new PageScope(),
): Promise<ConversationPanel> {
  const panel = new ConversationPanel(product.ports(), conversationId, chosen, page);
  await panel.start();
  await settle();
  return panel;
}

/** The panel of the case i1, likewise. */
export async function startedCase(
  product: FakeProduct,
  chosen: PanelOptions = options,
  page = new PageScope(),
): Promise<CasePanel> {
  const panel = new CasePanel(product.ports(), "i1", chosen, page);
  await panel.start();
  await settle();
  return panel;
}
