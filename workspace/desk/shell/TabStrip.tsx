import * as React from "react";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { DeskSession } from "../state/sessions";
import { useDesk } from "../DeskContext";
import { ContentIcon } from "../parts/icons";

const useStyles = makeStyles({
  strip: {
    display: "flex",
    flexShrink: 0,
    overflowX: "auto",
    padding: "4px 8px 0",
    gap: "2px",
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: { position: "relative", display: "flex", flexShrink: 0, maxWidth: "220px" },
  button: {
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
    borderBottomLeftRadius: 0,
    borderBottomRightRadius: 0,
  },
  closable: { paddingRight: "34px" },
  current: { backgroundColor: tokens.colorNeutralBackground1, fontWeight: tokens.fontWeightSemibold },
  line: {
    position: "absolute",
    left: "8px",
    right: "8px",
    bottom: 0,
    height: "2px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandStroke,
  },
  title: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  close: { position: "absolute", right: "4px", top: "4px" },
});

/** Ids that tie a tab to its panel. */
export const tabElementId = (tabId: string) => `tab-${tabId}`;
export const panelElementId = (tabId: string) => `panel-${tabId}`;

const targets: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** The tabs of a session. Arrow keys, Home and End move; Delete closes. */
export function TabStrip({ session }: { session: DeskSession }): React.ReactElement {
  const styles = useStyles();
  const { sessions, options } = useDesk();
  const focus = (tabId: string) => {
    sessions.focusTab(tabId);
    document.getElementById(tabElementId(tabId))?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent, at: number) => {
    const mirrored: Readonly<Record<string, string>> = { ArrowRight: "ArrowLeft", ArrowLeft: "ArrowRight" };
    const key = options.get().dir === "rtl" ? (mirrored[event.key] ?? event.key) : event.key;
    const target = session.tabs[targets[key]?.(at, session.tabs.length) ?? -1];
    const [anchor] = session.tabs;
    if (target) {
      event.preventDefault();
      focus(target.id);
    } else if (key === "Delete" && at > 0 && anchor) {
      const before = session.tabs[at - 1] ?? anchor;
      sessions.closeTab(session.tabs[at]?.id ?? "");
      focus(before.id);
    }
  };
  return (
    <div className={styles.strip} role="tablist" aria-label={`Tabs of ${session.title}`}>
      {session.tabs.map((tab, index) => {
        const current = tab.id === session.focusedTabId;
        return (
          <div key={tab.id} className={styles.tab} role="presentation">
            <Button
              id={tabElementId(tab.id)}
              role="tab"
              appearance="subtle"
              aria-selected={current}
              aria-controls={panelElementId(tab.id)}
              tabIndex={current ? 0 : -1}
              className={mergeClasses(styles.button, index > 0 && styles.closable, current && styles.current)}
              icon={<ContentIcon content={tab.content} />}
              title={tab.title}
              {...(index > 0 ? { "aria-keyshortcuts": "Delete" } : {})}
              onClick={() => sessions.focusTab(tab.id)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <span className={styles.title} dir="auto">
                {tab.title}
              </span>
            </Button>
            {index > 0 && (
              // For the mouse only: a tab list may own nothing but tabs. By keyboard: Delete, or the form's command.
              <Button
                className={styles.close}
                appearance="transparent"
                size="small"
                icon={<DismissRegular />}
                tabIndex={-1}
                aria-hidden="true"
                title="Close tab"
                onClick={() => sessions.closeTab(tab.id)}
              />
            )}
            {current && <span className={styles.line} />}
          </div>
        );
      })}
    </div>
  );
}
