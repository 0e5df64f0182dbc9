import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { isColorSupported } from "picocolors";
import { version } from "../../package.json";
import { configSchema } from "./report/configSchema";
import { connectorTool } from "./report/connectorTool";
import { type Output, UsageError, type Wanted, wantedOf, writeReport } from "./report/output";
import { rulesJson, rulesText } from "./report/ruleList";
import { checkMany } from "./run/checkConnectors";
import { watchConnectors } from "./run/watch";

const usage = `connector-check: checks definitions of custom connectors, offline.

  connector-check [options] PATH…

PATH is a folder (all connectors in it and below), a definition, an apiProperties.json or an icon.

  --all              list every place, not only those of errors
  --fix              apply the fixes that are certain, and only those
  --format FORMAT    text (default), json or sarif
  --least SEVERITY   leave out what weighs less than error, warning or hint (default)
  --config FILE      a configuration that replaces the connector-check.json beside the definitions
  --watch            check again whenever a file changes, until Ctrl+C
  --rules            list all rules with their sources
  --schema           print the JSON schema of a configuration file
  --version          print the version
  --help             this text

Exit code: 0 no errors, 1 errors found, 2 something could not be checked or fixed.`;

/** Connectors from which on a terminal gets a line that shows how far the check is. */
const manyConnectors = 20;

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
        watch: { type: "boolean", default: false },
        rules: { type: "boolean", default: false },
        schema: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Where the command writes to, so that a test can read it. */
export interface Terminal extends Output {
  /** Ends watching. */
  readonly stop?: AbortSignal;
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

type Values = ReturnType<typeof readArguments>["values"];

/** What is printed without checking anything; undefined when something is to be checked. */
function information({ help, version: wantsVersion, schema, rules, format }: Values): string | undefined {
  if (help) {
    return usage;
  }
  if (wantsVersion) {
    return version;
  }
  if (schema) {
    return JSON.stringify(configSchema(), undefined, 2);
  }
  return rules ? (format === "text" ? rulesText(connectorTool) : rulesJson(connectorTool)) : undefined;
}

async function check(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args);
  const wanted = wantedOf(values);
  const text = information(values);
  if (text !== undefined) {
    terminal.print(text);
    return 0;
  }
  if (positionals.length === 0) {
    throw new UsageError("Name a folder or a definition to check.");
  }
  if (!values.watch) {
    return checkOnce(positionals, values, wanted, terminal);
  }
  if (values.format !== "text") {
    throw new UsageError("--watch writes text only. Leave --format out.");
  }
  let code = 0;
  const again = async (): Promise<void> => {
    code = await checkOnce(positionals, values, wanted, terminal);
    terminal.print("Watching for changes. Ctrl+C ends it.");
  };
  await watchConnectors(positionals, values.config, again, terminal.stop ?? new AbortController().signal);
  return code;
}

async function checkOnce(
  paths: readonly string[],
  { fix, config }: Values,
  wanted: Wanted,
  terminal: Terminal,
): Promise<number> {
  const result = await checkMany(paths, { fix, config, onProgress: showProgress });
  return writeReport(result, connectorTool, wanted, terminal);
}

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

/** Runs the command as the process was told to. */
export function start(): void {
  // The check of a thousand connectors takes seconds. The engine would spend a third of them on optimizing functions that
  // are hardly called any more; let it wait longer before it does.
  setFlagsFromString("--interrupt-budget=1000000");
  void (async () => {
    process.exitCode = await runCommand(process.argv.slice(2), terminal);
  })();
}

if (require.main === module) {
  start();
}
