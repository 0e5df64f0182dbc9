import fs, { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SolutionError } from "../../solution/pack/problems";
import { mainSource, ProjectCopy } from "./projectCopy";

/** Every file of a folder with its content. */
const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, "latin1")]),
  );

describe("packing into a folder", () => {
  let copy: ProjectCopy;
  beforeEach(() => {
    copy = new ProjectCopy();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    copy.dispose();
  });

  const refusal = (): string[] => {
    try {
      copy.pack();
    } catch (error) {
      expect(error).toBeInstanceOf(SolutionError);
      return (error as SolutionError).problems;
    }
    return [];
  };

  test.each(["sources", "LinkedRecordsConnector.zip", "LinkedRecords_managed.zip"])(
    "leaves all old files where %s is open elsewhere",
    (blocked) => {
      copy.pack();
      const before = filesOf(copy.outDir);
      copy.edit("package.json", /"version": "[^"]+"/, '"version": "0.2.0"');
      copy.edit("connector/CSS-Entity.swagger.json", '"version": "0.1.0"', '"version": "0.2.0"');
      copy.edit(
        "out/controls/LinkedRecordsControl/ControlManifest.xml",
        /(<control [^>]*? version=)"[^"]+"/,
        '$1"0.2.0"',
      );
      const { renameSync } = fs;
      jest.spyOn(fs, "renameSync").mockImplementation((from, to) => {
        if (String(from) === join(copy.outDir, blocked)) {
          throw Object.assign(new Error("EBUSY: resource busy or locked"), { code: "EBUSY" });
        }
        renameSync(from, to);
      });
      expect(refusal()).toEqual([
        `${join(copy.outDir, blocked)}: It cannot be written. It is open elsewhere, or protected.`,
      ]);
      expect(filesOf(copy.outDir)).toEqual(before);
    },
  );

  test("writes nothing where a folder stands in a zip's place", () => {
    mkdirSync(join(copy.outDir, "LinkedRecords.zip", "kept"), { recursive: true });
    expect(refusal()).toEqual([expect.stringMatching(/LinkedRecords\.zip: There is a folder of this name/)]);
    expect(readdirSync(copy.outDir)).toEqual(["LinkedRecords.zip"]);
    expect(existsSync(join(copy.outDir, "LinkedRecords.zip", "kept"))).toBe(true);
  });

  test("tells where the target is a file", () => {
    writeFileSync(copy.outDir, "");
    expect(refusal()).toEqual([expect.stringMatching(/dist: It cannot be written/)]);
  });

  test.each([
    ["to a folder", (path: string) => symlinkSync(copy.root, path)],
    ["to a file", (path: string) => symlinkSync(join(copy.root, "package.json"), path)],
    ["to nothing", (path: string) => symlinkSync(join(copy.root, "nowhere"), path)],
  ])("refuses a symbolic link %s among the sources", (_, link) => {
    link(join(copy.root, mainSource, "Other", "Link.xml"));
    expect(refusal()).toEqual([
      expect.stringMatching(/src\/Other\/Link\.xml: A symbolic link cannot be packed\. Put the file itself here\./),
    ]);
  });

  test("refuses sources that are a file", () => {
    rmSync(join(copy.root, mainSource), { recursive: true });
    writeFileSync(join(copy.root, mainSource), "");
    expect(refusal()).toContainEqual(expect.stringMatching(/LinkedRecords\/src: It must be a folder/));
  });
});
