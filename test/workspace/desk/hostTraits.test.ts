import { readFileSync } from "node:fs";
import { traits, traitsOf } from "../../../workspace/desk/state/hostTraits";

const words = (line: string) => line.split("|").map((cell) => cell.trim());

describe("the traits of a host", () => {
  it("are the ones of its kind, and the kinds differ in each", () => {
    const [documented, unkind] = [traitsOf("documented"), traitsOf("unkind")];
    expect(Object.keys(documented)).toEqual(Object.keys(traits));
    expect(documented.linkParameters).toBe("three");
    const same = Object.keys(traits).filter(
      (name) => documented[name as keyof typeof traits] === unkind[name as keyof typeof traits],
    );
    expect(same).toEqual([]);
  });

  it("stand in the document about hosts, in this order", () => {
    const rows = readFileSync("docs/hosts.md", "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .slice(1)
      .map((line) => words(line).slice(1, 4))
      .filter(([name]) => !name?.startsWith("---"));
    const expected = Object.values(traits).map(({ name, documented, unkind }) => [name, documented, unkind]);
    expect(rows).toEqual(expected);
  });
});
