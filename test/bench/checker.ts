import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { buildChecker } from "../../connector/checker/build";
import { spread, textTable } from "./figures";
import { type Run, type Way, ways } from "./checkerRun";

/**
 * Compares the checker with swagger-parser over a folder of connectors: `npm run bench:checker -- FOLDER`. Each way runs
 * in a process of its own, so that its memory can be told, and as plain JavaScript, so that no transpiling counts; the
 * ways take turns, so that a busy machine hits both.
 */

const rounds = 3;
const runScript = "checkerRun.js";

function inProcess(way: Way, folder: string, built: string): Run {
  const args = [join(built, runScript), folder, way, built];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) {
    throw new Error(stderr);
  }
  // Before it stands the report of the checker.
  return JSON.parse(stdout.slice(stdout.lastIndexOf("\n"))) as Run;
}

function compare(folder: string, built: string): void {
  const runs = new Map<Way, Run[]>(ways.map((way) => [way, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const way of ways) {
      console.error(`round ${round} of ${rounds}: ${way}`);
      runs.get(way)?.push(inProcess(way, folder, built));
    }
  }
  const seconds = (way: Way): number => spread((runs.get(way) ?? []).map((run) => run.seconds)).median;
  const cpu = (way: Way): number => spread((runs.get(way) ?? []).map((run) => run.cpuSeconds)).median;
  const memory = (way: Way): number => Math.max(...(runs.get(way) ?? []).map((run) => run.megabytes));
  const first = (way: Way): Run | undefined => runs.get(way)?.[0];
  const [theirs, ours] = [first("swagger-parser")?.verdicts ?? "", first("verdict")?.verdicts ?? ""];
  const differing = [...theirs].filter((verdict, index) => verdict !== ours[index]).length;
  console.log(`${theirs.length} definitions; median of ${rounds} runs each`);
  const rows = ways.map((way) => {
    const faster = seconds("swagger-parser") / seconds(way);
    return [way, seconds(way).toFixed(2), cpu(way).toFixed(2), memory(way).toFixed(0), `${faster.toFixed(1)} x`];
  });
  console.log(textTable([["", "seconds", "CPU s", "peak MB", "faster"], ...rows]));
  console.log(`${differing} verdicts differ`);
}

async function main([folder]: string[]): Promise<void> {
  if (folder === undefined) {
    console.error("Name a folder of connectors, such as a clone of microsoft/PowerPlatformConnectors.");
    process.exitCode = 2;
    return;
  }
  const outdir = mkdtempSync(join(tmpdir(), "checker-"));
  try {
    await buildChecker(outdir);
    await build({
      entryPoints: [join(__dirname, "checkerRun.ts")],
      outfile: join(outdir, runScript),
      bundle: true,
      platform: "node",
      target: "node20",
      mainFields: ["module", "main"],
    });
    compare(folder, outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

void main(process.argv.slice(2));
