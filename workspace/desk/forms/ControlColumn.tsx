import * as React from "react";
import { makeStyles } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";
import type { TableMetadata } from "../client/tableMetadata";
import { placementsFor } from "../host/placements";
import { useDesk } from "../DeskContext";
import { useObservable } from "../state/useObservable";
import { Card } from "../parts/Card";
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
  table: TableMetadata;
  row: Row | null;
  recordId: string | null;
  recordName: string;
  onUnsaved: () => void;
}

/** The column of a form that holds the code components the solution puts there; nothing when it puts none. */
export function ControlColumn(props: ControlColumnProps): React.ReactElement | null {
  const styles = useStyles();
  const desk = useDesk();
  const { width } = useObservable(desk.options);
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
