import { child } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";
import { componentKey, componentNameOf } from "../assemble/component";
import { setText, xmlBytes } from "../writeXml";
import { contentTypes } from "./contentTypes";
import { zipEntries } from "./zipEntries";

/** Brings the RootComponents into SolutionPackager's order: sorted as strings, so that 372 comes before 66. */
function sortRootComponents({ rootComponents }: AssembledSolution): void {
  const keyOf = (root: (typeof rootComponents)[number]): string => componentKey(componentNameOf(root));
  for (const root of [...rootComponents].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    root.parentNode?.appendChild(root);
  }
}

/** The zip of a solution, with the entries in SolutionPackager's order. */
export function zipSolution(solution: AssembledSolution, managed: boolean): Uint8Array {
  sortRootComponents(solution);
  const managedElement = child(solution.manifest, "Managed");
  if (managedElement) {
    setText(managedElement, managed ? "1" : "0");
  }
  const files = [...solution.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipEntries([
    ["customizations.xml", xmlBytes(solution.customizations)],
    ["solution.xml", xmlBytes(solution.solutionXml)],
    ...files,
    ["[Content_Types].xml", contentTypes(files.map(([path]) => path))],
  ]);
}
