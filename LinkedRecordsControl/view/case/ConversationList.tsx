import { makeStyles, shorthands } from "@fluentui/react-components";
import * as React from "react";
import type { ConversationLine } from "../../linking/caseConversations";
import { goAmong } from "../parts/goAmong";
import { ConversationItem } from "./ConversationItem";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    maxHeight: "420px",
    overflowY: "auto",
    overflowX: "hidden",
    ...shorthands.margin(0),
    ...shorthands.padding(0),
  },
});

interface Props {
  readonly lines: readonly ConversationLine[];
  /** Absent where records may not be opened. */
  readonly onOpen?: (line: ConversationLine) => void;
  /** Reads on; absent on the last page. */
  readonly onMore?: () => void;
}

/**
 * The conversations of a case, the live ones first. The list is one stop of the Tab key, whatever its length: the arrow
 * keys, Home and End go from one to the other.
 */
export const ConversationList: React.FC<Props> = ({ lines, onOpen, onMore }) => {
  const styles = useStyles();
  const [stop, setStop] = React.useState<string>();
  const onFocus = React.useCallback((line: ConversationLine) => setStop(line.id), []);
  const tabStop = lines.some(({ id }) => id === stop) ? stop : lines[0]?.id;
  return (
    // What scrolls must be in reach of the keyboard; links in it are.
    <ul
      className={styles.list}
      tabIndex={onOpen ? undefined : 0}
      onKeyDown={(event) => goAmong(event, Array.from(event.currentTarget.querySelectorAll("button")))}
      onScroll={onMore && ((event) => isNearEnd(event.currentTarget) && onMore())}
    >
      {lines.map((line) => (
        <ConversationItem key={line.id} line={line} onOpen={onOpen} isTabStop={line.id === tabStop} onFocus={onFocus} />
      ))}
    </ul>
  );
};

/** Less than a screenful is left to scroll. */
function isNearEnd(list: HTMLElement): boolean {
  return list.scrollHeight - list.scrollTop < list.clientHeight * 2;
}
