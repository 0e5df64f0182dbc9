import { type Example, sources } from "../../../solution/flows/rules/rule";
import { groups } from "../../../solution/flows/rules/table";
import { brokenRules, check, open, sample, whole, withValue } from "./sampleFlow";

const rules = groups.flatMap((group) => group.rules);

function textOf(example: Example, side: "good" | "bad"): string | Uint8Array {
  if ("at" in example) {
    return withValue(example.at, example[side]);
  }
  const text = side === "good" ? sample : sample.split(example.find).join(example.bad);
  // A lone surrogate stands for bytes that are not UTF-8.
  return text.includes("\u{dcff}") ? Buffer.from(text.replace("\u{dcff}", "\u00ff"), "latin1") : text;
}

test.each([
  ["with all that it needs", whole],
  ["alone in its solution", open],
])("the sample flow breaks no rule, %s", (_, surroundings) => {
  expect(check(sample, surroundings)).toEqual([]);
});

test("no id stands twice, and every text to be changed is in the sample", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  rules.forEach(({ example, source }) => {
    expect("at" in example || sample.includes(example.find)).toBe(true);
    expect(Object.keys(sources)).toContain(source);
  });
});

describe("the examples of the rules", () => {
  it.each(rules.map(({ id, example }) => [id, example] as const))("%s", (id, example) => {
    expect(brokenRules(textOf(example, "bad"))).toContain(id);
    // Where nothing is right, the sample itself is the right example.
    const isSample = "at" in example && example.good === undefined && example.bad === undefined;
    expect(brokenRules(isSample ? sample : textOf(example, "good"))).not.toContain(id);
  });
});
