import * as React from "react";
import { conversationSlots, slotNames, type ConversationSlot } from "../../linking/slots";
import { statusReason } from "../../linking/status";
import type { ConversationPanel } from "../../panel/conversationPanel";
import { PanelShell } from "../frame/PanelShell";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { readOnlyText } from "../parts/noticeTexts";
import { useCardStyles } from "../parts/useCardStyles";
import type { FocusReturn } from "../parts/useFocusReturn";
import { useStore } from "../parts/useStore";
import { RecordSlot } from "../slot/RecordSlot";
import { MismatchLine } from "./MismatchLine";
import { SuggestedRecords, offered } from "./SuggestedRecords";

/** Statuses in which links can be changed, but may be refused: the agent should know. */
const unsure = [statusReason.waiting, statusReason.wrapUp] as const;

/** The panel on a conversation form. */
export const ConversationView: React.FC<{ panel: ConversationPanel }> = ({ panel }) => {
  const styles = useCardStyles();
  const t = useTranslate();
  const state = useStore(panel.state);
  const { article } = state;
  const { statuscode, statusText = "" } = state.record ?? {};
  const readOnly = state.readOnly && readOnlyText(state.readOnly, t);
  const readOnlyLine = readOnly ? <NoticeLine kind="info" text={readOnly} /> : null;
  const isMissing = state.readOnly === "omnichannelMissing";
  const hint = unsure.find((status) => status === statuscode);
  const names = slotNames(conversationSlots);
  const focus = React.useRef<Partial<Record<ConversationSlot, FocusReturn>>>({});
  const lists = React.useRef<Partial<Record<ConversationSlot, HTMLUListElement | null>>>({});
  const first = names.find((slot) => offered(slot, state).length > 0);
  return (
    <PanelShell
      state={state}
      panel={panel}
      slots={conversationSlots}
      pair
      status={{ statuscode, text: statusText }}
      onSendArticle={panel.canSendArticles && !state.readOnly ? () => void panel.sendArticle() : undefined}
      messages={
        <>
          {isMissing ? null : readOnlyLine}
          {!readOnly && hint ? <NoticeLine kind="info" text={t(`Status_${hint}`)} /> : null}
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
            words="Link"
            empty={`Slot_${slot}_empty`}
            panel={panel}
            state={state}
            onFocusReturn={(name, own) => (focus.current[name] = own)}
            onDown={() => lists.current[slot]?.querySelector("button")?.focus()}
            onCreate={(table) => panel.createAndLink(slot, table)}
            message={slot === "case" ? <MismatchLine panel={panel} state={state} /> : undefined}
          />
        ))}
      </div>
      {first ? (
        <div className={styles.pair}>
          {names.map((slot) => (
            <SuggestedRecords
              key={slot}
              slot={slot}
              panel={panel}
              state={state}
              isFirst={slot === first}
              focus={() => focus.current[slot]}
              list={(list) => (lists.current[slot] = list)}
            />
          ))}
        </div>
      ) : null}
      {/* It is told later than the rest is shown, and may go again. */}
      {isMissing ? readOnlyLine : null}
    </PanelShell>
  );
};
