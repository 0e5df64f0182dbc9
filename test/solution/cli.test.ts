import { spawnSync } from "node:child_process";
import { repository } from "./projectCopy";

test.each([[[]], [["deploy"]], [["pack", "now"]]])(
  "an unknown command gives the usage and exit code 2: %j",
  (args: string[]) => {
    const run = spawnSync(process.execPath, ["--import", "tsx", "solution/pack/cli.ts", ...args], {
      cwd: repository,
      encoding: "utf8",
    });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^Usage: /);
  },
);
