import * as React from "react";
import { Badge } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";
import { useDesk } from "../DeskContext";

/** The status of a row as a badge, in the colour that the app gives it. */
export function StatusBadge(props: { table: string; row: Row; text: string }): React.ReactElement {
  const badges = useDesk().appTables.find(props.table)?.badges;
  return (
    <Badge appearance="tint" color={badges?.[Number(props.row.statuscode)] ?? "informative"}>
      {props.text}
    </Badge>
  );
}
