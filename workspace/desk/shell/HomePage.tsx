import * as React from "react";
import { Button, makeStyles, Title3 } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { useDesk } from "../DeskContext";
import { RecordList } from "./RecordList";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px", padding: "16px" },
  heading: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { margin: 0 },
});

/** The Home tab: what the agent has to do, each row a session. */
export function HomePage({ refreshes }: { refreshes: number }): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const home = desk.sessions.get().sessions[0]?.focusedTabId ?? "";
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <Title3 as="h1" className={styles.title}>
          Agent dashboard
        </Title3>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowClockwiseRegular />}
          onClick={() => desk.sessions.refreshTab(home)}
        >
          Refresh
        </Button>
      </div>
      {desk.appTables.all.map(
        ({ table, home: list }) => list && <RecordList key={table} table={table} list={list} refreshes={refreshes} />,
      )}
    </div>
  );
}
