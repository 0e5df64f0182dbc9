import { Text, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { CasePanel, CaseState } from "../linking/casePanel";
import type { EntityReference } from "../records/row";
import { ConversationList } from "./ConversationList";
import { NoticeLine } from "./NoticeLine";
import { failureText, openFailureText } from "./notices";
import { PanelFrame } from "./PanelFrame";
import { PanelSkeleton } from "./PanelSkeleton";
import { RecordCard } from "./RecordCard";
import { Section } from "./Section";
import { useStore } from "./useStore";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({ empty: { color: tokens.colorNeutralForeground2 } });

/** The panel on a case form. */
export const CaseView: React.FC<{ panel: CasePanel }> = ({ panel }) => {
  const styles = useStyles();
  const t = useTranslate();
  const state = useStore(panel.state);
  const refresh = (): void => void panel.refresh();
  const open = (record: EntityReference): void => void panel.open(record);
  if (state.phase === "loading") {
    return (
      <PanelFrame>
        <PanelSkeleton titles={[t("Slot_customer"), t("Case_Conversations")]} />
      </PanelFrame>
    );
  }
  if (state.phase === "failed") {
    return (
      <PanelFrame onRefresh={refresh}>
        <div role="alert">
          <NoticeLine
            kind="warning"
            text={failureText(state.failure, t)}
            action={{ text: t("Panel_TryAgain"), run: refresh }}
          />
        </div>
      </PanelFrame>
    );
  }
  return (
    <PanelFrame onRefresh={refresh}>
      <div role="status">
        {state.openFailure ? <NoticeLine kind="warning" text={openFailureText(state.openFailure, t)} /> : null}
      </div>
      <Section title={t("Slot_customer")}>
        {state.customer ? (
          <RecordCard card={state.customer} descriptions={state.descriptions} onOpen={open} />
        ) : (
          <Text className={styles.empty}>{t("Case_Customer_empty")}</Text>
        )}
      </Section>
      <Conversations conversations={state.conversations} onOpen={open} onAgain={refresh} />
    </PanelFrame>
  );
};

interface ConversationsProps {
  readonly conversations: CaseState["conversations"];
  readonly onOpen: (record: EntityReference) => void;
  readonly onAgain: () => void;
}

const Conversations: React.FC<ConversationsProps> = ({ conversations, onOpen, onAgain }) => {
  const styles = useStyles();
  const t = useTranslate();
  switch (conversations.kind) {
    case "loading":
      return (
        <Section title={t("Case_Conversations")} busy>
          <Text className={styles.empty}>{t("Case_ConversationsLoading")}</Text>
        </Section>
      );
    case "failed":
      return (
        <Section title={t("Case_Conversations")}>
          <div role="alert">
            <NoticeLine
              kind="warning"
              text={t("Case_ConversationsFailed")}
              action={{ text: t("Panel_TryAgain"), run: onAgain }}
            />
          </div>
        </Section>
      );
    case "found":
      return (
        <Section title={t("Case_ConversationsCount", conversations.lines.length)}>
          {conversations.lines.length > 0 ? (
            <ConversationList lines={conversations.lines} onOpen={onOpen} />
          ) : (
            <Text className={styles.empty}>{t("Case_ConversationsNone")}</Text>
          )}
        </Section>
      );
  }
};
