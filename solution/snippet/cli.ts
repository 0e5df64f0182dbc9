import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readManifest } from "../pack/readManifest";
import publisher from "../publisher.json";
import { formSnippet, SnippetError, tables } from "./formSnippet";

const usage = `Usage: npm run form:snippet -- --table TABLE --column COLUMN [--set PROPERTY=VALUE]...
  prints the form XML that shows the control on a form that may be edited but not shipped
  TABLE   ${tables.join(" or ")}
  COLUMN  logical name of a text column of the form that the control is bound to, such as subject or title`;

const root = join(__dirname, "..", "..");

function settingsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const [name, ...value] = each.split("=");
      if (value.length === 0) {
        throw new SnippetError(`"${each}" must be PROPERTY=VALUE.`);
      }
      return [name, value.join("=")];
    }),
  );
}

/** Prints the snippet. @returns the exit code */
function main(args: readonly string[]): number {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { table: { type: "string" }, column: { type: "string" }, set: { type: "string", multiple: true } },
    });
    const { table, column, set = [] } = values;
    if (table === undefined || column === undefined) {
      throw new SnippetError(`--table and --column are needed.\n${usage}`);
    }
    const path = "LinkedRecordsControl/ControlManifest.Input.xml";
    const manifest = readManifest(readFileSync(join(root, path), "utf8"), path);
    const placement = { table, column, prefix: publisher.customizationPrefix, settings: settingsOf(set) };
    const { section, controlDescription } = formSnippet(placement, manifest, randomUUID);
    console.log(`<!-- Into <sections> of the column where the control shall stand. -->\n${section}`);
    console.log(`<!-- Into <controlDescriptions>, a child of <form> beside <tabs>. -->\n${controlDescription}`);
    return 0;
  } catch (error) {
    const isOfArguments = String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
    if (error instanceof SnippetError || isOfArguments) {
      console.error(isOfArguments ? `${(error as Error).message}\n${usage}` : (error as Error).message);
      return 2;
    }
    throw error;
  }
}

process.exitCode = main(process.argv.slice(2));
