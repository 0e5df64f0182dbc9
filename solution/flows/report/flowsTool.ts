import { tally } from "../../../connector/checker/report/tally";
import type { Tool } from "../../../connector/checker/report/tool";
import { counted } from "../../../connector/checker/report/verdict";
import { sources } from "../rules/rule";
import { groups } from "../rules/table";
import type { FlowsResult } from "../run/checkFlows";

/** What the findings come to, for a person who has to decide. */
function judgement({ findings, problems, files }: FlowsResult): string {
  const { error, warning } = tally(findings);
  if (error > 0) {
    const refused = new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => file)).size;
    return files > 1
      ? `Not ready: ${refused} of ${files} flows have errors.`
      : `Not ready: the flow has ${counted(error, "error")}.`;
  }
  if (problems.length > 0) {
    return "Not known: not all could be checked.";
  }
  return warning > 0 ? `No errors; ${counted(warning, "warning")} should be looked at.` : "Ready.";
}

/** The checker of flows, as its reports name it. */
export const flowsTool: Tool<FlowsResult> = { name: "flow-check", groups, sources, judge: judgement };
