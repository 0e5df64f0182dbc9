import { Button, Spinner, Text, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { CasePanel } from "../linking/casePanel";
import type { CaseState } from "../linking/caseState";
import { ConversationList } from "./ConversationList";
import { NoticeLine } from "./NoticeLine";
import { Section } from "./Section";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  secondary: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // The text of a transparent button begins where other texts do.
  more: { marginInlineStart: "-8px" },
});

interface Props {
  readonly panel: CasePanel;
  readonly conversations: CaseState["conversations"];
}

/** All conversations of a case, page by page as the agent scrolls or asks for more. */
export const CaseConversations: React.FC<Props> = ({ panel, conversations }) => {
  const styles = useStyles();
  const t = useTranslate();
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
  const loadMore = (): void => void panel.loadMore();
  return (
    <Section title={t("Case_ConversationsCount", next ? `${lines.length}+` : lines.length)}>
      {lines.length > 0 ? (
        <ConversationList
          lines={lines}
          onOpen={panel.options.actions.has("open") ? (line) => void panel.openConversation(line) : undefined}
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
      {next && more === "idle" ? (
        <Button className={styles.more} size="small" appearance="transparent" onClick={loadMore}>
          {t("Case_More")}
        </Button>
      ) : null}
    </Section>
  );
};
