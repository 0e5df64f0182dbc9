import { readdirSync, readFileSync, writeSync } from "node:fs";
import { runMain } from "node:module";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import { parseJson } from "../../connector/checker/input/jsonSyntax";
import { judge } from "../../connector/checker/swagger/verdict";

/** One run of the comparison in `checker.ts`, in a process of its own: FOLDER WAY BUILT. Prints a {@link Run}. */

/** What one run took and found. */
export interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly files: number;
  /** For each file `+`, `-`, or `!` when it is not JSON. */
  readonly verdicts: string;
}

export const ways = ["swagger-parser", "verdict", "checker"] as const;
export type Way = (typeof ways)[number];

function definitionsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? definitionsIn(path) : /swagger\.json$/i.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** Applies one judgement to each file that is JSON. */
async function verdicts(files: string[], accepts: (value: never) => Promise<boolean> | boolean): Promise<string> {
  let all = "";
  for (const file of files) {
    const parsed = parseJson(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
    all += "value" in parsed ? ((await accepts(parsed.value as never)) ? "+" : "-") : "!";
  }
  return all;
}

/** One way over all files. */
async function work(way: Exclude<Way, "checker">, files: string[]): Promise<string> {
  switch (way) {
    case "swagger-parser":
      return verdicts(files, async (value) => {
        try {
          await SwaggerParser.validate(value, { resolve: { external: false } });
          return true;
        } catch {
          return false;
        }
      });
    case "verdict":
      return verdicts(files, (value) => judge(value).valid);
  }
}

/**
 * Runs one way, and prints what it took when the process ends. The checker is the built command, as users run it, and
 * does everything: all rules, places, apiProperties.json, icons, and the report; that it finds something is no failure.
 */
async function main([folder = "", way, built = ""]: string[]): Promise<void> {
  const files = definitionsIn(folder);
  const start = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  let found = "";
  process.on("exit", () => {
    const { user, system } = process.cpuUsage(cpu);
    const run: Run = {
      seconds: Number(process.hrtime.bigint() - start) / 1e9,
      cpuSeconds: (user + system) / 1e6,
      megabytes: process.resourceUsage().maxRSS / 1024,
      files: files.length,
      verdicts: found,
    };
    writeSync(process.stdout.fd, `\n${JSON.stringify(run)}`);
    process.exitCode = way === "checker" && process.exitCode === 1 ? 0 : process.exitCode;
  });
  if (way === "checker") {
    const command = join(built, "cli.js");
    process.argv = [process.execPath, command, folder];
    runMain(command);
  } else {
    found = await work(way as Exclude<Way, "checker">, files);
  }
}

if (require.main === module) {
  void main(process.argv.slice(2));
}
