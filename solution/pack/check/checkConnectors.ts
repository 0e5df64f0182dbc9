import type { AssembledSolution } from "../assemble/assembledSolution";
import { childText } from "../../format/xml";

/**
 * The logical name that a connector has in a solution: the prefix, an underscore, and the title in lower case with every
 * other character as a dash and its two hexadecimal digits, such as `lrc_linked-20records`.
 */
function connectorName(prefix: string, title: string): string {
  const encoded = title
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (character) => `-${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `${prefix}_${encoded}`;
}

/** Checks that the connectors and their files are named as the product names a connector of that title. */
export function checkConnectors({ connectors, project, problems }: AssembledSolution): void {
  if (!project.connector) {
    return;
  }
  const { title } = project.connector;
  const expected = connectorName(project.publisher.customizationPrefix, title);
  for (const { path, place, connector } of connectors) {
    const name = childText(connector, "name");
    if (name !== expected) {
      problems.add(place, `<name> is "${name}", a connector with the title "${title}" is named "${expected}".`);
    }
    if (path !== `Connectors/${name}.xml`) {
      problems.add(place, `The file must be named like its connector, ${name}.xml.`);
    }
  }
}
