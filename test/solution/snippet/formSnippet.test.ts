import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "../../../solution/pack/readManifest";
import { formSnippet, type Placement } from "../../../solution/snippet/formSnippet";
import { formFile, ProjectCopy, repository } from "../projectCopy";

const path = "LinkedRecordsControl/ControlManifest.Input.xml";
const manifest = readManifest(readFileSync(join(repository, path), "utf8"), path);
const placement: Placement = { table: "incident", column: "ticketnumber", prefix: "lrc", settings: {} };

let made = 0;
const newId = (): string => `0a000000-0000-4000-8000-${String(++made).padStart(12, "0")}`;

describe("the form XML of the control", () => {
  test("is what a form takes: beside the shipped one, the packer finds nothing wrong", () => {
    const copy = new ProjectCopy();
    try {
      const settings = { contactColumns: `jobtitle,"&<'`, readOnly: "yes", confirmReplace: "no" };
      const { section, controlDescription } = formSnippet({ ...placement, settings }, manifest, newId);
      copy.edit(formFile, "</sections>", `${section}</sections>`);
      copy.edit(formFile, "</controlDescriptions>", `${controlDescription}</controlDescriptions>`);
      expect(copy.sourceProblems()).toEqual([]);
    } finally {
      copy.dispose();
    }
  });

  test("is the form XML of the shipped form, for the same place", () => {
    const copy = new ProjectCopy();
    try {
      const { controlDescription } = formSnippet(
        { ...placement, column: "title" },
        manifest,
        () => "81edb6f0-42cd-4750-824e-3e6c8f08da60",
      );
      const lines = (text: string): string[] =>
        text
          .split("\n")
          .map((line) => line.trim().toLowerCase())
          .filter(Boolean);
      const shipped = lines(/<controlDescription [^]*<\/controlDescription>/.exec(copy.read(formFile))?.[0] ?? "");
      expect(lines(controlDescription)).toEqual(shipped);
    } finally {
      copy.dispose();
    }
  });

  test.each<[Partial<Placement>, RegExp]>([
    [{ table: "contact" }, /for forms of msdyn_ocliveworkitem and incident, not of "contact"/],
    [{ column: "Title" }, /"Title" is no logical name/],
    [{ column: "title<" }, /is no logical name/],
    [{ settings: { readonly: "yes" } }, /no property "readonly" to set\. There are: accountColumns/],
    [{ settings: { anchor: "title" } }, /no property "anchor" to set/],
    [
      { settings: { readOnly: "maybe" } },
      /readOnly is "maybe", it must be yes or no|readOnly is "maybe", it must be no or yes/,
    ],
  ])("is refused for %j", (change, message) => {
    expect(() => formSnippet({ ...placement, ...change }, manifest, newId)).toThrow(message);
  });
});

describe("npm run form:snippet", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "solution/snippet/cli.ts", ...args], {
      cwd: repository,
      encoding: "utf8",
    });

  test("prints both parts and where they belong", () => {
    const { status, stdout } = run(
      "--table",
      "msdyn_ocliveworkitem",
      "--column",
      "subject",
      "--set",
      "portalUrlFormat=https://contoso.example/a=b",
    );
    expect(stdout).toMatch(
      /Into <sections>[^]*<section [^]*Into <controlDescriptions>[^]*<anchor>subject<\/anchor>[^]*a=b</,
    );
    expect(status).toBe(0);
  });

  test.each([
    [["--table", "incident"], /--table and --column are needed[^]*Usage/],
    [["--tabel", "incident"], /--tabel[^]*Usage/],
    [["--table", "incident", "--column", "title", "--set", "readOnly"], /"readOnly" must be PROPERTY=VALUE/],
  ])("explains %j", (args, message) => {
    const { status, stderr } = run(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(2);
  });
});
