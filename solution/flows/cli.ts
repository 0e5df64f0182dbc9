import { parseArgs } from "node:util";
import { isColorSupported } from "picocolors";
import { type Output, UsageError, wantedOf, writeReport } from "../../connector/checker/report/output";
import { rulesJson, rulesText } from "../../connector/checker/report/ruleList";
import { flowsTool } from "./report/flowsTool";
import { checkFlows } from "./run/checkFlows";

const usage = `flow-check: checks definitions of cloud flows, offline.

  npm run check:flows -- [options] PATH…

PATH is a flow's JSON file, a solution's zip or folder of sources, a folder with any of them, or the definition of a
custom connector that the flows use.

  --all              list every place, not only those of errors
  --format FORMAT    text (default), json or sarif
  --least SEVERITY   leave out what weighs less than error, warning or hint (default)
  --whole            all that the flows need is at PATH: what is not there is missing
  --rules            list all rules with their sources
  --help             this text

Exit code: 0 no errors, 1 errors found, 2 something could not be checked.`;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: "boolean", default: false },
        format: { type: "string", default: "text" },
        least: { type: "string", default: "hint" },
        whole: { type: "boolean", default: false },
        rules: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function run(args: readonly string[], output: Output): number {
  const { values, positionals } = readArguments(args);
  const wanted = wantedOf(values);
  if (values.help) {
    output.print(usage);
    return 0;
  }
  if (values.rules) {
    output.print(values.format === "text" ? rulesText(flowsTool) : rulesJson(flowsTool));
    return 0;
  }
  if (positionals.length === 0) {
    throw new UsageError("Name a flow, a folder or a solution zip to check.");
  }
  return writeReport(checkFlows(positionals, values.whole), flowsTool, wanted, output);
}

/**
 * Runs the command.
 * @returns its exit code: 0 no errors, 1 errors found, 2 something could not be checked, or a wrong usage
 */
export function runCommand(args: readonly string[], output: Output): number {
  try {
    return run(args, output);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    output.complain(`${error.message}\n\n${usage}`);
    return 2;
  }
}

if (require.main === module) {
  process.exitCode = runCommand(process.argv.slice(2), {
    print: (text) => {
      console.log(text);
    },
    complain: (text) => {
      console.error(text);
    },
    coloured: isColorSupported && process.stdout.isTTY,
  });
}
