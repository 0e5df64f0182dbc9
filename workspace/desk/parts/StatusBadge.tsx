import * as React from "react";
import { Badge } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";

/** Colours of the status of a conversation and of a case, by table and status reason. */
const statusColours: Readonly<
  Record<string, Readonly<Record<number, "success" | "warning" | "informative" | "brand">>>
> = {
  msdyn_ocliveworkitem: { 1: "brand", 2: "success", 3: "warning", 4: "informative", 5: "warning" },
  incident: { 1: "success", 2: "warning", 3: "warning", 4: "brand" },
};

/** The status of a row as a badge, in the colour the product gives it. */
export function StatusBadge(props: { table: string; row: Row; text: string }): React.ReactElement {
  const colour = statusColours[props.table]?.[Number(props.row.statuscode)] ?? "informative";
  return (
    <Badge appearance="tint" color={colour}>
      {props.text}
    </Badge>
  );
}
