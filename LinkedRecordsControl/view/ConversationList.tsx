import { Badge, Link, Text, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { ConversationLine } from "../linking/caseConversations";
import { Details } from "./Details";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    maxHeight: "420px",
    overflowY: "auto",
    overflowX: "hidden",
    ...shorthands.margin(0),
    ...shorthands.padding(0),
  },
  line: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    ...shorthands.padding(tokens.spacingVerticalXS, 0),
    // A thousand lines scroll as smoothly as ten: the browser lays out only those in sight.
    contentVisibility: "auto",
    containIntrinsicSize: "auto 48px",
  },
  head: { display: "flex", columnGap: tokens.spacingHorizontalS, alignItems: "center", maxWidth: "100%" },
  subject: { overflowWrap: "anywhere", textAlign: "start" },
  details: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly lines: readonly ConversationLine[];
  /** Absent where records may not be opened. */
  readonly onOpen?: (line: ConversationLine) => void;
  /** Reads on; absent on the last page. */
  readonly onMore?: () => void;
}

/** The conversations of a case, the live ones first. */
export const ConversationList: React.FC<Props> = ({ lines, onOpen, onMore }) => {
  const styles = useStyles();
  const t = useTranslate();
  return (
    // What scrolls must be in reach of the keyboard; links in it are.
    <ul
      className={styles.list}
      tabIndex={onOpen ? undefined : 0}
      onScroll={onMore && ((event) => isNearEnd(event.currentTarget) && onMore())}
    >
      {lines.map((line) => {
        const name = line.subject || t("Record_NoName");
        const times = line.endedOn ? t("Case_Times", line.startedOn, line.endedOn) : line.startedOn;
        const details = [line.isRoutedCase ? t("Case_RoutedCase") : "", line.channel, line.agent, times];
        return (
          <li key={line.id} className={styles.line}>
            <span className={styles.head}>
              {onOpen ? (
                <Link
                  as="button"
                  className={styles.subject}
                  aria-label={t("Record_Open", name)}
                  onClick={() => onOpen(line)}
                >
                  {name}
                </Link>
              ) : (
                <span className={styles.subject}>{name}</span>
              )}
              <Badge appearance="tint" size="small" color={line.isLive ? "success" : "informative"}>
                {line.statusText}
              </Badge>
            </span>
            <Text className={styles.details}>
              <Details texts={details} />
            </Text>
          </li>
        );
      })}
    </ul>
  );
};

/** Less than a screenful is left to scroll. */
function isNearEnd(list: HTMLElement): boolean {
  return list.scrollHeight - list.scrollTop < list.clientHeight * 2;
}
