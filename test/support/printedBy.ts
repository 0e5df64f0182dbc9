import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/**
 * What a function of a module gives, from a process of its own: Prettier comes as an ES module, which jest does not load.
 * @param module its path from the root, without its ending
 */
export function printedBy(module: string, name: string): { stdout: string; stderr: string } {
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  const script = `void (async () => { process.stdout.write(await require("./${module}").${name}()); })();`;
  return spawnSync(process.execPath, [tsx, "-e", script], { cwd: root, encoding: "utf8" });
}
