import * as React from "react";
import type { CasePanel } from "../linking/casePanel";
import { caseRoles } from "../linking/casePeople";
import { CaseConversations } from "./CaseConversations";
import { CasePerson } from "./CasePerson";
import { CurrentConversation } from "./CurrentConversation";
import { FailureLine } from "./FailureLine";
import { NoticeLine } from "./NoticeLine";
import { openFailureText } from "./notices";
import { PanelFrame } from "./PanelFrame";
import { PanelLoading } from "./PanelLoading";
import { useSight } from "./useSight";
import { useStore } from "./useStore";
import { useTranslate } from "./ViewContext";

/** The panel on a case form. */
export const CaseView: React.FC<{ panel: CasePanel }> = ({ panel }) => {
  const t = useTranslate();
  const state = useStore(panel.state);
  const frame = useSight(panel);
  const refresh = (): void => void panel.refresh();
  if (state.phase === "loading") {
    return <PanelLoading titles={[t("Slot_customer"), t("Case_primaryContact"), t("Case_Conversations")]} />;
  }
  if (state.phase === "failed") {
    return (
      <PanelFrame frame={frame} onRefresh={refresh}>
        <div role="alert">
          <FailureLine failure={state.failure} onTryAgain={refresh} />
        </div>
      </PanelFrame>
    );
  }
  return (
    <PanelFrame frame={frame} onRefresh={refresh}>
      <div role="status">
        {state.failure ? <FailureLine failure={state.failure} onTryAgain={refresh} /> : null}
        {state.readOnly ? <NoticeLine kind="info" text={t(`Case_ReadOnly_${state.readOnly}`)} /> : null}
        {state.openFailure ? <NoticeLine kind="warning" text={openFailureText(state.openFailure, t)} /> : null}
      </div>
      {caseRoles.map((role) => (
        <CasePerson key={role} role={role} panel={panel} state={state} />
      ))}
      <CurrentConversation panel={panel} state={state} />
      <CaseConversations panel={panel} conversations={state.conversations} />
    </PanelFrame>
  );
};
