import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { preProcessFile } from "typescript";

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const endings = ["", ".ts", ".tsx", "/index.ts"];

/** The source files of a folder, each with those that it imports. */
function importsIn(folder: string): Graph {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = new Set(
    names.map((name) => join(folder, name)).filter((name) => /\.tsx?$/.test(name) && !name.includes("generated")),
  );
  const targets = (file: string): string[] =>
    preProcessFile(readFileSync(file, "utf8"), true, true)
      .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
      .flatMap(({ fileName }) => endings.map((ending) => join(dirname(file), fileName) + ending))
      .filter((target) => files.has(target));
  return new Map([...files].map((file) => [file, new Set(targets(file))]));
}

/** The same graph as seen from each folder: what stands in the folder, files and folders, and what imports what. */
function levels(files: Graph): ReadonlyMap<string, Graph> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const [file, targets] of files) {
    for (const target of targets) {
      const [from, to] = [file.split(sep), target.split(sep)];
      const at = from.findIndex((name, index) => name !== to[index]);
      const level = found.get(from.slice(0, at).join(sep)) ?? new Map<string, Set<string>>();
      found.set(from.slice(0, at).join(sep), level);
      level.set(from[at] ?? "", (level.get(from[at] ?? "") ?? new Set()).add(to[at] ?? ""));
    }
  }
  return found;
}

/** A way that leads back to where it began; undefined where there is none. */
function circleIn(graph: Graph): readonly string[] | undefined {
  const over = new Set<string>();
  const walk = (at: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(at)) {
      return [...way.slice(way.indexOf(at)), at];
    }
    for (const next of over.has(at) ? [] : (graph.get(at) ?? [])) {
      const circle = walk(next, [...way, at]);
      if (circle) {
        return circle;
      }
    }
    over.add(at);
    return undefined;
  };
  return [...graph.keys()].map((name) => walk(name, [])).find((circle) => circle !== undefined);
}

test("a circle is seen, of files and of folders", () => {
  const way = (...names: string[]): Graph =>
    new Map(names.map((name, at) => [name, new Set(names.slice(at + 1, at + 2))]));
  expect(circleIn(way("a", "b", "c"))).toBeUndefined();
  expect(circleIn(new Map([...way("a", "b", "c"), ["c", new Set(["b"])]]))).toEqual(["b", "c", "b"]);
  const folders = new Map([
    [join("x", "a", "1.ts"), new Set([join("x", "b", "1.ts")])],
    [join("x", "b", "2.ts"), new Set([join("x", "a", "2.ts")])],
  ]);
  expect(circleIn(folders)).toBeUndefined();
  expect(circleIn(levels(folders).get("x") ?? new Map())).toEqual(["a", "b", "a"]);
});

test.each(["LinkedRecordsControl", "connector", "solution", "workspace"])(
  "%s: files and folders import each other one way only",
  (part) => {
    const graph = importsIn(part);
    expect(graph.size).toBeGreaterThan(10);
    const circles = [...levels(graph)].map(([folder, level]) => [folder, circleIn(level)]);
    expect(circles.filter(([, circle]) => circle)).toEqual([]);
  },
);
