import { children, descendants, rootOf } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";

/** The folders of a solution zip; a text in customizations.xml that begins with one of them names a file. */
const namedFile = /^\/(Workflows|Controls|Connector|WebResources|CanvasApps|environmentvariabledefinitions)\//i;

/** Every path that customizations.xml names must be in the zip, with exact case; every file of the sources must be used. */
export function checkNamedFiles(solution: AssembledSolution): void {
  const { source, problems, entries } = solution;
  for (const element of descendants(rootOf(solution.customizations), "*")) {
    const text = children(element).length === 0 ? (element.textContent?.trim() ?? "") : "";
    if (namedFile.test(text) && !entries.has(text.slice(1))) {
      problems.add(source.place, `<${element.nodeName}> names ${text}, which is not in the zip.`);
    }
  }
  for (const path of source.strays()) {
    problems.add(source.placeOf(path), "The file belongs to no component. Remove it from the sources.");
  }
}
