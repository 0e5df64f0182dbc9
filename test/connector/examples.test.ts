import type { Example } from "../../connector/checker/rules/rule";
import { groups, type RuleId, rulesById } from "../../connector/checker/rules/table";
import { brokenRules, check, draw, type Files, sample, withValue } from "./support/connector";

const white = [255, 255, 255, 255] as const;

/** The icons that the examples of the icon rules name. */
const icons: Record<string, Buffer> = {
  "a PNG of 230 x 230": draw(230, 230),
  "no PNG": Buffer.from("GIF89a"),
  "a PNG of 300 x 200": draw(300, 200),
  "a small logo on a colour": draw(230, 230),
  "a logo to the edge on white": draw(230, 230, white, 1),
  "a background of the brand colour": draw(230, 230),
  "another background": draw(230, 230, [0x80, 0x10, 0x20, 255]),
};

function filesOf(example: Example, side: "good" | "bad"): Files {
  if (example.file === "icon") {
    return { ...sample, icon: icons[example[side]] };
  }
  if (example.file === "script") {
    // A lone surrogate stands for bytes that are not UTF-8.
    const text = example[side];
    const bytes = text.includes("\u{dcff}") ? Buffer.from(text.replace("\u{dcff}", "\u00ff"), "latin1") : text;
    return { ...sample, script: bytes };
  }
  if (example.file === "config") {
    return { ...sample, config: JSON.stringify(example[side]) };
  }
  const { definition, apiProperties } = sample;
  const files = { definition, apiProperties };
  const key = example.file ?? "definition";
  if ("find" in example) {
    // A lone surrogate stands for bytes that are not UTF-8.
    const [before = "", after = ""] = sample[key].split(example.find);
    const text = `${before}${example[side]}${after}`;
    const bytes = text.includes("\u{dcff}") ? Buffer.from(text.replace("\u{dcff}", "\u00ff"), "latin1") : text;
    return { ...files, [key]: bytes };
  }
  return { ...files, [key]: withValue(sample[key], example.at, example[side]) };
}

const rules = groups.flatMap((group) => group.rules.map((rule) => ({ ...rule, group: group.title })));

describe("the sample connector", () => {
  it("breaks no rule", () => {
    expect(check(sample).findings).toEqual([]);
  });

  it("has every text that an example changes", () => {
    rules.forEach(({ example }) => {
      if ("find" in example) {
        expect(sample[example.file ?? "definition"].split(example.find)).toHaveLength(2);
      }
    });
  });
});

describe("the examples of the rules", () => {
  it("have ids of their own", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it("have ids that the compiler knows", () => {
    // @ts-expect-error No rule has this id, so that this line does not compile.
    const misspelt: RuleId = "BasePathNotVald";
    const right: RuleId = "BasePathNotValid";
    expect([rulesById.has(misspelt), rulesById.has(right)]).toEqual([false, true]);
  });

  it.each(rules)("$group: $id", ({ id, example }) => {
    expect(brokenRules(filesOf(example, "good"))).not.toContain(id);
    expect(brokenRules(filesOf(example, "bad"))).toContain(id);
  });
});
