import { Badge, Link, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { ConversationLine } from "../../linking/caseConversations";
import { Details } from "../parts/Details";
import { useTranslate } from "../parts/ViewContext";

const useStyles = makeStyles({
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
});

interface Props {
  readonly line: ConversationLine;
  /** Absent where records may not be opened. Always the same function, so that the line is not rendered anew. */
  readonly onOpen?: (line: ConversationLine) => void;
  /** The Tab key stops here. */
  readonly isTabStop: boolean;
  /** Always the same function, too. */
  readonly onFocus: (line: ConversationLine) => void;
}

/** One conversation of a case. It is rendered once: the next page must not cost more the longer the list is. */
export const ConversationItem: React.FC<Props> = React.memo(function ConversationItem({
  line,
  onOpen,
  isTabStop,
  onFocus,
}) {
  const styles = useStyles();
  const t = useTranslate();
  const name = line.subject || t("Record_NoName");
  const times = line.times.length > 1 ? t("Case_Times", ...line.times) : (line.times[0] ?? "");
  const details = [line.isRoutedCase ? t("Case_RoutedCase") : "", line.channel, line.agent, times];
  return (
    <li className={styles.line}>
      <span className={styles.head}>
        {onOpen ? (
          <Link
            as="button"
            className={styles.subject}
            aria-label={t("Record_Open", name)}
            tabIndex={isTabStop ? 0 : -1}
            onFocus={() => onFocus(line)}
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
      <Details texts={details} />
    </li>
  );
});
