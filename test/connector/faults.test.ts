import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Seeded, seed } from "./faults";
import { brokenRules, sample } from "./support/connector";

const ours = readFileSync(join(__dirname, "../../connector/CSS-Entity.swagger.json"), "utf8");
const good = [sample.definition, ours];

describe("faults planted into good definitions, one at a time", () => {
  const seeded: Seeded[] = good.flatMap((definition) => seed(definition, 3));

  it("are many", () => {
    expect(seeded.length).toBeGreaterThanOrEqual(200);
  });

  it("are found under the right rule, 98 of 100 at least", () => {
    const missed = seeded.filter(({ rule, definition }) => !brokenRules({ definition }).has(rule));
    const names = missed.map(({ rule, pointer }) => `${rule} at ${pointer}`);
    expect(names.length <= seeded.length * 0.02 ? [] : names).toEqual([]);
  });
});
