import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { ControlProject } from "./controlProject";
import { repository } from "./projectCopy";

jest.setTimeout(300_000);

function run(root: string, args: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, ["--import", "tsx", "solution/pack/cli.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

/** The packer, and what it takes from the checker of connectors. */
function copyPacker(root: string): void {
  for (const folder of ["solution", "connector/checker"]) {
    cpSync(join(repository, folder), join(root, folder), { recursive: true });
  }
}

test.each([[[]], [["deploy"]], [["pack", "now"]]])("gives the usage and exit code 2 for %j", (args: string[]) => {
  const { status, stderr } = run(repository, args);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Usage: /);
});

test("packs nothing and exits with 1 when the control does not build", () => {
  const project = new ControlProject({ react: "17.0.2" });
  try {
    copyPacker(project.root);
    const { status, stderr } = run(project.root, ["pack"]);
    expect(stderr).toMatch(/^The control Test\.TinyControl was not built[^]*\[pcf-1063\] \[Error\]/);
    expect(status).toBe(1);
    expect(existsSync(join(project.root, "dist"))).toBe(false);
  } finally {
    project.dispose();
  }
});

test("exits with 1 and lists the problems when the sources are not right", () => {
  const project = new ControlProject();
  try {
    copyPacker(project.root);
    const { status, stderr } = run(project.root, ["pack"]);
    expect(stderr).toMatch(/^The solutions were not packed\. Problems: \d+\n- /);
    expect(stderr).toContain("connector/CSS-Entity.swagger.json: The file is missing");
    expect(status).toBe(1);
    expect(existsSync(join(project.root, "dist"))).toBe(false);
  } finally {
    project.dispose();
  }
});
