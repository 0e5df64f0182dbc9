import type { StepStatus } from "../language/surroundings";
import { runAfterOf, type StepDefinitions } from "./definition";
import type { StepRecord } from "./record";

type End = Pick<StepRecord, "name" | "status" | "error">;

/**
 * How steps that ran together ended: by the last steps of their branches, and where such a one was skipped by those before
 * it, so that a failure that another step takes up fails nothing
 * (https://learn.microsoft.com/azure/logic-apps/error-exception-handling).
 */
export function statusOf(
  steps: StepDefinitions,
  ends: readonly End[],
): { status: StepStatus; failed: End | undefined } {
  const before = new Map(Object.entries(steps).map(([name, step]) => [name, runAfterOf(step).map(([each]) => each)]));
  const awaited = new Set([...before.values()].flat());
  const byName = new Map(ends.map((end) => [end.name, end]));
  const decisive = new Set<End>();
  const visited = new Set<string>();
  const decide = (name: string): void => {
    const end = byName.get(name);
    if (!end || visited.has(name)) return;
    visited.add(name);
    if (end.status === "Skipped") before.get(name)?.forEach(decide);
    else decisive.add(end);
  };
  [...before.keys()].filter((name) => !awaited.has(name)).forEach(decide);
  const failed = [...decisive].find(({ status }) => status === "Failed" || status === "TimedOut");
  if (failed) return { status: "Failed", failed };
  const cancelled = [...decisive].find(({ status }) => status === "Cancelled");
  return { status: cancelled ? "Cancelled" : "Succeeded", failed: cancelled };
}
