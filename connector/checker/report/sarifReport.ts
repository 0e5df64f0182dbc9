import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import { version } from "../../../package.json";
import type { Finding, FoundPlace, Severity } from "../rules/finding";
import { type Checked, type RuleText, rulesOf, type Tool } from "./tool";

const levels: Record<Severity, Result.level> = { error: "error", warning: "warning", hint: "note" };

/** A path as SARIF wants it: relative to the working folder where possible, with forward slashes, escaped. */
function uriOf(path: string): string {
  const near = relative(process.cwd(), path);
  if (near.startsWith("..") || resolve(near) === near) {
    return pathToFileURL(path).href;
  }
  return near.split(/[\\/]/).map(encodeURIComponent).join("/");
}

const descriptor = (
  { id, severity, demand, why, source }: RuleText,
  { sources }: Pick<Tool, "sources">,
): ReportingDescriptor => ({
  id,
  shortDescription: { text: demand },
  fullDescription: { text: why },
  help: { text: `${demand} ${why} Source: ${sources[source]}.` },
  defaultConfiguration: { level: levels[severity] },
});

const locationOf = (file: string, { pointer, line, column }: FoundPlace): Location => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column },
  },
  logicalLocations: [{ fullyQualifiedName: pointer }],
});

/** The further places of a cause, each with what is said of it. */
function furtherPlaces({ file, others }: Finding): Pick<Result, "relatedLocations" | "occurrenceCount"> {
  return others === undefined
    ? {}
    : {
        occurrenceCount: 1 + others.length,
        relatedLocations: others.map((other, index) => ({
          id: index + 1,
          ...locationOf(file, other),
          message: { text: other.message },
        })),
      };
}

/** Writes findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change. */
export function sarifReport({ findings, problems }: Checked, tool: Pick<Tool, "name" | "groups" | "sources">): string {
  const rules = [...rulesOf(tool).values()];
  const ids = rules.map(({ id }) => id);
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            semanticVersion: version,
            rules: rules.map((rule) => descriptor(rule, tool)),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            toolExecutionNotifications: problems.map((text) => ({ level: "error", message: { text } })),
          },
        ],
        results: findings.map((finding): Result => ({
          ruleId: finding.ruleId,
          ruleIndex: ids.indexOf(finding.ruleId),
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [locationOf(finding.file, finding)],
          ...furtherPlaces(finding),
        })),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}
