import { Button, Spinner, Text, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { CasePanel, CaseState } from "../../panel/casePanel";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";
import { useFocusReturn } from "../parts/useFocusReturn";
import { SlotNotice } from "../slot/SlotNotice";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalXS },
  secondary: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface Props {
  readonly panel: CasePanel;
  readonly state: CaseState;
}

/** Links the case to the conversation of the agent's session, or unlinks it. Nothing where there is none. */
export const CurrentConversation: React.FC<Props> = ({ panel, state }) => {
  const styles = useStyles();
  const t = useTranslate();
  const { place, keep } = useFocusReturn();
  const { current, busy } = state;
  const notice = state.notices.current;
  if (!current || (!state.canLinkCurrent && !notice)) {
    return null;
  }
  const linked = current.links.case;
  const isLinked = linked?.id === panel.id;
  const { unlink, replace, link } = state.abilities.current;
  const ability = isLinked ? unlink : linked ? replace : link;
  const button = (
    <Button
      size="small"
      disabledFocusable={busy !== undefined || ability === "noPrivilege"}
      onClick={() => keep(isLinked ? panel.unlink("current") : panel.linkToCurrent())}
    >
      {t(isLinked ? "Case_UnlinkCurrent" : "Case_LinkCurrent")}
    </Button>
  );
  return (
    <Section ref={place} title={t("Case_Current")} busy={busy?.slot === "current"}>
      <div className={styles.content}>
        <Text>{current.subject || t("Record_NoName")}</Text>
        {isLinked ? <Text className={styles.secondary}>{t("Case_CurrentLinked")}</Text> : null}
        {linked && !isLinked ? (
          <Text className={styles.secondary}>{t("Case_LinkCurrentReplaces", linked.name || t("Record_NoName"))}</Text>
        ) : null}
        {state.canLinkCurrent && ability === "yes" ? button : null}
        {state.canLinkCurrent && ability === "noPrivilege" ? (
          <Tooltip content={t("NoPrivilege")} relationship="description">
            {button}
          </Tooltip>
        ) : null}
      </div>
      <div role="status">
        {busy?.slot === "current" ? (
          <Spinner size="tiny" label={t(busy.doing === "unlinking" ? "Busy_Unlinking" : "Busy_Linking")} />
        ) : null}
        <SlotNotice
          notice={notice}
          canChange={false}
          onUndo={() => undefined}
          onDismiss={() => panel.dismiss("current")}
        />
      </div>
    </Section>
  );
};
