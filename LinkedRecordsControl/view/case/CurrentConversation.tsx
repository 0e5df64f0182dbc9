import { Text, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { CasePanel, CaseState } from "../../panel/casePanel";
import { SecondaryText } from "../parts/SecondaryText";
import { Section } from "../parts/Section";
import { TextButton } from "../parts/TextButton";
import { useTranslate } from "../parts/ViewContext";
import { useFocusReturn } from "../parts/useFocusReturn";
import { SlotStatus } from "../slot/SlotStatus";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalXS },
});

/** Links the case to the conversation of the agent's session, or unlinks it. Nothing where there is none. */
export const CurrentConversation: React.FC<{ panel: CasePanel; state: CaseState }> = ({ panel, state }) => {
  const styles = useStyles();
  const t = useTranslate();
  const focus = useFocusReturn("current", panel.focusedParts);
  const { current, canLinkCurrent, busy } = state;
  if (!current || (!canLinkCurrent && !state.notices.current)) {
    return null;
  }
  const linked = current.links.case;
  const isLinked = linked?.id === panel.id;
  const { unlink, replace, link } = state.abilities.current;
  return (
    <Section {...focus} title={t("Case_Current")} busy={busy?.slot === "current"}>
      <div className={styles.content}>
        <Text>{current.subject || t("Record_NoName")}</Text>
        {isLinked ? <SecondaryText>{t("Case_CurrentLinked")}</SecondaryText> : null}
        {linked && !isLinked ? (
          <SecondaryText>{t("Case_LinkCurrentReplaces", linked.name || t("Record_NoName"))}</SecondaryText>
        ) : null}
        {canLinkCurrent ? (
          <TextButton
            text={t(isLinked ? "Case_UnlinkCurrent" : "Case_LinkCurrent")}
            ability={isLinked ? unlink : linked ? replace : link}
            busy={busy !== undefined}
            onClick={() => void (isLinked ? panel.unlink("current") : panel.linkToCurrent())}
          />
        ) : null}
      </div>
      <SlotStatus slot="current" panel={panel} state={state} canChange={canLinkCurrent} />
    </Section>
  );
};
