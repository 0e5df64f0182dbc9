import { dirname } from "node:path";
import { sources } from "../rules/rule";
import { groups } from "../rules/table";
import type { CheckResult } from "../run/checkConnectors";
import { tally } from "./tally";
import type { Tool } from "./tool";
import { counted } from "./verdict";

/** What the findings come to, for a person who has to decide. */
function judgement({ findings, problems, connectors }: CheckResult): string {
  const { error, warning } = tally(findings);
  if (error > 0) {
    const refused = new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => dirname(file)))
      .size;
    return connectors > 1
      ? `Not ready: an import or a certification would refuse ${refused} of ${connectors} connectors.`
      : `Not ready: an import or a certification would refuse this for ${counted(error, "error")}.`;
  }
  if (problems.length > 0) {
    return "Not known: not all could be checked.";
  }
  return warning > 0
    ? `Ready to import; before a certification ${counted(warning, "warning")} should be looked at.`
    : "Ready.";
}

/** The connector checker, as its reports name it. */
export const connectorTool: Tool<CheckResult> = { name: "connector-check", groups, sources, judge: judgement };
