import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repository } from "./projectCopy";

const folder = join(repository, ".github/workflows");

/** What GitHub's own parser, which runs as an ES module only, says against a workflow. */
function faultsOf(text: string): string[] {
  const args = ["--import", "tsx", join(__dirname, "parseWorkflow.mts")];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: repository, input: text, encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as string[];
}

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}

const release = parse(readFileSync(join(folder, "release.yml"), "utf8")) as { jobs: Record<string, { steps: Step[] }> };
const steps = Object.values(release.jobs).flatMap((job) => job.steps);
const microsoft = "microsoft/powerplatform-actions/";

/** Inputs of Microsoft's actions, the required ones first (action.yml of each, github.com/microsoft/powerplatform-actions, v1.7.0). */
const signIn = ["app-id", "client-secret", "tenant-id"];
const inputs: Record<string, { required: string[]; optional: string[] }> = {
  "actions-install": { required: [], optional: [] },
  "pack-solution": { required: ["solution-file", "solution-folder"], optional: ["solution-type"] },
  "check-solution": { required: ["path"], optional: ["environment-url", ...signIn] },
  "import-solution": {
    required: ["environment-url", "solution-file"],
    optional: [...signIn, "use-deployment-settings-file", "deployment-settings-file", "run-asynchronously"],
  },
  "publish-solution": { required: ["environment-url"], optional: signIn },
};

describe("the workflows", () => {
  test.each(readdirSync(folder))("%s is one that GitHub takes", (name) => {
    expect(faultsOf(readFileSync(join(folder, name), "utf8"))).toEqual([]);
  });

  test("that GitHub would not take are told", () => {
    const text =
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ foo.bar }}\n        withs: 1\n";
    expect(faultsOf(text)).toEqual([expect.stringMatching(/'foo'/), expect.stringMatching(/'withs'/)]);
  });

  test("give Microsoft's actions what they take", () => {
    for (const { uses = "", with: given = {} } of steps.filter((step) => step.uses?.startsWith(microsoft))) {
      const name = uses.slice(microsoft.length).replace(/@v1$/, "");
      const { required, optional } = inputs[name] ?? { required: [`${name} is not known`], optional: [] };
      expect(Object.keys(given)).toEqual(expect.arrayContaining(required));
      expect([...required, ...optional]).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  });

  test("import the connector before what uses it, with the settings of each, and publish at the end", () => {
    const last = (release.jobs.import?.steps ?? []).filter(({ uses }) => uses?.startsWith(microsoft)).slice(1);
    expect(
      last.map(({ uses, with: given = {} }) => [uses, given["solution-file"], given["deployment-settings-file"]]),
    ).toEqual([
      [`${microsoft}import-solution@v1`, "dist/LinkedRecordsConnector_managed.zip", "connector-settings.json"],
      [`${microsoft}import-solution@v1`, "dist/LinkedRecords_managed.zip", "main-settings.json"],
      [`${microsoft}publish-solution@v1`, undefined, undefined],
    ]);
  });
});
