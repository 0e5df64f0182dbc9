import type { AssembledSolution } from "../assemble/assembledSolution";
import { childText } from "../../format/xml";

/** Checks what solution.xml says of the solution itself. */
export function checkSolutionXml({ name, manifest, places, problems }: AssembledSolution): void {
  const uniqueName = childText(manifest, "UniqueName");
  if (uniqueName !== name) {
    problems.add(places.solutionXml, `<UniqueName> is "${uniqueName}", the folder "${name}".`);
  }
  if (childText(manifest, "Managed") !== "2") {
    problems.add(places.solutionXml, "<Managed> must be 2 (both), so that the packer can write 0 and 1.");
  }
}
