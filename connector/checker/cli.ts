#!/usr/bin/env node
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { isColorSupported } from "picocolors";
import { jsonReport } from "./report/jsonReport";
import { rulesJson, rulesText } from "./report/ruleList";
import { sarifReport } from "./report/sarifReport";
import { type TextOptions, textReport } from "./report/textReport";
import { isAtLeast, type Severity } from "./rules/finding";
import { checkMany, type CheckResult } from "./run/checkConnectors";

const usage = `connector-check: checks definitions of custom connectors, offline.

  connector-check [options] PATH…

PATH is a folder (all connectors in it and below), a definition, an apiProperties.json or an icon.

  --all              list every place, not only those of errors
  --fix              apply the fixes that are certain, and only those
  --format FORMAT    text (default), json or sarif
  --least SEVERITY   leave out what weighs less than error, warning or hint (default)
  --config FILE      a configuration that replaces the connector-check.json beside the definitions
  --rules            list all rules with their sources
  --help             this text

Exit code: 0 no errors, 1 errors found, 2 something could not be checked or fixed.`;

const formats = ["text", "json", "sarif"];
const severities = ["error", "warning", "hint"] as const;

/** Connectors from which on a terminal gets a line that shows how far the check is. */
const manyConnectors = 20;

/** Thrown for arguments that make no sense; the message says what to do. */
class UsageError extends Error {}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        all: { type: "boolean", default: false },
        fix: { type: "boolean", default: false },
        format: { type: "string", default: "text" },
        least: { type: "string", default: "hint" },
        config: { type: "string" },
        rules: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Where the command writes to, so that a test can read it. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly coloured: boolean;
}

const terminal: Terminal = {
  print: (text) => {
    console.log(text);
  },
  complain: (text) => {
    console.error(text);
  },
  coloured: isColorSupported && process.stdout.isTTY,
};

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY && total >= manyConnectors) {
    process.stderr.write(done === total ? "\r\u001b[K" : `\r${done} of ${total} connectors checked`);
  }
}

function report(result: CheckResult, format: string, options: TextOptions): string {
  switch (format) {
    case "json":
      return jsonReport(result);
    case "sarif":
      return sarifReport(result);
    default:
      return textReport(result, options);
  }
}

async function check(args: string[], { print, complain, coloured }: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args);
  const least = severities.find((severity) => severity === values.least);
  if (values.help) {
    print(usage);
    return 0;
  }
  if (!formats.includes(values.format)) {
    throw new UsageError(`--format is ${formats.join(", ")}, not "${values.format}".`);
  }
  if (least === undefined) {
    throw new UsageError(`--least is ${severities.join(", ")}, not "${values.least}".`);
  }
  if (values.rules) {
    print(values.format === "text" ? rulesText() : rulesJson());
    return 0;
  }
  if (positionals.length === 0) {
    throw new UsageError("Name a folder or a definition to check.");
  }
  const result = await checkMany(positionals, { fix: values.fix, config: values.config, onProgress: showProgress });
  print(report(withoutLess(result, least), values.format, { coloured, all: values.all }));
  if (values.format !== "text") {
    result.problems.forEach((problem) => {
      complain(problem);
    });
  }
  if (result.problems.length > 0) {
    return 2;
  }
  return result.findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

const withoutLess = (result: CheckResult, least: Severity): CheckResult => ({
  ...result,
  findings: result.findings.filter(({ severity }) => isAtLeast(severity, least)),
});

/**
 * Runs the command.
 * @returns its exit code
 */
export async function runCommand(args: string[], to: Terminal): Promise<number> {
  try {
    return await check(args, to);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    to.complain(`${error.message}\n\n${usage}`);
    return 2;
  }
}

if (require.main === module) {
  // The check of a thousand connectors takes seconds. The engine would spend a third of them on optimizing functions that
  // are hardly called any more; let it wait longer before it does.
  setFlagsFromString("--interrupt-budget=1000000");
  void (async () => {
    process.exitCode = await runCommand(process.argv.slice(2), terminal);
  })();
}
