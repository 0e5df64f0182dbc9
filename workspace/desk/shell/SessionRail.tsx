import * as React from "react";
import { Badge, Button, makeStyles, mergeClasses, tokens, Tooltip } from "@fluentui/react-components";
import { DismissRegular, NavigationRegular } from "@fluentui/react-icons";
import type { DeskSession } from "../state/sessions";
import { useObservable } from "../state/useObservable";
import { useDesk } from "../DeskContext";
import { ContentIcon } from "../parts/icons";

const useStyles = makeStyles({
  rail: {
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    width: "196px",
    flexShrink: 0,
    padding: "6px",
    boxSizing: "border-box",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  narrow: { width: "52px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "2px" },
  item: { position: "relative" },
  session: {
    width: "100%",
    minWidth: 0,
    justifyContent: "flex-start",
    fontWeight: tokens.fontWeightRegular,
    paddingRight: "32px",
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    "::before": {
      content: '""',
      position: "absolute",
      left: 0,
      top: "8px",
      bottom: "8px",
      width: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
  compact: { paddingRight: 0, paddingLeft: 0, justifyContent: "center" },
  title: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  close: { position: "absolute", right: "4px", top: "4px" },
  badge: { position: "absolute", right: "10px", top: "8px" },
});

interface RailItemProps {
  session: DeskSession;
  current: boolean;
  compact: boolean;
}

function RailItem({ session, current, compact }: RailItemProps): React.ReactElement {
  const styles = useStyles();
  const { sessions } = useDesk();
  const [anchor] = session.tabs;
  const button = (
    <Button
      appearance="subtle"
      className={mergeClasses(styles.session, current && styles.current, compact && styles.compact)}
      icon={anchor && <ContentIcon content={anchor.content} />}
      aria-current={current ? "true" : undefined}
      aria-label={session.badge ? `${session.title}, wants your attention` : session.title}
      {...(session.isDefault ? {} : { "aria-keyshortcuts": "Delete" })}
      onClick={() => sessions.focusSession(session.id)}
      onKeyDown={(event) => {
        if (event.key === "Delete" && !session.isDefault) sessions.closeSession(session.id);
      }}
      data-session={session.id}
    >
      {!compact && (
        <span className={styles.title} dir="auto">
          {session.title}
        </span>
      )}
    </Button>
  );
  return (
    <li className={styles.item}>
      {compact ? (
        <Tooltip content={session.title} relationship="inaccessible" positioning="after">
          {button}
        </Tooltip>
      ) : (
        button
      )}
      {session.badge && <Badge className={styles.badge} size="extra-small" color="danger" />}
      {!session.isDefault && !compact && (
        <Button
          className={styles.close}
          appearance="transparent"
          size="small"
          icon={<DismissRegular />}
          aria-label={`Close session ${session.title}`}
          onClick={() => sessions.closeSession(session.id)}
        />
      )}
    </li>
  );
}

/** The arrow that moves along the rail, and by how much. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Sessions at the left: Home, conversations and cases. Arrow keys move, Delete closes.
 * @param crowded the page needs the room: icons only, until the agent expands the rail
 */
export function SessionRail({ crowded }: { crowded: boolean }): React.ReactElement {
  const styles = useStyles();
  const { sessions } = useDesk();
  const workspace = useObservable(sessions);
  const [compact, setCompact] = React.useState(false);
  React.useEffect(() => setCompact(crowded || window.innerWidth < 1200), [crowded]);
  const move = (event: React.KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-session]")];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <nav className={mergeClasses(styles.rail, compact && styles.narrow)} aria-label="Sessions">
      <Tooltip content={compact ? "Expand sessions" : "Collapse sessions"} relationship="label" positioning="after">
        <Button
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-expanded={!compact}
          style={{ alignSelf: "flex-start" }}
          onClick={() => setCompact(!compact)}
        />
      </Tooltip>
      <ul className={styles.list} onKeyDown={move}>
        {workspace.sessions.map((session) => (
          <RailItem
            key={session.id}
            session={session}
            current={session.id === workspace.focusedSessionId}
            compact={compact}
          />
        ))}
      </ul>
    </nav>
  );
}
