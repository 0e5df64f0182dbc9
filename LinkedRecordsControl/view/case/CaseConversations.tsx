import { makeStyles } from "@fluentui/react-components";
import * as React from "react";
import type { ConversationLine } from "../../linking/caseConversations";
import type { CasePanel } from "../../panel/casePanel";
import type { Conversations } from "../../panel/conversationPages";
import { Announced } from "../parts/Announcer";
import { NoticeLine } from "../parts/NoticeLine";
import { SecondaryText } from "../parts/SecondaryText";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";
import { WorkButton } from "../parts/WorkButton";
import { useFocusReturn } from "../parts/useFocusReturn";
import { ConversationList } from "./ConversationList";

const useStyles = makeStyles({
  // The text of a transparent button begins where other texts do.
  more: { marginInlineStart: "-8px" },
});

/** At the end of a long list, the first of its buttons is far away. */
const noControl: string[] = [];

/** All conversations of a case, page by page as the agent scrolls or asks for more. */
export const CaseConversations: React.FC<{ panel: CasePanel; conversations: Conversations }> = (props) => {
  const { panel, conversations } = props;
  const styles = useStyles();
  const t = useTranslate();
  const focus = useFocusReturn("conversations", panel.focusedParts, noControl);
  const open = React.useCallback((line: ConversationLine) => void panel.openConversation(line), [panel]);
  if (conversations.kind === "loading") {
    return (
      <Section {...focus} title={t("Case_Conversations")} busy>
        <SecondaryText>{t("Case_ConversationsLoading")}</SecondaryText>
      </Section>
    );
  }
  if (conversations.kind === "failed") {
    return (
      <Section {...focus} title={t("Case_Conversations")}>
        <NoticeLine
          kind="warning"
          text={t("Case_ConversationsFailed")}
          failure={conversations.failure}
          actions={[{ text: t("Panel_TryAgain"), run: () => void panel.refresh() }]}
        />
      </Section>
    );
  }
  const { lines, next, more, failure } = conversations;
  const loadMore = (): void => void panel.loadMore();
  return (
    <Section {...focus} title={t("Case_ConversationsCount", next ? `${lines.length}+` : lines.length)}>
      {lines.length > 0 ? (
        <ConversationList
          lines={lines}
          onOpen={panel.options.actions.has("open") ? open : undefined}
          onMore={next && more === "idle" ? loadMore : undefined}
        />
      ) : (
        <SecondaryText>{t("Case_ConversationsNone")}</SecondaryText>
      )}
      {more === "loading" ? <Announced text={t("Case_ConversationsLoading")} /> : null}
      {more === "failed" ? (
        <NoticeLine
          kind="warning"
          text={t("Case_MoreFailed")}
          failure={failure}
          actions={[{ text: t("Panel_TryAgain"), run: loadMore }]}
        />
      ) : null}
      {next && more !== "failed" ? (
        // It stays while the page comes: the focus stays on it.
        <WorkButton
          className={styles.more}
          appearance="transparent"
          busy={more === "loading"}
          isWorking={more === "loading"}
          onClick={loadMore}
        >
          {t("Case_More")}
        </WorkButton>
      ) : null}
    </Section>
  );
};
