import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../../connector/checker/input/jsonValue";
import { mutationsOf } from "../../connector/support/mutations";
import { flowFile, repository } from "../projectCopy";
import type { Surroundings } from "../../../solution/flows/model/surroundings";
import { check, open, sample, whole } from "./sampleFlow";

/** The findings that weigh something. */
const weighty = (flow: Json, surroundings: Surroundings): Set<string> =>
  new Set(
    check(JSON.stringify(flow), surroundings)
      .filter(({ severity }) => severity !== "hint")
      .map(({ ruleId, pointer, message }) => `${ruleId} ${pointer} ${message}`),
  );

/** How many of all single changes of a flow make for a finding, in percent. */
function shareFound(text: string, surroundings: Surroundings): number {
  const flow = JSON.parse(text) as Json;
  const before = weighty(flow, surroundings);
  let [found, changes] = [0, 0];
  for (const { mutated } of mutationsOf(flow)) {
    // Some changes change nothing, such as a capital where one is.
    if (JSON.stringify(mutated) !== JSON.stringify(flow)) {
      changes += 1;
      found += [...weighty(mutated, surroundings)].some((one) => !before.has(one)) ? 1 : 0;
    }
  }
  expect(changes).toBeGreaterThan(500);
  return (100 * found) / changes;
}

// What is not found is mostly values that nobody can judge: another text in a column, another default.
test("of all single changes of the sample flow seven of eight are found", () => {
  expect(shareFound(sample, whole)).toBeGreaterThanOrEqual(87.5);
});

test("of all single changes of a flow that we ship, of which nothing else is known, two of three are found", () => {
  const shipped = readFileSync(join(repository, flowFile), "utf8");
  expect(shareFound(shipped, { ...open, connectionReferences: new Map(), connectors: [] })).toBeGreaterThanOrEqual(66);
});
