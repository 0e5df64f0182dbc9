import * as React from "react";
import {
  Button,
  Caption1,
  Caption1Strong,
  makeStyles,
  mergeClasses,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import type { LogEntry } from "../state/log";
import { useObservable } from "../state/useObservable";
import { useDesk } from "../DeskContext";

const useStyles = makeStyles({
  heading: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { margin: 0 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: "4px 8px",
    flexGrow: 1,
    minHeight: "160px",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  entry: {
    padding: "4px 0",
    overflowWrap: "anywhere",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    direction: "ltr",
    textAlign: "start",
  },
  kind: { marginRight: "6px", color: tokens.colorNeutralForeground3 },
  call: { color: tokens.colorBrandForeground1 },
  error: { color: tokens.colorPaletteRedForeground1 },
  detail: { color: tokens.colorNeutralForeground3, display: "block" },
});

function Entry({ entry }: { entry: LogEntry }): React.ReactElement {
  const styles = useStyles();
  const colour = { "host call": styles.call, request: "", event: "", error: styles.error }[entry.kind];
  return (
    <li className={styles.entry}>
      <Caption1Strong className={mergeClasses(styles.kind, colour)}>{entry.kind}</Caption1Strong>
      <Caption1>{entry.text}</Caption1>
      {entry.detail !== undefined && <Caption1 className={styles.detail}>{entry.detail}</Caption1>}
    </li>
  );
}

/** Host calls, requests and events, the latest first. */
export function LogList(): React.ReactElement {
  const styles = useStyles();
  const { log } = useDesk();
  const entries = useObservable(log);
  return (
    <>
      <div className={styles.heading}>
        <Subtitle2 as="h3" className={styles.title}>
          Log
        </Subtitle2>
        <Button appearance="subtle" size="small" icon={<DeleteRegular />} onClick={() => log.clear()}>
          Clear
        </Button>
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      <ol className={styles.list} aria-label="Log" tabIndex={0}>
        {[...entries].reverse().map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
      </ol>
    </>
  );
}
