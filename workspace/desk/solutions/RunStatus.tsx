import * as React from "react";
import { Badge } from "@fluentui/react-components";

const colours: Readonly<Record<string, "success" | "danger" | "warning" | "informative" | "brand">> = {
  Succeeded: "success",
  Failed: "danger",
  TimedOut: "danger",
  Cancelled: "warning",
  Running: "brand",
  Waiting: "brand",
};

/** How a run or a step ended, as a badge. */
export function RunStatus({ status }: { status: string }): React.ReactElement {
  return (
    <Badge appearance="tint" color={colours[status] ?? "informative"}>
      {status === "TimedOut" ? "Timed out" : status}
    </Badge>
  );
}

/** How long something took. */
export function durationOf(startTime: string, endTime: string | undefined): string {
  if (endTime === undefined) return "…";
  const milliseconds = Date.parse(endTime) - Date.parse(startTime);
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
