import * as React from "react";
import type { ConversationPanel } from "../linking/conversationPanel";
import { slotNames } from "../linking/slots";
import { statusReason } from "../linking/status";
import type { StringKey } from "../strings/keys";
import { FailureLine } from "./FailureLine";
import { LinkSlot } from "./LinkSlot";
import { NoticeLine } from "./NoticeLine";
import { openFailureText, readOnlyText } from "./notices";
import { PanelFrame } from "./PanelFrame";
import { PanelLoading } from "./PanelLoading";
import { useCardStyles } from "./cardStyles";
import { useStore } from "./useStore";
import { useTranslate } from "./ViewContext";

/** What an agent should know of a status in which links can be changed, but may be refused. */
const statusHints: Readonly<Record<number, StringKey | undefined>> = {
  [statusReason.waiting]: "Status_3",
  [statusReason.wrapUp]: "Status_5",
};

/** The panel on a conversation form. */
export const ConversationView: React.FC<{ panel: ConversationPanel }> = ({ panel }) => {
  const styles = useCardStyles();
  const t = useTranslate();
  const state = useStore(panel.state);
  const refresh = (): void => void panel.refresh();
  if (state.phase === "loading") {
    return <PanelLoading titles={slotNames.map((slot) => t(`Slot_${slot}`))} pair />;
  }
  if (state.phase === "failed") {
    return (
      <PanelFrame onRefresh={refresh}>
        <div role="alert">
          <FailureLine failure={state.failure} onTryAgain={refresh} />
        </div>
      </PanelFrame>
    );
  }
  const readOnly = state.readOnly && readOnlyText(state.readOnly, t);
  const { statuscode, statusText = "" } = state.conversation ?? {};
  const hint = statusHints[statuscode ?? 0];
  return (
    <PanelFrame
      status={{ statuscode, text: statusText }}
      onRefresh={refresh}
      onSendArticle={panel.canSendArticles && !state.readOnly ? () => void panel.sendArticle() : undefined}
    >
      <div role="status">
        {state.failure ? <FailureLine failure={state.failure} onTryAgain={refresh} /> : null}
        {readOnly ? <NoticeLine kind="info" text={readOnly} /> : null}
        {!readOnly && hint ? <NoticeLine kind="info" text={t(hint)} /> : null}
        {state.article ? (
          <NoticeLine kind={state.article === "composed" ? "info" : "warning"} text={t(`Article_${state.article}`)} />
        ) : null}
        {state.openFailure ? <NoticeLine kind="warning" text={openFailureText(state.openFailure, t)} /> : null}
      </div>
      <div className={styles.pair}>
        {slotNames.map((slot) => (
          <LinkSlot key={slot} slot={slot} panel={panel} state={state} />
        ))}
      </div>
    </PanelFrame>
  );
};
