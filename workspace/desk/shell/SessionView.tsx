import * as React from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useDesk } from "../DeskContext";
import { CommunicationPanel } from "../forms/CommunicationPanel";
import { NewRecordForm } from "../forms/NewRecordForm";
import { RecordForm } from "../forms/RecordForm";
import type { DeskSession, DeskTab } from "../state/sessions";
import { SolutionsPage } from "../solutions/SolutionsPage";
import { HomePage } from "./HomePage";
import { panelElementId, tabElementId, TabStrip } from "./TabStrip";

const useStyles = makeStyles({
  view: { display: "flex", flexGrow: 1, minWidth: 0, minHeight: 0 },
  hidden: { display: "none" },
  // Not in sight and out of reach, yet with a place and a size, as a form that a host keeps beside the one in front.
  laidOut: { position: "absolute", inset: 0, visibility: "hidden" },
  main: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, minHeight: 0 },
  panel: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    overflowX: "hidden",
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

function TabContentView({ tab, canClose }: { tab: DeskTab; canClose: boolean }): React.ReactElement {
  const { content } = tab;
  const { traits } = useDesk();
  if (content.kind === "home") return <HomePage refreshes={tab.refreshes} />;
  if (content.kind === "solutions") return <SolutionsPage />;
  const { table, recordId, defaults } = content;
  return recordId === null ? (
    <NewRecordForm tabId={tab.id} canClose={canClose} table={table} defaults={defaults} />
  ) : (
    <RecordForm
      key={traits.tabRefresh === "builds the form anew" ? tab.refreshes : undefined}
      tabId={tab.id}
      canClose={canClose}
      table={table}
      recordId={recordId}
      refreshes={tab.refreshes}
    />
  );
}

/** A tab's panel: drawn when it is first shown, then kept, so that nothing typed is lost by a look elsewhere. */
function TabPanel(props: { tab: DeskTab; canClose: boolean; shown: boolean }): React.ReactElement {
  const styles = useStyles();
  const seen = React.useRef(props.shown);
  seen.current = seen.current || props.shown;
  return (
    <div
      id={panelElementId(props.tab.id)}
      role="tabpanel"
      aria-labelledby={tabElementId(props.tab.id)}
      className={styles.panel}
      hidden={!props.shown}
    >
      {seen.current && <TabContentView tab={props.tab} canClose={props.canClose} />}
    </div>
  );
}

/** A session: its tabs, and the communication panel beside them when it is a conversation. */
export function SessionView({ session, shown }: { session: DeskSession; shown: boolean }): React.ReactElement | null {
  const styles = useStyles();
  const { traits } = useDesk();
  const seen = React.useRef(shown);
  seen.current = seen.current || shown;
  const [anchor] = session.tabs;
  if (!seen.current || !anchor) return null;
  const conversation =
    anchor.content.kind === "record" && anchor.content.table === "msdyn_ocliveworkitem"
      ? anchor.content.recordId
      : null;
  const behind = traits.otherForms === "kept, laid out" ? styles.laidOut : styles.hidden;
  return (
    <div className={mergeClasses(styles.view, !shown && behind)}>
      {conversation !== null && (
        <CommunicationPanel conversationId={conversation} customer={session.title} refreshes={anchor.refreshes} />
      )}
      <main className={styles.main} aria-label={session.title}>
        <TabStrip session={session} />
        {session.tabs.map((tab, index) => (
          <TabPanel key={tab.id} tab={tab} canClose={index > 0} shown={tab.id === session.focusedTabId} />
        ))}
      </main>
    </div>
  );
}
