import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const texts = ["README.md", "CHANGELOG.md", "connector/README.md"].concat(
  readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
);

const contents = (file: string): string => readFileSync(file, "utf8");

test.each(texts)("%s links to what is there", (file) => {
  const links = [...contents(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? "");
  const local = links.filter((link) => !/^[a-z]+:/.test(link));
  expect(local.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
});

test.each(texts.filter((file) => /recipes|architecture|gotchas/.test(file)))(
  "%s names files that are there",
  (file) => {
    const named = [...contents(file).matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, path]) => path ?? "");
    expect(named.length).toBeGreaterThan(0);
    const places = named.filter((path) => existsSync(path.split("/")[0] ?? ""));
    expect(places.filter((path) => !existsSync(path))).toEqual([]);
  },
);

test("each gotcha names a line of code that is there", () => {
  const rows = contents("docs/gotchas.md")
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\| (What happens|---)/.test(line));
  const named = rows.map((row) => /`([^`]+)`: `([^`]+)`/.exec(row)?.slice(1) ?? [row]);
  expect(named.length).toBeGreaterThan(25);
  const missing = named.filter(
    ([file = "", code = ""]) => !code || !existsSync(file) || !contents(file).includes(code),
  );
  expect(missing).toEqual([]);
});
