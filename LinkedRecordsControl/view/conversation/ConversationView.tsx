import * as React from "react";
import { conversationSlots, slotNames, type ConversationSlot } from "../../linking/slots";
import { statusReason } from "../../linking/status";
import type { ConversationPanel } from "../../panel/conversationPanel";
import type { StringKey } from "../../strings/keys";
import { PanelShell } from "../frame/PanelShell";
import { useSight } from "../frame/useSight";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { readOnlyText } from "../parts/noticeTexts";
import { useCardStyles } from "../parts/useCardStyles";
import { useStore } from "../parts/useStore";
import { RecordSlot, type SlotTexts } from "../slot/RecordSlot";
import { MismatchLine } from "./MismatchLine";

/** What an agent should know of a status in which links can be changed, but may be refused. */
const statusHints: Readonly<Record<number, StringKey | undefined>> = {
  [statusReason.waiting]: "Status_3",
  [statusReason.wrapUp]: "Status_5",
};

const slotTexts: Readonly<Record<ConversationSlot, SlotTexts>> = {
  customer: { title: "Slot_customer", empty: "Slot_customer_empty", unlink: "Record_Unlink" },
  case: { title: "Slot_case", empty: "Slot_case_empty", unlink: "Record_Unlink" },
};

/** The panel on a conversation form. */
export const ConversationView: React.FC<{ panel: ConversationPanel }> = ({ panel }) => {
  const styles = useCardStyles();
  const t = useTranslate();
  const state = useStore(panel.state);
  const { article } = state;
  const { statuscode, statusText = "" } = state.record ?? {};
  const readOnly = state.readOnly && readOnlyText(state.readOnly, t);
  const hint = statusHints[statuscode ?? 0];
  const names = slotNames(conversationSlots);
  return (
    <PanelShell
      state={state}
      pair
      frame={useSight(panel)}
      titles={names.map((slot) => t(slotTexts[slot].title))}
      status={{ statuscode, text: statusText }}
      onRefresh={() => void panel.refresh()}
      onSendArticle={panel.canSendArticles && !state.readOnly ? () => void panel.sendArticle() : undefined}
      messages={
        <>
          {readOnly ? <NoticeLine kind="info" text={readOnly} /> : null}
          {!readOnly && hint ? <NoticeLine kind="info" text={t(hint)} /> : null}
          {article ? (
            <NoticeLine kind={article === "composed" ? "info" : "warning"} text={t(`Article_${article}`)} />
          ) : null}
        </>
      }
    >
      <div className={styles.pair}>
        {names.map((slot) => (
          <RecordSlot
            key={slot}
            slot={slot}
            texts={slotTexts[slot]}
            panel={panel}
            state={state}
            suggestions={state.suggestions[slot]}
            onCreate={(table) => panel.createAndLink(slot, table)}
            message={slot === "case" ? <MismatchLine panel={panel} state={state} /> : undefined}
          />
        ))}
      </div>
    </PanelShell>
  );
};
