import { Badge, Link, Text, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import { conversationTable } from "../linking/conversation";
import type { ConversationLine } from "../linking/caseConversations";
import type { EntityReference } from "../records/row";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  list: { listStyleType: "none", ...shorthands.margin(0), ...shorthands.padding(0) },
  line: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    ...shorthands.padding(tokens.spacingVerticalXS, 0),
  },
  head: { display: "flex", columnGap: tokens.spacingHorizontalS, alignItems: "center", maxWidth: "100%" },
  subject: { overflowWrap: "anywhere", textAlign: "start" },
  details: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly lines: readonly ConversationLine[];
  readonly onOpen: (record: EntityReference) => void;
}

/** The conversations of a case, the live ones first. */
export const ConversationList: React.FC<Props> = ({ lines, onOpen }) => {
  const styles = useStyles();
  const t = useTranslate();
  return (
    <ul className={styles.list}>
      {lines.map((line) => {
        const name = line.subject || t("Record_NoName");
        const details = [line.isRoutedCase ? t("Case_RoutedCase") : "", line.channel, line.agent, line.createdOn];
        return (
          <li key={line.id} className={styles.line}>
            <span className={styles.head}>
              <Link
                as="button"
                className={styles.subject}
                aria-label={t("Record_Open", name)}
                onClick={() => onOpen({ entityType: conversationTable, id: line.id, name })}
              >
                {name}
              </Link>
              <Badge appearance="tint" size="small" color={line.isLive ? "success" : "informative"}>
                {line.statusText}
              </Badge>
            </span>
            <Text className={styles.details}>{details.filter((text) => text !== "").join(" · ")}</Text>
          </li>
        );
      })}
    </ul>
  );
};
