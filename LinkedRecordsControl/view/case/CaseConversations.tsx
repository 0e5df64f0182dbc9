import { Button, Spinner, Text, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { ConversationLine } from "../../linking/caseConversations";
import type { CasePanel } from "../../panel/casePanel";
import type { Conversations } from "../../panel/conversationPages";
import { NoticeLine } from "../parts/NoticeLine";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";
import { useFocusReturn } from "../parts/useFocusReturn";
import { ConversationList } from "./ConversationList";

const useStyles = makeStyles({
  secondary: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // The text of a transparent button begins where other texts do.
  more: { marginInlineStart: "-8px" },
});

interface Props {
  readonly panel: CasePanel;
  readonly conversations: Conversations;
}

/** All conversations of a case, page by page as the agent scrolls or asks for more. */
export const CaseConversations: React.FC<Props> = ({ panel, conversations }) => {
  const styles = useStyles();
  const t = useTranslate();
  const { place, keep } = useFocusReturn();
  const open = React.useCallback((line: ConversationLine) => void panel.openConversation(line), [panel]);
  if (conversations.kind === "loading") {
    return (
      <Section title={t("Case_Conversations")} busy>
        <Text className={styles.secondary}>{t("Case_ConversationsLoading")}</Text>
      </Section>
    );
  }
  if (conversations.kind === "failed") {
    return (
      <Section title={t("Case_Conversations")}>
        <div role="alert">
          <NoticeLine
            kind="warning"
            text={t("Case_ConversationsFailed")}
            actions={[{ text: t("Panel_TryAgain"), run: () => void panel.refresh() }]}
          />
        </div>
      </Section>
    );
  }
  const { lines, next, more } = conversations;
  const loadMore = (): void => keep(panel.loadMore());
  return (
    <Section ref={place} title={t("Case_ConversationsCount", next ? `${lines.length}+` : lines.length)}>
      {lines.length > 0 ? (
        <ConversationList
          lines={lines}
          onOpen={panel.options.actions.has("open") ? open : undefined}
          onMore={next && more === "idle" ? loadMore : undefined}
        />
      ) : (
        <Text className={styles.secondary}>{t("Case_ConversationsNone")}</Text>
      )}
      <div role="status">
        {more === "loading" ? <Spinner size="tiny" label={t("Case_ConversationsLoading")} /> : null}
        {more === "failed" ? (
          <NoticeLine
            kind="warning"
            text={t("Case_MoreFailed")}
            actions={[{ text: t("Panel_TryAgain"), run: loadMore }]}
          />
        ) : null}
      </div>
      {next && more !== "failed" ? (
        // It stays while the page comes: the focus stays on it.
        <Button
          className={styles.more}
          size="small"
          appearance="transparent"
          disabledFocusable={more === "loading"}
          onClick={loadMore}
        >
          {t("Case_More")}
        </Button>
      ) : null}
    </Section>
  );
};
