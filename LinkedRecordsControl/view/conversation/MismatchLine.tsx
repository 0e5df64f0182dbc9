import * as React from "react";
import { nameAmong } from "../../linking/namesakes";
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
  // With what can be done about it, at once.
  if (!mismatch || state.readOnly === "omnichannelStarting") {
    return null;
  }
  const owner = nameAmong(mismatch.customerOfCase, [mismatch.customer]) || nameless;
  const disabled = state.busy !== undefined;
  const actions: NoticeAction[] = [];
  if (!state.readOnly && state.abilities.customer.replace === "yes") {
    const run = (): void => void panel.useCustomerOfCase();
    actions.push({ text: t("Mismatch_UseCustomer", owner), run, disabled, primary: true });
  }
  if (state.moveCase === "yes" && state.readOnly !== "formReadOnly") {
    const customer = nameAmong(mismatch.customer, [mismatch.customerOfCase]) || nameless;
    actions.push({ text: t("Mismatch_MoveCase", customer), run: () => void panel.moveCase(), disabled });
  }
  return <NoticeLine kind="warning" text={t("Mismatch", owner)} actions={actions} announced="politely" />;
};
