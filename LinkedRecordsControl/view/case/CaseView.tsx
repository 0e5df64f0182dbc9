import * as React from "react";
import { caseSlots, slotNames, type CaseSlot } from "../../linking/slots";
import type { CasePanel } from "../../panel/casePanel";
import { PanelShell } from "../frame/PanelShell";
import { useSight } from "../frame/useSight";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { useStore } from "../parts/useStore";
import { RecordSlot, type SlotTexts } from "../slot/RecordSlot";
import { CaseConversations } from "./CaseConversations";
import { CurrentConversation } from "./CurrentConversation";

const shared = {
  unlink: "Case_Role_Clear",
  done: { linked: "Case_Role_Added", unlinked: "Case_Role_Removed" },
} as const;

const slotTexts: Readonly<Record<CaseSlot, SlotTexts>> = {
  customer: { title: "Slot_customer", empty: "Case_Customer_empty", ...shared },
  primaryContact: { title: "Case_primaryContact", empty: "Case_primaryContact_empty", ...shared },
};

/** The panel on a case form. */
export const CaseView: React.FC<{ panel: CasePanel }> = ({ panel }) => {
  const t = useTranslate();
  const state = useStore(panel.state);
  const names = slotNames(caseSlots);
  return (
    <PanelShell
      state={state}
      titles={[...names.map((slot) => t(slotTexts[slot].title)), t("Case_Conversations")]}
      frame={useSight(panel)}
      onRefresh={() => void panel.refresh()}
      messages={state.readOnly ? <NoticeLine kind="info" text={t(`Case_ReadOnly_${state.readOnly}`)} /> : null}
    >
      {names.map((slot) => (
        <RecordSlot key={slot} slot={slot} texts={slotTexts[slot]} panel={panel} state={state} />
      ))}
      <CurrentConversation panel={panel} state={state} />
      <CaseConversations panel={panel} conversations={state.conversations} />
    </PanelShell>
  );
};
