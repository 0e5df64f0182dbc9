import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import { buildChecker } from "../../connector/checker/build";
import type { checkMany } from "../../connector/checker/index";
import { parseJson } from "../../connector/checker/syntax";
import { judge } from "../../connector/checker/swagger/verdict";

/**
 * Compares the checker with swagger-parser over a folder of connectors: `npm run bench:checker -- FOLDER`. Each way runs
 * in a process of its own, so that its memory can be told; the ways take turns, so that a busy machine hits both.
 */

/** What one run took and found. */
interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly files: number;
  /** For each file `+`, `-`, or `!` when it is not JSON. */
  readonly verdicts: string;
}

const ways = ["swagger-parser", "verdict", "checker"] as const;
type Way = (typeof ways)[number];

const rounds = 3;

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

/**
 * One way over all files; the checker does everything: all rules, places, apiProperties.json and icons.
 * @param built the folder of the built checker, which is what users run
 */
async function work(way: Way, folder: string, files: string[], built: string): Promise<string> {
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
    case "checker": {
      const checker = (await import(join(built, "index.js"))) as { checkMany: typeof checkMany };
      await checker.checkMany([folder]);
      return "";
    }
  }
}

async function measure(way: Way, folder: string, built: string): Promise<Run> {
  const files = definitionsIn(folder);
  const start = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const found = await work(way, folder, files, built);
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: Number(process.hrtime.bigint() - start) / 1e9,
    cpuSeconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    files: files.length,
    verdicts: found,
  };
}

function inProcess(way: Way, folder: string, built: string): Run {
  const args = [...process.execArgv, __filename, folder, way, built];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout) as Run;
}

const median = (values: number[]): number => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;

function compare(folder: string, built: string): void {
  const runs = new Map<Way, Run[]>(ways.map((way) => [way, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const way of ways) {
      console.error(`round ${round} of ${rounds}: ${way}`);
      runs.get(way)?.push(inProcess(way, folder, built));
    }
  }
  const seconds = (way: Way): number => median((runs.get(way) ?? []).map((run) => run.seconds));
  const cpu = (way: Way): number => median((runs.get(way) ?? []).map((run) => run.cpuSeconds));
  const memory = (way: Way): number => Math.max(...(runs.get(way) ?? []).map((run) => run.megabytes));
  const first = (way: Way): Run | undefined => runs.get(way)?.[0];
  const [theirs, ours] = [first("swagger-parser")?.verdicts ?? "", first("verdict")?.verdicts ?? ""];
  const differing = [...theirs].filter((verdict, index) => verdict !== ours[index]).length;
  console.log(`${theirs.length} definitions; median of ${rounds} runs each`);
  console.log(
    `${"".padEnd(24)}${"seconds".padStart(10)}${"CPU s".padStart(10)}${"peak MB".padStart(10)}${"faster".padStart(10)}`,
  );
  for (const way of ways) {
    const faster = seconds("swagger-parser") / seconds(way);
    const numbers = [seconds(way).toFixed(2), cpu(way).toFixed(2), memory(way).toFixed(0), `${faster.toFixed(1)} x`];
    console.log(way.padEnd(24) + numbers.map((text) => text.padStart(10)).join(""));
  }
  console.log(`${differing} verdicts differ`);
}

async function main([folder, way, built]: string[]): Promise<void> {
  if (folder === undefined) {
    console.error("Name a folder of connectors, such as a clone of microsoft/PowerPlatformConnectors.");
    process.exitCode = 2;
  } else if (way === undefined || built === undefined) {
    const outdir = mkdtempSync(join(tmpdir(), "checker-"));
    try {
      await buildChecker(outdir);
      compare(folder, outdir);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  } else {
    console.log(JSON.stringify(await measure(way as Way, folder, built)));
  }
}

void main(process.argv.slice(2));
