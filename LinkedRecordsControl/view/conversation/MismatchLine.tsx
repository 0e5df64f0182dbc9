import * as React from "react";
import type { ConversationPanel, ConversationState } from "../../panel/conversationPanel";
import { NoticeLine, type NoticeAction } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";

interface Props {
  readonly panel: ConversationPanel;
  readonly state: ConversationState;
}

/** Says, where the two records meet, that the case belongs to somebody else, with the two ways out. */
export const MismatchLine: React.FC<Props> = ({ panel, state }) => {
  const t = useTranslate();
  const { mismatch } = state;
  const nameless = t("Record_NoName");
  if (!mismatch) {
    return null;
  }
  const owner = mismatch.customerOfCase.name || nameless;
  const disabled = state.busy !== undefined;
  const actions: NoticeAction[] = [];
  if (!state.readOnly && state.abilities.customer.replace === "yes") {
    const run = (): void => void panel.useCustomerOfCase();
    actions.push({ text: t("Mismatch_UseCustomer", owner), run, disabled, primary: true });
  }
  if (state.moveCase === "yes" && state.readOnly !== "formReadOnly") {
    const customer = mismatch.customer.name || nameless;
    actions.push({ text: t("Mismatch_MoveCase", customer), run: () => void panel.moveCase(), disabled });
  }
  return <NoticeLine kind="warning" text={t("Mismatch", owner)} actions={actions} announced="politely" />;
};
