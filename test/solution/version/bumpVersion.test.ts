import { readFileSync } from "node:fs";
import { join } from "node:path";
import packageFile from "../../../package.json";
import { bumpVersion, nextVersion, VersionError, versionFiles } from "../../../solution/version/bumpVersion";
import { ProjectCopy, repository } from "../projectCopy";

const { version: now } = packageFile;
const today = "2027-01-31";
const files = (): Map<string, string> =>
  new Map(versionFiles.map((path) => [path, readFileSync(join(repository, path), "utf8")]));

describe("the next version", () => {
  test.each([
    ["0.1.9", "patch", "0.1.10"],
    ["0.1.9", "minor", "0.2.0"],
    ["0.1.9", "major", "1.0.0"],
    ["0.9.0", "0.10.0", "0.10.0"],
    ["1.9.9", "2.0.0", "2.0.0"],
  ])("of %s, by %s, is %s", (before, release, next) => {
    expect(nextVersion(before, release)).toBe(next);
  });

  test.each([
    ["0.1.0", "0.1.0", /0\.1\.0 is not later than 0\.1\.0/],
    ["0.2.0", "0.1.9", /0\.1\.9 is not later/],
    ["0.1.0", "Minor", /"Minor" must be major, minor, patch/],
    ["0.1.0", "1.0", /must be major/],
    ["1.0.0.0", "minor", /"1\.0\.0\.0" is not three numbers/],
  ])("of %s by %s is refused", (before, release, message) => {
    expect(() => nextVersion(before, release)).toThrow(message);
    expect(() => nextVersion(before, release)).toThrow(VersionError);
  });
});

describe("setting the version", () => {
  test("moves it everywhere: what is packed then agrees, and nothing else changes", () => {
    const before = files();
    const after = bumpVersion(before, now, "91.82.73", today);
    for (const [path, text] of after) {
      const old = before.get(path) ?? "";
      const back = text.replaceAll("91.82.73", now);
      expect(
        path === "CHANGELOG.md"
          ? back.replace(`## [${now}] - unreleased\n\n## [${now}] - ${today}`, `## [${now}] - unreleased`)
          : back,
      ).toBe(old);
      expect(text).toContain("91.82.73");
    }
    const copy = new ProjectCopy();
    try {
      for (const path of ["package.json", "connector/CSS-Entity.swagger.json"]) {
        copy.write(path, after.get(path) ?? "");
      }
      copy.edit("out/controls/LinkedRecordsControl/ControlManifest.xml", `version="${now}"`, 'version="91.82.73"');
      expect(copy.pack().map(({ version }) => version)).toEqual(Array(4).fill("91.82.73.0"));
    } finally {
      copy.dispose();
    }
  });

  test("begins a chapter of the changelog, and dates the one that ends", () => {
    const text = bumpVersion(files(), now, "91.82.73", today).get("CHANGELOG.md") ?? "";
    expect(text).toMatch(new RegExp(`## \\[91\\.82\\.73\\] - unreleased\\n\\n## \\[${now}\\] - ${today}\\n`));
  });

  test.each(versionFiles)("changes nothing where %s does not name the version", (path) => {
    const spoilt = files().set(path, "");
    expect(() => bumpVersion(spoilt, now, "91.82.73", today)).toThrow(
      new RegExp(`^${path.replaceAll(".", "\\.")}: [^]*must stand there`),
    );
  });
});
