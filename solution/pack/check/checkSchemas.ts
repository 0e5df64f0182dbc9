import type { Element } from "@xmldom/xmldom";
import { parseXml, rootOf, XmlError } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";
import { checkShape } from "../schema/checkShape";
import { schemas } from "../schema/schemas";

/** The root of a file; undefined where it is not well-formed, which is told where the file is read. */
function rootIn(content: Uint8Array): Element | undefined {
  try {
    return rootOf(parseXml(new TextDecoder().decode(content), ""));
  } catch (error) {
    if (error instanceof XmlError) {
      return undefined;
    }
    throw error;
  }
}

/** Checks that each XML file holds what the import reads, in its place, and nothing that it would refuse or drop. */
export function checkSchemas({ source, problems }: AssembledSolution): void {
  for (const [path, content] of source.entries()) {
    const schema = schemas.find((one) => one.path.test(path));
    const root = schema && rootIn(content);
    const report = ({ lineNumber, columnNumber }: Element, reason: string): void => {
      const at = lineNumber === undefined ? "" : `:${lineNumber}:${columnNumber ?? 1}`;
      problems.add(`${source.placeOf(path)}${at}`, reason);
    };
    if (schema && root && root.nodeName !== schema.root) {
      report(root, `The file must begin with <${schema.root}>, not <${root.nodeName}>.`);
    } else if (schema && root) {
      checkShape(root, schema.shape, report);
    }
  }
}
