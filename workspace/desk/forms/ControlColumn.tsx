import * as React from "react";
import { makeStyles } from "@fluentui/react-components";
import type { Row } from "../dataverse/client";
import type { TableDefinition } from "../dataverse/metadata";
import { placementsFor } from "../host/solution";
import { useDesk } from "../shell/DeskContext";
import { useStore } from "../state/useStore";
import { Card } from "./Card";
import { ControlHost } from "./ControlHost";

const useStyles = makeStyles({
  column: {
    display: "flex",
    flexDirection: "column",
    gap: "12px",
    flexShrink: 0,
    boxSizing: "border-box",
    maxWidth: "100%",
  },
});

interface ControlColumnProps {
  table: TableDefinition;
  row: Row | null;
  recordId: string | null;
  recordName: string;
}

/** The column of a form that holds the code components the solution puts there; nothing when it puts none. */
export function ControlColumn(props: ControlColumnProps): React.ReactElement | null {
  const styles = useStyles();
  const desk = useDesk();
  const { width } = useStore(desk.options);
  const placements = placementsFor(desk.solution, props.table.LogicalName);
  if (placements.length === 0) return null;
  return (
    <div className={styles.column} style={{ width }}>
      {placements.map((placement, index) => (
        <Card key={index}>
          <ControlHost placement={placement} {...props} />
        </Card>
      ))}
    </div>
  );
}
