import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(__dirname, "..");
const jest = createRequire(__filename).resolve("jest/bin/jest");

/** Runs a program of Node. @param isLive whether its words come through at once, and not when it has ended. */
function run(args: readonly string[], isLive: boolean): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", ...outputs(isLive)] });
  const words: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => words.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => words.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.stderr.write(Buffer.concat(words));
      resolve(code ?? 1);
    });
  });
}

const outputs = (isLive: boolean) => (isLive ? (["inherit", "inherit"] as const) : (["pipe", "pipe"] as const));

/** Runs scripts of package.json one after the other, until one fails. */
async function scripts(names: readonly (readonly string[])[], isLive = false): Promise<number> {
  const npm = process.env.npm_execpath;
  if (!npm) throw new Error("Run this by npm test.");
  for (const [name = "", ...args] of names) {
    const code = await run([npm, "run", "--silent", name, ...(args.length > 0 ? ["--", ...args] : [])], isLive);
    if (code !== 0) {
      process.stderr.write(`npm run ${name} failed.\n`);
      return code;
    }
  }
  return 0;
}

/**
 * All that `npm test` promises, two things at a time: most of them keep one core busy only. The tests need the packed
 * control, and whatever reads types needs those that the build writes.
 */
async function main(jestArgs: readonly string[]): Promise<number> {
  const before = await Promise.all([
    scripts([["pack"]], true),
    scripts([["lint:format"], ["check:connector", "connector"]]),
  ]);
  if (before.some((code) => code !== 0)) return 1;
  // Part of the tests covers part of the code only.
  const tests = jestArgs.length > 0 ? jestArgs : ["--coverage"];
  const codes = await Promise.all([run([jest, ...tests], true), scripts([["lint:code"]])]);
  return codes.some((code) => code !== 0) ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
