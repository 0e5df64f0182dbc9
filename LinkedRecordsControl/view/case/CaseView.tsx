import * as React from "react";
import { caseSlots, slotNames } from "../../linking/slots";
import type { CasePanel } from "../../panel/casePanel";
import { PanelShell } from "../frame/PanelShell";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { useStore } from "../parts/useStore";
import { RecordSlot } from "../slot/RecordSlot";
import { CaseConversations } from "./CaseConversations";
import { CurrentConversation } from "./CurrentConversation";

/** The panel on a case form. */
export const CaseView: React.FC<{ panel: CasePanel }> = ({ panel }) => {
  const t = useTranslate();
  const state = useStore(panel.state);
  return (
    <PanelShell
      state={state}
      panel={panel}
      slots={caseSlots}
      below={t("Case_Conversations")}
      messages={state.readOnly ? <NoticeLine kind="info" text={t(`Case_ReadOnly_${state.readOnly}`)} /> : null}
    >
      {slotNames(caseSlots).map((slot) => (
        <RecordSlot key={slot} slot={slot} words="Role" empty={`Case_${slot}_empty`} panel={panel} state={state} />
      ))}
      <CaseConversations panel={panel} conversations={state.conversations} />
      {/* It may come late, and the list may come after it: last of all, it moves nothing and is moved by nothing. */}
      {state.conversations.kind === "loading" ? null : <CurrentConversation panel={panel} state={state} />}
    </PanelShell>
  );
};
