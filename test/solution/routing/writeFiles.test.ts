import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesIn, notYetDone, writeFiles } from "../../../solution/routing/command/writeFiles";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "linked-records-write-"));
  mkdirSync(join(root, "solution"));
  writeFileSync(join(root, "a.txt"), "old");
  writeFileSync(join(root, "b.txt"), "old");
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Everything below the root, with its content. */
const all = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]);

test("writes, replaces and removes, with folders that come and go", () => {
  mkdirSync(join(root, "gone", "deep"), { recursive: true });
  writeFileSync(join(root, "gone", "deep", "c.txt"), "old");
  const changes = new Map([
    ["a.txt", "new"],
    ["x/y/d.txt", "new"],
    ["gone/deep/c.txt", undefined],
    ["never/there.txt", undefined],
  ]);
  writeFiles(root, notYetDone(root, changes));
  expect(all()).toEqual([
    ["a.txt", "new"],
    ["b.txt", "old"],
    ["x/y/d.txt", "new"],
  ]);
  expect(existsSync(join(root, "gone"))).toBe(false);
  expect(notYetDone(root, changes).size).toBe(0);
});

test.each([
  [
    "a folder in its place",
    (path: string) => mkdirSync(path),
    /^blocked\/d\.txt: It is not a file\. Nothing was written/,
  ],
])("with %s nothing is written at all", (_what, block, problem) => {
  mkdirSync(join(root, "blocked"));
  block(join(root, "blocked/d.txt"));
  const before = all();
  const changes = new Map([
    ["a.txt", "new"],
    ["b.txt", undefined],
    ["x/y/e.txt", "new"],
    ["blocked/d.txt", "new"],
  ]);
  expect(() => {
    writeFiles(root, changes);
  }).toThrow(problem);
  expect(all()).toEqual(before);
  expect(readdirSync(root).sort()).toEqual(["a.txt", "b.txt", "blocked", "solution"]);
  expect(readdirSync(join(root, "solution"))).toEqual([]);
});

test("a file where a folder has to be blocks everything, too", () => {
  const before = all();
  const changes = new Map([
    ["a.txt", "new"],
    ["x/y/e.txt", "new"],
    ["b.txt/d.txt", "new"],
  ]);
  expect(() => {
    writeFiles(root, changes);
  }).toThrow(/ENOTDIR|EEXIST/);
  expect(all()).toEqual(before);
  expect(existsSync(join(root, "x"))).toBe(false);
});

test("lists the files of folders, and none of a folder that is not there", () => {
  mkdirSync(join(root, "in/deep"), { recursive: true });
  writeFileSync(join(root, "in/deep/f.txt"), "");
  expect(filesIn(root, ["in", "not/there", "a.txt"])).toEqual(["in/deep/f.txt"]);
});
